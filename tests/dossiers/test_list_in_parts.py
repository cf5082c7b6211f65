"""The list of an agency with what it took over: fetched in parts, paged as one."""

import pytest

from motcua.dossiers.models import Dossier
from motcua.records.pages import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies_of_three(units):
    """Ids of three units with 130 dossiers, every third of one, the last unit with a single one."""
    from motcua.agencies.models import Agency

    ids = list(Agency.objects.order_by("pk").values_list("pk", flat=True)[:3])
    Dossier.objects.bulk_create(
        Dossier(
            agency_id=ids[2] if number == 77 else ids[number % 3 == 0],
            code=f"H-{number:03d}",
            procedure_name="Thủ tục",
            field_key="ho-tich",
            channel="counter",
            state="pending",
            outcome="open",
            search_key=f"h-{number:03d}",
            # Not in the order in which they are inserted.
            order_key=f"{79000 + number * 37 % 50:05d} H-{number:03d}",
            case={},
            last_command=1,
        )
        for number in range(130)
    )
    return ids


def walk(found, parts, towards):
    """Codes of every page from the first on, then back to it; and the total each page told."""
    pages, totals, cursor = [], set(), None
    while True:
        page = page_of(found, cursor, parts)
        pages.append([row.code for row in page.rows])
        totals.add(page.total)
        following = page.next_cursor if towards == "next" else page.previous_cursor
        if following is None:
            return pages, totals, page
        cursor = following


def test_pages_of_parts_are_those_of_the_whole_forward_and_back(agencies_of_three):
    found = Dossier.objects.filter(agency_id__in=agencies_of_three)
    parts = [found.filter(agency_id=one) for one in agencies_of_three]
    ordered = [row.code for row in sorted(found, key=lambda row: row.order_key)]

    pages, totals, last = walk(found, parts, "next")

    assert [len(page) for page in pages] == [50, 50, 30]
    assert [code for page in pages for code in page] == ordered
    assert totals == {130}
    back = page_of(found, last.previous_cursor, parts)
    assert [row.code for row in back.rows] == ordered[50:100]
    first = page_of(found, back.previous_cursor, parts)
    assert [row.code for row in first.rows] == ordered[:50]
    assert first.previous_cursor is None


def test_a_page_of_parts_asks_each_part_for_one_page_alone(
    agencies_of_three, django_assert_num_queries
):
    found = Dossier.objects.filter(agency_id__in=agencies_of_three)
    parts = [found.filter(agency_id=one) for one in agencies_of_three]

    with django_assert_num_queries(4) as asked:  # three parts and the count
        page_of(found, None, parts)

    assert sum("LIMIT 51" in one["sql"] for one in asked.captured_queries) == 3
