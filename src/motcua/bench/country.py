"""Facts of a country that never was: sizes, seasons, fields and delays as they are in practice.

Everything follows from the number of a dossier and the seed, by hashing: the same facts on every
machine and in any order of making. Communes differ a hundredfold in size, a few fields make most
of the work, summer and the weeks before Tết are busy, a dossier of a thousand stays open for years,
and one of twenty was recorded twice (received one day, finished another): it has two versions.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from motcua.kernel.dates import day_number

LAST_DAY = date(2025, 12, 14)  # the end of a quarter of reports by NĐ 09/2019
CHUNK = 5_000_000  # dossiers a file: DuckDB sorts nothing here, the reader wants to stop somewhere

_LIMITS = (0, 1, 1, 2, 3, 3, 3, 5, 5, 7, 10, 10, 15, 20, 30)


@dataclass(frozen=True, slots=True)
class Country:
    """dossiers: in all. agencies: ids. fields: keys, the busiest first."""

    dossiers: int
    years: int
    agencies: Sequence[int]
    fields: Sequence[str]
    seed: int = 1

    @property
    def first_on(self) -> date:
        """The first day of acceptance."""
        return LAST_DAY - timedelta(days=365 * self.years - 1)

    @property
    def last_seq(self) -> int:
        """Every agency records once a day: the number of its last command."""
        return 365 * self.years


def write_facts(country: Country, columns: Sequence[str], folder: Path) -> Iterator[Path]:
    """The facts as CSV files without a heading, columns in that order, oldest acceptance first."""
    connection = duckdb.connect()
    for table, kind, keys in (
        ("agency", "BIGINT", country.agencies),
        ("field", "VARCHAR", country.fields),
    ):
        connection.execute(
            f"CREATE TABLE {table} AS SELECT unnest(?::{kind}[]) AS key,"
            f" generate_subscripts(?::{kind}[], 1) - 1 AS place",
            [list(keys), list(keys)],
        )
    for number, first in enumerate(range(0, country.dossiers, CHUNK)):
        path = folder / f"facts-{number:04d}.csv"
        rows = _facts_sql(country, first, min(country.dossiers, first + CHUNK))
        connection.execute(
            f"COPY (SELECT {', '.join(columns)} FROM ({rows})) TO '{path}' (HEADER false)"  # noqa: S608
        )
        yield path
    connection.close()


def _facts_sql(country: Country, first: int, end: int) -> str:
    """The versions of the dossiers with these numbers."""
    begin, last = day_number(country.first_on), day_number(LAST_DAY)
    chance = _chances(country.seed)
    limits = f"[{', '.join(map(str, _LIMITS))}]"
    return f"""
    WITH drawn AS (
      SELECT i + 1 AS dossier_id, {_flow(country, chance(0))} AS flow,
        {chance(1)} AS of_agency, {chance(2)} AS of_field, {chance(3)} AS of_channel,
        {chance(4)} AS of_limit, {chance(5)} AS of_end, {chance(6)} AS of_days,
        {chance(7)} AS of_outcome, {chance(8)} AS of_version, {chance(9)} AS of_stop
      FROM range({first}, {end}) AS numbers (i)
    ), placed AS (
      SELECT *,
        least({last}, {begin} + CAST(floor(flow * {365 * country.years}) AS INTEGER)) AS accepted,
        -- A hundredfold between the largest commune and the median one.
        CAST(floor(pow(of_agency, 1.7) * {len(country.agencies)}) AS BIGINT) AS agency_place,
        CAST(floor(pow(of_field, 2.5) * {len(country.fields)}) AS BIGINT) AS field_place,
        {limits}[1 + CAST(floor(of_limit * {len(_LIMITS)}) AS INTEGER)] AS days
      FROM drawn
    ), dated AS (
      SELECT *, CASE WHEN of_limit > 0.97 THEN NULL ELSE accepted + days END AS due,
        CASE
          WHEN of_end < 0.0005 THEN NULL
          WHEN of_end < 0.001 THEN accepted + 200 + CAST(floor(of_days * 1500) AS INTEGER)
          WHEN of_end < 0.70 THEN accepted + CAST(floor(of_days * days) AS INTEGER)
          WHEN of_end < 0.93 THEN accepted + days
          ELSE accepted + days + 1 + CAST(floor(of_days * of_days * 25) AS INTEGER)
        END AS ends
      FROM placed
    ), ended AS (
      SELECT *, CASE WHEN ends <= {last} THEN ends END AS ended
      FROM dated
    ), versions AS (
      SELECT *, CASE WHEN ended IS NOT NULL AND of_version < 0.05 THEN ended - {begin} + 1
        ELSE accepted - {begin} + 1 END AS since, NULL AS until, ended AS known_end FROM ended
      UNION ALL
      SELECT *, accepted - {begin} + 1, ended - {begin} + 1, NULL FROM ended
      WHERE ended IS NOT NULL AND of_version < 0.05 AND ended > accepted
    )
    SELECT agency.key AS agency_id, since AS recorded_from,
      coalesce(until, 9223372036854775807) AS recorded_to, dossier_id, field.key AS field_key,
      CAST(of_channel < 0.6 AS INTEGER) AS online, accepted AS accepted_day, due AS due_day,
      CASE WHEN known_end IS NULL AND of_stop < 0.1 AND due > accepted THEN accepted + 1 END
        AS stopped_day,
      known_end AS ended_day,
      CASE WHEN known_end IS NULL THEN 'open' WHEN of_outcome < 0.015 THEN 'refused'
        WHEN of_outcome < 0.03 THEN 'withdrawn' WHEN of_outcome < 0.033 THEN 'cancelled'
        ELSE 'result' END AS outcome
    FROM versions
    JOIN agency ON agency.place = agency_place JOIN field ON field.place = field_place
    """  # noqa: S608  (numbers and our own names)


def _flow(country: Country, drawn: str) -> str:
    """0..1 in the order of the numbers, denser in the busy months of each year."""
    years = country.years
    even = f"((i + {drawn}) / {country.dossiers})"
    # A wave of half a year over an even flow; the derivative stays positive, so order is kept.
    wave = f"0.04 / {years} * sin(4 * pi() * {even} * {years})"
    return f"least(0.999999999, greatest(0, {even} + {wave}))"


def _chances(seed: int) -> Callable[[int], str]:
    """SQL for numbers of 0..1 that look drawn, fixed by the dossier's number, seed and salt."""
    # One integer a draw: hashes of two arguments would be correlated over the salts.
    return lambda salt: (
        f"((hash(i * 10000 + {100 * seed + salt}) >> 11)::DOUBLE / 9007199254740992)"
    )
