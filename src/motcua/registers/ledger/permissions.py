"""Who may touch which register. Whoever may not read it is not told what is in it."""

from datetime import date

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed
from motcua.kernel.registers import RegisterDefinition, RegisterVerb
from motcua.registers.errors import EntryUnknown

READ = "registers.read"


def may_write(actor: Actor, definition: RegisterDefinition, agency_id: int, on: date) -> bool:
    """Whether the actor may write to the register of that agency."""
    return agencies.may(actor, definition.write_action, agency_id, on)


def require_read(actor: Actor, key: str, agency_id: int, on: date) -> None:
    """Raise EntryUnknown (naming `key`) unless the actor may read registers of the agency."""
    if not agencies.may(actor, READ, agency_id, on):
        raise EntryUnknown(key)


def require_verb(
    actor: Actor, definition: RegisterDefinition, verb: RegisterVerb, agency_id: int, on: date
) -> None:
    """Raise NotAllowed when the actor may not do this."""
    action = verb.action or definition.write_action
    if not agencies.may(actor, action, agency_id, on):
        raise NotAllowed(action)
