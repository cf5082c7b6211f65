"""Numbers of a series that no entry has: left out by a file that began below the book's end."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.registers.documents.data import Gap
from motcua.registers.documents.numbering import PREFIXES
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import READ


def gaps(key: str, agency_id: int, year: int, *, actor: Actor, now: datetime) -> tuple[Gap, ...]:
    """What lacks between the first and the last number of each series of the year.

    Numbers before the first are of the time before the office used the register. O(n) of the
    year's codes. Raises NotFound, NotAllowed.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    head = f"{PREFIXES[key]}-{year}-"
    codes = RegisterEntry.objects.filter(
        agency_id=agency_id, register=key, code__startswith=head
    ).values_list("code", flat=True)
    numbers: dict[str, list[int]] = {}
    for code in codes:
        series, _, number = code.rpartition("-")
        if number.isdigit():
            numbers.setdefault(series, []).append(int(number))
    found: list[Gap] = []
    for series in sorted(numbers):
        found += _missing(_name(series), year, sorted(numbers[series]))
    return tuple(found)


def _missing(name: str, year: int, numbers: Iterable[int]) -> list[Gap]:
    return [
        Gap(name, year, before + 1, after - 1)
        for before, after in pairwise(numbers)
        if after > before + 1
    ]


def _name(series: str) -> str:
    """ "DI-2026-BC.UBND" is "BC-UBND"; the one series of incoming documents has no name."""
    return "-".join(series.split("-")[2:]).replace(".", "-")
