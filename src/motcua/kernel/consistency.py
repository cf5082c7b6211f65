"""What no dossier can be: a due date or a result before acceptance, a stop after the end, ...

Days are compared, not hours: imports often give one without the other.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar, NamedTuple

from motcua.kernel.cases import Case, Outcome
from motcua.kernel.dates import format_day, local
from motcua.kernel.errors import MotcuaError

_Named = tuple[str, str, datetime | None]


class Contradiction(NamedTuple):
    """A Vietnamese sentence without its full stop; attributes: of the moments it is about.

    A moment of a stop is called stopped_at or resumed_at.
    """

    sentence: str
    attributes: tuple[str, ...] = ()


class CaseInconsistent(MotcuaError):
    """What is said of a dossier contradicts itself. `contradiction` is a Vietnamese sentence."""

    code: ClassVar[str] = "dossier.inconsistent"

    def __init__(self, dossier_code: str, found: Contradiction) -> None:
        """`found`: the first contradiction of the dossier."""
        super().__init__(dossier_code, found)
        self.dossier_code = dossier_code
        self.contradiction = found.sentence
        self.attributes = found.attributes

    def __str__(self) -> str:
        return f"Hồ sơ “{self.dossier_code}”: {self.contradiction}; cần kiểm tra lại các ngày."


def check(case: Case) -> None:
    """Raise CaseInconsistent at the first contradiction."""
    for contradiction in contradictions(case):
        raise CaseInconsistent(case.code, contradiction)


def contradictions(case: Case) -> Iterator[Contradiction]:
    """What contradicts itself; nothing for a sound case."""
    yield from _reversed_days(case)
    yield from _impossible_ends(case)
    if case.declined_at is not None and case.accepted_at is not None:
        yield Contradiction("vừa không tiếp nhận vừa tiếp nhận", ("declined_at", "accepted_at"))
    if case.accepted_at is None and (case.appointment_at or case.stops):
        yield Contradiction("chưa tiếp nhận mà đã có ngày hẹn trả hoặc ngày dừng")
    if any(stop.until is None for stop in case.stops[:-1]):
        yield Contradiction("một lần dừng chưa tiếp tục mà đã dừng lần nữa", ("stopped_at",))


def _impossible_ends(case: Case) -> Iterator[Contradiction]:
    if (case.outcome is Outcome.OPEN) != (case.ended_at is None):
        yield Contradiction("đã kết thúc thì phải có ngày kết thúc, chưa kết thúc thì không")
    if case.accepted_at is None and case.outcome in (Outcome.RESULT, Outcome.REFUSED):
        yield Contradiction("chưa tiếp nhận mà đã có kết quả hoặc bị từ chối giải quyết")
    # A dossier cancelled after its result was returned keeps the day it was returned.
    if case.delivered_at and case.outcome not in (Outcome.RESULT, Outcome.CANCELLED):
        yield Contradiction("trả kết quả mà không có kết quả", ("delivered_at",))


def _reversed_days(case: Case) -> Iterator[Contradiction]:
    registered: _Named = ("registered_at", "ngày đăng ký", case.registered_at)
    accepted: _Named = ("accepted_at", "ngày tiếp nhận", case.accepted_at)
    ended: _Named = ("ended_at", "ngày kết thúc", case.ended_at)
    pairs: list[tuple[_Named, _Named]] = [
        (registered, accepted),
        (registered, ("declined_at", "ngày không tiếp nhận", case.declined_at)),
        (accepted, ("appointment_at", "ngày hẹn trả", case.appointment_at)),
        (accepted, ended),
    ]
    if case.outcome is not Outcome.CANCELLED:  # a mistake may be found out after the delivery
        pairs.append((ended, ("delivered_at", "ngày trả kết quả", case.delivered_at)))
    last = accepted
    for stop in case.stops:
        since: _Named = ("stopped_at", "ngày dừng", stop.since)
        until: _Named = ("resumed_at", "ngày tiếp tục", stop.until)
        pairs += [(last, since), (since, until)]
        last = until if stop.until else since
    if case.stops:
        pairs.append((last, ended))
    for (earlier_key, earlier_name, earlier), (later_key, later_name, later) in pairs:
        if earlier and later and local(later).date() < local(earlier).date():
            yield Contradiction(
                f"{later_name} {format_day(local(later))} trước "
                f"{earlier_name} {format_day(local(earlier))}",
                (later_key, earlier_key),
            )
