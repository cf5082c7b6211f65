"""Who may touch which dossier. Whoever may not read it is not told that it exists."""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed

READ, WRITE, DECIDE = "dossier.read", "dossier.write", "dossier.decide"
COMMENT, DRAFT, APPROVE = "dossier.comment", "dossier.draft", "dossier.approve"
CLOSE = "dossier.close"
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
}


def action_of(verb: Verb) -> str:
    """The action of the permission table that a verb needs."""
    return _ACTIONS.get(verb, WRITE)


def require_read(actor: Actor, code: str, agency_id: int, now: datetime) -> None:
    """Raise DossierUnknown unless the actor may read dossiers of the agency."""
    if not agencies.may(actor, READ, agency_id, now.astimezone(VIETNAM).date()):
        raise DossierUnknown(code)


def require_write(actor: Actor, code: str, agency_id: int, now: datetime) -> None:
    """Raise NotAllowed for a reader who may not write, DossierUnknown for anybody else."""
    _require(actor, WRITE, code, agency_id, now)


def require_verb(actor: Actor, verb: Verb, code: str, agency_id: int, now: datetime) -> None:
    """Raise NotAllowed for a reader who may not do this, DossierUnknown for anybody else."""
    _require(actor, action_of(verb), code, agency_id, now)


def _require(actor: Actor, action: str, code: str, agency_id: int, now: datetime) -> None:
    if agencies.may(actor, action, agency_id, now.astimezone(VIETNAM).date()):
        return
    require_read(actor, code, agency_id, now)
    raise NotAllowed(action)
