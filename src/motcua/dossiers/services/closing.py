"""Close what a citizen was asked to complete and never did, by the rule of the acceptance day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.acceptance_rules import rules_of
from motcua.dossiers.data import ClosingReport, Unanswered
from motcua.dossiers.errors import DossierChanged
from motcua.dossiers.known import Known, known
from motcua.dossiers.models import Dossier
from motcua.dossiers.own_clock import clock_of
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import format_day, local
from motcua.kernel.transitions import TransitionRefused

OWN = "tinh"  # dossiers of a ministry's central system are closed there
CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Due:
    """A supplement that should have come by `last_on`; decree: which says so."""

    asked_on: date
    last_on: date
    days: int
    decree: str


def close_unanswered(*, now: datetime, dry_run: bool = False) -> ClosingReport:
    """Close each dossier whose supplement did not come in time; each is a command of its own.

    The days run from the day after it was asked, in working days, by the rule of the day of
    acceptance; where that names no number nothing is closed by itself. Left alone are dossiers
    of which nobody said since when they wait: they are listed in the report. dry_run: only tell.
    """
    today = local(now).date()
    closed: list[Unanswered] = []
    unknown: list[str] = []
    for found in _waiting():
        due = _due(found)
        if due is None:
            continue
        if found.case.stops[-1].since_assumed:
            unknown.append(found.case.code)
        elif today > due.last_on and (dry_run or _close(found, due, now)):
            closed.append(_told(found, due))
    return ClosingReport(now, dry_run, tuple(closed), tuple(unknown))


def _waiting() -> Iterator[Known]:
    """All that wait for a citizen, in the order in which they came to us."""
    last = 0
    while True:
        rows = Dossier.objects.filter(
            state=State.WAITING.value, source_system=OWN, id__gt=last
        ).order_by("id")
        some = dict(rows.values_list("code", "id")[:CHUNK])
        if not some:
            return
        last = max(some.values())
        yield from known(some, lock=False).values()


def _due(found: Known) -> _Due | None:
    """None: no rule closes this dossier by itself."""
    case = found.case
    rules = rules_of(case.accepted_at)
    if rules is None or not case.stops:
        return None
    days = rules.close_days_of(case.procedure_code, case.field_key)
    if days is None:
        return None
    asked_on = local(case.stops[-1].since).date()
    last_on = clock_of(case).add_working_days(asked_on, days) if days else asked_on
    return _Due(asked_on, last_on, days, rules.decree)


def _close(found: Known, due: _Due, now: datetime) -> bool:
    """False: somebody worked on it since it was looked at."""
    reason = (
        f"Quá {due.days} ngày làm việc kể từ ngày yêu cầu bổ sung {format_day(due.asked_on)} (hết "
        f"ngày {format_day(due.last_on)}) mà chưa nhận được giấy tờ; đóng theo {due.decree}"
    )
    doing = Doing(actor=SYSTEM, now=now, expected=found.version)
    try:
        record(found.case.code, Verb.CLOSE, {"reason": reason}, **doing)
    except (DossierChanged, TransitionRefused):
        return False
    return True


def _told(found: Known, due: _Due) -> Unanswered:
    return Unanswered(
        code=found.case.code,
        agency_id=found.agency_id,
        asked_on=due.asked_on,
        last_on=due.last_on,
        days=due.days,
    )
