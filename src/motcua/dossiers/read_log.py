"""Who read whose data: one line a page, with the codes it showed."""

from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.models import ReadLog
from motcua.kernel.actors import Actor


def log_read(codes: Iterable[str], page: str, actor: Actor, now: datetime) -> None:
    """Write down that the actor saw these dossiers. page: a stable key of at most 40 letters."""
    ReadLog.objects.create(
        user_id=actor.user_id,
        user_name=actor.name,
        dossier_codes="\n".join(codes),
        page=page,
        read_at=now,
        agency_id=actor.agency_id,
    )
