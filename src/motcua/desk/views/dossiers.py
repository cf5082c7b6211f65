"""The list of dossiers, its search, and its export of exactly what is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.desk.dossier_filters import chosen
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.search_text import remember
from motcua.desk.sheet_out import rows_file
from motcua.desk.templatetags.vietnamese import channel_word, field_name, moment
from motcua.desk.words import left_of
from motcua.dossiers import api
from motcua.dossiers.data import DossierRow
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.reports import api as reports

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
    """A row of the list with its time in words. home: whose it is, where we have only a part;
    received: of that it was received here."""

    row: DossierRow
    left: str
    late: bool  # recorded too late for a closed period
    home: str = ""
    received: bool = False


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
    late = reports.late_codes(
        DOSSIER_FACT, [row.code for row in listed.rows], {row.agency_id for row in listed.rows}
    )
    homes = _homes(listed.rows, request.officer.agency.id)
    lines = [
        Line(
            row,
            left_of(request, row),
            row.code in late,
            homes.get(row.agency_id, ""),
            row.receiver_id is not None,
        )
        for row in listed.rows
    ]
    receives = any(choice.name == "nhan-ho" for choice in filters.choices)
    context = {"filters": filters, "page": listed, "lines": lines, "receives": receives}
    return page(request, "desk/dossiers.html", Place.DOSSIERS, context)


def _homes(rows: Iterable[DossierRow], own_id: int) -> dict[int, str]:
    """Names of the other agencies in whose dossiers the own one has a part."""
    others = {
        row.agency_id
        for row in rows
        if row.agency_id != own_id
        and (row.receiver_id is not None or any(one.leg.agency_id == own_id for one in row.legs))
    }
    return {key: view.name for key, view in agencies.views(others).items()} if others else {}


@require_POST
@officer_page
def find(request: HttpRequest) -> HttpResponse:
    """Search words come by POST and stand in the address only as a key of the session."""
    text = request.POST.get("tim", "").strip()[:SEARCH_LENGTH]
    query = f"?tim={remember(request, text)}" if text else ""
    return redirect(reverse("dossiers") + query)


@require_safe
@officer_page
def export(request: HttpRequest, kind: str = "csv") -> HttpResponseBase:
    """Every row of the present filters, with the headings that an import reads. kind: csv, xlsx."""
    rows = api.export_dossiers(chosen(request).filter, actor=request.officer.actor, now=request.now)
    return rows_file(kind, "ho-so", "Hồ sơ", HEADINGS, map(_texts, rows))


def _texts(row: DossierRow) -> tuple[str, ...]:
    return (
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
