"""One dossier, two agencies: each works its part by its own clock, and it is counted once.

Monday 04/03/2024 to Friday 08/03/2024 are ordinary days of 07:30-11:30 and 13:30-17:30.
"""

from datetime import date

import pytest
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.api import QueueGroup
from motcua.dossiers.data import ForwardForm
from motcua.dossiers.models import Command, DossierLeg
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.errors import NotAllowed
from motcua.kernel.periods import Period
from motcua.reports import api as reports

pytestmark = pytest.mark.django_db(transaction=True)

CODE = "HS-1"
SENT = at("2024-03-04 09:00")
MONTH = Period(date(2024, 3, 1), date(2024, 3, 31))


@pytest.fixture
def third_office(units):
    """Phường Nguyễn Nghiêm, Đức Phổ: has nothing to do with the dossier."""
    return agencies.resolve("21439", date(2024, 1, 1))


@pytest.fixture
def outsider(third_office):
    return Actor(user_id=9, name="Người Ngoài", role="specialist", agency_id=third_office.id)


@pytest.fixture
def there(office):
    """Accepted on 04/03/2024 08:00, due 12/03/2024."""
    return api.accept(
        intake(CODE, appointment_at=at("2024-03-12 17:30")),
        agency_id=office.id,
        actor=SYSTEM,
        now=at("2024-03-04 08:00"),
    )


def to(agency, hours=8):
    return ForwardForm(agency and agency.id, "", "Xác minh nơi cư trú", hours)


@pytest.fixture
def sent(there, clerk, other_office):
    return api.forward(CODE, to(other_office), actor=clerk, now=SENT)


def own_hours(agency, sessions):
    agencies.adopt(
        agency.id,
        "working_hours",
        sessions,
        "5/QĐ-UBND",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=at("2024-01-01 08:00"),
    )


def queue_of(actor, group=QueueGroup.LEGS, now=SENT):
    found = api.queue(actor.agency_id, (group,), limit=9, actor=actor, now=now)
    return [one.row.code for one in found.rows], found.counts[group]


def test_the_other_agency_gets_a_leg_with_its_own_clock_and_the_dossier_keeps_its_own(sent):
    [leg] = sent.legs
    assert (leg.label, leg.leg.agency_name) == ("Đã chuyển, chưa nhận", "Phường Phương Sơn")
    assert leg.standing.due_at == at("2024-03-05 09:00")  # 2.5 + 4 hours, 1.5 the day after
    assert (sent.state, sent.due_at) == (State.PENDING, at("2024-03-12 17:30"))


def test_each_leg_runs_in_the_hours_its_agency_has_and_starts_by_the_cut_off_hour(
    there, clerk, other_office, third_office
):
    # Mornings only, and not on Tuesday.
    own_hours(other_office, {day: ["08:00-12:00"] for day in ("1", "3", "4", "5")})
    late = at("2024-03-04 15:01")
    api.forward(CODE, to(other_office), actor=clerk, now=late)
    view = api.forward(CODE, to(third_office), actor=clerk, now=late)

    assert [(one.leg.begins_at, one.standing.due_at) for one in view.legs] == [
        # The day of the first ended at 12:00; the next is Wednesday.
        (at("2024-03-06 08:00"), at("2024-03-07 12:00")),
        (at("2024-03-05 07:30"), at("2024-03-05 17:30")),
    ]
    # What the agency decides later changes no leg that is out.
    own_hours(other_office, {"1": ["08:00-10:00"]})
    again = api.dossier(CODE, actor=clerk, now=late)
    assert again.legs == view.legs


def test_it_is_received_answered_and_only_then_finished(sent, clerk, stranger, office):
    assert queue_of(stranger) == ([CODE], 1)
    assert queue_of(clerk, QueueGroup.AWAY) == ([CODE], 1)
    with pytest.raises(api.LegRefused, match="Phường Phương Sơn chưa trả kết quả phối hợp"):
        api.finish(CODE, actor=clerk, now=at("2024-03-04 09:30"))

    api.receive_leg(CODE, 1, actor=stranger, now=at("2024-03-04 10:00"))
    api.return_leg(CODE, 1, "Có cư trú", "12/XM", actor=stranger, now=at("2024-03-05 09:01"))
    view = api.finish(CODE, actor=clerk, now=at("2024-03-05 10:00"))

    assert view.legs[0].standing.punctuality == "late"  # by a minute
    assert queue_of(stranger) == ([], 0)
    told = api.timeline(CODE, actor=stranger, now=at("2024-03-05 10:00"))  # may still read it
    assert "Kết quả phối hợp: Có cư trú" in told[-2].details
    assert told[-2].actor_name == "Cán bộ Khác"
    # All of it is in the chain of the agency whose dossier it is.
    assert set(Command.objects.values_list("agency_id", flat=True)) == {office.id}
    assert api.verify_chain(office.id) == ()


def test_it_is_counted_once_by_the_agency_that_accepted_it(
    sent, clerk, stranger, office, other_office
):
    api.receive_leg(CODE, 1, actor=stranger, now=at("2024-03-04 10:00"))
    api.return_leg(CODE, 1, "Có cư trú", actor=stranger, now=at("2024-03-04 11:00"))
    api.finish(CODE, actor=clerk, now=at("2024-03-05 10:00"))

    def total(agency):
        now = at("2024-04-01 08:00")
        sheet = reports.compute_form("06a-vpcp-kstt", agency, MONTH, actor=SYSTEM, now=now)
        return reports.form_csv(sheet).splitlines()[-1].split(",")[2:]

    # (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13)
    assert total(office) == ["1", "0", "1", "0", "1", "1", "0", "0", "0", "0", "0"]
    assert total(other_office) == ["0"] * 11


def test_who_has_no_part_knows_nothing_and_who_has_one_does_only_that(
    sent, clerk, stranger, outsider
):
    now = at("2024-03-04 10:00")
    view = api.dossier(CODE, actor=stranger, now=now)
    assert api.possible_verbs(view, actor=stranger, now=now) == (Verb.COMMENT, Verb.RECEIVE_LEG)
    with pytest.raises(NotAllowed):
        api.receive_leg(CODE, 1, actor=clerk, now=now)
    for act in (
        lambda who: api.finish(CODE, actor=who, now=now),
        lambda who: api.recall_leg(CODE, 1, "nhầm", actor=who, now=now),
        lambda who: api.correct(CODE, {"channel": "kiosk"}, "nhầm", actor=who, now=now),
        lambda who: api.forward(CODE, to(None), actor=who, now=now),
    ):
        with pytest.raises(NotAllowed):
            act(stranger)
        with pytest.raises(api.DossierUnknown):
            act(outsider)
    with pytest.raises(api.DossierUnknown):
        api.dossier(CODE, actor=outsider, now=now)
    with pytest.raises(api.DossierUnknown):
        api.receive_leg(CODE, 1, actor=outsider, now=now)


def test_recalled_the_other_agency_knows_nothing_any_more(sent, clerk, stranger):
    now = at("2024-03-04 10:00")
    view = api.recall_leg(CODE, 1, "Chuyển nhầm", actor=clerk, now=now)
    assert view.due_at == at("2024-03-12 17:30")
    assert queue_of(stranger) == ([], 0)
    with pytest.raises(api.DossierUnknown):
        api.dossier(CODE, actor=stranger, now=now)
    api.finish(CODE, actor=clerk, now=now)


def test_an_agency_that_is_not_of_this_system_is_acted_for_by_the_office(there, clerk):
    outside = ForwardForm(None, "Công an phường", "Xác minh", 4)
    api.forward(CODE, outside, actor=clerk, now=SENT)
    api.receive_leg(CODE, 1, actor=clerk, now=SENT)
    view = api.return_leg(CODE, 1, "Đúng", declined=True, actor=clerk, now=at("2024-03-04 10:00"))
    assert view.legs[0].label == "Trả lại, không giải quyết"


@pytest.mark.parametrize(
    ("form", "about"),
    [
        (ForwardForm(None, "Sở A", "Việc", 0), "hours"),
        (ForwardForm(None, "Sở A", "Việc", 2_001), "hours"),
    ],
)
def test_hours_out_of_range_are_refused_at_their_field(there, clerk, form, about):
    with pytest.raises(api.LegRefused) as refused:
        api.forward(CODE, form, actor=clerk, now=SENT)
    assert refused.value.about == about


def test_not_to_oneself_and_not_twice(sent, clerk, office, other_office):
    for agency, words in ((office, "cơ quan đang giải quyết"), (other_office, "rồi; chờ")):
        with pytest.raises(api.LegRefused, match=words):
            api.forward(CODE, to(agency), actor=clerk, now=at("2024-03-04 09:30"))
    with pytest.raises(api.LegRefused, match="Chọn cơ quan nhận"):
        api.forward(CODE, ForwardForm(None, " ", "Việc", 8), actor=clerk, now=SENT)


def test_a_rebuild_gives_the_same_legs_and_repairs_what_was_broken(sent, stranger):
    now = at("2024-03-04 10:00")
    api.receive_leg(CODE, 1, actor=stranger, now=now)
    assert api.rebuild(now=now).changed == 0
    kept = DossierLeg.objects.values().get()
    DossierLeg.objects.update(officer="Ai đó", ended_at=now)
    assert api.rebuild(now=now).changed == 1
    assert DossierLeg.objects.values().get() == kept
    DossierLeg.objects.all().delete()
    assert api.rebuild(now=now).changed == 1
    assert DossierLeg.objects.values("number", "officer", "due_at").get() == {
        "number": 1,
        "officer": "Cán bộ Khác",
        "due_at": kept["due_at"],
    }


def test_the_control_sheet_names_the_agency_and_how_it_was_in_time(sent, clerk, stranger):
    api.receive_leg(CODE, 1, actor=stranger, now=at("2024-03-04 10:00"))
    api.return_leg(CODE, 1, "Có cư trú", actor=stranger, now=at("2024-03-04 11:00"))
    api.finish(CODE, actor=clerk, now=at("2024-03-12 10:00"))
    sheet = api.slip(CODE, "control", actor=clerk, now=at("2024-03-12 10:00"))

    assert sheet.values["joint_agencies"] == "Phường Phương Sơn"
    told = [(one["giver"], one["receiver"], one.get("result")) for one in sheet.tables["legs"]]
    assert told == [
        ("Cán bộ Mẫu", "Cán bộ Khác", None),
        ("Cán bộ Khác", "Cán bộ Mẫu", "Trước hạn"),
        ("Hệ thống", "Hệ thống", "Đúng hạn"),
    ]
