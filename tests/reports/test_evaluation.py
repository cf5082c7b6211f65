"""The evaluation: scores of ballots beside thresholds of records, and the index in real time."""

from datetime import date
from decimal import Decimal

import pytest
from ballots_given import given, ward_of_seed
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.kernel.realtime_index import measures_of
from motcua.papers import api as papers
from motcua.reports import api as reports
from motcua.reports.errors import CellInvalid
from motcua.reports.measured import DECLARED
from motcua.rulebook import load

Q1 = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")


def evaluation_of(agency, period: Period = Q1):
    return reports.compute_evaluation(agency, period, actor=SYSTEM, now=LATER)


def index_of(found, key: str):
    return next(one for one in found.indices if one.row.key == key)


def criterion_of(found, code: str):
    return next(
        one for group in found.realtime.groups for one in group.criteria
        if one.criterion.code == code
    )  # fmt: skip


@pytest.fixture
def busy(office):
    """Ten dossiers finished: 4 early, 6 on the due day; one open in time. All over the counter."""
    for number in range(11):
        due = "2024-03-08 17:00" if number < 10 else "2024-03-29 17:00"
        office.accepts(f"HS-{number}", "2024-03-01", due=due)
    for number in range(10):
        office.does("finish", f"HS-{number}", "2024-03-07" if number < 4 else "2024-03-08")
    return office


def test_every_measure_that_scores_name_is_declared() -> None:
    on = date(2026, 3, 14)
    rules = load.evaluation_rules(on)
    shares = [share for threshold in rules.thresholds.values() for share in threshold.shares]
    named = {k for s in shares for term in (*s.part, *s.whole) for k in term.measures}

    assert sorted((named | set(measures_of(load.realtime_index(on)))) - DECLARED.keys()) == []


def test_the_first_index_is_also_scored_by_its_dossiers(busy) -> None:
    found = index_of(evaluation_of(busy.agency), "1")

    # 4 of 10 early, 10 of 10 in time.
    assert found.threshold.points == 2
    early, in_time = found.threshold.shares
    assert (early.numerator, early.denominator) == (4, 10)
    assert (in_time.numerator, in_time.denominator) == (10, 10)
    assert reports.share_text(early) == "4/10 = 40,0%"


def test_a_threshold_without_records_says_what_is_missing(busy) -> None:
    found = index_of(evaluation_of(busy.agency), "6")

    assert found.threshold.points is None
    assert reports.threshold_text(found.threshold) == (
        "Chưa định được: thiếu số liệu TTHC công khai đầy đủ, kịp thời; "
        "thiếu số liệu TTHC phải công khai"
    )


def test_thresholds_over_ballots_are_missing_until_somebody_asks(busy) -> None:
    before = index_of(evaluation_of(busy.agency), "3")
    given(busy.agency, "2024-03-08", "satisfied", "222222222")
    after = index_of(evaluation_of(busy.agency), "3")

    assert before.threshold.points is None
    assert before.threshold.missing != ()
    assert after.threshold.points == 2


def test_the_live_index_counts_what_the_records_say(busy) -> None:
    found = evaluation_of(busy.agency)

    progress, online = criterion_of(found, "2.1"), criterion_of(found, "3.3")
    assert (progress.figure.numerator, progress.figure.denominator) == (11, 11)
    assert progress.points == 20
    assert (online.figure.numerator, online.figure.denominator, online.reached) == (0, 11, False)
    assert criterion_of(found, "1.1").figure.percent is None
    assert "TTHC công bố đúng hạn" in found.realtime.missing


def test_what_no_dossier_says_of_digitising_is_missing_and_not_0_percent(busy) -> None:
    found = evaluation_of(busy.agency)

    reused = criterion_of(found, "4.3")
    assert (reused.figure.numerator, reused.figure.denominator) == (None, 11)
    assert reused.figure.missing == ("Hồ sơ có thành phần dùng lại",)


def test_an_office_without_any_dossier_has_no_live_figure(office) -> None:
    found = evaluation_of(office.agency)

    assert found.realtime.scored == 0
    assert reports.realtime_text(found.realtime).startswith("Đạt 0/0 điểm")


def test_after_june_2025_the_table_is_optional(office) -> None:
    period = Period(date(2025, 7, 1), date(2025, 9, 14))
    before = evaluation_of(office.agency)

    later = reports.compute_evaluation(office.agency, period, actor=SYSTEM, now=LATER)

    assert (before.rules.obligatory, later.rules.obligatory) == (True, False)
    assert later.realtime is not None


def test_a_number_of_ballots_opens_to_as_many(office) -> None:
    ward_of_seed(office.agency)
    found = evaluation_of(office.agency)

    def rows(key: str):
        return reports.ballot_records(office.agency, Q1, key, actor=SYSTEM, now=LATER)

    for key, count in found.ballots.counts.items():
        assert len(rows(key)) == count, key
    ones = rows("ballot.index_1_points_1")
    assert len(ones) == 21
    assert {row.points["1"] for row in ones} == {1}
    assert [row.given_on for row in ones] == sorted(row.given_on for row in ones)


def test_the_upper_tier_appraises_its_wards_and_nobody_else_does(office, other_office) -> None:
    town_reader = Actor(1, "Tổng hợp thị xã", "upper", _parent(office).id)
    counter = Actor(2, "Quầy", "counter", office.agency.id)
    stranger = Actor(3, "Nơi khác", "leader", other_office.agency.id)

    reports.appraise(office.agency, Q1, {"1": "1,9"}, actor=town_reader, now=LATER)

    column = evaluation_of(office.agency).sheet.row("1").cells["5"]
    assert (column.value, column.by) == (Decimal("1.9"), "Tổng hợp thị xã")
    for actor, refusal in ((counter, NotAllowed), (stranger, NotFound)):
        with pytest.raises(refusal):
            reports.appraise(office.agency, Q1, {"1": "1"}, actor=actor, now=LATER)
        with pytest.raises((NotAllowed, NotFound)):
            reports.ballot_records(office.agency, Q1, "ballot.given", actor=stranger, now=LATER)


def test_an_appraised_score_above_the_standard_is_refused(office) -> None:
    with pytest.raises(CellInvalid, match="từ 0 đến 2"):
        reports.appraise(office.agency, Q1, {"1": "2,1"}, actor=SYSTEM, now=LATER)


def test_the_paper_has_the_table_and_the_working_of_every_score(office) -> None:
    ward_of_seed(office.agency)

    document = reports.evaluation_document(evaluation_of(office.agency))

    text = papers.write(document, "html").decode()
    assert "82 × 2 + 21 × 1 + 0 × 0 = 185 điểm; 185/103 phiếu" in text
    assert "103/103 phiếu = 100,0%" in text
    assert "Bộ chỉ số phục vụ người dân" in text
    assert papers.write(document, "pdf").startswith(b"%PDF")


def _parent(office):
    from motcua.agencies import api as agencies

    return agencies.parent(office.agency.id, date(2024, 3, 1))
