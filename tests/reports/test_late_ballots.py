"""Ballots that come after their period was closed: told, marked, never in the closed figure."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from ballots_given import given
from office_at_work import LATER, at

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.registers import api as registers
from motcua.reports import api as reports

FORM = "nine-indices"
Q1 = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")
CLOSED = at("2024-03-15 08:00")


@pytest.fixture
def closed(office):
    """Two ballots, then the table closed; the line of the closing."""
    first = given(office.agency, "2024-03-01", "satisfied", "222222222")
    given(office.agency, "2024-03-04", "satisfied", "222222222")
    line = reports.close_period(FORM, office.agency, Q1, actor=SYSTEM, now=CLOSED)
    return line, first


def test_a_late_ballot_is_told_with_its_cells_and_not_in_the_closed_figure(office, closed) -> None:
    line, _ = closed
    late = given(office.agency, "2024-03-11", "neutral", "0-2222222", recorded=at("2024-03-20"))
    after = given(office.agency, "2024-03-18", "neutral", "000000000", recorded=at("2024-03-20"))

    found = reports.difference(line.id, actor=SYSTEM, now=LATER)

    assert [one.code for one in found.late] == [late.code]
    assert after.code not in [one.code for one in found.late]
    cells = {(one.row_key, one.column_key): one for one in found.cells}
    # Index 1: 4/2 = 2, now 4/3; index 2 still has two answers, the ballot left it out.
    assert (cells["1", "4"].closed.value, cells["1", "4"].today.value) == (2, Decimal("1.33"))
    assert [one.code for one in cells["1", "4"].gained] == [late.code]
    assert ("2", "4") not in cells
    assert cells["head", "ballots"].difference == 1
    assert [one.code for one in cells["levels", "neutral"].gained] == [late.code]
    assert reports.snapshot(line.id, actor=SYSTEM, now=LATER).sheet(FORM).head["ballots"].value == 2


def test_an_answer_put_right_since_is_altered_and_no_late_entry(office, closed) -> None:
    line, first = closed
    registers.change(
        "surveys", first.id, {"index_3": "p1"}, "Gõ nhầm", actor=SYSTEM, now=at("2024-03-20")
    )

    found = reports.difference(line.id, actor=SYSTEM, now=LATER)

    cells = {(one.row_key, one.column_key): one for one in found.cells}
    assert set(cells) == {("3", "4"), ("total", "4")}
    assert [one.code for one in cells["3", "4"].altered] == [first.code]
    assert (cells["3", "4"].gained, cells["3", "4"].lost) == ((), ())


def test_lists_mark_late_ballots_of_periods_that_count_ballots(office, closed) -> None:
    _, first = closed
    late = given(office.agency, "2024-03-11", "neutral", recorded=at("2024-03-20"))
    after = given(office.agency, "2024-03-18", "neutral", recorded=at("2024-03-20"))
    ids, agency = [first.id, late.id, after.id], {office.agency.id}

    assert set(reports.late_entries("surveys", ids, agency)) == {late.id}
    # Nothing of another register was closed, though all share one log.
    assert reports.late_entries("feedback", ids, agency) == {}


def test_a_closing_that_counts_no_ballots_makes_none_late(office) -> None:
    office.accepts("A", "2024-03-01")
    given(office.agency, "2024-03-01", "satisfied")
    reports.close_period("06a-vpcp-kstt", office.agency, Q1, actor=SYSTEM, now=CLOSED)
    late = given(office.agency, "2024-03-11", "neutral", recorded=CLOSED + timedelta(days=5))

    assert reports.late_entries("surveys", [late.id], {office.agency.id}) == {}
