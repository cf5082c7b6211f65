"""A draft result before the leader. Accepted 05/01/2024, due 12/01/2024 17:00."""

from datetime import date

import pytest
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.api import QueueGroup
from motcua.dossiers.models import DossierEvent
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import State
from motcua.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-09 10:00")
ON = date(2024, 1, 9)


def hired(office, username, name, role, title=""):
    user_id = agencies.create_user(username, "mat-khau-2024", name, office.id, role, title=title)
    return agencies.actor_of(user_id, ON)


@pytest.fixture
def specialist(office):
    return hired(office, "chuyen.mon", "Trần Văn Mẫu", "specialist")


@pytest.fixture
def chairman(office):
    return hired(office, "chu.tich", "Bùi Duy Hòa", "leader", "Chủ tịch")


@pytest.fixture
def deputy(office):
    return hired(office, "pho", "Mai Thị Lan", "leader", "Phó Chủ tịch")


@pytest.fixture
def accepted(office, specialist):
    return api.accept(
        intake("HS-1"), agency_id=office.id, actor=specialist, now=at("2024-01-05 08:00")
    )


@pytest.fixture
def submitted(accepted, specialist, chairman):
    api.draft("HS-1", "Trích lục khai sinh số 7", "07/TLKS", actor=specialist, now=NOW)
    return api.submit("HS-1", chairman.user_id, actor=specialist, now=NOW)


def waiting(office, actor, now=NOW):
    found = api.queue(office.id, (QueueGroup.APPROVAL,), limit=50, actor=actor, now=now)
    assert found.counts[QueueGroup.APPROVAL] == len(found.rows)
    return [one.row.code for one in found.rows]


def test_a_result_goes_from_the_draft_over_the_leader_to_the_citizen(
    submitted, office, specialist, chairman
):
    assert (submitted.state, submitted.reviewer) == (State.SUBMITTED, "Bùi Duy Hòa")
    assert waiting(office, chairman) == ["HS-1"]
    with pytest.raises(api.TransitionRefused, match="Chờ lãnh đạo duyệt"):
        api.finish("HS-1", actor=specialist, now=NOW)

    approved = api.approve("HS-1", actor=chairman, now=at("2024-01-10 08:00"))
    assert approved.state is State.APPROVED
    assert waiting(office, chairman) == []
    done = api.finish("HS-1", "07/TLKS-PS", actor=specialist, now=at("2024-01-10 09:00"))
    assert (done.state, done.reviewer) == (State.FINISHED, "")

    told = [(one.label, one.details) for one in api.timeline("HS-1", actor=chairman, now=NOW)]
    assert told[1:] == [
        (
            "Dự thảo kết quả",
            ("Số ký hiệu dự thảo: 07/TLKS", "Nội dung dự thảo: Trích lục khai sinh số 7"),
        ),
        ("Trình lãnh đạo", ("Trình: Bùi Duy Hòa",)),
        ("Duyệt", ()),
        ("Có kết quả", ("Số ký hiệu kết quả: 07/TLKS-PS",)),
    ]


def test_sent_back_it_stands_in_the_officers_queue_with_the_reason(
    submitted, office, specialist, chairman
):
    back = api.send_back("HS-1", "Sai họ của mẹ", actor=chairman, now=NOW)
    assert back.state is State.RETURNED

    found = api.queue(office.id, (QueueGroup.RETURNED,), limit=50, actor=specialist, now=NOW)
    assert [one.row.code for one in found.rows] == ["HS-1"]
    assert "Lý do: Sai họ của mẹ" in api.timeline("HS-1", actor=specialist, now=NOW)[-1].details
    # It is late like any other, and may be submitted again.
    late = api.queue(
        office.id,
        (QueueGroup.OVERDUE,),
        limit=50,
        actor=specialist,
        now=at("2024-01-15 08:00"),
    )
    assert [one.row.code for one in late.rows] == ["HS-1"]
    again = api.submit("HS-1", actor=specialist, now=NOW)
    assert (again.state, again.reviewer) == (State.SUBMITTED, "")


def test_nobody_approves_what_was_submitted_to_another(submitted, office, deputy):
    assert waiting(office, deputy) == []
    offered = api.possible_verbs(submitted, actor=deputy, now=NOW)
    assert not {"approve", "send_back"} & set(offered)
    for act in (
        lambda: api.approve("HS-1", actor=deputy, now=NOW),
        lambda: api.send_back("HS-1", "r", actor=deputy, now=NOW),
    ):
        with pytest.raises(api.ReviewerOther, match="trình Bùi Duy Hòa"):
            act()
    assert DossierEvent.objects.order_by("-id")[0].verb == "submit"


def test_while_the_leader_is_away_the_deputy_signs_kt_and_the_history_says_so(
    submitted, office, chairman, deputy
):
    agencies.delegate(
        office.id,
        chairman.user_id,
        deputy.user_id,
        "12/QĐ-UBND",
        date(2024, 1, 9),
        date(2024, 1, 10),
        actor=chairman,
        now=NOW,
    )
    assert waiting(office, deputy) == ["HS-1"]
    assert waiting(office, deputy, at("2024-01-11 08:00")) == []  # the leader is back

    api.approve("HS-1", actor=deputy, now=at("2024-01-10 16:00"))

    entry = api.timeline("HS-1", actor=deputy, now=NOW)[-1]
    assert entry.actor_name == "Mai Thị Lan"
    assert entry.details == (
        "Ký: KT. Chủ tịch; Phó Chủ tịch",
        "Ký thay: Bùi Duy Hòa",
        "Theo văn bản ủy quyền: 12/QĐ-UBND",
    )


def test_what_is_submitted_to_nobody_by_name_any_leader_approves(
    accepted, office, specialist, chairman, deputy
):
    api.submit("HS-1", actor=specialist, now=NOW)
    assert waiting(office, chairman) == waiting(office, deputy) == ["HS-1"]
    assert waiting(office, specialist) == []
    assert api.approve("HS-1", actor=deputy, now=NOW).state is State.APPROVED


def test_it_is_submitted_only_to_who_may_approve_here(accepted, specialist):
    for nobody in (specialist.user_id, 0):
        with pytest.raises(api.LeaderUnknown):
            api.submit("HS-1", nobody, actor=specialist, now=NOW)
    assert DossierEvent.objects.count() == 1


def test_where_the_agency_decided_so_no_result_comes_without_approval(
    accepted, office, specialist, chairman
):
    agencies.adopt(
        office.id,
        "result_needs_approval",
        True,
        "3/QĐ-UBND",
        date(2024, 1, 8),
        actor=SYSTEM,
        now=NOW,
    )
    with pytest.raises(api.NotApproved, match="chưa được lãnh đạo duyệt"):
        api.finish("HS-1", actor=specialist, now=NOW)
    api.submit("HS-1", actor=specialist, now=NOW)
    api.approve("HS-1", actor=chairman, now=NOW)
    assert api.finish("HS-1", actor=specialist, now=NOW).state is State.FINISHED


def test_a_supplement_takes_it_from_the_leaders_way(accepted, specialist, chairman):
    api.submit("HS-1", actor=specialist, now=NOW)
    api.send_back("HS-1", "thiếu giấy", actor=chairman, now=NOW)
    api.ask_supplement("HS-1", ["Giấy chứng sinh"], "thiếu", actor=specialist, now=NOW)
    back = api.receive_supplement("HS-1", actor=specialist, now=at("2024-01-10 08:00"))
    assert back.state is State.PENDING


def test_an_approval_sent_twice_is_one(submitted, chairman):
    for _ in range(2):
        api.approve("HS-1", actor=chairman, now=NOW)
    assert DossierEvent.objects.filter(verb="approve").count() == 1


def test_taking_a_dossier_names_the_officer_and_who_has_it_takes_it_no_more(
    accepted, specialist, clerk
):
    taken = api.take("HS-1", actor=specialist, now=NOW)
    assert taken.officer == "Trần Văn Mẫu"
    assert "take" not in api.possible_verbs(taken, actor=specialist, now=NOW)
    assert "take" in api.possible_verbs(taken, actor=clerk, now=NOW)


def test_a_role_that_approves_nothing_is_refused(submitted, specialist):
    with pytest.raises(NotAllowed, match="duyệt hoặc trả lại"):
        api.approve("HS-1", actor=specialist, now=NOW)


def test_opinions_and_drafts_are_no_part_of_the_chains_own_text(accepted, specialist):
    api.comment("HS-1", "Mẹ cháu tên Ngọc", actor=specialist, now=NOW)
    event = DossierEvent.objects.order_by("-id")[0]
    assert "Ngọc" not in event.payload and "Ngọc" in event.personal
