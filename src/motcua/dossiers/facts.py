"""How dossiers become one flat table: a version a row, days as integers, codes for names."""

from motcua.dossiers.service_facts import DOSSIER_SERVICE_FACT
from motcua.kernel.measures import FactTable

__all__ = ["DOSSIER_FACT", "DOSSIER_SERVICE_FACT", "FACTS"]

DOSSIER_FACT = FactTable(
    key="dossier_fact",
    table="dossier_fact",
    record_column="dossier_id",
    row_keys={"field": "field_key"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "dossier_id",
        "field_key",
        "online",  # 1: counted in column (4) of 06a, 0: in column (5)
        "accepted_day",
        "due_day",  # null: the procedure has no limit
        "stopped_day",  # the clock stands still since; null: it runs, or stopped after the due day
        "ended_day",  # null exactly while outcome is "open"
        "outcome",
    ),
    code_columns=("field_key", "outcome"),
    outcome_column="outcome",
    began_column="accepted_day",
    ended_column="ended_day",
    live_where="accepted_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="command",
    head_table="chain_head",
    item_table="dossier_event",
    drill_columns=(
        "dossier_id",
        "field_key",
        "online",
        "accepted_day",
        "due_day",
        "stopped_day",
        "ended_day",
        "outcome",
    ),
    record_table="dossier",
    record_columns=("code", "procedure_code", "procedure_name", "state"),
)

FACTS: dict[str, FactTable] = {fact.key: fact for fact in (DOSSIER_FACT, DOSSIER_SERVICE_FACT)}
"""Every fact table of the room, by key."""
