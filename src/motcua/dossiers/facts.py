"""How dossiers become one flat table: a version a row, days as integers, codes for names."""

from motcua.dossiers.fact_tables import dossier_fact
from motcua.dossiers.service_facts import DOSSIER_SERVICE_FACT
from motcua.kernel.measures import FactTable

__all__ = ["DOSSIER_FACT", "DOSSIER_SERVICE_FACT", "FACTS"]

DOSSIER_FACT = dossier_fact(
    "dossier_fact",
    rows={"field": "field_key"},
    drilled=(
        "field_key",
        "online",  # 1: counted in column (4) of 06a, 0: in column (5)
        "accepted_day",
        "due_day",  # null: the procedure has no limit
        "stopped_day",  # the clock stands still since; null: it runs, or stopped after the due day
        "ended_day",  # null exactly while outcome is "open"
        "outcome",
    ),
    codes=("field_key", "outcome"),
)

FACTS: dict[str, FactTable] = {fact.key: fact for fact in (DOSSIER_FACT, DOSSIER_SERVICE_FACT)}
"""Every fact table of the room, by key."""
