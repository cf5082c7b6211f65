"""A page of a long list is read off an index in its order; nothing sorts the whole agency."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from dossier_builders import at, case, change

from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter
from motcua.dossiers.log import write_command
from motcua.kernel.actors import SYSTEM

NOW = at("2024-03-01 08:00")
FILTERS = {
    "all": ({}, "_order"),
    "field": ({"field_key": "dat-dai"}, "dossier_agency_field"),
    "channel": ({"channel": "post"}, "dossier_agency_channel"),
    "officer": ({"officer": "Cán bộ Ít Việc"}, "dossier_agency_officer"),
    "period": ({"accepted_from": at("2024-02-25").date()}, "_order"),
}


@pytest.fixture
def long_list(office):
    """3,000 dossiers; every hundredth by post, of another field, with an officer of few."""
    common = {"field_key": "ho-tich", "officer": "Cán bộ Mẫu", "channel": "counter"}
    rare = {"field_key": "dat-dai", "officer": "Cán bộ Ít Việc", "channel": "post"}
    changes = [
        change(
            case(
                f"N-{number:05d}",
                accepted_at=at("2024-02-28 08:00") if number < 10 else at("2024-01-02 08:00"),
                appointment_at=None,
                **(common if number % 100 else rare),
            )
        )
        for number in range(3_000)
    ]
    write_command(office, "import", changes, actor=SYSTEM, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return office


def plan_of(sql: str) -> str:
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        return "\n".join(str(row) for row in cursor.fetchall())


@pytest.mark.parametrize("name", FILTERS)
def test_a_page_is_read_in_the_order_of_an_index(long_list, clerk, name):
    asked, index = FILTERS[name]
    with CaptureQueriesContext(connection) as said:
        page = api.list_dossiers(DossierFilter(**asked), actor=clerk, now=NOW)

    texts = [one["sql"] for one in said.captured_queries if "LIMIT 51" in one["sql"]]
    assert page.rows
    assert texts
    for text in texts:
        plan = plan_of(text)
        # Of one agency alone the list's own order is as good as that of the agency.
        assert index in plan, plan
        assert "Sort" not in plan, plan
        assert "TEMP B-TREE" not in plan, plan


def test_rows_are_counted_up_to_a_thousand(long_list, clerk):
    with CaptureQueriesContext(connection) as said:
        page = api.list_dossiers(DossierFilter(), actor=clerk, now=NOW)

    counts = [one["sql"] for one in said.captured_queries if "COUNT(" in one["sql"]]
    assert (page.total, page.has_more) == (1_000, True)
    assert [text for text in counts if "LIMIT 1001" not in text] == []
