"""The figures of the leader's page: each a number with the address of its dossiers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from motcua.desk.dossier_filters import NOBODY
from motcua.desk.templatetags.vietnamese import field_name
from motcua.desk.words import DUE_WORDS
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import DueFilter
from motcua.kernel.dates import format_day
from motcua.kernel.periods import Period
from motcua.papers.api import Bar
from motcua.reports import api as reports
from motcua.reports.api import OfficerLine

RECEIVED, FINISHED = "dossier.received", "dossier.finished"
PENDING, PENDING_LATE = "dossier.pending", "dossier.pending_late"
FINISHED_LATE = "dossier.finished_late"
TODAY = (RECEIVED, FINISHED, PENDING, PENDING_LATE)
WEEKS = 8
LABELS = {
    RECEIVED: "Tiếp nhận",
    FINISHED: "Giải quyết xong",
    PENDING: "Đang giải quyết",
    PENDING_LATE: "Đang quá hạn",
    "dossier.finished_early": "Trước hạn",
    "dossier.finished_on_due": "Đúng hạn",
    FINISHED_LATE: "Xong quá hạn",
}
SOON_LABEL = DUE_WORDS[DueFilter.THREE_DAYS]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number. address: its dossiers; "" for a zero, which has none."""

    value: int
    address: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures, of a field, an officer or a week."""

    label: str
    figures: tuple[Figure, ...]


def records_address(
    period: Period, measure: str, *, field_key: str = "", officer: str | None = None
) -> str:
    """The page that lists the dossiers of a figure. officer: "" those of nobody, None: of all."""
    asked = {
        "so": measure,
        "tu": format_day(period.from_on),
        "den": format_day(period.to_on),
    }
    if field_key:
        asked["linh-vuc"] = field_key
    if officer is not None:
        asked["can-bo"] = officer or NOBODY
    return f"{reverse('leader_records')}?{urlencode(asked)}"


def figure(value: int, address: str, label: str = "") -> Figure:
    """A figure that opens its dossiers when there are any."""
    return Figure(value, address if value else "", label)


def counted(
    request: HttpRequest, period: Period, keys: Sequence[str]
) -> Mapping[str, Mapping[str, int]]:
    """Field key -> measure -> dossiers at the officer's agency."""
    officer = request.officer
    return reports.office_counts(officer.agency, period, keys, actor=officer.actor, now=request.now)


def totals(rows: Mapping[str, Mapping[str, int]], keys: Iterable[str]) -> dict[str, int]:
    """The measures over all fields."""
    return {key: sum(row[key] for row in rows.values()) for key in keys}


def soon_by(request: HttpRequest, column: str) -> dict[str, int]:
    """Due today or within three days, by "field_key" or "officer"."""
    officer = request.officer
    return dossiers.due_soon_by(column, officer.agency.id, actor=officer.actor, now=request.now)


def field_rows(
    rows: Mapping[str, Mapping[str, int]], soon: Mapping[str, int], period: Period
) -> tuple[Row, ...]:
    """Fields with anything to say, the most overdue first."""
    keys = sorted(rows, key=lambda key: (-rows[key][PENDING_LATE], -rows[key][PENDING], key))
    return tuple(
        Row(
            field_name(key),
            (
                *(
                    figure(rows[key][one], records_address(period, one, field_key=key))
                    for one in TODAY
                ),
                figure(
                    soon.get(key, 0),
                    f"{reverse('dossiers')}?{urlencode({'han': '3days', 'linh-vuc': key})}",
                ),
            ),
        )
        for key in keys
        if any(rows[key].values())
    )


def officer_rows(
    lines: Sequence[OfficerLine], keys: Sequence[str], period: Period
) -> tuple[Row, ...]:
    """One row an officer."""
    return tuple(
        Row(
            line.officer or NOBODY,
            tuple(
                figure(line.counts[key], records_address(period, key, officer=line.officer))
                for key in keys
            ),
        )
        for line in lines
    )


def weeks(today: date) -> tuple[Period, ...]:
    """The last eight weeks from Monday, this one with them and only up to today."""
    monday = today - timedelta(days=today.weekday())
    starts = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return tuple(Period(start, min(start + timedelta(days=6), today)) for start in starts)


def week_rows(request: HttpRequest) -> tuple[Row, ...]:
    """Received and finished a week, oldest week first."""
    keys = (RECEIVED, FINISHED)
    found = []
    for week in weeks(request.officer.on):
        sums = totals(counted(request, week, keys), keys)
        figures = (figure(sums[key], records_address(week, key), LABELS[key]) for key in keys)
        found.append(Row(f"{week.from_on:%d/%m}", tuple(figures)))
    return tuple(found)


def late_rows(request: HttpRequest) -> tuple[Row, ...]:
    """Dossiers finished late in the eight weeks, by field, the most first."""
    all_weeks = weeks(request.officer.on)
    span = Period(all_weeks[0].from_on, all_weeks[-1].to_on)
    rows = counted(request, span, (FINISHED_LATE,))
    late = {key: row[FINISHED_LATE] for key, row in rows.items() if row[FINISHED_LATE]}
    keys = sorted(late, key=lambda key: (-late[key], key))
    return tuple(
        Row(
            field_name(key),
            (figure(late[key], records_address(span, FINISHED_LATE, field_key=key)),),
        )
        for key in keys
    )


def bars(rows: Sequence[Row]) -> list[Bar]:
    """Every figure of the rows as a bar."""
    return [
        Bar(row.label, one.value, group=one.label, address=one.address)
        for row in rows
        for one in row.figures
    ]
