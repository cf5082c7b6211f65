"""Accounts, roles, and who somebody is on a day."""

from datetime import date

import pytest
from django.contrib.auth import authenticate

from motcua.agencies import api as agencies
from motcua.agencies.errors import AccountRefused, RoleUnknown, UsernameTaken
from motcua.agencies.models import User
from motcua.kernel.actors import SYSTEM

PASSWORD = "mot-mat-khau-dai"


def hire(agency, role="counter", username="can.bo", **more):
    return agencies.create_user(username, PASSWORD, "Nguyễn Thị Mẫu", agency.id, role, **more)


def test_an_account_signs_in_and_its_password_is_not_kept(phu_son):
    user_id = hire(phu_son)
    assert authenticate(username="can.bo", password=PASSWORD).pk == user_id
    assert authenticate(username="can.bo", password="another") is None
    assert PASSWORD not in User.objects.get(pk=user_id).password


def test_the_actor_carries_name_role_and_agency(phu_son):
    user_id = hire(phu_son)
    actor = agencies.actor_of(user_id, date(2024, 3, 14))
    assert actor is not None
    assert (actor.user_id, actor.name) == (user_id, "Nguyễn Thị Mẫu")
    assert (actor.role, actor.agency_id) == ("counter", phu_son.id)


def test_a_role_holds_on_its_days_only(phu_son):
    user_id = hire(phu_son, valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31))
    assert agencies.actor_of(user_id, date(2023, 12, 31)) is None
    assert agencies.actor_of(user_id, date(2024, 1, 1)) is not None
    assert agencies.actor_of(user_id, date(2024, 12, 31)) is not None
    assert agencies.actor_of(user_id, date(2025, 1, 1)) is None
    (held,) = agencies.memberships(user_id, date(2024, 6, 1))
    assert (held.agency, held.role) == (phu_son, "counter")


def test_a_closed_account_is_nobody(phu_son):
    user_id = hire(phu_son)
    User.objects.filter(pk=user_id).update(is_active=False)
    assert agencies.actor_of(user_id, date(2024, 3, 14)) is None
    assert agencies.actor_of(-1, date(2024, 3, 14)) is None


def test_a_user_name_is_taken_once(phu_son):
    hire(phu_son)
    with pytest.raises(UsernameTaken, match="đã có người dùng"):
        hire(phu_son)


def test_an_unknown_role_is_refused_and_nothing_is_made(phu_son):
    with pytest.raises(RoleUnknown, match="counter"):
        hire(phu_son, role="king")
    assert agencies.user_id_of("can.bo") is None


def test_a_user_name_with_spaces_is_refused(phu_son):
    with pytest.raises(AccountRefused, match="không có dấu cách"):
        hire(phu_son, username="can bo")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ngan", "Mật khẩu quá ngắn, cần ít nhất 8 ký tự."),
        ("1209202345", "Mật khẩu không được toàn chữ số."),
        ("password123", "Mật khẩu quá dễ đoán."),
    ],
)
def test_a_password_easily_guessed_is_refused_and_says_why(phu_son, password, said):
    with pytest.raises(AccountRefused) as refused:
        agencies.create_user("can.bo", password, "Nguyễn Thị Mẫu", phu_son.id, "counter")
    assert said in str(refused.value)
    assert agencies.user_id_of("can.bo") is None


def test_only_the_installer_may_be_without_a_role(units):
    with pytest.raises(AccountRefused, match="vai trò"):
        agencies.create_user("ai.do", PASSWORD, "Ai Đó", None, None)
    user_id = agencies.create_user("quan.tri", PASSWORD, "Quản Trị", None, None, superuser=True)
    actor = agencies.actor_of(user_id, date(2024, 3, 14))
    assert actor is not None
    assert (actor.role, actor.agency_id, actor.name) == (SYSTEM.role, None, "Quản Trị")


def test_the_installer_with_a_role_stands_at_that_agency(phu_son):
    user_id = hire(phu_son, role="admin", superuser=True)
    actor = agencies.actor_of(user_id, date(2024, 3, 14))
    assert actor is not None
    assert (actor.role, actor.agency_id) == (SYSTEM.role, phu_son.id)
