"""The text on the live database: index used, many agencies, sequences of a moment."""

from datetime import datetime

import pytest
from django.db import connection
from queries import query

from motcua.dossiers.facts import DOSSIER_FACT
from motcua.kernel.dates import VIETNAM
from motcua.statistics import api
from motcua.statistics.data import Scope


def _plan(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Over an empty table a scan is cheapest; the question is whether the index serves.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row) for row in cursor.fetchall())


def test_a_form_of_one_agency_is_read_through_the_index(db):
    assert "fact_agency_days" in _plan(api.compile_sql(query(measures=("dossier.finished",))))


def test_thousands_of_agencies_are_one_query(db, django_assert_num_queries):
    everywhere = query(*(Scope(number, "default") for number in range(1, 4001)))

    with django_assert_num_queries(1):
        assert api.count(everywhere).by_agency == {}


@pytest.fixture
def agency_with_log(units):
    """An agency whose clock once ran behind: commands 1, 2, 3 at 10:00, 10:05 and 10:03."""
    from datetime import date

    from motcua.agencies import api as agencies
    from motcua.dossiers.models import Command

    agency = agencies.resolve("14823", date(2024, 3, 1))
    for seq, minute in ((1, 0), (2, 5), (3, 3)):
        Command.objects.create(
            agency_id=agency.id,
            seq=seq,
            kind="accept",
            recorded_at=datetime(2024, 3, 1, 10, minute, tzinfo=VIETNAM),
            actor_name="Người Mẫu",
            event_count=1,
            events_digest="",
            hash=f"hash-{seq}",
        )
    return agency.id


@pytest.mark.parametrize(("minute", "seq"), [(59, 3), (5, 3), (4, 1), (3, 1), (0, 1)])
def test_a_moment_ends_before_the_first_command_recorded_later(agency_with_log, minute, seq):
    as_of = datetime(2024, 3, 1, 10, minute, tzinfo=VIETNAM)

    assert api.sequence_at(DOSSIER_FACT, [agency_with_log], as_of) == {agency_with_log: seq}


def test_before_the_first_command_the_sequence_is_0(agency_with_log):
    as_of = datetime(2024, 3, 1, 9, 59, tzinfo=VIETNAM)
    nobody = 10**9

    assert api.sequence_at(DOSSIER_FACT, [agency_with_log, nobody], as_of) == {
        agency_with_log: 0,
        nobody: 0,
    }
