"""Stored rows as values for other rooms."""

from dataclasses import asdict
from datetime import date, datetime

from motcua.dossiers.data import DossierRow, DossierView, DueMark
from motcua.dossiers.models import Dossier
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import State
from motcua.kernel.dates import VIETNAM

OPEN_STATES = frozenset({State.PENDING, State.WAITING, State.PAUSED})
SOON_DAYS = 3


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
        version=dossier.last_command,
    )


def view_of(dossier: Dossier, today: date) -> DossierView:
    """The whole dossier."""
    case = case_from_json(dossier.case)
    return DossierView(
        **asdict(row_of(dossier, today)),
        outcome=dossier.outcome,
        registered_at=case.registered_at,
        declined_at=case.declined_at,
        stops=case.stops,
    )


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(VIETNAM)
