"""As which online service an office offered a procedure on a day."""

from datetime import date

from motcua.kernel.service import OnlineLevel
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.stored import state_of
from motcua.rulebook import load as rulebook

KEY = "offerings"
# Every intake asks this; a query builder takes three times as long to write it.
_ENTRY = "SELECT * FROM register_entry WHERE agency_id = %s AND register = %s AND code = %s"


def online_level_on(code: str, agency_id: int, on: date) -> OnlineLevel | None:
    """The level of the procedure of that code at the agency; None: its register does not say.

    A level whose first day nobody wrote down holds since the procedure is in force; before its
    day the procedure is none. Announced to everybody, so no right is asked for.
    """
    row = next(iter(RegisterEntry.objects.raw(_ENTRY, [agency_id, KEY, code])), None)
    if row is None:
        return None
    entry = state_of(rulebook.register(KEY, on), row)
    begun, ended = entry.day("in_force_on"), entry.day("ended_on")
    level = entry.text("online_level")
    if not level or begun is None or on < begun or (ended is not None and on >= ended):
        return None
    since = entry.day("online_on") or begun
    return OnlineLevel(level) if since <= on else OnlineLevel.NONE
