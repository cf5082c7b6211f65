"""What the fact tables of dossiers have in common: the log and the dossiers behind them."""

from collections.abc import Mapping

from motcua.kernel.measures import FactTable

_VERSION = ("agency_id", "recorded_from", "recorded_to")


def dossier_fact(
    key: str, *, rows: Mapping[str, str], drilled: tuple[str, ...], codes: tuple[str, ...]
) -> FactTable:
    """The fact table `key` of dossiers; its model has that name in the database too.

    rows, codes: see FactTable.row_keys, code_columns. drilled: its own columns, all of which a
    list of records shows; among them accepted_day, ended_day and outcome.
    """
    return FactTable(
        key=key,
        table=key,
        record_column="dossier_id",
        row_keys=dict(rows),
        columns=(*_VERSION, "dossier_id", *drilled),
        code_columns=codes,
        outcome_column="outcome",
        began_column="accepted_day",
        ended_column="ended_day",
        live_where="accepted_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
        log_table="command",
        head_table="chain_head",
        item_table="dossier_event",
        drill_columns=("dossier_id", *drilled),
        record_table="dossier",
        record_columns=("code", "procedure_code", "procedure_name", "state"),
    )
