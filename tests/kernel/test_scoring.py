"""Points from counts: means of slips, shares with named parts, thresholds, shares to a target."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.scoring import (
    Condition,
    Satisfaction,
    Share,
    Step,
    Tally,
    Term,
    Threshold,
    filled,
    judged,
    points_towards,
)
from motcua.kernel.surveys import Level

EARLY = Share("early", "Trước hạn", (Term("Trước hạn", ("early",)),), (Term("Xong", ("done",)),))
IN_TIME = Share("in-time", "Đúng hạn", (Term("Đúng hạn", ("ok",)),), (Term("Xong", ("done",)),))
INDEX_1 = Threshold(
    "1",
    (EARLY, IN_TIME),
    (
        Step(
            Decimal(2),
            "Từ 30% trước hạn, còn lại đúng hạn",
            (Condition("early", Decimal(30)), Condition("in-time", Decimal(100))),
        ),
        Step(Decimal(1), "Từ 95%", (Condition("in-time", Decimal(95)),)),
        Step(Decimal(0), "Trên 5% quá hạn"),
    ),
)


def test_185_points_of_103_slips_are_1_80() -> None:
    # Phường Phú Sơn, quý I/2024: 82 slips gave 2 points, 21 gave 1.
    tally = Tally((0, 21, 82))

    assert (tally.points, tally.answered, tally.mean) == (185, 103, Decimal("1.80"))


def test_184_points_of_103_slips_are_1_79() -> None:
    assert Tally((0, 22, 81)).mean == Decimal("1.79")


def test_a_mean_is_rounded_half_up() -> None:
    # 1.005 exactly: 201 points of 200 slips.
    assert Tally((0, 199, 1)).mean == Decimal("1.01")


def test_slips_that_do_not_answer_are_in_no_mean_and_without_slips_there_is_none() -> None:
    assert Tally((0, 0, 0)).mean is None
    assert Tally((1, 0, 1)).mean == Decimal("1.00")


def test_22_and_81_of_103_are_21_4_and_78_6_percent() -> None:
    counted = Satisfaction({Level.SATISFIED: 22, Level.VERY_SATISFIED: 81})

    shares = counted.shares()

    assert (counted.content, counted.answered) == (103, 103)
    assert shares is not None
    assert [shares[level] for level in Level] == [
        Decimal("0.0"),
        Decimal("0.0"),
        Decimal("0.0"),
        Decimal("21.4"),
        Decimal("78.6"),
    ]


def test_no_slips_have_no_shares() -> None:
    assert Satisfaction({}).shares() is None


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5).filter(any))
def test_shares_of_levels_always_add_to_100(counts: list[int]) -> None:
    shares = Satisfaction(dict(zip(Level, counts, strict=True))).shares()

    assert shares is not None
    assert sum(shares.values()) == 100


@given(st.tuples(*[st.integers(0, 300)] * 3).filter(any))
def test_a_mean_lies_between_0_and_2_and_grows_with_better_slips(slips) -> None:
    none, one, two = slips
    mean = Tally(slips).mean
    better = Tally((none, one, two + 1)).mean

    assert mean is not None and better is not None
    assert 0 <= mean <= better <= 2


@pytest.mark.parametrize(
    ("early", "ok", "done", "points"),
    [
        (30, 100, 100, 2),  # exactly 30 % early, none late
        (29, 100, 100, 1),
        (30, 99, 100, 1),
        (0, 95, 100, 1),  # exactly 95 %
        (0, 94, 100, 0),
        (99, 94, 100, 0),
    ],
)
def test_the_thresholds_of_the_first_index_begin_at_their_bounds(early, ok, done, points) -> None:
    assert judged(INDEX_1, {"early": early, "ok": ok, "done": done}).points == points


def test_a_missing_part_leaves_the_points_open_and_is_named() -> None:
    figure = judged(INDEX_1, {"ok": 100, "done": 100})

    assert figure.points is None
    assert figure.missing == ("Trước hạn",)


def test_a_missing_part_that_cannot_matter_decides_nothing() -> None:
    # 99 of 100 in time: two points are out of reach, whatever the early ones are.
    assert judged(INDEX_1, {"ok": 99, "done": 100}).points == 1


def test_nothing_finished_is_no_figure_and_not_missing() -> None:
    figure = judged(INDEX_1, {"early": 0, "ok": 0, "done": 0})

    assert (figure.points, figure.missing) == (None, ())
    assert figure.idle == ("Trước hạn", "Đúng hạn")


def test_terms_add_up_and_take_away() -> None:
    share = Share(
        "5.4",
        "Hài lòng",
        (Term("Tất cả", ("a", "b")), Term("Quá hạn", ("late",), less=True)),
        (Term("Tất cả", ("a", "b")),),
    )

    figure = filled(share, {"a": 90, "b": 10, "late": 4})

    assert (figure.numerator, figure.denominator, figure.percent) == (96, 100, Decimal(96))
    assert filled(share, {"a": 90, "b": 10}).percent is None
    assert filled(share, {"a": 90, "b": 10}).missing == ("Quá hạn",)


def test_a_term_without_a_measure_is_missing_and_never_0() -> None:
    share = Share("1.1", "Công bố", (Term("Công bố đúng hạn"),), (Term("Công bố", ("a",)),))

    figure = filled(share, {"a": 5})

    assert (figure.numerator, figure.percent) == (None, None)


@pytest.mark.parametrize(
    ("percent", "target", "points"),
    [("90", "90", "6"), ("89.99", "90", "6.00"), ("45", "90", "3.00"), ("100", "90", "6")],
)
def test_points_grow_in_proportion_up_to_the_target(percent, target, points) -> None:
    assert points_towards(Decimal(percent), Decimal(target), Decimal(6)) == Decimal(points)


def test_a_negative_share_gives_no_negative_points() -> None:
    assert points_towards(Decimal(-5), Decimal(90), Decimal(6)) == 0
