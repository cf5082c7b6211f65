"""What a citizen may know of a dossier: where it stands and when it is due, nothing of a person."""

from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.device_keys import provisional_lookup_code
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.provisional_numbers import codes_of_number
from motcua.dossiers.results.data import NOTHING_TOLD
from motcua.dossiers.results.told import results_told
from motcua.dossiers.vault import is_lookup_code, is_same
from motcua.dossiers.words import STATE_WORDS, VERB_WORDS
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.provisional import device_mark

# What happens inside the office (who has it, what was put right) is not the citizen's business.
INSIDE = frozenset(
    {
        Verb.ROUTE,
        Verb.TAKE,
        Verb.COMMENT,
        Verb.DRAFT,
        Verb.SUBMIT,
        Verb.APPROVE,
        Verb.SEND_BACK,
        Verb.SERVE,
        Verb.STRIKE_SCAN,
        Verb.RECEIVE_LEG,
        Verb.RECALL_LEG,
        Verb.CORRECT,
    }
)
TOLD = tuple(verb for verb in Verb if verb not in INSIDE)
WITH_RESULT = frozenset({State.FINISHED, State.DELIVERED})
BEFORE_A_LEADER = frozenset({State.SUBMITTED, State.APPROVED, State.RETURNED})


@dataclass(frozen=True, slots=True)
class PublicStep:
    """Something that happened, in words, and when."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PublicStanding:
    """A dossier without anybody's data. due_at: None: no limit; stands_still: the clock does.

    promised_at: the new day that an apology named; None: there was none. has_electronic_result:
    the signed result is here as a file; result_code: its code, "" none was given.
    """

    code: str
    procedure_name: str
    agency_name: str
    state: State
    state_label: str
    accepted_at: datetime | None
    appointment_at: datetime | None
    due_at: datetime | None
    stands_still: bool
    promised_at: datetime | None
    has_electronic_result: bool
    result_code: str
    steps: tuple[PublicStep, ...]


def public_standing(code: str, lookup: str) -> PublicStanding | None:
    """The dossier of this code for who has the receipt's look-up code; None otherwise.

    code: also the number of a provisional slip, with the look-up code of that slip. A code that
    is not known and a wrong look-up code are one and the same answer.
    """
    # Asked first, so that both take as long.
    if device_mark(code) is None:
        right, codes = is_lookup_code(code, lookup), (code,)
    else:
        right, codes = is_same(lookup, provisional_lookup_code(code)), codes_of_number(code)
    dossier = Dossier.objects.filter(code__in=codes).order_by("id").first()
    if dossier is None or not right:
        return None
    state = State(dossier.state)
    if state in BEFORE_A_LEADER:
        state = State.PENDING
    extensions = case_from_json(dossier.case).extensions
    # Before the dossier is finished a signed file is still inside the office.
    result = results_told(dossier.pk) if state in WITH_RESULT else NOTHING_TOLD
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
        promised_at=extensions[-1].new_appointment_at if extensions else None,
        has_electronic_result=result.result is not None,
        result_code=result.code,
        steps=_steps(dossier),
    )


def _steps(dossier: Dossier) -> tuple[PublicStep, ...]:
    told = DossierEvent.objects.filter(dossier=dossier, verb__in=[verb.value for verb in TOLD])
    rows = told.order_by("id").values_list("verb", "occurred_at")
    return tuple(PublicStep(VERB_WORDS[Verb(verb)], at.astimezone(VIETNAM)) for verb, at in rows)


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(VIETNAM)
