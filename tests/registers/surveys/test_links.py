"""Links that work once, and tablets that go on."""

from datetime import datetime, timedelta

import pytest
from ballot_builders import NOON, answers

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api as registers
from motcua.registers.data import EntryFilter
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.errors import DeviceNameMissing, LinkCountInvalid

pytestmark = pytest.mark.django_db
LATER = datetime(2024, 3, 6, 8, 30, tzinfo=VIETNAM)


def ballots(agency):
    page = registers.entries("surveys", EntryFilter(agency_id=agency.id), actor=SYSTEM, now=LATER)
    return page.rows


@pytest.fixture
def link(ward):
    (made,) = surveys.make_links(
        ward, "evaluation", dossier="HS-1", officer="Trần Thị Hạnh", actor=SYSTEM, now=NOON
    )
    return made


def test_a_link_takes_one_ballot_with_its_dossier_and_officer(ward, link) -> None:
    surveys.answer_link(link.token, answers("very_satisfied"), now=LATER)

    (entry,) = ballots(ward)
    assert (entry.code, entry.values["way"]) == ("LK-2024-00001", "link")
    assert (entry.values["dossier"], entry.values["officer"]) == ("HS-1", "Trần Thị Hạnh")
    assert entry.begun_on == LATER.date()


def test_a_second_ballot_from_one_link_is_refused_with_the_time_of_the_first(ward, link) -> None:
    surveys.answer_link(link.token, answers(), now=LATER)

    with pytest.raises(surveys.LinkUsed, match="06/03/2024 08:30; mỗi liên kết chỉ dùng"):
        surveys.answer_link(link.token, answers("dissatisfied"), now=LATER + timedelta(hours=1))
    with pytest.raises(surveys.LinkUsed):
        surveys.open_link(link.token, now=LATER + timedelta(hours=1))

    assert [entry.values["level"] for entry in ballots(ward)] == ["satisfied"]


def test_a_refused_ballot_does_not_use_the_link_up(ward, link) -> None:
    with pytest.raises(surveys.BallotRefused):
        surveys.answer_link(link.token, {"index_1": "p2"}, now=LATER)

    surveys.answer_link(link.token, answers(), now=LATER)
    assert len(ballots(ward)) == 1


def test_a_link_can_be_used_on_its_last_day_and_not_after(link) -> None:
    last = datetime(2024, 4, 4, 23, 59, tzinfo=VIETNAM)  # 30 days after 05/03

    assert surveys.open_link(link.token, now=last).code == link.code
    with pytest.raises(surveys.LinkExpired, match="04/04/2024"):
        surveys.answer_link(link.token, answers(), now=last + timedelta(minutes=1))


def test_an_address_nobody_made_is_not_known(ward) -> None:
    with pytest.raises(surveys.LinkUnknown):
        surveys.open_link("khong-co", now=NOON)
    with pytest.raises(surveys.LinkUnknown):
        surveys.answer_link("khong-co", answers(), now=NOON)


def test_links_are_numbered_and_listed_newest_first_with_what_was_used(ward) -> None:
    made = surveys.make_links(ward, "satisfaction", count=3, actor=SYSTEM, now=NOON)
    surveys.answer_link(made[1].token, {"level": "neutral"}, now=LATER)

    shown = surveys.links(ward, actor=SYSTEM, now=LATER)

    assert [one.code for one in shown] == ["LK-2024-00003", "LK-2024-00002", "LK-2024-00001"]
    assert [one.used_at for one in shown] == [None, LATER, None]
    assert len({one.token for one in shown}) == 3


@pytest.mark.parametrize("count", [0, 101])
def test_too_many_links_or_none_are_refused(ward, count) -> None:
    with pytest.raises(LinkCountInvalid, match="từ 1 đến 100"):
        surveys.make_links(ward, "evaluation", count=count, actor=SYSTEM, now=NOON)


def test_a_tablet_takes_ballot_after_ballot_for_its_officer(ward) -> None:
    device = surveys.make_device(
        ward, "Quầy 1", "evaluation", officer="Phạm Văn Minh", actor=SYSTEM, now=NOON
    )

    surveys.answer_device(device.token, answers(), "a", now=LATER)
    surveys.answer_device(device.token, answers("neutral"), "b", now=LATER)

    assert [(e.values["way"], e.values["officer"]) for e in ballots(ward)] == [
        ("tablet", "Phạm Văn Minh")
    ] * 2


def test_one_press_sent_twice_is_one_ballot(ward) -> None:
    device = surveys.make_device(ward, "Quầy 1", "evaluation", actor=SYSTEM, now=NOON)

    surveys.answer_device(device.token, answers(), "a", now=LATER)
    surveys.answer_device(device.token, answers(), "a", now=LATER)

    assert len(ballots(ward)) == 1


def test_a_tablet_taken_back_takes_nothing_more(ward) -> None:
    device = surveys.make_device(ward, "Quầy 1", "evaluation", actor=SYSTEM, now=NOON)
    surveys.revoke_device(ward, device.id, actor=SYSTEM, now=LATER)

    with pytest.raises(surveys.LinkUnknown):
        surveys.answer_device(device.token, answers(), "a", now=LATER)
    assert surveys.devices(ward, actor=SYSTEM, now=LATER) == ()


def test_a_tablet_needs_a_name(ward) -> None:
    with pytest.raises(DeviceNameMissing, match="Quầy 1"):
        surveys.make_device(ward, "  ", "evaluation", actor=SYSTEM, now=NOON)


def test_the_wrong_user_makes_neither_links_nor_tablets(ward, other) -> None:
    leader = Actor(1, "Lãnh đạo", "leader", ward.id)
    stranger = Actor(2, "Người lạ", "counter", other.id)
    device = surveys.make_device(ward, "Quầy 1", "evaluation", actor=SYSTEM, now=NOON)

    for actor, refusal in ((leader, NotAllowed), (stranger, NotFound)):
        with pytest.raises(refusal):
            surveys.make_links(ward, "evaluation", actor=actor, now=NOON)
        with pytest.raises(refusal):
            surveys.make_device(ward, "Quầy 2", "evaluation", actor=actor, now=NOON)
        with pytest.raises(refusal):
            surveys.links(ward, actor=actor, now=NOON)
    with pytest.raises(NotFound):
        surveys.revoke_device(
            other, device.id, actor=Actor(3, "Nơi khác", "counter", other.id), now=NOON
        )
    assert [one.name for one in surveys.devices(ward, actor=SYSTEM, now=NOON)] == ["Quầy 1"]
