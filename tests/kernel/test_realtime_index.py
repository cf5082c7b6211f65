"""The index in real time: what is scored, what is missing, what nobody may call zero."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.kernel.realtime_index import compute, measures_of
from motcua.rulebook import load

INDEX = load.realtime_index(date(2026, 3, 14))
# 85 dossiers: 82 finished in time, 2 open in time, 1 open and late; 84 of 84 received online.
COUNTS = {
    "dossier.received": 84,
    "dossier.received_online": 84,
    "dossier.finished": 82,
    "dossier.finished_in_time": 82,
    "dossier.finished_late": 0,
    "dossier.pending": 3,
    "dossier.pending_in_time": 2,
    "dossier.pending_late": 1,
}


def criterion(figure, code: str):
    return next(one for g in figure.groups for one in g.criteria if one.criterion.code == code)


def test_six_groups_reach_100_points_together() -> None:
    assert [group.most for group in INDEX.groups] == [18, 20, 12, 10, 22, 18]


def test_progress_counts_what_is_open_in_time_too() -> None:
    one = criterion(compute(INDEX, COUNTS), "2.1")

    # (82 + 2) / (82 + 3) of 20 points.
    assert (one.figure.numerator, one.figure.denominator) == (84, 85)
    assert one.points == Decimal("19.76")


def test_online_filing_reaches_its_target_but_its_points_are_not_known() -> None:
    one = criterion(compute(INDEX, COUNTS), "3.3")

    assert (one.percent, one.reached, one.points) == (Decimal(100), True, None)


def test_what_no_record_supplies_is_missing_by_name_and_adds_no_zero() -> None:
    figure = compute(INDEX, COUNTS)

    assert "TTHC công bố đúng hạn" in figure.missing
    assert criterion(figure, "1.1").points is None
    assert figure.groups[0].points is None
    # Only progress has both a figure and points: nothing else is added, nothing is graded.
    assert (figure.points, figure.scored, figure.most) == (Decimal("19.76"), 20, 100)
    assert [group.complete for group in figure.groups] == [False, True, *[False] * 4]


def test_satisfaction_needs_the_dossiers_somebody_complained_about() -> None:
    one = criterion(compute(INDEX, COUNTS), "5.4")

    assert one.figure.missing == ("Hồ sơ có phản ánh hoặc bị đánh giá không hài lòng",)
    assert one.percent is None


def test_nothing_received_is_no_figure_and_not_0_percent() -> None:
    one = criterion(compute(INDEX, dict.fromkeys(COUNTS, 0)), "2.1")

    assert (one.percent, one.points, one.figure.missing) == (None, None, ())


def test_before_its_first_day_there_is_no_index() -> None:
    with pytest.raises(load.NotInForce):
        load.realtime_index(date(2022, 6, 22))


def test_it_asks_each_measure_once() -> None:
    keys = measures_of(INDEX)

    assert len(set(keys)) == len(keys)
    assert set(COUNTS) <= set(keys)
