"""The sheet of assignments as it stands in the address: its period, its rows, its numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from motcua.agencies.data import AgencyView
from motcua.desk.leader_figures import Figure, Row
from motcua.desk.task_words import kind_labels
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period

MEASURES: dict[str, str] = {
    "assignment.handled": "Phải thực hiện",
    "assignment.finished_in_time": "Xong đúng hạn",
    "assignment.finished_late": "Xong quá hạn",
    "assignment.pending_in_time": "Đang làm, trong hạn",
    "assignment.pending_late": "Đang làm, quá hạn",
}
"""Measure -> its heading, in the order of the columns."""

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """The period and, for the units below, the kind of assignments ("" is every kind).

    fault: the sentence about days that could not be read; the period is then the usual one.
    """

    HEADINGS: ClassVar[tuple[str, ...]] = tuple(MEASURES.values())
    period: Period
    kind: str
    fault: str = ""

    def measure(self, key: str) -> str:
        """The key of a figure that was asked for. Raises NotFound."""
        if key not in MEASURES:
            raise NotFound("số liệu", key)
        return key

    def label(self, measure: str) -> str:
        """Its heading."""
        return MEASURES[measure]

    @property
    def address(self) -> str:
        """The period for a link."""
        return urlencode(self._pairs(self.kind))

    def figure(self, count: int, measure: str, *, kind: str, unit: int | None) -> Figure:
        """A number that opens its assignments when there are any."""
        pairs = [*self._pairs(kind), ("so", measure)]
        if unit is not None:
            pairs.append(("don-vi", str(unit)))
        address = f"{reverse('task_records')}?{urlencode(pairs)}" if count else ""
        return Figure(count, address, MEASURES[measure])

    def _pairs(self, kind: str) -> list[tuple[str, str]]:
        days = [
            ("tu", format_day(self.period.from_on)),
            ("den", format_day(self.period.to_on)),
        ]
        return days + ([("loai", kind)] if kind else [])


def asked_of(request: HttpRequest) -> SheetAsked:
    """What the address asks for; by default the year up to today, or to the unit's last day."""
    today = request.officer.agency.nearest_day(request.officer.on)
    kind = request.GET.get("loai", "")
    kind = kind if kind in kind_labels(today) else ""
    usual = Period(today.replace(month=1, day=1), today)
    try:
        first = _day(request.GET.get("tu", ""), usual.from_on)
        last = _day(request.GET.get("den", ""), usual.to_on)
    except DateUnreadable as error:
        return SheetAsked(usual, kind, str(error))
    if first > last:
        return SheetAsked(usual, kind, "“Từ ngày” đứng sau “Đến ngày”; hãy chọn lại hai ngày.")
    return SheetAsked(Period(first, last), kind)


def kind_rows(counts: Counts, labels: Mapping[str, str], asked: SheetAsked) -> tuple[Row, ...]:
    """A row a kind that has assignments, in the register's order, then the total."""
    rows = [
        Row(label, _figures(counts[kind], asked, kind=kind, unit=None))
        for kind, label in labels.items()
        if kind in counts
    ]
    total = _added(counts.values())
    return (*rows, Row("Tất cả", _figures(total, asked, kind="", unit=None))) if rows else ()


def unit_rows(
    below: Mapping[int, Counts], units: Mapping[int, AgencyView], asked: SheetAsked
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """A row a unit below that has assignments, by its code, then the total; names of the others."""
    counted = {
        unit: _added(each for kind, each in counts.items() if asked.kind in ("", kind))
        for unit, counts in below.items()
    }
    ordered = sorted(counted, key=lambda unit: (units[unit].tier != "district", units[unit].code))
    found = {unit: counted[unit] for unit in ordered if any(counted[unit].values())}
    silent = tuple(units[unit].name for unit in ordered if unit not in found)
    rows = [
        Row(units[unit].name, _figures(found[unit], asked, kind=asked.kind, unit=unit))
        for unit in found
    ]
    total = _added(found.values())
    # The total opens nothing: no single list is behind it.
    last = Row("Tất cả", tuple(Figure(total[key], "", MEASURES[key]) for key in MEASURES))
    return ((*rows, last) if rows else ()), silent


def _figures(
    counts: Mapping[str, int], asked: SheetAsked, *, kind: str, unit: int | None
) -> tuple[Figure, ...]:
    return tuple(asked.figure(counts.get(key, 0), key, kind=kind, unit=unit) for key in MEASURES)


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total = dict.fromkeys(MEASURES, 0)
    for each in counts:
        for key in MEASURES:
            total[key] += each.get(key, 0)
    return total


def _day(text: str, usual: date) -> date:
    return parse_day(text) if text.strip() else usual
