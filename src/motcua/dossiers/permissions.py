"""Who may touch which dossier. Whoever may not read it is not told that it exists."""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed

READ, WRITE = "dossier.read", "dossier.write"


def require_read(actor: Actor, code: str, agency_id: int, now: datetime) -> None:
    """Raise DossierUnknown unless the actor may read dossiers of the agency."""
    if not agencies.may(actor, READ, agency_id, now.astimezone(VIETNAM).date()):
        raise DossierUnknown(code)


def require_write(actor: Actor, code: str, agency_id: int, now: datetime) -> None:
    """Raise NotAllowed for a reader who may not write, DossierUnknown for anybody else."""
    if agencies.may(actor, WRITE, agency_id, now.astimezone(VIETNAM).date()):
        return
    require_read(actor, code, agency_id, now)
    raise NotAllowed(WRITE)
