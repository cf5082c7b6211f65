"""The index of registers: what is kept, what is open, what is late, and for whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from feedback_rows import NOW, values

from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotFound
from motcua.registers import api


@pytest.fixture
def kept(office, clerk):
    """Late by twelve days; due today, so not late; answered in time; a post of outreach."""
    api.record("feedback", office, values(), actor=clerk, now=NOW)
    api.record("feedback", office, values(due_on="20/03/2024"), actor=clerk, now=NOW)
    answered = values(answered_on="05/03/2024", answer="Đã thay bóng đèn.")
    api.record("feedback", office, answered, actor=clerk, now=NOW, state="answered")
    post = {
        "subject": "Nộp hồ sơ trực tuyến",
        "kind": "post",
        "medium": "website",
        "topic": "reform",
        "held_on": "04/03/2024",
    }
    api.record("outreach", office, post, actor=clerk, now=NOW)
    return office


def counts(agency, actor):
    found = api.summaries(agency.id, actor=actor, now=NOW)
    return {one.key: (one.entries, one.open, one.overdue) for one in found}


def test_each_register_says_how_many_it_holds_how_many_are_open_and_how_many_late(kept, clerk):
    held = counts(kept, clerk)

    assert held["feedback"] == (3, 2, 1)
    assert held["outreach"][0] == 1
    assert held["incoming"] == (0, 0, 0)


def test_the_index_asks_once_for_all_registers(kept, clerk):
    with CaptureQueriesContext(connection) as asked:
        counts(kept, clerk)

    entries = [query["sql"] for query in asked if 'FROM "register_entry"' in query["sql"]]
    assert len(entries) == 1


def test_another_office_is_told_nothing(kept, stranger):
    with pytest.raises(NotFound):
        counts(kept, stranger)

    everywhere = api.summaries(None, actor=stranger, now=NOW)
    assert {one.entries for one in everywhere} == {0}


def test_without_a_role_there_is_nothing_to_count(kept, other_office):
    nobody = Actor(user_id=9, name="Người Lạ", role="", agency_id=other_office.id)

    assert {one.entries for one in api.summaries(None, actor=nobody, now=NOW)} == {0}
