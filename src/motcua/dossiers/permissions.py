"""Who may touch which dossier. Whoever may not read it is not told that it exists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Case, Leg, LegEnd, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed

READ, WRITE, DECIDE = "dossier.read", "dossier.write", "dossier.decide"
COMMENT, DRAFT, APPROVE = "dossier.comment", "dossier.draft", "dossier.approve"
CLOSE = "dossier.close"
STRIKE = "scan.strike"
_ACTIONS = {
    Verb.FINISH: DECIDE,
    Verb.REFUSE: DECIDE,
    Verb.EXTEND: DECIDE,
    Verb.COMMENT: COMMENT,
    Verb.DRAFT: DRAFT,
    Verb.SUBMIT: DRAFT,
    Verb.APPROVE: APPROVE,
    Verb.SEND_BACK: APPROVE,
    Verb.CLOSE: CLOSE,
    Verb.RETURN_LEG: DECIDE,
    Verb.STRIKE_SCAN: STRIKE,
}
# Done also by the agency at whose counter the citizen handed the dossier in: what stands between
# the citizen and the dossier, papers scanned and fees paid there among it.
OF_THE_RECEIVER = frozenset({Verb.SERVE, Verb.DELIVER})
# Done by the agency that has the leg, not by the one whose dossier it is.
OF_A_LEG = frozenset({Verb.RECEIVE_LEG, Verb.RETURN_LEG})


@dataclass(frozen=True, slots=True)
class Parts:
    """Who besides the agency that resolves a dossier has to do with it.

    legs: parts of other agencies. receiver_id: the agency that received it for this one; None:
    none did.
    """

    legs: tuple[Leg, ...] = ()
    receiver_id: int | None = None

    @property
    def reading(self) -> frozenset[int]:
        """The agencies that may read of it."""
        return partners(self.legs) | ({self.receiver_id} - {None})


NO_PARTS = Parts()


def parts_of_case(case: Case) -> Parts:
    """Who else has to do with a case."""
    return Parts(case.legs, case.receiver_id)


def action_of(verb: Verb) -> str:
    """The action of the permission table that a verb needs."""
    return _ACTIONS.get(verb, WRITE)


def partners(legs: Iterable[Leg]) -> frozenset[int]:
    """The agencies that have, or had, a part in it; one from which it was recalled has none."""
    return frozenset(
        leg.agency_id for leg in legs if leg.agency_id and leg.end is not LegEnd.RECALLED
    )


def where(verb: Verb, agency_id: int, parts: Parts, number: int | None = None) -> set[int]:
    """The agencies at one of which the right to a verb must be held.

    number: of the leg it is about; None: any open one. An agency that does not work in this
    system is acted for by the one whose dossier it is.
    """
    if verb is Verb.COMMENT:
        return {agency_id, *partners(parts.legs)}
    if verb in OF_THE_RECEIVER and parts.receiver_id is not None:
        return {agency_id, parts.receiver_id}
    if verb not in OF_A_LEG:
        return {agency_id}
    found = {
        leg.agency_id or agency_id
        for leg in parts.legs
        if (leg.end is None if number is None else leg.number == number)
    }
    return found or {agency_id}


def require_read(
    actor: Actor, code: str, agency_id: int, now: datetime, parts: Parts = NO_PARTS
) -> None:
    """Raise DossierUnknown unless the actor may read at the agency, or at one with a part."""
    on = now.astimezone(VIETNAM).date()
    if not any(agencies.may(actor, READ, one, on) for one in (agency_id, *parts.reading)):
        raise DossierUnknown(code)


def require_write(
    actor: Actor, code: str, agency_id: int, now: datetime, parts: Parts = NO_PARTS
) -> None:
    """Raise NotAllowed for a reader who may not write, DossierUnknown for anybody else."""
    if agencies.may(actor, WRITE, agency_id, now.astimezone(VIETNAM).date()):
        return
    require_read(actor, code, agency_id, now, parts)
    raise NotAllowed(WRITE)


def require_verb(
    actor: Actor,
    verb: Verb,
    code: str,
    agency_id: int,
    now: datetime,
    parts: Parts = NO_PARTS,
    number: int | None = None,
) -> None:
    """Raise NotAllowed for a reader who may not do this, DossierUnknown for anybody else.

    parts: of the dossier. number: of the leg it is about, for a verb about one.
    """
    action, on = action_of(verb), now.astimezone(VIETNAM).date()
    if any(agencies.may(actor, action, one, on) for one in where(verb, agency_id, parts, number)):
        return
    require_read(actor, code, agency_id, now, parts)
    raise NotAllowed(action)


def is_receiver_only(actor: Actor, agency_id: int, parts: Parts, now: datetime) -> bool:
    """Whether the actor may read of a dossier for no other reason than having received it: then
    what happens inside the other office is not told."""
    on = now.astimezone(VIETNAM).date()
    if parts.receiver_id is None:
        return False
    return not any(agencies.may(actor, READ, one, on) for one in (agency_id, *partners(parts.legs)))
