"""Who may touch which dossier. Whoever may not read it is not told that it exists."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Leg, LegEnd, Verb
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
# Done by the agency that has the leg, not by the one whose dossier it is.
OF_A_LEG = frozenset({Verb.RECEIVE_LEG, Verb.RETURN_LEG})


def action_of(verb: Verb) -> str:
    """The action of the permission table that a verb needs."""
    return _ACTIONS.get(verb, WRITE)


def partners(legs: Iterable[Leg]) -> frozenset[int]:
    """The agencies that have, or had, a part in it; one from which it was recalled has none."""
    return frozenset(
        leg.agency_id for leg in legs if leg.agency_id and leg.end is not LegEnd.RECALLED
    )


def where(verb: Verb, agency_id: int, legs: Iterable[Leg], number: int | None = None) -> set[int]:
    """The agencies at one of which the right to a verb must be held.

    number: of the leg it is about; None: any open one. An agency that does not work in this
    system is acted for by the one whose dossier it is.
    """
    if verb is Verb.COMMENT:
        return {agency_id, *partners(legs)}
    if verb not in OF_A_LEG:
        return {agency_id}
    found = {
        leg.agency_id or agency_id
        for leg in legs
        if (leg.end is None if number is None else leg.number == number)
    }
    return found or {agency_id}


def require_read(
    actor: Actor, code: str, agency_id: int, now: datetime, legs: Iterable[Leg] = ()
) -> None:
    """Raise DossierUnknown unless the actor may read at the agency, or at one with a leg."""
    on = now.astimezone(VIETNAM).date()
    if not any(agencies.may(actor, READ, one, on) for one in (agency_id, *partners(legs))):
        raise DossierUnknown(code)


def require_write(
    actor: Actor, code: str, agency_id: int, now: datetime, legs: Sequence[Leg] = ()
) -> None:
    """Raise NotAllowed for a reader who may not write, DossierUnknown for anybody else."""
    if agencies.may(actor, WRITE, agency_id, now.astimezone(VIETNAM).date()):
        return
    require_read(actor, code, agency_id, now, legs)
    raise NotAllowed(WRITE)


def require_verb(
    actor: Actor,
    verb: Verb,
    code: str,
    agency_id: int,
    now: datetime,
    legs: Sequence[Leg] = (),
    number: int | None = None,
) -> None:
    """Raise NotAllowed for a reader who may not do this, DossierUnknown for anybody else.

    legs: of the dossier. number: of the leg it is about, for a verb about one.
    """
    action, on = action_of(verb), now.astimezone(VIETNAM).date()
    if any(agencies.may(actor, action, one, on) for one in where(verb, agency_id, legs, number)):
        return
    require_read(actor, code, agency_id, now, legs)
    raise NotAllowed(action)
