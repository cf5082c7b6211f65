"""Dossiers of a ministry's central system: worked there, only read here.

What that system says of them comes by import. Source: 224/2026/NĐ-CP, điều 15.
"""

from motcua.dossiers.errors import WorkedElsewhere
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.rulebook import load as rulebook

ALSO_HERE = frozenset({Verb.COMMENT, Verb.NOTIFY, Verb.STRIKE_SCAN})
"""What moves nothing, and is said at this office."""


def is_elsewhere(source_system: str) -> bool:
    """Whether dossiers of this source system (a key of the rulebook) are worked in that system."""
    systems = rulebook.source_systems()
    return any(one.works_itself for one in systems if one.key == source_system)


def require_worked_here(code: str, source_system: str, verb: Verb, actor: Actor) -> None:
    """Raise WorkedElsewhere for a person; the system itself (imports) hands on what was done."""
    if actor.user_id is None or verb in ALSO_HERE or not is_elsewhere(source_system):
        return
    raise WorkedElsewhere(code)
