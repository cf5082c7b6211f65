"""The bench itself: its country is what it says, and all contenders count the same."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from motcua.bench import api, country
from motcua.bench.cases.case import figures
from motcua.bench.errors import AnswersDiffer, BenchInvalid
from motcua.bench.run import Bench, Options
from motcua.bench.workers import Outcome
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.kernel.dates import day_number
from motcua.kernel.measures import OPEN_SEQUENCE

AGENCIES = range(101, 201)
FIELDS = [f"field-{n:02d}" for n in range(50)]


def _facts(folder: Path, dossiers: int, years: int, seed: int = 1) -> list[dict[str, str]]:
    made = country.Country(dossiers, years, AGENCIES, FIELDS, seed)
    rows = []
    for path in country.write_facts(made, DOSSIER_FACT.columns, folder):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [dict(zip(DOSSIER_FACT.columns, row, strict=True)) for row in csv.reader(file)]
    return rows


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    return _facts(tmp_path_factory.mktemp("country"), 20_000, 4)


def test_every_dossier_has_one_version_in_force(facts):
    in_force = [row["dossier_id"] for row in facts if int(row["recorded_to"]) == OPEN_SEQUENCE]

    assert sorted(map(int, in_force)) == list(range(1, 20_001))
    assert len(facts) > 20_000  # and some an earlier one


def test_days_are_those_of_real_lives(facts):
    first, last = day_number(date(2021, 12, 16)), day_number(country.LAST_DAY)
    for row in facts:
        assert first <= int(row["accepted_day"]) <= last
        assert (row["ended_day"] == "") == (row["outcome"] == "open"), row
        assert row["ended_day"] == "" or int(row["accepted_day"]) <= int(row["ended_day"]) <= last
        assert int(row["recorded_from"]) < int(row["recorded_to"])


def test_a_dossier_of_a_thousand_stays_open_for_years(facts):
    old = day_number(country.LAST_DAY) - 2 * 365
    began_long_ago = [
        row
        for row in facts
        if int(row["recorded_to"]) == OPEN_SEQUENCE and int(row["accepted_day"]) < old
    ]
    slow = [
        row
        for row in began_long_ago
        if not row["ended_day"] or int(row["ended_day"]) - int(row["accepted_day"]) >= 200
    ]

    assert 0.0003 < len(slow) / len(began_long_ago) < 0.003


def test_communes_and_fields_are_of_very_different_sizes(facts):
    agencies = Counter(row["agency_id"] for row in facts).most_common()
    fields = Counter(row["field_key"] for row in facts).most_common()

    assert agencies[0][1] > 5 * agencies[len(agencies) // 2][1]
    assert len(fields) == len(FIELDS)
    assert sum(count for _, count in fields[:10]) > len(facts) / 2


def test_the_same_seed_makes_the_same_country(tmp_path):
    assert _facts(tmp_path, 500, 2) == _facts(tmp_path, 500, 2)
    assert _facts(tmp_path, 500, 2) != _facts(tmp_path, 500, 2, seed=2)


def test_a_difference_between_engines_ends_the_bench(tmp_path):
    bench = Bench(Options(1_000, 1, 0, "all"), tmp_path, None, print)
    ours = Outcome("ours", [1.0], answer=figures([(1, "ho-tich", 3, 0)]))
    same = Outcome("same", [1.0], answer=figures([(1, "ho-tich", 3, 0), (2, "dat-dai", 0, 0)]))
    other = Outcome("other", [1.0], answer=figures([(1, "ho-tich", 2, 1)]))

    bench.require_same([ours, same])
    with pytest.raises(AnswersDiffer, match=r"ours.*other"):
        bench.require_same([ours, same, other])


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({"rows": 10}, "--rows"), ({"years": 0}, "--years"), ({"engine": "oracle"}, "--engine")],
)
def test_a_size_that_cannot_be_measured_is_refused(tmp_path, wrong, named):
    given = {"rows": 1_000, "years": 1, "import_rows": 0, "engine": "all", **wrong}

    with pytest.raises(BenchInvalid, match=named):
        api.bench(**given, folder=tmp_path, say=print)


def test_all_contenders_count_the_same_in_one_run():
    """AnswersDiffer would end it: ours, by hand, PostgreSQL and SQLite, over the same facts."""
    said: list[str] = []

    targets = api.bench(
        rows=3_000, years=2, import_rows=300, engine="all", folder=None, say=said.append
    )

    text = "\n".join(said)
    for contender in ("motcua (DuckDB)", "DuckDB viết tay", "PostgreSQL", "SQLite"):
        assert f"| {contender}" in text
    assert "COPY đúng các dòng ấy" in text
    assert {target.what for target in targets.held} >= {
        "06a một quý, mọi xã, so với DuckDB viết tay",
        "06a của mọi xã thành csv",
        "Báo cáo pdf",
        "Nhập 300 hồ sơ vào PostgreSQL, so với COPY",
    }
