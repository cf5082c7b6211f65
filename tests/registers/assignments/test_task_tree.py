"""The tree from the province down: who has a part of a task, and how it stands there."""

import pytest
from task_office import TaskOffice, at, day

from motcua.agencies import api as agencies
from motcua.registers import api
from motcua.registers.assignments.data import Standing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def province(units, staff):
    """Tỉnh Thừa Thiên Huế."""
    view = agencies.resolve("46", day("2021-06-01"))
    return TaskOffice(view, staff("reporter", view))


def grown(keeper, on):
    return api.tree(keeper.agency.id, actor=keeper.actor, now=at(on))


def shape(branches):
    return [(b.agency.code, b.code, b.standing.value, shape(b.children)) for b in branches]


def test_a_task_goes_from_the_province_to_the_wards_and_its_states_come_back(
    province, office, ward_office
):
    task = province.task(on="2021-01-04", code="CT-1", due_on="2021-06-30")
    down = {"handed_to": "480", "handed_on": "2021-01-05", "handed_due_on": "2021-05-31"}
    province.does("hand_down", task, on="2021-01-05", **down)
    in_town = office.finds("assignments", "46.CT-1", on="2021-01-06")
    down = {"handed_to": "19996,20020", "handed_on": "2021-01-06", "handed_due_on": "2021-03-31"}
    office.does("hand_down", in_town, on="2021-01-06", **down)
    in_ward = ward_office.finds("assignments", "480.46.CT-1", on="2021-01-07")
    ward_office.does("finish", in_ward, on="2021-04-02", done_on="2021-04-01", result="Xong")

    found = grown(province, "2021-04-05")

    assert shape(found) == [
        ("46", "CT-1", "in_time", [
            ("480", "46.CT-1", "in_time", [
                ("19996", "480.46.CT-1", "done_late", []),
                ("20020", "480.46.CT-1", "late", []),
            ]),
        ]),
    ]  # fmt: skip
    assert found[0].total == 3 and not found[0].is_settled
    assert found[0].counts == {Standing.IN_TIME: 1, Standing.DONE_LATE: 1, Standing.LATE: 1}
    assert shape(grown(office, "2021-04-05")) == shape(found[0].children)
    assert grown(ward_office, "2021-04-05") == ()


def test_the_nearest_agency_above_with_the_code_is_the_parent(province, office, ward_office):
    province.task(on="2021-01-04", code="YK-7")
    office.task(on="2021-01-04", code="YK-7")
    ward_office.task(on="2021-01-05", code="P-1", parent="YK-7")

    assert shape(grown(office, "2021-02-01")) == [
        ("480", "YK-7", "in_time", [("19996", "P-1", "in_time", [])])
    ]
    assert grown(province, "2021-02-01") == ()
