"""Legs as JSON keeps them: in a case, and in the event that begins one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from motcua.kernel.cases import Leg, LegEnd, Week
from motcua.kernel.dates import local

_MOMENTS = ("forwarded_at", "begins_at", "due_at")
_LATER = ("received_at", "ended_at")


def legs_to_json(legs: Iterable[Leg]) -> list[dict[str, Any]]:
    """Every leg as an object; what has not happened yet is left out."""
    return [_to_json(leg) for leg in legs]


def legs_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Leg, ...]:
    """The inverse of `legs_to_json`. Raises ValueError, KeyError."""
    return tuple(_from_json(one) for one in stored)


def week_to_json(week: Week | None) -> list[list[list[int]]] | None:
    """Sessions by weekday as lists; None stays None."""
    return None if week is None else [[list(session) for session in day] for day in week]


def week_from_json(stored: Iterable[Any] | None) -> Week | None:
    """The inverse of `week_to_json`."""
    if stored is None:
        return None
    return tuple(tuple((int(begin), int(end)) for begin, end in day) for day in stored)


def _to_json(leg: Leg) -> dict[str, Any]:
    said: dict[str, Any] = {
        "number": leg.number,
        "agency_id": leg.agency_id,
        "agency_name": leg.agency_name,
        "task": leg.task,
        **{name: local(getattr(leg, name)).isoformat() for name in _MOMENTS},
    }
    if leg.week is not None:
        said["week"] = week_to_json(leg.week)
    for name in _LATER:
        if (moment := getattr(leg, name)) is not None:
            said[name] = local(moment).isoformat()
    if leg.officer:
        said["officer"] = leg.officer
    if leg.end is not None:
        said["end"] = leg.end.value
    return said


def _from_json(stored: Mapping[str, Any]) -> Leg:
    values = dict(stored)
    for name in (*_MOMENTS, *_LATER):
        if name in values:
            values[name] = local(datetime.fromisoformat(values[name]))
    if "week" in values:
        values["week"] = week_from_json(values["week"])
    if "end" in values:
        values["end"] = LegEnd(values["end"])
    return Leg(**values)
