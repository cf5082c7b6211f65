"""Reads of the registers' log of reads. Only who may audit an agency is shown its lines."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.cursors import Page
from motcua.kernel.dates import local
from motcua.records.read_lines import (
    AUDIT,
    ReadFilter,
    ReadLine,
    in_days,
    read_page,
    readers_of,
    shows,
)
from motcua.registers.catalogue import BY_KEY, app_of
from motcua.registers.ledger.models import RegisterReadLog
from motcua.rulebook import load as rulebook

PAGE_WORDS = {"entry": "Trang của mục", "export": "Tải sổ"}
CHUNK = 1_000


def personal_registers(on: date) -> tuple[tuple[str, str], ...]:
    """Registers that hold data of people on that day: key and label, in the order of the books."""
    defined = (rulebook.register(key, on) for key in BY_KEY)
    return tuple((one.key, one.label) for one in defined if one.personal)


def register_reads(
    filter: ReadFilter,
    register: str = "",
    *,
    actor: Actor,
    now: datetime,
    cursor: str | None = None,
) -> Page[ReadLine]:
    """A page of lines, the newest first. register: its key; "": of all.

    Codes of entries are an agency's own, so only readers of the agencies are told. Raises NotFound,
    NotAllowed, ReadDaysInvalid, CursorInvalid.
    """
    labels = _labels(now)
    found = _matching(filter, register, actor, now)
    return read_page(found, cursor, lambda row: _line(row, filter.code, labels))


def export_register_reads(
    filter: ReadFilter, register: str = "", *, actor: Actor, now: datetime
) -> Iterator[ReadLine]:
    """All lines, the newest first, read as they are asked for. Raises at once."""
    labels = _labels(now)
    found = _matching(filter, register, actor, now).order_by("-read_at", "-id")
    return (_line(one, filter.code, labels) for one in found.iterator(CHUNK))


def register_readers(
    filter: ReadFilter, *, actor: Actor, now: datetime
) -> tuple[tuple[int, str], ...]:
    """Accounts that read in these days, in whatever register: id and name."""
    return readers_of(_of_agencies(filter, actor, now).filter(in_days(filter)))


def _matching(
    filter: ReadFilter, register: str, actor: Actor, now: datetime
) -> QuerySet[RegisterReadLog]:
    days = in_days(filter)
    found = _of_agencies(filter, actor, now).filter(days)
    if register:
        app_of(register)
        found = found.filter(register=register)
    if filter.code:
        found = found.filter(shows("entry_codes", filter.code))
    return found if filter.user_id is None else found.filter(user_id=filter.user_id)


def _of_agencies(filter: ReadFilter, actor: Actor, now: datetime) -> QuerySet[RegisterReadLog]:
    ids = agencies.listed_agency_ids(actor, AUDIT, filter.agency_id, local(now).date())
    found = RegisterReadLog.objects.all()
    return found if ids is None else found.filter(agency_id__in=ids)


def _labels(now: datetime) -> dict[str, str]:
    on = local(now).date()
    return {key: rulebook.register(key, on).label for key in BY_KEY}


def _line(row: RegisterReadLog, code: str, labels: dict[str, str]) -> ReadLine:
    place = PAGE_WORDS.get(row.page, row.page)
    return ReadLine(
        id=row.pk,
        read_at=local(row.read_at),
        user_id=row.user_id,
        user_name=row.user_name,
        page=f"{labels.get(row.register, row.register)}: {place[0].lower()}{place[1:]}",
        codes=(code,) if code else tuple(row.entry_codes.split("\n")),
    )
