"""Who read whose data: one line a page, with the codes it showed."""

from collections.abc import Iterable
from datetime import datetime

from motcua.kernel.actors import Actor
from motcua.registers.ledger.models import RegisterReadLog


def log_read(register: str, codes: Iterable[str], page: str, actor: Actor, now: datetime) -> None:
    """Write down that the actor saw what these entries say of people. page: a stable key."""
    RegisterReadLog.objects.create(
        user_id=actor.user_id,
        user_name=actor.name,
        register=register,
        entry_codes="\n".join(codes),
        page=page,
        read_at=now,
        agency_id=actor.agency_id,
    )
