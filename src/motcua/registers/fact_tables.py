"""What the fact tables of all registers have in common: the ledger they are versions of."""

from collections.abc import Mapping

from motcua.kernel.measures import FactTable

_VERSION = ("agency_id", "recorded_from", "recorded_to", "entry_id")


def register_fact(
    key: str,
    *,
    rows: Mapping[str, str],
    columns: tuple[str, ...],
    codes: tuple[str, ...],
    began: str,
    ended: str,
    drilled: tuple[str, ...] | None = None,
) -> FactTable:
    """The fact table `key` of a register; its model has that name in the database too.

    rows, codes: see FactTable.row_keys, code_columns. columns: the register's own. drilled: those
    of them that a list of records shows; None: all. began, ended: first and last day that a
    version can matter to a period, the same column where it matters on one day; a null end: it
    still can.
    """
    on_one_day = f"{began} BETWEEN :from_day AND :to_day"
    over_time = f"{began} <= :to_day AND ({ended} IS NULL OR {ended} >= :from_day)"
    return FactTable(
        key=key,
        table=key,
        record_column="entry_id",
        row_keys=dict(rows),
        columns=(*_VERSION, *columns),
        code_columns=codes,
        outcome_column=None,
        began_column=began,
        ended_column=ended,
        live_where=on_one_day if began == ended else over_time,
        log_table="register_command",
        head_table="register_head",
        item_table="register_event",
        drill_columns=("entry_id", *(columns if drilled is None else drilled)),
        record_table="register_entry",
        record_columns=("code", "title", "state"),
    )
