"""Chỉ tiêu: the appendix of a period, its rows typed in place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from motcua.agencies import api as agencies
from motcua.desk import period_choice
from motcua.desk.form_request import FormRequest, agencies_to_choose, form_request, sheet_of
from motcua.desk.indicator_rows import IndicatorRow, indicator_rows
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.templatetags.vietnamese import number
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.indicators import Appendix, IndicatorKind
from motcua.reports import api as reports
from motcua.reports.data import CellStatus, FormSheet, IndicatorEntry
from motcua.rulebook import load

VIEWS = {"": "Tất cả", "thieu": "Còn thiếu", "cua-toi": "Chỉ tiêu của tôi"}


@require_safe
@officer_page
def indicators(request: HttpRequest, form_key: str) -> HttpResponse:
    """The appendix; `loc=thieu` only what is missing, `loc=cua-toi` only the officer's own."""
    asked = _asked(request, form_key)
    sheet, rows = _rows(request, asked)
    chosen = request.GET.get("loc", "")
    chosen = chosen if chosen in VIEWS else ""
    context = {
        "asked": asked,
        "name": load.appendix_label(form_key),
        "sheet": sheet,
        "rows": [row for row in rows if _shown(row, chosen)],
        "missing": sum(row.status == "missing" and row.typed for row in rows),
        "asked_rows": sum(row.status not in ("heading", "other") for row in rows),
        "mine": _of_mine(rows),
        "views": VIEWS,
        "view": chosen,
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(request, form_key, asked.agency, sheet.period),
    }
    return page(request, "desk/indicators.html", Place.REPORTS, context)


@require_http_methods(["GET", "POST"])
@officer_page
def indicator_entry(request: HttpRequest, form_key: str) -> HttpResponse:
    """GET: the inputs of one row. POST: keep them; a refused figure stays as typed, with why."""
    asked = _asked(request, form_key)
    sheet, rows = _rows(request, asked)
    row = next((row for row in rows if row.key == request.GET.get("dong")), None)
    if row is None or not row.typed or not (row.mine or _may_all(request, asked)):
        raise NotFound("chỉ tiêu nhập tay", request.GET.get("dong", ""))
    printed = _appendix(asked).row(row.key)
    indicator = load.indicators(asked.chosen.period.to_on)[str(printed and printed.indicator)]
    fault = _write(request, asked, row.key) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        if request.htmx:
            return HttpResponseClientRefresh()
        return redirect(f"{reverse('indicators', args=[form_key])}?{asked.address}#d-{row.key}")
    context = {
        "asked": asked,
        "name": load.appendix_label(form_key),
        "row": row,
        "indicator": indicator,
        "is_ratio": indicator.kind is IndicatorKind.RATIO,
        "is_text": indicator.kind is IndicatorKind.TEXT,
        "shown": _shown_entry(request, sheet, row.key),
        "fault": fault,
    }
    if request.htmx:
        return render(request, "desk/parts/indicator_entry.html", context)
    return page(request, "desk/indicator_entry.html", Place.REPORTS, context)


def _asked(request: HttpRequest, form_key: str) -> FormRequest:
    if form_key not in load.appendix_keys():
        raise NotFound("phụ lục", form_key)
    return form_request(request, form_key)


def _appendix(asked: FormRequest) -> Appendix:
    if asked.form.appendix is None:
        raise NotFound("phụ lục", asked.form.key)
    return asked.form.appendix


def _rows(request: HttpRequest, asked: FormRequest) -> tuple[FormSheet, list[IndicatorRow]]:
    period, appendix = asked.chosen.period, _appendix(asked)
    catalogue = load.indicators(period.to_on)
    filling = reports.filling_of(appendix, catalogue, asked.agency, period, as_of=None)
    sheet = reports.filled_sheet(
        asked.form, asked.agency, period, filling, as_of=None, now=request.now
    )
    held = reports.positions_of(request.officer.actor, asked.agency, period)
    everything = _may_all(request, asked)
    typed = frozenset(
        row.key
        for row in appendix.rows
        if row.indicator
        and filling.is_typed(row.indicator)
        and (everything or catalogue[row.indicator].owner in held)
    )
    rows = indicator_rows(
        sheet,
        _before(request, asked),
        appendix,
        catalogue,
        filling,
        typed,
        held,
        load.indicator_words(period.to_on).owners,
    )
    return sheet, rows


def _before(request: HttpRequest, asked: FormRequest) -> FormSheet | None:
    """The same appendix a period earlier; None where it was not yet in force."""
    earlier = period_choice.before(asked.form.key, asked.agency, asked.chosen.period)
    try:
        return sheet_of(request, asked, earlier)
    except load.NotInForce:
        return None


def _may_all(request: HttpRequest, asked: FormRequest) -> bool:
    officer = request.officer
    return agencies.may(officer.actor, "report.write", asked.agency.id, officer.on)


def _shown(row: IndicatorRow, view: str) -> bool:
    if view == "thieu":
        return row.status == "missing"
    return row.mine if view == "cua-toi" else True


def _of_mine(rows: list[IndicatorRow]) -> dict[str, int]:
    """How many indicators are the officer's own, how many of them are missing, or look odd."""
    mine = [row for row in rows if row.mine and row.status != "other"]
    return {
        "all": len(mine),
        "missing": sum(row.status == "missing" for row in mine),
        "odd": sum(row.is_odd for row in mine),
    }


def _shown_entry(request: HttpRequest, sheet: FormSheet, row_key: str) -> dict[str, str | bool]:
    """What the inputs hold: what was just typed, else the figure in force."""
    if request.method == "POST":
        names = {"value": "gia-tri", "part": "tu-so", "whole": "mau-so", "source": "nguon"}
        return {key: request.POST.get(name, "") for key, name in names.items()} | {
            "waived": "khong-co" in request.POST
        }
    row = sheet.row(row_key)
    cells = row.cells if row else {}
    figures = {"value": "value", "part": "numerator", "whole": "denominator"}
    values = {key: cells[name].value for key, name in figures.items()}
    shown = {key: "" if value is None else number(value) for key, value in values.items()}
    status = cells["value"].status
    return shown | {"source": cells["value"].source, "waived": status is CellStatus.WAIVED}


def _write(request: HttpRequest, asked: FormRequest, row_key: str) -> str:
    """Why it was refused; "" when it was kept."""
    typed = request.POST
    entry = IndicatorEntry(
        value=typed.get("gia-tri", ""),
        numerator=typed.get("tu-so", ""),
        denominator=typed.get("mau-so", ""),
        waived="khong-co" in typed,
        source=typed.get("nguon", ""),
    )
    try:
        reports.enter_indicator(
            asked.form.key,
            asked.agency,
            asked.chosen.period,
            row_key,
            entry,
            actor=request.officer.actor,
            now=request.now,
        )
    except MotcuaError as refused:
        return str(refused)
    return ""
