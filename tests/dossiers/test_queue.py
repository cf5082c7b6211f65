"""An officer's queue on Friday 12/01/2024. Working hours 07:30-11:30, 13:30-17:30."""

from decimal import Decimal

import pytest
from dossier_builders import at, intake

from motcua.agencies.data import AgencyView
from motcua.dossiers import api
from motcua.dossiers.api import QueueGroup
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.time_used import Light

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-12 09:30")
ACCEPTED = at("2024-01-02 07:30")


@pytest.fixture
def office_at_work(office, clerk):
    """One dossier of each group, by name; those of "Lê Văn Mẫu" end in -L."""

    def take(code, due, officer="Trần Thị Mẫu"):
        api.accept(
            intake(code, appointment_at=at(due) if due else None, officer=officer),
            agency_id=office.id,
            actor=clerk,
            now=ACCEPTED,
        )

    take("LATE", "2024-01-11 17:30")
    take("LATER-BY-FAR-L", "2024-01-05 17:30", "Lê Văn Mẫu")
    take("TODAY", "2024-01-12 17:30")
    take("MONDAY-L", "2024-01-15 17:30", "Lê Văn Mẫu")
    take("IN-FOUR-DAYS", "2024-01-16 17:30")
    take("NO-LIMIT", None)
    take("ASKED", "2024-01-12 17:30")
    take("ASKED-TOO-LATE", "2024-01-04 17:30")
    take("DONE", "2024-01-12 17:30")
    take("RETURNED", "2024-01-12 17:30")
    api.ask_supplement("ASKED", ["a"], "r", actor=clerk, now=at("2024-01-08 09:00"))
    # Stopped after its due day had passed: it is late, whatever it waits for.
    api.ask_supplement("ASKED-TOO-LATE", ["a"], "r", actor=clerk, now=at("2024-01-08 09:00"))
    for code in ("DONE", "RETURNED"):
        api.finish(code, actor=clerk, now=at("2024-01-10 09:00"))
    api.deliver("RETURNED", actor=clerk, now=at("2024-01-10 10:00"))


def asked(office, clerk, *groups, officer="", limit=50):
    found = api.queue(office.id, groups, officer=officer, limit=limit, actor=clerk, now=NOW)
    return [one.row.code for one in found.rows], found


def test_each_group_holds_its_dossiers_by_due_time_and_the_counts_are_of_all(
    office_at_work, office, clerk
):
    expected = {
        QueueGroup.OVERDUE: ["ASKED-TOO-LATE", "LATER-BY-FAR-L", "LATE"],
        QueueGroup.TODAY: ["TODAY"],
        QueueGroup.SOON: ["MONDAY-L"],
        QueueGroup.LATER: ["IN-FOUR-DAYS", "NO-LIMIT"],
        QueueGroup.STOPPED: ["ASKED"],
        QueueGroup.READY: ["DONE"],
        QueueGroup.APPROVAL: [],
        QueueGroup.RETURNED: [],
        QueueGroup.APPROVED: [],
        QueueGroup.LEGS: [],
        QueueGroup.AWAY: [],
    }
    for group, codes in expected.items():
        shown, found = asked(office, clerk, group)
        assert shown == codes, group
        assert {one: found.counts[one] for one in QueueGroup} == {
            one: len(listed) for one, listed in expected.items()
        }


def test_several_groups_are_one_queue_and_the_nearest_are_shown(office_at_work, office, clerk):
    look = (QueueGroup.OVERDUE, QueueGroup.TODAY, QueueGroup.SOON)
    shown, found = asked(office, clerk, *look, limit=4)
    assert shown == ["ASKED-TOO-LATE", "LATER-BY-FAR-L", "LATE", "TODAY"]
    assert sum(found.counts[group] for group in look) == 5


def test_the_own_queue_holds_the_own_dossiers_only(office_at_work, office, clerk):
    shown, found = asked(office, clerk, *QueueGroup, officer="Lê Văn Mẫu")
    assert shown == ["LATER-BY-FAR-L", "MONDAY-L"]
    assert found.counts[QueueGroup.OVERDUE] == 1
    assert api.has_open(office.id, "Lê Văn Mẫu", actor=clerk, now=NOW)
    assert not api.has_open(office.id, "Người Khác", actor=clerk, now=NOW)


def test_the_light_follows_the_share_of_time_used(office_at_work, office, clerk):
    _, found = asked(office, clerk, *QueueGroup)
    lights = {one.row.code: (one.light, one.used) for one in found.rows}
    # 02/01-12/01 are 9 working days of 480 minutes; 8 of them and two hours are gone.
    assert lights["TODAY"] == (Light.AMBER, Decimal(8 * 480 + 120) / Decimal(9 * 480))
    assert lights["LATE"][0] is Light.RED
    # 16/01 is the 11th working day: 3960 of 5280 minutes are three quarters.
    assert lights["IN-FOUR-DAYS"] == (Light.AMBER, Decimal("0.75"))
    assert lights["NO-LIMIT"] == lights["ASKED"] == (Light.NONE, None)


def test_the_queue_asks_the_database_a_fixed_number_of_times(
    office_at_work, office, clerk, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        asked(office, clerk, *QueueGroup)


def test_opening_the_queue_is_logged_and_nobody_opens_another_offices(
    office_at_work, office, clerk, stranger
):
    from motcua.dossiers.models import ReadLog

    asked(office, clerk, QueueGroup.TODAY)
    assert ReadLog.objects.get(page="queue").dossier_codes == "TODAY"
    with pytest.raises((NotFound, NotAllowed)):
        asked(office, stranger, QueueGroup.TODAY)


def test_a_result_of_long_ago_is_not_todays_work(office: AgencyView, clerk: Actor):
    for code, accepted in (("OLD", "2023-10-14 08:00"), ("RECENT", "2023-10-15 08:00")):
        moment = at(accepted)
        api.accept(intake(code, appointment_at=None), agency_id=office.id, actor=clerk, now=moment)
        api.finish(code, actor=clerk, now=moment)
    # 90 days with today: 15/10/2023-12/01/2024.
    assert asked(office, clerk, QueueGroup.READY)[0] == ["RECENT"]
