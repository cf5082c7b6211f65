"""Figures of complaints and proposals: the 190 of Hương Trà, and each against a plain count."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from counting import BY_KEY, codes, figure

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api
from motcua.registers.feedback.measures import KINDS, MEASURES

NOW = datetime(2021, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FIRST, LAST = date(2021, 1, 1), date(2021, 11, 10)


@pytest.fixture
def town(units):
    """Thị xã Hương Trà."""
    return agencies.resolve("480", NOW.date())


def record(town, received, due, answered=None, kind="city", now=NOW, **said):
    values = {
        "subject": "Phản ánh mẫu",
        "kind": kind,
        "channel": "city_system",
        "received_on": received,
        "due_on": due,
        "answered_on": answered,
        **said,
    }
    state = "answered" if answered else "received"
    return api.record("feedback", town, values, actor=SYSTEM, now=now, state=state)


def test_the_190_reports_of_huong_tra(town):
    """190 = 172 handled (103 in time + 69 late) + 18 open (12 in time + 6 late)."""
    received = date(2021, 10, 1)
    for _ in range(103):
        record(town, received, date(2021, 10, 8), date(2021, 10, 8))
    for _ in range(69):
        record(town, received, date(2021, 10, 8), date(2021, 10, 9))
    for _ in range(12):
        record(town, received, LAST)  # due on the last day: still in time
    for _ in range(6):
        record(town, received, LAST - timedelta(days=1))

    names = (
        "received",
        "handled",
        "handled_in_time",
        "handled_late",
        "open",
        "open_in_time",
        "open_late",
    )
    counted = [figure(town.id, f"feedback.city_{name}", FIRST, LAST) for name in names]
    assert counted == [190, 172, 103, 69, 18, 12, 6]
    assert figure(town.id, "feedback.received", FIRST, LAST) == 190
    assert figure(town.id, "feedback.regulation_received", FIRST, LAST) == 0
    assert len(codes(town.id, "feedback.city_open_late", FIRST, LAST)) == 6


def test_what_was_learnt_later_does_not_move_an_earlier_figure(town):
    entry = record(town, date(2021, 10, 1), date(2021, 10, 8))
    known = 1  # the agency's first command
    api.apply("feedback", entry.id, "answer", {"answered_on": "05/10/2021"}, actor=SYSTEM, now=NOW)

    then = figure(town.id, "feedback.handled", FIRST, LAST, seq=known)
    assert (then, figure(town.id, "feedback.handled", FIRST, LAST)) == (0, 1)
    assert figure(town.id, "feedback.open", FIRST, LAST, seq=known) == 1


@dataclass(frozen=True)
class Said:
    """What the test said of one entry."""

    code: str
    kind: str
    about: str
    received: date
    due: date | None
    ended: date | None
    outcome: str
    published: date | None
    satisfaction: str


def within(day: date | None) -> bool:
    return day is not None and FIRST <= day <= LAST


def answered(one: Said) -> bool:
    return one.outcome == "answered" and within(one.ended)


def still_open(one: Said) -> bool:
    return one.received <= LAST and (one.ended is None or one.ended > LAST)


PLAIN: dict[str, Callable[[Said], bool]] = {
    "received": lambda one: within(one.received),
    "carried_over": lambda one: one.received < FIRST and (one.ended is None or one.ended >= FIRST),
    "handled": answered,
    "received_and_handled": lambda one: within(one.received) and answered(one),
    "handled_in_time": lambda one: answered(one) and (one.due is None or one.ended <= one.due),
    "handled_late": lambda one: answered(one) and one.due is not None and one.ended > one.due,
    "open": still_open,
    "open_in_time": lambda one: still_open(one) and (one.due is None or one.due >= LAST),
    "open_late": lambda one: still_open(one) and one.due is not None and one.due < LAST,
    "transferred": lambda one: one.outcome == "transferred" and within(one.ended),
    "declined": lambda one: one.outcome == "declined" and within(one.ended),
    "published": lambda one: within(one.published),
    "discontent": lambda one: answered(one) and one.satisfaction in ("unsatisfied", "again"),
}


def at_random(town, chance: random.Random) -> Said:
    received = date(2020, 11, 1) + timedelta(days=chance.randrange(380))
    due = received + timedelta(days=chance.randrange(30)) if chance.random() < 0.8 else None
    outcome = chance.choice(["open", "answered", "answered", "answered", "transferred", "declined"])
    ended = published = None
    satisfaction = ""
    if outcome != "open":
        ended = min(received + timedelta(days=chance.randrange(60)), NOW.date())
    if outcome == "answered" and chance.random() < 0.5:
        published = min(ended + timedelta(days=chance.randrange(20)), NOW.date())
    if outcome == "answered":
        satisfaction = chance.choice(["", "satisfied", "unsatisfied", "again"])
    kind = chance.choice(["regulation", "city", "other"])
    about = chance.choice(["act", "content", "both"]) if kind == "regulation" else ""
    entry = api.record(
        "feedback",
        town,
        {
            "subject": "Phản ánh mẫu",
            "kind": kind,
            "about": about,
            "channel": "counter",
            "received_on": received,
            "due_on": due,
            "answered_on": ended,
            "published_on": published,
            "satisfaction": satisfaction,
            "reason": "" if outcome in ("open", "answered") else "Không thuộc thẩm quyền",
        },
        actor=SYSTEM,
        now=NOW,
        state="received" if outcome == "open" else outcome,
    )
    return Said(
        entry.code, kind, about, received, entry.due_on, ended, outcome, published, satisfaction
    )


def test_every_measure_is_what_a_plain_count_gives_and_opens_to_its_records(town):
    chance = random.Random(190)
    everyone = [at_random(town, chance) for _ in range(120)]

    seen = set()
    for kind in KINDS:
        some = [one for one in everyone if not kind or one.kind == kind]
        for name, holds in PLAIN.items():
            key = f"feedback.{kind}_{name}" if kind else f"feedback.{name}"
            expected = sorted(one.code for one in some if holds(one))
            assert figure(town.id, key, FIRST, LAST) == len(expected), key
            assert codes(town.id, key, FIRST, LAST) == expected, key
            seen.add(key)
        had = sum(figure(town.id, _key(kind, n), FIRST, LAST) for n in ("carried_over", "received"))
        ends = ("handled", "transferred", "declined", "open")
        assert had == sum(figure(town.id, _key(kind, n), FIRST, LAST) for n in ends)
    for key, about in (("about_acts", "act"), ("about_content", "content")):
        expected = sum(one.about == about and within(one.received) for one in everyone)
        assert figure(town.id, f"feedback.regulation_{key}", FIRST, LAST) == expected
        seen.add(f"feedback.regulation_{key}")
    assert seen == {measure.key for measure in MEASURES} <= set(BY_KEY)


def _key(kind: str, name: str) -> str:
    return f"feedback.{kind}_{name}" if kind else f"feedback.{name}"
