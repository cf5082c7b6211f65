"""Typing the figures of an annex that no register holds yet (the nine indices)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from motcua.desk.form_request import ReportRequest, report_request
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.templatetags.vietnamese import number
from motcua.desk.views.report import READ, WRITE, compute, may_write
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.forms import FormColumn
from motcua.reports import api as reports
from motcua.reports.data import HEAD, LEVELS, Cell, CellStatus, FormSheet

SOURCE = "nguon"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to type, or one the form prints (name ""). fault: why the typed text was refused."""

    name: str
    label: str
    kind: str
    text: str
    fault: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row of the annex."""

    number: str
    label: str
    entries: tuple[Entry, ...]


@require_http_methods(["GET", "POST"])
@officer_page
def cells(request: HttpRequest, report_key: str, form_key: str) -> HttpResponse:
    """GET: the table with inputs. POST: keep each changed cell; refused ones stay as typed."""
    posted = request.method == "POST"
    asked = report_request(request, report_key, WRITE if posted else READ)
    sheet = _sheet(request, asked, form_key)
    faults = _write(request, asked, sheet) if posted else {}
    if posted and not faults:
        if request.htmx:
            return HttpResponseClientRefresh()
        return redirect(f"{reverse('report', args=[report_key])}?{asked.address}")
    typed = request.POST if posted else None
    context = {
        "asked": asked,
        "sheet": sheet,
        "may_write": may_write(request, asked),
        "head": _entries(sheet, HEAD, sheet.form.head_fields, sheet.head, typed, faults),
        "rows": [
            EntryRow(
                row.number,
                row.label,
                _entries(sheet, row.key, sheet.form.columns, row.cells, typed, faults),
            )
            for row in sheet.rows
        ],
        "levels": _levels(sheet, typed, faults),
        "source": (typed or {}).get(SOURCE) or _source(sheet),
        "faults": faults,
    }
    if request.htmx:
        return render(request, "desk/parts/entries.html", context)
    return page(request, "desk/entries.html", Place.REPORTS, context)


def _sheet(request: HttpRequest, asked: ReportRequest, form_key: str) -> FormSheet:
    sheet = compute(request, asked).annex(form_key)
    if sheet is None or sheet.form.fact is not None:
        raise NotFound("bảng nhập tay", form_key)
    return sheet


def _write(request: HttpRequest, asked: ReportRequest, sheet: FormSheet) -> dict[str, str]:
    """Refusals by the name of their field."""
    faults = {}
    source = request.POST.get(SOURCE, "")
    for name, value in request.POST.items():
        kind, _, place = name.partition(":")
        row_key, _, column = place.partition(":")
        if kind != "o" or not column:
            continue
        now_there = sheet.cell(row_key, column)
        if now_there and _text(now_there) == value.strip() and now_there.source == source.strip():
            continue
        if not value.strip() and (now_there is None or now_there.value is None):
            continue
        try:
            reports.enter_cell(
                sheet.form.key,
                asked.agency,
                asked.chosen.period,
                row_key,
                column,
                value,
                source=source,
                actor=request.officer.actor,
                now=request.now,
            )
        except MotcuaError as refused:
            faults[name] = str(refused)
    return faults


def _entries(
    sheet: FormSheet,
    row_key: str,
    columns: tuple[FormColumn, ...],
    filled: dict[str, Cell],
    typed: dict[str, str] | None,
    faults: dict[str, str],
) -> tuple[Entry, ...]:
    printed = {row.key: dict(row.values) for row in sheet.form.rows}.get(row_key, {})
    entries = []
    for column in columns:
        cell = filled.get(column.key)
        # What the form prints, or ballots fill, is not typed.
        fixed = column.key in printed or (cell is not None and cell.status is CellStatus.AUTO)
        name = "" if fixed else f"o:{row_key}:{column.key}"
        text = _text(cell)
        if typed is not None and name in typed:
            text = typed[name]
        entries.append(Entry(name, column.label, column.kind, text, faults.get(name, "")))
    return tuple(entries)


def _levels(
    sheet: FormSheet, typed: dict[str, str] | None, faults: dict[str, str]
) -> tuple[Entry, ...]:
    if sheet.form.levels is None:
        return ()
    return _entries(sheet, LEVELS, sheet.form.levels.columns, sheet.levels, typed, faults)


def _text(cell: Cell | None) -> str:
    return "" if cell is None or cell.value is None else number(cell.value)


def _source(sheet: FormSheet) -> str:
    """Where the officer had the figures from last time."""
    typed = [*sheet.head.values(), *sheet.levels.values()]
    typed += [cell for row in sheet.rows for cell in row.cells.values()]
    return next((cell.source for cell in typed if cell.source), "")
