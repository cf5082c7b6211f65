"""Nhật ký đọc: who saw whose dossier, by code, account and day; for the agency's administrator."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ReadFilter, ReadLine
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.numbers import whole_number
from motcua.kernel.text import nfc

CODE, ACCOUNT, FIRST, LAST, PAGE = "ma", "tai-khoan", "tu", "den", "trang"
LONGEST_CODE = 80
HEADINGS = ("Lúc", "Tài khoản", "Trang đã xem", "Mã hồ sơ")


@require_safe
@officer_page
def read_log(request: HttpRequest) -> HttpResponse:
    """A page of 50 lines, the newest first, with the filters above."""
    request.officer.require(dossiers.AUDIT)
    typed = _typed(request)
    context: dict[str, object] = {
        "typed": typed,
        "account": typed[ACCOUNT],
        "fault": "",
        "most_days": dossiers.MOST_DAYS,
        "may_audit": True,
    }
    try:
        asked = _filter(request, typed)
        who = {"actor": request.officer.actor, "now": request.now}
        context |= {
            "page": dossiers.reads(asked, cursor=request.GET.get(PAGE) or None, **who),
            "readers": [(str(key), name) for key, name in dossiers.readers(asked, **who)],
            "address": urlencode({name: text for name, text in typed.items() if text}),
        }
    except (DateUnreadable, dossiers.ReadDaysInvalid) as refused:
        context["fault"] = str(refused)
    status = 422 if context["fault"] else 200
    return page(request, "desk/read_log.html", Place.OFFICE, context, status=status)


@require_safe
@officer_page
def read_log_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """All lines of the filters, one a dossier. kind: csv, xlsx."""
    request.officer.require(dossiers.AUDIT)
    asked = _filter(request, _typed(request))
    found = dossiers.export_reads(asked, actor=request.officer.actor, now=request.now)
    name = f"nhat-ky-doc-{asked.from_on}-{asked.to_on}"
    return rows_file(kind, name, "Nhật ký đọc", HEADINGS, _texts(found))


def _typed(request: HttpRequest) -> dict[str, str]:
    """What the form holds; a fresh one: this day."""
    today = format_day(request.officer.on)
    return {
        CODE: nfc(request.GET.get(CODE, "")).strip().upper()[:LONGEST_CODE],
        ACCOUNT: request.GET.get(ACCOUNT, ""),
        FIRST: request.GET.get(FIRST, "").strip() or today,
        LAST: request.GET.get(LAST, "").strip() or today,
    }


def _filter(request: HttpRequest, typed: Mapping[str, str]) -> ReadFilter:
    return ReadFilter(
        agency_id=request.officer.agency.id,
        from_on=parse_day(typed[FIRST]),
        to_on=parse_day(typed[LAST]),
        code=typed[CODE],
        user_id=whole_number(typed[ACCOUNT]),
    )


def _texts(found: Iterator[ReadLine]) -> Iterator[tuple[str, ...]]:
    for one in found:
        for code in one.codes:
            yield (f"{one.read_at:%d/%m/%Y %H:%M:%S}", one.user_name, one.page, code)
