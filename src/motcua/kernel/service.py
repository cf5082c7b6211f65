"""How a dossier was served beside its course: online level, post, payment, digitisation.

Nothing here moves a due day or an end. What nobody said is None and is not counted as a "no".
Source: NĐ 107/2021/NĐ-CP and TT 01/2023/TT-VPCP (digitisation), QĐ 45/2016/QĐ-TTg (post).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

SERVICE = "service"
"""Key of an event's payload that holds what the event says of the service, new values only."""


class OnlineLevel(StrEnum):
    """The online service that the procedure was offered as when the dossier came.

    Until 2022 the levels were numbered: 3 is now PARTIAL, 4 FULL (NĐ 42/2022/NĐ-CP).
    """

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class ReturnedBy(StrEnum):
    """How the result reaches the citizen."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


class PaidThrough(StrEnum):
    """Where the fee was paid online; NONE: not online."""

    NONE = "none"
    PORTAL = "portal"  # the province's
    NATIONAL = "national"  # Cổng Dịch vụ công quốc gia


@dataclass(frozen=True, slots=True)
class Service:
    """What was said of a dossier's service; None: nobody said.

    paid_amount: whole đồng paid online. papers_digital: all papers were digitised when it was
    taken in; None where that is not asked of it. result_digital: the same of its result.
    papers_reused: a digitised paper or result of before was used again.
    """

    online_level: OnlineLevel | None = None
    filed_by_post: bool | None = None
    returned_by: ReturnedBy | None = None
    paid_through: PaidThrough | None = None
    paid_on: date | None = None
    paid_amount: int | None = None
    papers_digital: bool | None = None
    result_digital: bool | None = None
    papers_reused: bool | None = None


NO_SERVICE = Service()
NAMES = tuple(f.name for f in fields(Service))

_READ: Mapping[str, Callable[[Any], Any]] = {
    "online_level": OnlineLevel,
    "returned_by": ReturnedBy,
    "paid_through": PaidThrough,
    "paid_on": date.fromisoformat,
}


def service_to_json(service: Service) -> dict[str, Any]:
    """What was said, ready for JSON; {} for nothing."""
    if service is NO_SERVICE:
        return {}
    said = {name: getattr(service, name) for name in NAMES}
    return {name: _plain(value) for name, value in said.items() if value is not None}


def service_from_json(stored: Mapping[str, Any]) -> Service:
    """The inverse of `service_to_json`. Raises ValueError, TypeError for what is none."""
    if not stored:
        return NO_SERVICE
    return Service(**{name: _READ.get(name, _same)(value) for name, value in stored.items()})


def with_said(service: Service, said: Service) -> Service:
    """The service with what was said since; what was not said stays."""
    if said is NO_SERVICE:
        return service
    new = {name: getattr(said, name) for name in NAMES}
    return replace(service, **{name: value for name, value in new.items() if value is not None})


def after_event(service: Service, payload: Mapping[str, Any]) -> Service:
    """The service after an event, whatever its verb."""
    said = payload.get(SERVICE)
    return with_said(service, service_from_json(said)) if said else service


def gained_and_changed(service: Service, said: Service) -> tuple[Service, Service]:
    """What is said for the first time, and what is said otherwise than before."""
    gained: dict[str, Any] = {}
    changed: dict[str, Any] = {}
    for name in NAMES:
        new, old = getattr(said, name), getattr(service, name)
        if new is not None and new != old:
            (gained if old is None else changed)[name] = new
    return Service(**gained), Service(**changed)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _same(value: Any) -> Any:
    return value
