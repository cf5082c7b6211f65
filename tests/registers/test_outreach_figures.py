"""Figures of outreach: the 75 posts of Hương Trà, people reached, what was only planned."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from counting import codes, figure

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api
from motcua.registers.outreach.measures import MEASURES

NOW = datetime(2021, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FIRST, LAST = date(2021, 1, 1), date(2021, 11, 10)


@pytest.fixture
def town(units):
    """Thị xã Hương Trà."""
    return agencies.resolve("480", NOW.date())


def held(town, on, kind="post", medium="website", topic="reform", state="done", **said):
    values = {
        "subject": "Tuyên truyền mẫu",
        "kind": kind,
        "medium": medium,
        "topic": topic,
        "held_on": on,
        **said,
    }
    return api.record("outreach", town, values, actor=SYSTEM, now=NOW, state=state)


def test_75_posts_and_4_broadcasts_of_huong_tra(town):
    for number in range(74):
        held(town, FIRST + timedelta(days=number))
    held(town, LAST)
    for number in range(4):
        held(town, FIRST + timedelta(days=number), kind="broadcast", medium="loudspeaker")
    # Around it what does not count: the day after, a plan, a post that came to nothing.
    held(town, LAST + timedelta(days=1))
    held(town, LAST, state="planned")
    held(town, LAST, state="cancelled", reason="Trùng nội dung")

    assert figure(town.id, "outreach.posts_on_reform", FIRST, LAST) == 75
    assert figure(town.id, "outreach.posts_on_website", FIRST, LAST) == 75
    assert figure(town.id, "outreach.broadcasts", FIRST, LAST) == 4
    assert figure(town.id, "outreach.pieces", FIRST, LAST) == 79
    assert len(codes(town.id, "outreach.posts", FIRST, LAST)) == 75


def test_pieces_and_people_are_added_up_and_what_nobody_counted_is_said(town):
    held(town, LAST, pieces=12, medium="social", topic="digital")
    held(town, LAST, kind="session", medium="meeting", topic="law", reach=85)
    held(town, LAST, kind="session", medium="meeting", topic="procedures", reach=0)
    held(town, LAST, kind="notice", medium="board")

    expected = {
        "pieces": 15,
        "posts": 12,
        "posts_on_reform": 0,
        "posts_on_website": 0,
        "broadcasts": 0,
        "sessions": 2,
        "notices": 1,
        "on_reform": 1,
        "people_at_sessions": 85,
        "reach": 85,
        "uncounted": 2,  # the posts and the notice; 0 people is a count
    }
    found = {name: figure(town.id, f"outreach.{name}", FIRST, LAST) for name in expected}
    assert found == expected
    assert {f"outreach.{name}" for name in expected} == {measure.key for measure in MEASURES}


def test_a_plan_that_was_held_counts_on_the_day_it_was_held(town):
    plan = held(town, date(2021, 12, 24), state="planned")
    assert figure(town.id, "outreach.posts", FIRST, LAST) == 0

    held_on = {"held_on": "09/11/2021", "reach": "1.234"}
    api.apply("outreach", plan.id, "hold", held_on, actor=SYSTEM, now=NOW)

    assert figure(town.id, "outreach.posts", FIRST, LAST) == 1
    assert figure(town.id, "outreach.reach", FIRST, LAST) == 1234
