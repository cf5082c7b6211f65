"""Parts of other agencies in a workflow: where the dossier is, what comes next, whose time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_calendar import OFFICE, at

from motcua.kernel.cases import Verb
from motcua.kernel.workflow_times import Receipt, timed_steps
from motcua.kernel.workflows import COMES_BACK, minutes_of, next_hand_over, stages
from motcua.rulebook import load

ON = date(2026, 3, 2)
TWO_PARTS, ONE_PART, IF_NEEDED = "2.000986", "2.001661", "1.004873"


def of(code):
    return load.workflow_of(code, "", ON)


def told(*verbs):
    """Events a minute apart from acceptance on."""
    begin = at("2026-03-02 08:00")
    return [(verb, begin + timedelta(minutes=n)) for n, verb in enumerate((Verb.ACCEPT, *verbs))]


@pytest.mark.parametrize(
    ("code", "verbs", "step", "part"),
    [
        (ONE_PART, (), "receive", "Sở Y tế"),
        (ONE_PART, (Verb.TAKE,), "compile", "Sở Y tế"),
        (ONE_PART, (Verb.TAKE, Verb.FORWARD), "health_department", None),
        (ONE_PART, (Verb.TAKE, Verb.FORWARD, Verb.RETURN_LEG), "issue", None),
        (ONE_PART, (Verb.TAKE, Verb.FORWARD, Verb.RECALL_LEG), "compile", "Sở Y tế"),
        (TWO_PARTS, (Verb.TAKE, Verb.FORWARD), "police", "Bảo hiểm xã hội"),
        (TWO_PARTS, (Verb.TAKE, Verb.FORWARD, Verb.RETURN_LEG), "insure", "Bảo hiểm xã hội"),
        # Both away at once: the step is over when all is back.
        (TWO_PARTS, (Verb.TAKE, Verb.FORWARD, Verb.FORWARD, Verb.RETURN_LEG), "police", ...),
        (TWO_PARTS, (Verb.TAKE, *[Verb.FORWARD] * 2, *[Verb.RETURN_LEG] * 2), "insure", ...),
        (IF_NEEDED, (Verb.TAKE,), "appraise", ""),
        (IF_NEEDED, (Verb.TAKE, Verb.FORWARD, Verb.RETURN_LEG), "appraise", ""),
        (IF_NEEDED, (Verb.TAKE, Verb.SUBMIT), "approve", None),
    ],
)
def test_the_step_and_the_next_part_follow_from_the_events(code, verbs, step, part):
    events = told(*verbs)
    coming = next_hand_over(of(code), events)

    assert stages(of(code), events)[-1].step.key == step
    if part is not ...:
        assert (coming and coming.name) == part


def test_what_comes_back_of_a_part_nobody_foresaw_moves_no_step():
    # The officer asked another agency after the foreseen part: still the same step.
    verbs = (Verb.TAKE, Verb.FORWARD, Verb.RETURN_LEG, Verb.FORWARD, Verb.RETURN_LEG)

    assert stages(of(ONE_PART), told(*verbs))[-1].step.key == "issue"


def test_before_acceptance_and_after_the_end_nothing_is_foreseen():
    assert next_hand_over(of(ONE_PART), [(Verb.REGISTER, at("2026-03-02 08:00"))]) is None
    assert next_hand_over(of(ONE_PART), told(Verb.TAKE, Verb.WITHDRAW)) is None


def test_parts_and_steps_are_together_the_nine_days_published():
    # 9 days of 8 hours: 48 away; of the 24 left 10 % are 2.4, 80 % are 19.2 hours.
    assert minutes_of(of(ONE_PART), 9 * 8 * 60) == {
        "receive": 144,
        "compile": 1152,
        "health_department": 2880,
        "issue": 144,
        "deliver": 0,
    }


def test_a_part_that_only_some_dossiers_need_takes_nothing_from_the_others():
    minutes = minutes_of(of(IF_NEEDED), 24 * 60)

    assert (minutes["other_commune"], minutes["appraise"]) == (0, 864)


def test_a_part_away_has_no_time_of_the_office():
    accepted = at("2026-03-02 08:00")
    timed = timed_steps(
        of(ONE_PART),
        told(Verb.TAKE, Verb.FORWARD),
        Receipt(accepted, at("2026-03-13 17:00"), ()),
        at("2026-03-30 08:00"),
        OFFICE,
    )

    [away] = [one for one in timed if one.step.hand_over]
    assert (away.is_current, away.due_at, away.is_late) == (True, None, False)
    assert timed[1].due_at is not None


@given(st.lists(st.sampled_from([Verb.FORWARD, *sorted(COMES_BACK)]), max_size=12))
def test_while_anything_is_away_the_step_of_the_part_stands(tried):
    away, verbs = 0, []
    for verb in tried:
        if verb is Verb.FORWARD or away:  # nothing comes back that is not out
            away += 1 if verb is Verb.FORWARD else -1
            verbs.append(verb)

    gone = stages(of(IF_NEEDED), told(Verb.TAKE, *verbs))

    assert gone[-1].step.key == ("other_commune" if away else "appraise")
