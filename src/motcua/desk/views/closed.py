"""A closed period: its figures as they were frozen, and what today's records say otherwise."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.desk.closed_grid import cell_text, closed_table
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import attachment, paper_file, paper_page
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.desk.templatetags.vietnamese import moment
from motcua.kernel.errors import NotFound
from motcua.reports import api as reports
from motcua.reports.snapshot_data import CellChange, ChangedRecord, SnapshotView

KINDS = ("docx", "pdf", "xlsx")
HEADINGS = (
    "Biểu",
    "Dòng",
    "Cột",
    "Đã chốt",
    "Hôm nay",
    "Hồ sơ",
    "Vì sao",
    "Ghi nhận lúc",
)


@require_safe
@officer_page
def closed(request: HttpRequest, snapshot_id: int) -> HttpResponse:
    """Who closed it and when, the difference to today, the closed figures."""
    view = _view(request, snapshot_id)
    found = reports.difference(snapshot_id, actor=request.officer.actor, now=request.now)
    context = {
        "view": view,
        "line": view.line,
        "difference": found,
        "changes": [_shown(change) for change in found.cells],
        "late_word": _word(found.late),
        "tables": [closed_table(sheet, found.cells) for sheet in view.sheets],
    }
    return page(request, "desk/closed.html", Place.REPORTS, context)


@require_safe
@xframe_options_sameorigin
@officer_page
def closed_paper(request: HttpRequest, snapshot_id: int) -> HttpResponse:
    """The paper as it was closed, for a frame of the page."""
    document = reports.snapshot_document(_view(request, snapshot_id))
    return paper_page(request, document)


@require_safe
@officer_page
def closed_file(request: HttpRequest, snapshot_id: int, kind: str) -> HttpResponse:
    """The paper as docx, pdf or xlsx; `json`: the snapshot itself, for `motcua verify`."""
    view = _view(request, snapshot_id)
    key = view.line.key.replace("/", "-")
    name = f"{key}-{view.agency_code}-{view.line.period.to_on}-{view.line.hash[:12]}"
    if kind == "json":
        text = reports.snapshot_json(snapshot_id, actor=request.officer.actor, now=request.now)
        return attachment(text.encode(), "application/json", name, kind)
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    return paper_file(reports.snapshot_document(view), kind, name)


@require_safe
@officer_page
def difference_file(request: HttpRequest, snapshot_id: int) -> HttpResponseBase:
    """Every changed cell with its records, a record a line, as csv."""
    found = reports.difference(snapshot_id, actor=request.officer.actor, now=request.now)
    lines = [line for change in found.cells for line in _lines(change)]
    return rows_file("csv", f"khac-so-da-chot-{snapshot_id}", "Khác số đã chốt", HEADINGS, lines)


def _lines(change: CellChange) -> Iterator[tuple[str, ...]]:
    """A line a record behind the changed cell; one where there is none."""
    cell = (change.form, change.row_label, change.column_label)
    figures = (cell_text(change.closed), cell_text(change.today))
    for record, why in _reasons(change) or [(None, "")]:
        behind = (record.code, why, moment(record.recorded_at)) if record else ("", "", "")
        yield (*cell, *figures, *behind)


def _view(request: HttpRequest, snapshot_id: int) -> SnapshotView:
    return reports.snapshot(snapshot_id, actor=request.officer.actor, now=request.now)


def _shown(change: CellChange) -> dict[str, object]:
    """A change as a line of the table."""
    sign = "+" if (change.difference or 0) > 0 else ""
    return {
        "change": change,
        "closed": cell_text(change.closed),
        "today": cell_text(change.today),
        "grown": "" if change.difference is None else f"{sign}{change.difference}",
        "records": (records := _reasons(change)),
        "word": _word(record for record, _ in records),
    }


def _word(records: Iterable[ChangedRecord]) -> str:
    """What the records together are called."""
    return "hồ sơ" if all(one.register == "dossiers" for one in records) else "mục trong sổ"


def _reasons(change: CellChange) -> list[tuple[ChangedRecord, str]]:
    """Each record behind a change with why it is there."""
    return [
        *((one, f"thêm: {_why(one)}") for one in change.gained),
        *((one, f"bớt: {_why(one)}") for one in change.lost),
        *((one, f"đổi câu trả lời: {_why(one)}") for one in change.altered),
    ]


def _why(record: ChangedRecord) -> str:
    if record.is_new:
        return "ghi nhận sau khi chốt"
    return "ghi muộn việc của kỳ" if record.late else "sửa sau khi chốt"
