"""Queries for the tests of this folder, over the fact table of dossiers."""

from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.facts import FACTS as DOSSIER_FACTS
from motcua.dossiers.measures import MEASURES
from motcua.kernel.forms import Treatment
from motcua.kernel.measures import Measure, Unit
from motcua.registers.facts import FACTS as REGISTER_FACTS
from motcua.registers.measures import MEASURES as REGISTER_MEASURES
from motcua.statistics.data import Query, Scope

BY_DATE, ON_DUE, APART, NOWHERE = (
    Treatment.BY_DATE,
    Treatment.ON_DUE,
    Treatment.APART,
    Treatment.NOWHERE,
)
ACCOUNTING = {
    "default": {"result": BY_DATE, "refused": BY_DATE, "withdrawn": BY_DATE, "cancelled": NOWHERE},
    "withdrawn-on-due": {"refused": ON_DUE, "withdrawn": ON_DUE, "cancelled": NOWHERE},
    "kept-apart": {"refused": APART, "withdrawn": APART, "cancelled": APART},
}

ALL_FACTS = {**DOSSIER_FACTS, **REGISTER_FACTS}
DECLARED = {**MEASURES, **{measure.key: measure for measure in REGISTER_MEASURES}}


def query(
    *scopes: Scope, measures: tuple[str | Measure, ...] = ("dossier.handled",), **changes
) -> Query:
    """15/12/2023 (day 19706) to 14/03/2024 (day 19796), by field."""
    given = {
        "fact": DOSSIER_FACT,
        "row_key": "field",
        "from_day": 19706,
        "to_day": 19796,
        "scopes": scopes or (Scope(7, "default"),),
        "measures": tuple(m if isinstance(m, Measure) else MEASURES[m] for m in measures),
        "accounting": ACCOUNTING,
        **changes,
    }
    return Query(**given)


def measure(where: str, sums: str | None = None) -> Measure:
    """A measure over dossiers that says `where`, and adds up a column."""
    return Measure("dossier.odd", DOSSIER_FACT.key, where, Unit.DOSSIER, "Số liệu thử", sums)
