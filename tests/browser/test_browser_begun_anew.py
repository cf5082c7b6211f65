"""The office of a test that is walked once more: nothing of the first walk is there."""

import sqlite3
from contextlib import closing

import pytest
from prepare_office import COUNTER

pytestmark = pytest.mark.browser


def people(home):
    with closing(sqlite3.connect(home / "motcua.sqlite3")) as base:
        return {name for (name,) in base.execute("SELECT username FROM staff_user")}


def test_an_office_begun_anew_has_only_what_it_began_with(office):
    first, began = office.address, people(office.home)
    office.prepare("prepare_day")
    office.kept["code"] = "H56"
    assert people(office.home) > began

    office.begin_anew()

    assert (people(office.home), office.kept) == (began, {})
    assert office.address != first  # what a browser stored for the first is not the second's
    office.cookies_of(COUNTER)  # its server answers, and lets people in
    office.prepare("prepare_day")
    assert people(office.home) > began
