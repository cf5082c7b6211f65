"""What officers may do to a dossier, one after another and at the same time."""

import pytest
from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.data import ForwardForm
from motcua.dossiers.models import DossierEvent
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-09 10:00")

# Role -> what it may do to a dossier in process, written out from the posts of a one-stop shop.
WORKS = {
    "ask_supplement", "pause", "route", "take", "notify", "withdraw", "cancel", "correct",
    "forward",
}  # fmt: skip
SAYS = {"comment"}
DECIDES = {"finish", "refuse", "extend"}
DRAFTS = {"draft", "submit"}
MAY = {
    "counter": WORKS | SAYS,
    "specialist": WORKS | SAYS | DECIDES | DRAFTS,
    "leader": DECIDES | SAYS,
    "reporter": set(),
    "upper": set(),
    "admin": WORKS | SAYS,
}
DOING = {
    "ask_supplement": lambda **who: api.ask_supplement("HS-1", ["Giấy chứng sinh"], "thiếu", **who),
    "pause": lambda **who: api.pause("HS-1", "chờ xác minh", **who),
    "route": lambda **who: api.route("HS-1", "Lê Văn Mẫu", **who),
    "forward": lambda **who: api.forward(
        "HS-1", ForwardForm(None, "Công an phường", "Xác minh", 8), **who
    ),
    "take": lambda **who: api.take("HS-1", **who),
    "comment": lambda **who: api.comment("HS-1", "nên xác minh thêm", **who),
    "notify": lambda **who: api.notify("HS-1", "phone", **who),
    "draft": lambda **who: api.draft("HS-1", "Trích lục khai sinh", **who),
    "submit": lambda **who: api.submit("HS-1", **who),
    "extend": lambda **who: api.extend("HS-1", at("2024-01-16 17:00"), "xác minh", **who),
    "finish": lambda **who: api.finish("HS-1", **who),
    "refuse": lambda **who: api.refuse("HS-1", "không đủ điều kiện", **who),
    "withdraw": lambda **who: api.withdraw("HS-1", "công dân rút", **who),
    "cancel": lambda **who: api.cancel("HS-1", "nhập trùng", **who),
    "correct": lambda **who: api.correct("HS-1", {"officer": "Lê Văn Mẫu"}, "ghi nhầm", **who),
}


@pytest.fixture
def accepted(office, clerk):
    return api.accept(intake("HS-1"), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))


def person(role, office):
    return Actor(user_id=20, name=f"Người {role}", role=role, agency_id=office.id)


@pytest.mark.parametrize("verb", DOING)
@pytest.mark.parametrize("role", MAY)
def test_each_role_does_what_its_post_does_and_nothing_else(accepted, office, role, verb):
    officer = person(role, office)
    if verb in MAY[role]:
        DOING[verb](actor=officer, now=NOW)
        assert DossierEvent.objects.order_by("-id")[0].verb == verb
    else:
        with pytest.raises(NotAllowed, match="không có quyền"):
            DOING[verb](actor=officer, now=NOW)
        assert DossierEvent.objects.count() == 1


@pytest.mark.parametrize("verb", DOING)
def test_an_officer_of_another_office_is_not_told_that_the_dossier_is_there(
    accepted, stranger, verb
):
    with pytest.raises(api.DossierUnknown):
        DOING[verb](actor=stranger, now=NOW)
    assert DossierEvent.objects.count() == 1


@pytest.mark.parametrize("role", MAY)
def test_what_is_offered_is_what_is_allowed(accepted, office, role):
    offered = api.possible_verbs(accepted, actor=person(role, office), now=NOW)
    # What was paid or digitised is told in another test; whoever works may say it.
    assert {verb.value for verb in offered} - {"serve"} == MAY[role]


def test_a_dossier_waiting_for_papers_offers_to_receive_them_and_a_finished_one_to_return_it(
    accepted, clerk
):
    waiting = DOING["ask_supplement"](actor=clerk, now=NOW)
    offered = api.possible_verbs(waiting, actor=clerk, now=NOW)
    assert Verb.RECEIVE_SUPPLEMENT in offered and Verb.ASK_SUPPLEMENT not in offered

    finished = api.finish("HS-1", actor=clerk, now=at("2024-01-10 09:00"))
    assert set(api.possible_verbs(finished, actor=clerk, now=NOW)) == {
        Verb.COMMENT,
        Verb.NOTIFY,
        Verb.SERVE,
        Verb.DELIVER,
        Verb.CANCEL,
        Verb.CORRECT,
    }


@pytest.mark.parametrize("verb", DOING)
def test_who_did_not_see_the_last_change_overwrites_nothing(accepted, office, clerk, verb):
    other = person("specialist", office)
    api.route("HS-1", "Trần Thị Mẫu", actor=other, now=at("2024-01-09 09:00"))

    with pytest.raises(api.DossierChanged) as refused:
        DOING[verb](actor=clerk, now=NOW, expected=accepted.version)

    assert "Người specialist đã ghi “Chuyển xử lý” lúc 09/01/2024 09:00" in str(refused.value)
    assert [event.verb for event in DossierEvent.objects.order_by("id")] == ["accept", "route"]
    assert api.dossier("HS-1", actor=clerk, now=NOW).officer == "Trần Thị Mẫu"


def test_who_saw_the_last_change_goes_on(accepted, office, clerk):
    seen = api.route("HS-1", "Trần Thị Mẫu", actor=person("counter", office), now=NOW)
    done = api.finish("HS-1", actor=clerk, now=at("2024-01-09 11:00"), expected=seen.version)

    assert (done.state, done.version > seen.version) == (State.FINISHED, True)


def test_the_timeline_tells_what_was_written_after_a_version(accepted, clerk):
    api.pause("HS-1", "chờ xác minh", actor=clerk, now=NOW)
    later = [
        entry.label
        for entry in api.timeline("HS-1", actor=clerk, now=NOW)
        if entry.version > accepted.version
    ]
    assert later == ["Tạm dừng"]


def test_sending_the_same_act_twice_is_one_act_even_with_the_old_version(accepted, clerk):
    for _ in range(2):
        api.finish("HS-1", actor=clerk, now=NOW, expected=accepted.version)
    assert DossierEvent.objects.filter(verb="finish").count() == 1


def test_a_reason_as_long_as_a_book_is_refused_with_its_length(accepted, clerk):
    with pytest.raises(api.TextTooLong, match=r"“Lý do” dài 2\.001 ký tự, nhiều nhất 2\.000"):
        api.pause("HS-1", "a" * 2_001, actor=clerk, now=NOW)
    with pytest.raises(api.TextTooLong, match="“Cán bộ xử lý” dài 151 ký tự, nhiều nhất 150"):
        api.route("HS-1", "b" * 151, actor=clerk, now=NOW)
    assert DossierEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        ("2024-01-09 10:00", None),
        ("2024-01-02 07:30", None),  # 5 working days before Tuesday 09/01: 02/01
        ("2024-01-01 16:00", "MomentTooOld"),
        ("2024-01-09 10:01", "MomentInFuture"),
    ],
)
def test_an_act_may_be_dated_back_five_working_days_and_never_ahead(moment, refused):
    if refused is None:
        api.check_occurred(at(moment), now=NOW)
    else:
        with pytest.raises(getattr(api, refused)):
            api.check_occurred(at(moment), now=NOW)


def test_the_list_narrows_to_the_dossiers_of_one_officer(accepted, office, clerk):
    from motcua.dossiers.data import DossierFilter

    api.accept(
        intake("HS-2", officer="Lê Văn Mẫu"),
        agency_id=office.id,
        actor=clerk,
        now=at("2024-01-05 09:00"),
    )
    found = api.list_dossiers(DossierFilter(officer="Lê Văn Mẫu"), actor=clerk, now=NOW)
    assert [row.code for row in found.rows] == ["HS-2"]
