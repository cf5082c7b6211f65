"""A running server closes unanswered supplements once a day, and goes on whatever happens.

Asked on Monday 02/11/2026: fifteen working days are 03/11-23/11.
"""

import logging
from datetime import date

import pytest
from django.db import connection

from motcua.agencies import api as agencies
from motcua.cli.daily import Daily
from motcua.dossiers import api
from motcua.dossiers.data import Intake
from motcua.dossiers.models import Command
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import parse_moment

pytestmark = pytest.mark.django_db(transaction=True)


def at(text):
    return parse_moment(text).at


class Clock:
    """A clock that a hand turns."""

    def __init__(self, text):
        self.text = text

    def __call__(self):
        return at(self.text)


@pytest.fixture
def waiting(units):
    ward = agencies.resolve("14818", date(2026, 11, 2))
    said = Intake("HS-1", "ho-tich", "1.001193", "Thủ tục đăng ký khai sinh", "counter", "Mẫu")
    api.accept(said, agency_id=ward.id, actor=SYSTEM, now=at("30/10/2026 08:00"))
    api.ask_supplement("HS-1", ["Tờ khai"], "thiếu", actor=SYSTEM, now=at("02/11/2026 09:00"))


def state():
    return api.dossier("HS-1", actor=SYSTEM, now=at("30/11/2026 09:00")).state


def closings():
    return Command.objects.filter(kind="close").count()


def test_it_closes_on_the_day_after_the_last_and_once(waiting):
    clock = Clock("23/11/2026 10:00")
    daily = Daily(clock)
    assert (daily.once_a_day(), state()) == (True, "waiting")
    clock.text = "23/11/2026 17:00"
    assert daily.once_a_day() is False  # it was looked at today
    clock.text = "25/11/2026 00:10"
    assert (daily.once_a_day(), state(), closings()) == (True, "closed", 1)

    # Another server over the same database finds nothing left to do.
    assert (Daily(clock).once_a_day(), closings()) == (True, 1)


def test_a_database_that_fails_is_logged_and_tried_again(waiting, caplog):
    daily = Daily(Clock("25/11/2026 00:10"))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dossier RENAME TO dossier_away")
    try:
        with caplog.at_level(logging.ERROR, logger="motcua.daily"):
            daily.once_a_day()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE dossier_away RENAME TO dossier")

    assert "daily closing failed" in caplog.text
    assert (daily.once_a_day(), state()) == (True, "closed")
