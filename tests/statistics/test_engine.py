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
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(f"{explain} {sql}")
        return "\n".join(str(row) for row in cursor.fetchall())


@pytest.fixture
def ten_years(units) -> int:
    """4,000 dossiers of one agency over ten years, one in a hundred still open."""
    from datetime import date

    from motcua.agencies import api as agencies
    from motcua.dossiers.models import Dossier, DossierFact

    agency = agencies.resolve("14823", date(2024, 3, 1))
    dossiers = Dossier.objects.bulk_create(
        Dossier(
            agency_id=agency.id,
            code=f"N-{number}",
            procedure_name="Thủ tục mẫu",
            field_key="ho-tich",
            channel="counter",
            state="finished",
            outcome="result",
            search_key="",
            order_key=f"{number:06d}",
            case={},
            last_command=0,
        )
        for number in range(4000)
    )
    DossierFact.objects.bulk_create(
        DossierFact(
            dossier=dossier,
            agency_id=agency.id,
            recorded_from=1,
            field_key="ho-tich",
            online=1,
            accepted_day=16200 + number * 9 // 10,
            ended_day=None if number % 100 == 0 else 16203 + number * 9 // 10,
            outcome="open" if number % 100 == 0 else "result",
        )
        for number, dossier in enumerate(dossiers)
    )
    return agency.id


def test_a_quarter_among_ten_years_is_read_through_the_index(ten_years):
    asked = query(Scope(ten_years, "default"), measures=("dossier.finished",))

    assert "fact_agency_days" in _plan(api.compile_sql(asked))
    # Days 19706-19796 end what came in on days 19703-19793: numbers 3893-3993 without 3900, open.
    assert api.count(asked).rows == {"ho-tich": {"dossier.finished": 100}}


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
