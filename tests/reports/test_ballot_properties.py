"""Random ballots: one answer put right moves the cells of its question and no other cell."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ballots_given import given as gives
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.registers import api as registers
from motcua.reports import api as reports

FORM, SELF = "nine-indices", "4"
Q1 = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")
LEVELS = ("very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied")
Slip = tuple[str, str]
"""Points as written ("2", "1", "0", "-" no answer, nine of them), and the level."""

slips = st.lists(
    st.tuples(st.text("210-", min_size=9, max_size=9), st.sampled_from(LEVELS)),
    min_size=1,
    max_size=7,
)


@st.composite
def corrections(draw) -> tuple[list[Slip], int, str, str]:
    """Slips, which of them is put right, in which question, and the answer it should have."""
    made = draw(slips)
    place = draw(st.integers(0, len(made) - 1))
    points, level = made[place]
    question = draw(st.sampled_from(("level", *(f"index_{number}" for number in range(1, 10)))))
    before = level if question == "level" else points[int(question[-1]) - 1]
    others = LEVELS if question == "level" else tuple("210-")
    after = draw(st.sampled_from([one for one in others if one != before]))
    return made, place, question, after


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=corrections())
def test_one_answer_put_right_moves_its_own_cells_and_nothing_else(drawn, fresh_agencies) -> None:
    made, place, question, after = drawn
    agency = next(fresh_agencies).agency
    entries = [gives(agency, "2024-03-05", level, points) for points, level in made]
    before = cells(agency)
    assert before == by_hand(made)

    answer = after if question == "level" else {"-": ""}.get(after, f"p{after}")
    registers.change(
        "surveys", entries[place].id, {question: answer}, "Gõ nhầm", actor=SYSTEM, now=LATER
    )

    put_right = list(made)
    put_right[place] = _with(made[place], question, after)
    now = cells(agency)
    assert now == by_hand(put_right)
    own = (
        {("levels", level) for level in LEVELS}
        if question == "level"
        else {(question[-1], SELF), ("total", SELF)}
    )
    assert {key for key in now if now[key] != before[key]} <= own


def cells(agency) -> dict[tuple[str, str], object]:
    """What ballots fill, and the levels as counts of the ballots that each opens to."""
    sheet = reports.compute_form(FORM, agency, Q1, actor=SYSTEM, now=LATER)
    found: dict[tuple[str, str], object] = {
        (row.key, SELF): row.cells[SELF].value for row in sheet.rows
    }
    found["total", SELF] = sheet.total[SELF].value
    found["head", "ballots"] = sheet.head["ballots"].value
    shares = [sheet.levels[level].value for level in LEVELS]
    assert sum(shares) == 100
    counts = [
        len(reports.ballot_records(agency, Q1, f"ballot.level_{level}", actor=SYSTEM, now=LATER))
        for level in LEVELS
    ]
    for share, count in zip(shares, counts, strict=True):
        # One place, made to add to 100: never a tenth away from the exact share.
        assert abs(share - Decimal(count) * 100 / sum(counts)) < Decimal("0.1")
    return found | {("levels", level): n for level, n in zip(LEVELS, counts, strict=True)}


def by_hand(made: Sequence[Slip]) -> dict[tuple[str, str], object]:
    """The same counted slip by slip, as a clerk would with a pencil."""
    means: list[Decimal | None] = []
    for place in range(9):
        marks = [int(points[place]) for points, _ in made if points[place] != "-"]
        exact = Decimal(sum(marks)) / len(marks) if marks else None
        means.append(exact and exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    found: dict[tuple[str, str], object] = {
        (str(number), SELF): mean for number, mean in enumerate(means, 1)
    }
    known = [mean for mean in means if mean is not None]
    found["total", SELF] = sum(known) if len(known) == len(means) else None
    found["head", "ballots"] = len(made)
    given_levels = [level for _, level in made]
    return found | {("levels", level): given_levels.count(level) for level in LEVELS}


def _with(slip: Slip, question: str, answer: str) -> Slip:
    points, level = slip
    if question == "level":
        return points, answer
    place = int(question[-1]) - 1
    return points[:place] + answer + points[place + 1 :], level
