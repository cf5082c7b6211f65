"""Each computed figure of the two appendices: counted by hand, opened, on another engine."""

from datetime import date

import pytest
from demo_sheets import NOW
from plain_counts import (
    Files,
    ballots,
    documents,
    dossiers,
    inspections,
    procedures,
    tasks,
)
from test_demo_appendices import OFFICES, appendix_of

pytestmark = pytest.mark.django_db
# What no file of the quarter has a row of, in registers that the ward keeps.
EMPTY = {
    "khanh-hoa-2023": {
        "inspected-people",
        "inspection-findings",
        "inspection-findings-settled",
        "procedures-simplified",
        "procedures-new",
        "procedures-abolished",
        "procedures-vertical-commune",
        "feedback-received",
        "feedback-settled",
        "post-both",
        "finished-land",
        "in-time-land",
        "finished-building",
        "in-time-building",
        "finished-investment",
        "in-time-investment",
    },
    "thua-thien-hue-2021": set(),
}


def counted_by_hand(name: str, folder) -> dict[str, int]:
    """Indicator -> figure."""
    _, first, last = OFFICES[name]
    if name == "khanh-hoa-2023":
        files = {
            "tasks": "nhiem-vu-phuong-son-2023.csv",
            "documents": "van-ban-di-phuong-son-2023.csv",
            "procedures": "danh-muc-tthc-phuong-son-2023.csv",
            "dossiers": "mot-cua-phuong-son-den-12-09-2023.csv",
            "ballots": "phieu-khao-sat-phuong-son-quy-3-2023.xlsx",
        }
        counts = (tasks, documents, procedures, dossiers, ballots)
    else:
        files = {
            "tasks": "nhiem-vu-huong-tra-2021.csv",
            "documents": "van-ban-di-huong-tra-2021.csv",
            "procedures": "danh-muc-tthc-huong-tra-2021.csv",
            "inspections": "kiem-tra-cchc-huong-tra-2021.csv",
            "findings": "van-de-kiem-tra-huong-tra-2021.csv",
            "ballots": "phieu-khao-sat-huong-tra-2021.xlsx",
        }
        counts = (tasks, documents, procedures, inspections, ballots)
    read = Files(folder, files, first, last)
    found = dict.fromkeys(EMPTY[name], 0)
    for count in counts:
        found |= count(read)
    return found


def counted_rows(name: str):
    """(row key, indicator, figure) of every figure that is one count or sum of records."""
    from motcua.kernel.indicators import Counted
    from motcua.rulebook import load

    sheet = appendix_of(name)
    catalogue = load.indicators(OFFICES[name][2])
    for row, printed in zip(sheet.rows, sheet.form.appendix.rows, strict=True):
        indicator = catalogue.get(printed.indicator or "")
        is_counted = indicator is not None and isinstance(indicator.formula, Counted)
        if is_counted and row.cells["status"].value == "auto":
            yield row.key, indicator, row.cells["value"].value


@pytest.mark.parametrize("name", OFFICES)
def test_each_counted_figure_is_what_a_hand_counts_in_the_files(demo, name: str) -> None:
    by_hand = counted_by_hand(name, demo.home / "demo-exports")
    computed = {indicator.key: value for _, indicator, value in counted_rows(name)}

    assert len(computed) >= {"khanh-hoa-2023": 47, "thua-thien-hue-2021": 21}[name]
    assert computed == {key: by_hand[key] for key in computed}


@pytest.mark.parametrize("name", OFFICES)
def test_each_counted_figure_opens_to_its_records(demo, name: str) -> None:
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    code, first, last = OFFICES[name]
    asked = (f"cchc/{name}", agencies.resolve(code, last), Period(first, last, None))
    for key, indicator, value in counted_rows(name):
        found = reports.form_records(*asked, row_key=key, column="value", actor=SYSTEM, now=NOW)
        amounts = [row.amount for row in found]
        total = sum(amounts) if indicator.kind == "money" else len(found)
        assert total == value, (key, indicator.key)
        assert (None in amounts) == (indicator.kind != "money") or not found


@pytest.mark.parametrize("name", OFFICES)
def test_duckdb_gives_the_same_appendix_and_the_same_records(demo, name: str, settings) -> None:
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports
    from motcua.statistics.data import Engine

    settings.HOME = demo.home
    code, first, last = OFFICES[name]
    agency, period = agencies.resolve(code, last), Period(first, last, None)
    asked = {"actor": SYSTEM, "now": NOW}
    form = f"cchc/{name}"

    live, copied = (
        reports.compute_form(form, agency, period, engine=engine, **asked)
        for engine in (Engine.DB, Engine.DUCKDB)
    )
    assert copied.rows == live.rows
    for key, indicator, _ in counted_rows(name):
        if indicator.register in ("payments", "documents", "procedures"):
            here, there = (
                reports.form_records(
                    form, agency, period, row_key=key, column="value", engine=engine, **asked
                )
                for engine in (Engine.DB, Engine.DUCKDB)
            )
            assert here == there, key


def test_the_sums_and_digitised_papers_of_nguyen_nghiem_are_those_of_its_report(demo) -> None:
    # 1.680 payments of 10.282.000 đồng, 2.291 of 3.897 papers, 1.866 of 3.877 results.
    from motcua.agencies import api as agencies
    from motcua.kernel.periods import Period
    from motcua.reports import counting
    from motcua.rulebook import load
    from motcua.statistics import api as statistics

    last = date(2023, 12, 6)
    agency = agencies.resolve("21439", last)
    form = load.form("06a-vpcp-kstt", last)
    fact = counting.FACTS["dossier_service_fact"]
    keys = (
        "service.paid_online",
        "service.paid_online_amount",
        "service.papers_digital",
        "service.papers_asked",
        "service.results_digital",
        "service.results_asked",
    )
    from dataclasses import replace

    period = Period(date(2023, 1, 1), last, None)
    query = counting.query_over(fact, None, form, (agency.id,), period, as_of=None)
    counts = statistics.count(replace(query, measures=counting.measures(keys))).rows["all"]

    assert [counts[key] for key in keys] == [1680, 10_282_000, 2291, 3897, 1866, 3877]
