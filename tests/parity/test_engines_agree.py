"""One form, one figure: the live database and DuckDB, now and as of earlier moments."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from random_history import MOMENTS, Office, offices

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.statistics.data import Engine

FORM = "06a-vpcp-kstt"
BEFORE_ALL = MOMENTS[0] - timedelta(days=90)
NOW = MOMENTS[-1] + timedelta(days=1)
PERIODS = (
    Period(date(2023, 10, 1), date(2023, 12, 14)),
    Period(date(2023, 12, 15), date(2024, 3, 14)),
    Period(date(2024, 3, 4), date(2024, 3, 4)),
    Period(date(2024, 1, 1), date(2024, 12, 31)),
    Period(date(2025, 4, 1), date(2025, 6, 30)),  # the last quarter of these wards
)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_engine_gives_the_same_figures_and_dossiers(seed, units, own_copy, tmp_path):
    at_work = list(offices(seed, f"S{seed}-"))
    for place, moment in enumerate(MOMENTS, 1):
        for office in at_work:
            office.records(moment, tmp_path)
        for as_of in (None, BEFORE_ALL, *MOMENTS[:place]):
            _compare_counts(at_work, as_of)
    for office in at_work:
        for as_of in (None, MOMENTS[1]):
            _compare_forms(office, as_of)
            _compare_records(office, as_of)

    assert _kinds(own_copy) == {"open", "month", "slow", "was", "was-open", "was-slow"}


def test_what_is_recorded_after_the_moment_is_not_in_the_form(units, own_copy, tmp_path):
    [office, *_] = offices(7, "T")
    office.records(MOMENTS[0], tmp_path)
    now = _counts([office], PERIODS[3], None, Engine.DUCKDB)
    office.records(MOMENTS[1], tmp_path)

    later = _counts([office], PERIODS[3], None, Engine.DUCKDB)
    then = _counts([office], PERIODS[3], MOMENTS[0], Engine.DUCKDB)

    assert then == now
    assert later != now


def _compare_counts(at_work: list[Office], as_of: datetime | None) -> None:
    for period in PERIODS:
        live, copied = (
            _counts(at_work, period, as_of, engine) for engine in (Engine.DB, Engine.DUCKDB)
        )
        assert copied == live, (period, as_of)


def _counts(
    at_work: list[Office], period: Period, as_of: datetime | None, engine: Engine
) -> list[tuple]:
    from motcua.reports import api as reports

    ids = [office.agency.id for office in at_work]
    table = reports.compute_many(
        FORM, ids, period, as_of=as_of, actor=SYSTEM, now=NOW, engine=engine
    )
    return list(table.lines)


def _compare_forms(office: Office, as_of: datetime | None) -> None:
    from motcua.reports import api as reports
    from motcua.rulebook import load

    on = PERIODS[1].to_on
    for key in (key for key in load.form_keys() if load.form(key, on).fact):
        live, copied = (
            reports.compute_form(
                key, office.agency, PERIODS[1], as_of=as_of, actor=SYSTEM, now=NOW, engine=engine
            )
            for engine in (Engine.DB, Engine.DUCKDB)
        )
        assert copied == live, (key, as_of)


def _compare_records(office: Office, as_of: datetime | None) -> None:
    from motcua.reports import api as reports

    asked = {"as_of": as_of, "actor": SYSTEM, "now": NOW}
    sheet = reports.compute_form(FORM, office.agency, PERIODS[1], engine=Engine.DUCKDB, **asked)
    for column, cell in sheet.total.items():
        live, copied = (
            reports.form_records(
                FORM, office.agency, PERIODS[1],
                row_key="total", column=column, engine=engine, **asked,
            )
            for engine in (Engine.DB, Engine.DUCKDB)
        )  # fmt: skip
        assert copied == live, (column, as_of)
        assert len(copied) == cell.value, (column, as_of)


def _kinds(folder: Path) -> set[str]:
    """Which kinds of partition the copy has; all of them must have been read above."""
    parts = {path.name.partition(".")[0] for path in folder.glob("*.parquet")}
    named = ("open", "slow", "was-open", "was-slow", "was-")
    kinds = {next((kind for kind in named if part.startswith(kind)), "month") for part in parts}
    return {kind.removesuffix("-") for kind in kinds}
