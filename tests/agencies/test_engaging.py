"""An administrator engages people; the wrong one does not, and every change is written down."""

from datetime import UTC, date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.errors import AccountRefused, StaffRefused, StaffUnknown, UsernameTaken
from motcua.agencies.models import User
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed, NotFound

NOW = datetime(2024, 3, 14, 2, tzinfo=UTC)
TODAY = date(2024, 3, 14)
FIRST, OTHER = "mat-khau-tam-2024", "mat-khau-rieng-2024"


@pytest.fixture
def admin(phu_son):
    user_id = agencies.create_user("quantri", FIRST, "Quản trị Mẫu", phu_son.id, "admin")
    return Actor(user_id, "Quản trị Mẫu", "admin", phu_son.id)


def engage(phu_son, admin, username="quay1", role="counter", **said):
    return agencies.engage(
        phu_son.id, username, FIRST, "Lê Thị Mẫu", role, TODAY, actor=admin, now=NOW, **said
    )


def test_who_is_engaged_works_from_the_first_day_and_must_choose_a_password(phu_son, admin):
    user_id = engage(phu_son, admin, title="Công chức")

    assert agencies.actor_of(user_id, date(2024, 3, 13)) is None
    assert agencies.actor_of(user_id, TODAY).role == "counter"
    account = User.objects.get(pk=user_id)
    assert account.is_password_provisional and account.check_password(FIRST)
    shown = next(
        one for one in agencies.staff_of(phu_son.id, actor=admin, now=NOW) if one.user_id == user_id
    )
    assert (shown.username, shown.title, shown.valid_to) == ("quay1", "Công chức", None)
    change = agencies.staff_changes(phu_son.id, actor=admin, now=NOW)[0]
    assert (change.kind, change.recorded_by) == ("account", "Quản trị Mẫu")
    assert change.detail == "Công chức tiếp nhận, từ 14/03/2024"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"username": "quantri"}, UsernameTaken),
        ({"title": "x" * 61}, StaffRefused),
        ({"username": "có dấu cách"}, AccountRefused),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left(phu_son, admin, said, error):
    with pytest.raises(error):
        engage(phu_son, admin, **said)
    assert len(agencies.staff_of(phu_son.id, actor=admin, now=NOW)) == 1
    assert agencies.staff_changes(phu_son.id, actor=admin, now=NOW) == ()


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "reporter", "upper"])
def test_only_an_administrator_engages(phu_son, role):
    other = Actor(7, "Người Mẫu", role, phu_son.id)
    for ask in (
        lambda: engage(phu_son, other),
        lambda: agencies.staff_of(phu_son.id, actor=other, now=NOW),
        lambda: agencies.staff_changes(phu_son.id, actor=other, now=NOW),
        lambda: agencies.give_password(phu_son.id, 1, OTHER, actor=other, now=NOW),
        lambda: agencies.forget_second_factor(phu_son.id, 1, actor=other, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_an_administrator_elsewhere_does_not_even_know_the_agency(phu_son):
    elsewhere = agencies.resolve("22354", TODAY)
    with pytest.raises(NotFound):
        engage(phu_son, Actor(7, "Người Mẫu", "admin", elsewhere.id))


def test_a_role_ends_after_its_last_day_and_can_begin_again(phu_son, admin):
    user_id = engage(phu_son, admin)
    held = next(
        one for one in agencies.staff_of(phu_son.id, actor=admin, now=NOW) if one.user_id == user_id
    )
    agencies.end_role(held.membership_id, TODAY, actor=admin, now=NOW)

    assert agencies.actor_of(user_id, TODAY) is not None
    assert agencies.actor_of(user_id, date(2024, 3, 15)) is None

    later = date(2024, 4, 1)
    agencies.give_role(phu_son.id, user_id, "specialist", later, actor=admin, now=NOW)
    assert agencies.actor_of(user_id, later).role == "specialist"


def test_nobody_ends_the_own_role_or_one_in_the_past(phu_son, admin):
    own = agencies.staff_of(phu_son.id, actor=admin, now=NOW)[0]
    with pytest.raises(StaffRefused, match="chính mình"):
        agencies.end_role(own.membership_id, TODAY, actor=admin, now=NOW)
    user_id = engage(phu_son, admin)
    held = next(
        one for one in agencies.staff_of(phu_son.id, actor=admin, now=NOW) if one.user_id == user_id
    )
    with pytest.raises(StaffRefused, match="quá khứ"):
        agencies.end_role(held.membership_id, date(2024, 3, 1), actor=admin, now=NOW)
    with pytest.raises(StaffUnknown):
        agencies.end_role(10**6, TODAY, actor=admin, now=NOW)


def test_a_password_is_given_only_to_whom_one_administers_wholly(phu_son, admin):
    user_id = engage(phu_son, admin)
    agencies.give_password(phu_son.id, user_id, OTHER, actor=admin, now=NOW)
    account = User.objects.get(pk=user_id)
    assert account.check_password(OTHER) and account.is_password_provisional

    # The same person reads for the town above: whoever opens the account opens that too.
    town = agencies.resolve("381", TODAY)
    system = Actor(None, "Hệ thống", "system", None)
    reader = agencies.create_user("doc.tren", FIRST, "Người Đọc", town.id, "upper")
    from motcua.agencies.models import Membership

    Membership.objects.create(
        user_id=reader, agency_id=phu_son.id, role="counter", valid_from=TODAY
    )
    with pytest.raises(StaffRefused, match="ngoài phạm vi"):
        agencies.give_password(phu_son.id, reader, OTHER, actor=admin, now=NOW)
    agencies.give_password(phu_son.id, reader, OTHER, actor=system, now=NOW)
    with pytest.raises(StaffUnknown):
        agencies.give_password(phu_son.id, 10**6, OTHER, actor=admin, now=NOW)


def test_a_persons_own_password_needs_the_present_one_and_ends_the_provisional_one(phu_son, admin):
    user_id = engage(phu_son, admin)
    with pytest.raises(StaffRefused):
        agencies.choose_password(user_id, "sai", OTHER)
    with pytest.raises(AccountRefused, match="khác mật khẩu"):
        agencies.choose_password(user_id, FIRST, FIRST)
    with pytest.raises(AccountRefused, match="ngắn"):
        agencies.choose_password(user_id, FIRST, "a1b2")
    agencies.choose_password(user_id, FIRST, OTHER)
    account = User.objects.get(pk=user_id)
    assert account.check_password(OTHER) and not account.is_password_provisional


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"bank": "97043", "number": "1", "holder": "A"}, "BIN"),
        ({"bank": "970436", "number": "1"}, "mã ngân hàng, số và tên"),
        ("970436", "mã ngân hàng, số và tên"),
    ],
)
def test_an_account_for_fees_that_cannot_be_is_refused(phu_son, admin, value, said):
    from motcua.agencies.errors import DecisionInvalid

    with pytest.raises(DecisionInvalid, match=said):
        agencies.adopt(phu_son.id, "bank_account", value, "1/QĐ", TODAY, actor=admin, now=NOW)
    assert agencies.bank_account(phu_son.id, TODAY) is None


def test_the_account_for_fees_is_that_of_the_day(phu_son, admin):
    value = {"bank": "970436", "number": "00123", "holder": "UBND phường"}
    agencies.adopt(phu_son.id, "bank_account", value, "1/QĐ", TODAY, actor=admin, now=NOW)
    assert agencies.bank_account(phu_son.id, TODAY).number == "00123"
    assert agencies.bank_account(phu_son.id, date(2024, 3, 13)) is None
