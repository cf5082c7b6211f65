"""The dossiers behind a figure: in the side panel, as a page, or as csv."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.desk.form_request import FormRequest, form_request
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.desk.templatetags.vietnamese import day, state_word
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.kernel.errors import NotFound
from motcua.kernel.forms import FormColumn
from motcua.reports import api as reports
from motcua.reports.data import TOTAL, RecordRow
from motcua.rulebook import load

SHOWN = 200
DOSSIERS = "dossiers"
HEADINGS = (
    "Mã", "Lĩnh vực, sổ", "Thủ tục, nội dung", "Từ ngày", "Hạn", "Xong", "Trạng thái", "Số tiền",
)  # fmt: skip


@require_safe
@officer_page
def records(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """List the records of one cell; their number is the cell's figure."""
    asked = form_request(request, form_key)
    row_key, column = request.GET.get("dong", TOTAL), request.GET.get("cot", "")
    found = reports.form_records(
        form_key,
        asked.agency,
        asked.chosen.period,
        row_key=None if row_key == TOTAL else row_key,
        column=column,
        as_of=None,
        actor=request.officer.actor,
        now=request.now,
    )
    records_found = list(found)
    shown = records_found[:SHOWN]
    context = {
        "asked": asked,
        "back": _page_of(asked),
        "here": request.path,
        "row_key": row_key,
        "column": column,
        "heading": " – ".join(_column(asked, column).path),
        "row_label": _row_label(asked, row_key),
        "total": len(records_found),
        "noun": _noun(records_found),
        "amount": sum(one.amount or 0 for one in records_found),
        "records": shown,
        "late": _late(shown, asked.agency.id),
        "hidden": max(0, len(records_found) - SHOWN),
    }
    if request.GET.get("dang") == "csv":
        return rows_file("csv", "ho-so-cua-o", "Hồ sơ của ô", HEADINGS, map(_texts, records_found))
    if request.htmx:
        return render(request, "desk/parts/records.html", context)
    return page(request, "desk/records.html", Place.REPORTS, context)


def _noun(found: list[RecordRow]) -> str:
    """What the records are called together."""
    return "mục trong sổ" if any(one.register != DOSSIERS for one in found) else "hồ sơ"


def _late(shown: list[RecordRow], agency_id: int) -> set[str]:
    """Codes of those that were written down after a period they belong to was closed."""
    ids: dict[str, dict[int, str]] = {}
    for one in shown:
        ids.setdefault(one.register, {})[one.record_id] = one.code
    dossiers = ids.pop(DOSSIERS, {})
    late = set(reports.late_codes(DOSSIER_FACT, dossiers.values(), {agency_id}))
    for register, codes in ids.items():
        late |= {codes[each] for each in reports.late_entries(register, codes, {agency_id})}
    return late


def _page_of(asked: FormRequest) -> str:
    return reverse("indicators" if asked.form.appendix else "form", args=[asked.form.key])


def _column(asked: FormRequest, key: str) -> FormColumn:
    apart = [column for columns in asked.form.apart.values() for column in columns]
    for column in (*asked.form.columns, *apart):
        if column.key == key:
            return column
    raise NotFound("cột", key)


def _row_label(asked: FormRequest, row_key: str) -> str:
    if row_key == TOTAL:
        return asked.form.total_label
    printed = asked.form.appendix.row(row_key) if asked.form.appendix else None
    if printed:
        return printed.label
    names = {field.key: field.printed for field in load.fields()}
    return names.get(row_key, row_key)


def _texts(record: RecordRow) -> tuple[str, ...]:
    days = (record.accepted_on, record.due_on, record.finished_on)
    known = (record.code, record.field_label, record.procedure_name)
    state = state_word(record.state) if record.state else record.state_label
    amount = "" if record.amount is None else str(record.amount)
    return (*known, *map(day, days), state, amount)
