"""Nhật ký đọc: who saw whose data, in dossiers or in a register, by code, account and day; for the
agency's administrator."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ReadFilter, ReadLine
from motcua.kernel.cursors import Page
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.numbers import whole_number
from motcua.kernel.text import nfc
from motcua.registers import api as registers

KIND, CODE, ACCOUNT, FIRST, LAST, PAGE = "loai", "ma", "tai-khoan", "tu", "den", "trang"
ALL_REGISTERS = "so"
LONGEST_CODE = 80
HEADINGS = ("Lúc", "Tài khoản", "Trang đã xem", "Mã hồ sơ")
OF_REGISTERS = (*HEADINGS[:-1], "Mã mục trong sổ")


@dataclass(frozen=True, slots=True)
class Log:
    """One of the two logs. page, lines, readers: its reads, asked with a filter."""

    headings: tuple[str, ...]
    page: Callable[..., Page[ReadLine]]
    lines: Callable[..., Iterator[ReadLine]]
    readers: Callable[..., tuple[tuple[int, str], ...]]


OF_DOSSIERS = Log(HEADINGS, dossiers.reads, dossiers.export_reads, dossiers.readers)


@require_safe
@officer_page
def read_log(request: HttpRequest) -> HttpResponse:
    """A page of 50 lines, the newest first, with the filters above."""
    request.officer.require(dossiers.AUDIT)
    typed, kinds = _typed(request), _kinds(request)
    context: dict[str, object] = {
        "typed": typed,
        "account": typed[ACCOUNT],
        "kinds": kinds,
        "kind": typed[KIND],
        "what": "mục" if typed[KIND] else "hồ sơ",
        "fault": "",
        "most_days": dossiers.MOST_DAYS,
        "may_audit": True,
    }
    try:
        asked, log = _filter(request, typed), _log(typed[KIND])
        who = {"actor": request.officer.actor, "now": request.now}
        context |= {
            "page": log.page(asked, cursor=request.GET.get(PAGE) or None, **who),
            "readers": [(str(key), name) for key, name in log.readers(asked, **who)],
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
    typed = _typed(request)
    asked, log = _filter(request, typed), _log(typed[KIND])
    found = log.lines(asked, actor=request.officer.actor, now=request.now)
    name = f"nhat-ky-doc-{asked.from_on}-{asked.to_on}"
    return rows_file(kind, name, "Nhật ký đọc", log.headings, _texts(found))


def _typed(request: HttpRequest) -> dict[str, str]:
    """What the form holds; a fresh one: this day."""
    today = format_day(request.officer.on)
    kind = request.GET.get(KIND, "")
    return {
        KIND: kind if kind in dict(_kinds(request)) else "",
        CODE: nfc(request.GET.get(CODE, "")).strip().upper()[:LONGEST_CODE],
        ACCOUNT: request.GET.get(ACCOUNT, ""),
        FIRST: request.GET.get(FIRST, "").strip() or today,
        LAST: request.GET.get(LAST, "").strip() or today,
    }


def _kinds(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What may be chosen: dossiers, or the registers that hold data of people."""
    books = registers.personal_registers(request.officer.on)
    return (("", "Hồ sơ"), (ALL_REGISTERS, "Mọi sổ"), *books)


def _log(kind: str) -> Log:
    if not kind:
        return OF_DOSSIERS
    register = "" if kind == ALL_REGISTERS else kind
    return Log(
        OF_REGISTERS,
        partial(registers.register_reads, register=register),
        partial(registers.export_register_reads, register=register),
        registers.register_readers,
    )


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
