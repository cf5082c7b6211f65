"""What an appendix asks the database does not grow with its indicators."""

from datetime import date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.reports import api as reports

PERIOD = Period(date(2021, 1, 1), date(2021, 11, 10), None)
NOW = datetime(2021, 11, 11, 9, tzinfo=VIETNAM)


def test_the_units_below_a_town_are_asked_for_once_whatever_the_indicators(units):
    town = agencies.resolve("480", PERIOD.to_on)

    with CaptureQueriesContext(connection) as asked:
        sheet = reports.compute_form(
            "cchc/thua-thien-hue-2021", town, PERIOD, as_of=None, actor=SYSTEM, now=NOW
        )

    walks = [query for query in asked if "agency_parent" in query["sql"]]
    assert len(sheet.rows) > 100
    # A level of units each: for all that it counts, and for its communes alone; some for its name.
    assert len(walks) < 20
