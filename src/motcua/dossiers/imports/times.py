"""The times of a row: read, put in order, and given an hour where the cell gave only a day."""

from datetime import datetime

from motcua.agencies.data import WorkingHours
from motcua.dossiers.imports.headings import export_headings
from motcua.dossiers.imports.statements import Said
from motcua.kernel.dates import DateUnreadable, format_day, format_moment, local
from motcua.rulebook import load as rulebook
from motcua.sheets.cells import moment_of
from motcua.sheets.row_cells import RowCells

Times = dict[str, Said | None]
"""Heading key -> its time; None: the cell is empty, or was rejected."""

TIME_KEYS = (
    "accepted_at",
    "appointment_at",
    "ended_at",
    "delivered_at",
    "stopped_at",
    "resumed_at",
)
# What is named second did not come before what is named first.
_IN_ORDER = (
    ("accepted_at", "appointment_at"),
    ("accepted_at", "stopped_at"),
    ("accepted_at", "resumed_at"),
    ("stopped_at", "resumed_at"),
    ("accepted_at", "ended_at"),
    ("stopped_at", "ended_at"),
    ("resumed_at", "ended_at"),
    ("accepted_at", "delivered_at"),
    ("ended_at", "delivered_at"),
)
_CHRONOLOGY = ("accepted_at", "stopped_at", "resumed_at", "ended_at", "delivered_at")


def read_times(row: RowCells, now: datetime) -> Times:
    """Each time of the row; what is no date, or has not come yet, is rejected."""
    times: Times = dict.fromkeys(TIME_KEYS)
    today = local(now).date()
    for key in TIME_KEYS:
        cell = row.raw.get(key, "")
        if cell == "" or cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        try:
            moment = moment_of(cell)
        except DateUnreadable as error:
            row.reject(key, error.expected)
            continue
        if key != "appointment_at" and (moment.at > now if moment.has_time else moment.on > today):
            row.reject(key, f"ngày không sau lúc nhập ({format_moment(now)})")
            continue
        times[key] = Said(moment.at, moment.has_time)
    return times


def check_order(row: RowCells, times: Times) -> None:
    """Reject what came before something it must follow; days are compared where no hour is."""
    for first, second in _IN_ORDER:
        earlier, later = times[first], times[second]
        if earlier is not None and later is not None and later.is_before(earlier):
            label = export_headings().by_key[first].label
            row.reject(second, f"không trước {label} ({_as_read(earlier)})")


def put_hours(times: Times, hours: WorkingHours) -> Times:
    """Where only a day is known: an appointment ends with that working day (the contract of the
    import) in the hours of the agency; anything else stays at 00:00, which is read as "no hour",
    or at the moment of what it followed on the same day."""
    placed = dict(times)
    appointment = times["appointment_at"]
    if appointment is not None and not appointment.exact:
        clock = rulebook.calendar_of(hours.on((times["accepted_at"] or appointment).on))
        end = clock.end_of_working_day(appointment.on)
        placed["appointment_at"] = Said(end, exact=False)
    latest: datetime | None = None
    for key in _CHRONOLOGY:
        said = times[key]
        if said is None:
            continue
        if not said.exact and latest is not None and latest > said.at:
            said = said._replace(at=latest)
            placed[key] = said
        latest = said.at
    return placed


def _as_read(said: Said) -> str:
    return format_moment(said.at) if said.exact else format_day(said.on)
