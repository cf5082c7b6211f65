"""What a citizen may know of a dossier: where it stands and when it is due, nothing of a person."""

from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.vault import is_lookup_code
from motcua.dossiers.words import STATE_WORDS, VERB_WORDS
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import VIETNAM

# What happens inside the office (who has it, what was put right) is not the citizen's business.
TOLD = tuple(verb for verb in Verb if verb not in (Verb.ROUTE, Verb.CORRECT))


@dataclass(frozen=True, slots=True)
class PublicStep:
    """Something that happened, in words, and when."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PublicStanding:
    """A dossier without anybody's data. due_at: None: no limit; stands_still: the clock does."""

    code: str
    procedure_name: str
    agency_name: str
    state: State
    state_label: str
    accepted_at: datetime | None
    appointment_at: datetime | None
    due_at: datetime | None
    stands_still: bool
    steps: tuple[PublicStep, ...]


def public_standing(code: str, lookup: str) -> PublicStanding | None:
    """The dossier of this code for who has the receipt's look-up code; None otherwise.

    A code that is not known and a wrong look-up code are one and the same answer.
    """
    right = is_lookup_code(code, lookup)  # asked first, so that both take as long
    dossier = Dossier.objects.filter(code=code).first()
    if dossier is None or not right:
        return None
    state = State(dossier.state)
    return PublicStanding(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        agency_name=agencies.get(dossier.agency_id).name,
        state=state,
        state_label=STATE_WORDS[state],
        accepted_at=_local(dossier.accepted_at),
        appointment_at=_local(dossier.appointment_at),
        due_at=_local(dossier.due_at),
        stands_still=dossier.stopped_at is not None,
        steps=_steps(dossier),
    )


def _steps(dossier: Dossier) -> tuple[PublicStep, ...]:
    told = DossierEvent.objects.filter(dossier=dossier, verb__in=[verb.value for verb in TOLD])
    rows = told.order_by("id").values_list("verb", "occurred_at")
    return tuple(PublicStep(VERB_WORDS[Verb(verb)], at.astimezone(VIETNAM)) for verb, at in rows)


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(VIETNAM)
