"""The list of dossiers, its search, and its export of exactly what is shown."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.cells_out import plain_text
from motcua.desk.dossier_filters import Chosen, chosen
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.search_text import remember
from motcua.desk.templatetags.vietnamese import channel_word, field_name, moment
from motcua.desk.words import time_left
from motcua.dossiers import api
from motcua.dossiers.data import DossierRow
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.reports import api as reports
from motcua.rulebook import load

SEARCH_LENGTH = 200
HEADINGS = (
    "Mã hồ sơ",
    "Tên TTHC",
    "Lĩnh vực",
    "Người nộp",
    "Hình thức nộp",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày có kết quả",
    "Ngày trả kết quả",
    "Trạng thái",
    "Cán bộ xử lý",
    "Hẹn lại",
    "Trạng thái quốc gia",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list with its time in words."""

    row: DossierRow
    left: str
    late: bool  # recorded too late for a closed period


@require_safe
@officer_page
def dossier_list(request: HttpRequest) -> HttpResponse:
    """A page of 50, newest acceptance first."""
    filters = chosen(request)
    listed = api.list_dossiers(
        filters.filter,
        actor=request.officer.actor,
        now=request.now,
        cursor=request.GET.get("trang") or None,
    )
    calendar = load.calendar()
    late = reports.late_codes(
        DOSSIER_FACT, [row.code for row in listed.rows], {row.agency_id for row in listed.rows}
    )
    lines = [
        Line(row, time_left(row.due_mark, row.due_at, request.now, calendar), row.code in late)
        for row in listed.rows
    ]
    context = {"filters": filters, "page": listed, "lines": lines}
    return page(request, "desk/dossiers.html", Place.DOSSIERS, context)


@require_POST
@officer_page
def find(request: HttpRequest) -> HttpResponse:
    """Search words come by POST and stand in the address only as a key of the session."""
    text = request.POST.get("tim", "").strip()[:SEARCH_LENGTH]
    query = f"?tim={remember(request, text)}" if text else ""
    return redirect(reverse("dossiers") + query)


@require_safe
@officer_page
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Every row of the present filters as csv, with the headings that an import reads."""
    rows = _all_rows(request, chosen(request))
    response = StreamingHttpResponse(_csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ho-so.csv"'
    return response


def _all_rows(request: HttpRequest, filters: Chosen) -> Iterator[DossierRow]:
    cursor = None
    while True:
        listed = api.list_dossiers(
            filters.filter, actor=request.officer.actor, now=request.now, cursor=cursor
        )
        yield from listed.rows
        cursor = listed.next_cursor
        if cursor is None:
            return


def _csv_lines(rows: Iterator[DossierRow]) -> Iterator[str]:
    yield "\ufeff" + _csv_line(HEADINGS)  # the mark makes office programs read UTF-8
    for row in rows:
        yield _csv_line(
            (
                row.code,
                row.procedure_name,
                field_name(row.field_key),
                row.applicant,
                channel_word(row.channel),
                moment(row.accepted_at),
                moment(row.appointment_at),
                moment(row.ended_at),
                moment(row.delivered_at),
                row.state_label,
                row.officer,
                moment(row.promised_at),
                f"{row.national[0]} {row.national[1]}" if row.national else "",
            )
        )


def _csv_line(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([plain_text(value) for value in values])
    return line.getvalue()
