"""Where a version lies in the copy, so that a period reads little and an export rewrites little.

    open                in force, not ended
    2024-03             in force, ended in that month
    slow-2024           in force, ended in that year more than half a year after it began
    was-…               superseded: read only for an `as_of` before the last command
    was-open-2024-03    superseded and not ended then, by the month it began

A form of a period reads the open ones, the months since the period began and up to half a year
after its end, and the slow ones. Without `slow` a single dossier that took years would keep every
later month in the form of an old period.

The names only spread the rows. What a period needs is decided by each file's own first and last
days, so a wrong name could cost time, never a figure.
"""

from motcua.kernel.measures import OPEN_SEQUENCE, FactTable

SLOW_DAYS = 184
_WIDE = frozenset({"agency_id", "recorded_from", "recorded_to"})


def column_type(fact: FactTable, column: str) -> str:
    """The SQL type of a column in the copy: text for codes, 64 bits for ids and sequences."""
    if column in fact.code_columns:
        return "VARCHAR"
    return "BIGINT" if column in _WIDE or column == fact.record_column else "INTEGER"


def part_sql(fact: FactTable, in_force: str) -> str:
    """SQL for the partition of a version. in_force: an SQL condition, or 'true'."""
    began, ended = fact.began_column, fact.ended_column
    return (
        f"CASE WHEN {in_force} THEN '' ELSE 'was-' END || CASE"
        f" WHEN {ended} IS NULL AND {in_force} THEN 'open'"
        f" WHEN {ended} IS NULL THEN 'open-' || {_dated(began, '%Y-%m')}"
        f" WHEN {ended} - {began} > {SLOW_DAYS} THEN 'slow-' || {_dated(ended, '%Y')}"
        f" ELSE {_dated(ended, '%Y-%m')} END"
    )


def order_sql(fact: FactTable) -> str:
    """The order within a file: an agency's rows lie together, alike ones side by side."""
    rows = sorted(set(fact.row_keys.values()))
    return ", ".join(("agency_id", *rows, fact.began_column, fact.record_column))


def clamped_sql(column: str, head: str) -> str:
    """SQL for `recorded_to` as it was when the agency's last command was number `head`."""
    return f"CASE WHEN {column} > {head} THEN {OPEN_SEQUENCE} ELSE {column} END"


def taken_sql(fact: FactTable, column: str) -> str:
    """SQL for a column of a version as it comes from a CSV file, in which nothing is null.

    A code is never null: what nobody said is the empty one, and must not become null here, or a
    row of a form would be another one by this engine.
    """
    if column == "recorded_to":
        return clamped_sql(column, "seq")
    return f"coalesce({column}, '')" if column in fact.code_columns else column


def _dated(column: str, pattern: str) -> str:
    return f"strftime(DATE '1970-01-01' + {column}, '{pattern}')"
