"""Stored rows as values for other rooms."""

from dataclasses import fields
from datetime import date, datetime

from motcua.dossiers.data import DossierRow, DossierView, DueMark, LegView
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import Parts
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import Case, State
from motcua.kernel.dates import VIETNAM
from motcua.kernel.leg_json import legs_from_json
from motcua.kernel.legs import LEG_WORDS, leg_standing
from motcua.kernel.national_states import national_state
from motcua.kernel.transitions import OPEN
from motcua.rulebook import load as rulebook

OPEN_STATES = frozenset(OPEN)
SOON_DAYS = 3
_BEFORE_A_LEADER = frozenset({State.SUBMITTED, State.APPROVED, State.RETURNED})


def due_mark(
    state: State, due_at: datetime | None, stopped_at: datetime | None, today: date
) -> DueMark:
    """Where a dossier stands against its due date; days are compared, never times."""
    if state not in OPEN_STATES:
        return DueMark.NONE
    if due_at is None:
        return DueMark.NO_LIMIT
    if stopped_at is not None:
        return DueMark.STOPPED
    left = (due_at.astimezone(VIETNAM).date() - today).days
    if left < 0:
        return DueMark.OVERDUE
    if left == 0:
        return DueMark.TODAY
    return DueMark.SOON if left <= SOON_DAYS else DueMark.LATER


def row_of(dossier: Dossier, today: date) -> DossierRow:
    """A line of the list."""
    state = State(dossier.state)
    case = case_from_json(dossier.case)
    review = case.review if state in _BEFORE_A_LEADER else None
    return DossierRow(
        id=dossier.pk,
        agency_id=dossier.agency_id,
        code=dossier.code,
        procedure_code=dossier.procedure_code or None,
        procedure_name=dossier.procedure_name,
        field_key=dossier.field_key,
        applicant=dossier.applicant,
        officer=dossier.officer,
        channel=dossier.channel,
        source_system=dossier.source_system,
        state=state,
        state_label=STATE_WORDS[state],
        accepted_at=_local(dossier.accepted_at),
        appointment_at=_local(dossier.appointment_at),
        due_at=_local(dossier.due_at),
        stopped_at=_local(dossier.stopped_at),
        ended_at=_local(dossier.ended_at),
        delivered_at=_local(dossier.delivered_at),
        due_mark=due_mark(state, dossier.due_at, dossier.stopped_at, today),
        reviewer=review.leader if review else "",
        reviewer_id=review.leader_id if review else None,
        promised_at=case.extensions[-1].new_appointment_at if case.extensions else None,
        notified_at=case.notified_at,
        national=_national(case, today),
        ecopies=case.ecopies,
        legs=leg_views(case),
        receiver_id=case.receiver_id,
        week=case.week,
        version=dossier.last_command,
    )


def parts_of(dossier: Dossier) -> Parts:
    """Who else has to do with a stored dossier, without reading the rest of its case."""
    stored = dossier.case
    return Parts(legs_from_json(stored.get("legs", ())), stored.get("receiver_id"))


def leg_views(case: Case) -> tuple[LegView, ...]:
    """The legs of a case, each judged in the hours of its agency."""
    found = []
    for leg in case.legs:
        stands = leg_standing(leg, case.stops, rulebook.calendar_of(leg.week))
        found.append(LegView(leg, stands, LEG_WORDS[stands.state]))
    return tuple(found)


def _national(case: Case, today: date) -> tuple[int, str] | None:
    found = national_state(case, rulebook.national_states(today))
    return None if found is None else (found.code, found.label)


def view_of(dossier: Dossier, today: date) -> DossierView:
    """The whole dossier."""
    case, row = case_from_json(dossier.case), row_of(dossier, today)
    return DossierView(
        **{one.name: getattr(row, one.name) for one in fields(row)},
        outcome=dossier.outcome,
        registered_at=case.registered_at,
        declined_at=case.declined_at,
        stops=case.stops,
    )


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(VIETNAM)
