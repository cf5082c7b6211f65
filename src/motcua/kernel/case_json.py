"""A case as JSON keeps it: moments in ISO with Vietnam's offset, stops as objects."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from motcua.kernel.cases import Case, Extension, Outcome, Review, ReviewStep, Stop
from motcua.kernel.dates import local
from motcua.kernel.leg_json import legs_from_json, legs_to_json, week_from_json, week_to_json

MOMENTS = (
    "registered_at",
    "declined_at",
    "accepted_at",
    "appointment_at",
    "ended_at",
    "delivered_at",
)
TEXTS = (
    "code",
    "field_key",
    "procedure_code",
    "procedure_name",
    "channel",
    "source_system",
    "officer",
)

_ASSUMED = ("since_assumed", "until_assumed")


def case_to_json(case: Case) -> dict[str, Any]:
    """Every attribute of the case, ready for JSON."""
    values = {
        **{name: getattr(case, name) for name in TEXTS},
        **{name: moment_to_json(getattr(case, name)) for name in MOMENTS},
        "stops": [stop_to_json(stop) for stop in case.stops],
        "outcome": case.outcome.value,
    }
    return {**values, **_only_where_said(case)}


def _only_where_said(case: Case) -> dict[str, Any]:
    """What most dossiers never have; so the stored text of older ones stays as it is."""
    return {
        name: write(value) for name, (write, _) in _RARE.items() if (value := getattr(case, name))
    }


def case_from_json(stored: Mapping[str, Any]) -> Case:
    """The inverse of `case_to_json`."""
    values = dict(stored)
    for name in MOMENTS:
        values[name] = moment_from_json(values[name])
    values["stops"] = tuple(stop_from_json(stop) for stop in values["stops"])
    values["outcome"] = Outcome(values["outcome"])
    for name, (_, read) in _RARE.items():
        if name in values:
            values[name] = read(values[name])
    return Case(**values)


def value_to_json(name: str, case: Case) -> Any:
    """One attribute of the case as JSON keeps it (for the old value of a correction)."""
    value = getattr(case, name)
    if name in MOMENTS:
        return moment_to_json(value)
    if name == "stops":
        return [stop_to_json(stop) for stop in value]
    return value.value if isinstance(value, Outcome) else value


def value_from_json(name: str, stored: Any) -> Any:
    """One attribute back from JSON. Raises KeyError for no attribute, ValueError for no value."""
    if name in MOMENTS:
        return moment_from_json(stored)
    if name == "stops":
        return tuple(stop_from_json(stop) for stop in stored)
    if name == "outcome":
        return Outcome(stored)
    if name == "ecopies":
        return int(stored)
    if name not in TEXTS:
        raise KeyError(name)
    return stored


def stop_to_json(stop: Stop) -> dict[str, Any]:
    """A stop as an object."""
    return {
        "since": moment_to_json(stop.since),
        "until": moment_to_json(stop.until),
        "reason": stop.reason,
        "restarts": stop.restarts,
        # Written only where it is so: nearly all days were said.
        **{name: True for name in _ASSUMED if getattr(stop, name)},
    }


def stop_from_json(stored: Mapping[str, Any]) -> Stop:
    """The inverse of `stop_to_json`."""
    return Stop(
        since=local(datetime.fromisoformat(stored["since"])),
        until=moment_from_json(stored["until"]),
        reason=stored["reason"],
        restarts=stored.get("restarts", False),
        **{name: stored.get(name, False) for name in _ASSUMED},
    )


def moment_to_json(moment: datetime | None) -> str | None:
    """One moment, one text: ISO with Vietnam's offset."""
    return None if moment is None else local(moment).isoformat()


def moment_from_json(stored: str | None) -> datetime | None:
    """The moment in Asia/Ho_Chi_Minh; None stays None. Raises ValueError."""
    return None if stored is None else local(datetime.fromisoformat(stored))


def _review_to_json(review: Review) -> dict[str, Any]:
    return {
        "step": review.step.value,
        "at": moment_to_json(review.at),
        "leader": review.leader,
        "leader_id": review.leader_id,
    }


def _review_from_json(stored: Mapping[str, Any]) -> Review:
    at = local(datetime.fromisoformat(stored["at"]))
    return Review(ReviewStep(stored["step"]), at, stored["leader"], stored["leader_id"])


def _extensions_to_json(extensions: Iterable[Extension]) -> list[dict[str, Any]]:
    return [
        {
            "at": moment_to_json(one.at),
            "new_appointment_at": moment_to_json(one.new_appointment_at),
        }
        for one in extensions
    ]


def _extensions_from_json(stored: Iterable[Mapping[str, str]]) -> tuple[Extension, ...]:
    return tuple(
        Extension(
            local(datetime.fromisoformat(one["at"])),
            local(datetime.fromisoformat(one["new_appointment_at"])),
        )
        for one in stored
    )


# Attribute -> how it is written, and read.
_RARE: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "registered_assumed": (bool, bool),
    "review": (_review_to_json, _review_from_json),
    "extensions": (_extensions_to_json, _extensions_from_json),
    "notified_at": (moment_to_json, moment_from_json),
    "closed": (bool, bool),
    "ecopies": (int, int),
    "legs": (legs_to_json, legs_from_json),
    "week": (week_to_json, week_from_json),
    "receiver_id": (int, int),
}
