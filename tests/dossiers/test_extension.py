"""An apology and a new day. Accepted Friday 05/01/2024, due Friday 12/01/2024 17:00.

By the rules of that day it is said at the latest one working day before: Thursday 11/01, 17:30.
"""

from datetime import date

import pytest
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import DossierEvent, DossierFact
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import day_number
from motcua.kernel.measures import OPEN_SEQUENCE

pytestmark = pytest.mark.django_db(transaction=True)

NEW = at("2024-01-16 17:00")
WHY = "Cần xác minh thêm"


@pytest.fixture
def accepted(office, clerk):
    return api.accept(intake("HS-1"), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))


def fact():
    return DossierFact.objects.get(recorded_to=OPEN_SEQUENCE)


def test_the_citizen_has_a_new_day_and_the_report_the_old_one(accepted, clerk):
    view = api.extend("HS-1", NEW, WHY, actor=clerk, now=at("2024-01-11 17:30"))

    assert (view.promised_at, view.due_at) == (NEW, at("2024-01-12 17:00"))
    assert fact().due_day == day_number(date(2024, 1, 12))
    late = api.finish("HS-1", actor=clerk, now=at("2024-01-15 09:00"))
    assert late.due_mark == "none" and fact().ended_day > fact().due_day
    details = api.timeline("HS-1", actor=clerk, now=NEW)[1].details
    assert details == ("Hẹn lại: 16/01/2024 17:00", "Lý do: Cần xác minh thêm")


@pytest.mark.parametrize(
    ("now", "promised", "about", "words"),
    [
        ("2024-01-11 17:31", "2024-01-16 17:00", "at", "chậm nhất 11/01/2024 17:30"),
        ("2024-01-15 08:00", "2024-01-16 17:00", "at", "vẫn tính theo hạn cũ"),
        ("2024-01-10 08:00", "2024-01-12 17:00", "new_appointment_at", "sau hạn trả 12/01"),
        ("2024-01-10 08:00", "2024-01-13 09:00", "new_appointment_at", "không phải giờ làm việc"),
        ("2024-01-10 08:00", "2024-01-16 12:00", "new_appointment_at", "12:00 ngày 16/01/2024"),
    ],
)
def test_too_late_not_later_or_in_closed_hours_is_refused_at_its_field(
    accepted, clerk, now, promised, about, words
):
    with pytest.raises(api.ExtensionRefused, match=words) as refused:
        api.extend("HS-1", at(promised), WHY, actor=clerk, now=at(now))
    assert refused.value.about == about
    assert DossierEvent.objects.count() == 1


def test_once_is_all(accepted, clerk):
    for _ in range(2):  # the same sent twice is one
        api.extend("HS-1", NEW, WHY, actor=clerk, now=at("2024-01-10 08:00"))
    with pytest.raises(api.ExtensionRefused, match="đã hẹn lại đến 16/01/2024 17:00"):
        api.extend("HS-1", at("2024-01-18 17:00"), WHY, actor=clerk, now=at("2024-01-10 09:00"))
    assert DossierEvent.objects.filter(verb="extend").count() == 1


def test_an_agency_may_decide_to_apologise_until_the_due_time_itself(accepted, office, clerk):
    agencies.adopt(
        office.id,
        "apology_before_days",
        0,
        "5/QĐ-UBND",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=NEW,
    )
    with pytest.raises(api.ExtensionRefused):
        api.extend("HS-1", NEW, WHY, actor=clerk, now=at("2024-01-12 17:01"))
    api.extend("HS-1", NEW, WHY, actor=clerk, now=at("2024-01-12 17:00"))


def test_what_has_no_limit_or_stands_still_is_not_put_off(office, clerk):
    now = at("2024-01-05 08:00")
    for code, due in (("NO-LIMIT", None), ("ASKED", at("2024-01-12 17:00"))):
        api.accept(intake(code, appointment_at=due), agency_id=office.id, actor=clerk, now=now)
    with pytest.raises(api.ExtensionRefused, match="không có thời hạn"):
        api.extend("NO-LIMIT", NEW, WHY, actor=clerk, now=now)
    api.ask_supplement("ASKED", ["Tờ khai"], "thiếu", actor=clerk, now=now)
    with pytest.raises(api.TransitionRefused, match="Chờ bổ sung"):
        api.extend("ASKED", NEW, WHY, actor=clerk, now=at("2024-01-08 08:00"))


def test_the_due_time_moved_by_a_stop_is_the_one_that_counts(accepted, clerk):
    api.pause("HS-1", "chờ ý kiến", actor=clerk, now=at("2024-01-08 08:00"))
    back = api.resume("HS-1", actor=clerk, now=at("2024-01-10 08:00"))
    assert back.due_at == at("2024-01-16 17:00")  # two working days later
    with pytest.raises(api.ExtensionRefused, match="sau hạn trả 16/01"):
        api.extend("HS-1", NEW, WHY, actor=clerk, now=at("2024-01-12 08:00"))
    promised = at("2024-01-18 17:00")
    assert api.extend("HS-1", promised, WHY, actor=clerk, now=at("2024-01-12 08:00"))


def test_the_apology_is_signed_by_the_leader_who_gave_it_or_by_a_pen(accepted, office, clerk):
    user_id = agencies.create_user(
        "pho", "mat-khau-2024", "Mai Thị Lan", office.id, "leader", title="Phó Chủ tịch"
    )
    deputy = agencies.actor_of(user_id, date(2024, 1, 9))
    api.extend("HS-1", NEW, WHY, actor=deputy, now=at("2024-01-10 08:00"))
    api.accept(intake("HS-2"), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))
    api.extend("HS-2", NEW, WHY, actor=clerk, now=at("2024-01-10 08:00"))

    signed = api.slip("HS-1", "apology", actor=clerk, now=NEW).values
    by_pen = api.slip("HS-2", "apology", actor=clerk, now=NEW).values

    assert (signed["leader_title"], signed["leader"]) == (
        "KT. Chủ tịch\nPhó Chủ tịch",
        "Mai Thị Lan",
    )
    assert (by_pen["leader_title"], by_pen["leader"]) == ("Chủ tịch", "")
    assert signed["appointment_at"] == "17 giờ 00 phút, ngày 12 tháng 01 năm 2024"
    assert signed["new_appointment_at"] == "17 giờ 00 phút, ngày 16 tháng 01 năm 2024"


def test_a_counter_officer_promises_nothing(accepted, office):
    from motcua.kernel.errors import NotAllowed

    counter = Actor(user_id=20, name="Người tiếp nhận", role="counter", agency_id=office.id)
    with pytest.raises(NotAllowed):
        api.extend("HS-1", NEW, WHY, actor=counter, now=at("2024-01-10 08:00"))
