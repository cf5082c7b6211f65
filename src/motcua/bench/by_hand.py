"""The same question in SQL written by hand, as well as we can, for each engine's own strengths.

Only independent columns are counted; the sums (3), (7) and (11) are added up from their parts,
which is quicker than what our compiler does (it measures them, so that the identities of the
form can fail). The answer is in the order of a form: by commune and field.
"""

from collections.abc import Sequence
from pathlib import Path

_COUNTED = "outcome <> 'cancelled'"


def duckdb_sql(files: Sequence[Path], from_day: int, to_day: int) -> str:
    """Over the same Parquet files that our path reads."""
    paths = ", ".join(f"'{path}'" for path in files)
    source = f"read_parquet([{paths}])"
    return _counting(source, from_day, to_day)


def postgres_sql(from_day: int, to_day: int) -> str:
    """Two ranges of the covering index `bench_ended`, joined: an OR would read the table."""
    columns = "agency_id, field_key, online, accepted_day, due_day, stopped_day, ended_day, outcome"
    of_form = f"recorded_to = 9223372036854775807 AND accepted_day <= {to_day}"
    source = (
        f"(SELECT {columns} FROM dossier_fact WHERE ended_day >= {from_day} AND {of_form}"  # noqa: S608
        f" UNION ALL SELECT {columns} FROM dossier_fact WHERE ended_day IS NULL AND {of_form})"
        " AS live"
    )
    return _counting(source, from_day, to_day)


POSTGRES_INDEX = (
    "CREATE INDEX bench_ended ON dossier_fact (ended_day, accepted_day) INCLUDE"
    " (agency_id, field_key, online, due_day, stopped_day, outcome, recorded_to)"
    " WHERE recorded_to = 9223372036854775807"
)


def _counting(source: str, from_day: int, to_day: int) -> str:
    ended = f"ended_day BETWEEN {from_day} AND {to_day}"
    accepted = f"accepted_day BETWEEN {from_day} AND {to_day}"
    pending = f"(ended_day IS NULL OR ended_day > {to_day})"
    late = f"due_day < {to_day} AND (stopped_day IS NULL OR stopped_day > {to_day})"
    return f"""
    WITH parts AS (
      SELECT agency_id, field_key,
        count(*) FILTER (WHERE {accepted} AND online = 1) AS c4,
        count(*) FILTER (WHERE {accepted} AND online = 0) AS c5,
        count(*) FILTER (WHERE accepted_day < {from_day}) AS c6,
        count(*) FILTER (WHERE {ended} AND ended_day < due_day) AS c8,
        count(*) FILTER (WHERE {ended} AND (due_day IS NULL OR ended_day = due_day)) AS c9,
        count(*) FILTER (WHERE {ended} AND ended_day > due_day) AS c10,
        count(*) FILTER (WHERE {pending}) AS c11,
        count(*) FILTER (WHERE {pending} AND {late}) AS c13
      FROM {source}
      WHERE accepted_day <= {to_day} AND (ended_day IS NULL OR ended_day >= {from_day})
        AND {_COUNTED}
      GROUP BY agency_id, field_key
    )
    SELECT agency_id, field_key, c4 + c5 + c6 AS c3, c4, c5, c6, c8 + c9 + c10 AS c7, c8, c9, c10,
      c11, c11 - c13 AS c12, c13
    FROM parts
    ORDER BY agency_id, field_key
    """  # noqa: S608  (numbers and our own file names)
