"""The second factor at sign-in: codes of the phone, spare codes, and who must have one."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from motcua.agencies import api as agencies
from motcua.desk import two_factor

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-cua-kiem-thu-2024"
MINE = "/tai-khoan/ma-xac-nhan/"
SECRET = re.compile(r'Không quét được thì gõ khóa: <span class="code">([A-Z2-7]+)</span>')
SPARE = re.compile(r'<li class="code">(\d{8})</li>')


@pytest.fixture
def account(ward):
    """The user name of a leader at Phú Sơn."""
    agencies.create_user("phuson.ky", PASSWORD, "Người ký", ward.id, "leader")
    return "phuson.ky"


def code_of(secret, *, steps=0):
    """What the phone shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret):
    """Six digits that the phone shows neither now nor half a minute around."""
    right = {code_of(secret, steps=steps) for steps in range(-3, 4)}
    return next(f"{n:06d}" for n in range(10) if f"{n:06d}" not in right)


def sign_in(username):
    """A browser that has sent the password, and where it was led."""
    client = Client()
    answer = client.post("/dang-nhap/", {"login": username, "password": PASSWORD})
    return client, answer.get("Location", "")


def set_up(client):
    """The secret and the spare codes of an account that turns the second factor on."""
    page = client.get(f"{MINE}bat/").content.decode()
    secret = SECRET.search(page)[1]
    told = client.post(f"{MINE}bat/", {"code": code_of(secret)}, follow=True).content.decode()
    return secret, SPARE.findall(told)


def second_step(client, code):
    return client.post("/dang-nhap/ma-xac-nhan/", {"code": code})


def test_without_one_the_password_is_enough(account):
    client, led = sign_in(account)
    assert led == "/"
    assert client.get("/").status_code == 200


def test_with_one_the_password_alone_opens_nothing_and_the_code_of_the_phone_does(account):
    secret, _ = set_up(sign_in(account)[0])

    client, led = sign_in(account)

    assert led == "/dang-nhap/ma-xac-nhan/"
    assert client.get("/").headers["Location"].startswith("/dang-nhap/")
    # The code that turned it on was used up a moment ago; the next one is also taken.
    assert second_step(client, code_of(secret, steps=1)).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_code_is_taken_once(account):
    secret, _ = set_up(sign_in(account)[0])
    code = code_of(secret, steps=1)
    assert second_step(sign_in(account)[0], code).status_code == 302

    again = second_step(sign_in(account)[0], code)

    assert again.status_code == 200
    assert "Mã không đúng hoặc đã hết hạn." in again.content.decode()


def test_a_wrong_code_is_refused_in_words_and_five_stop_the_account(account):
    secret, _ = set_up(sign_in(account)[0])
    client, _ = sign_in(account)

    told = [second_step(client, wrong_code(secret)).content.decode() for _ in range(6)]

    assert ["Mã không đúng hoặc đã hết hạn." in one for one in told] == [True] * 5 + [False]
    assert "Nhập sai quá nhiều lần" in told[-1]
    # Now the right one is not taken either, and not in another browser.
    assert second_step(client, code_of(secret, steps=1)).status_code == 200
    assert client.get("/").status_code == 302


def test_a_spare_code_opens_once_in_place_of_the_phone(account):
    _, spare = set_up(sign_in(account)[0])
    assert len(set(spare)) == 10

    assert second_step(sign_in(account)[0], spare[3]).headers["Location"] == "/"
    assert second_step(sign_in(account)[0], spare[3]).status_code == 200
    assert second_step(sign_in(account)[0], spare[4]).headers["Location"] == "/"


def test_spare_codes_are_shown_once_and_new_ones_end_the_old(account):
    client, _ = sign_in(account)
    _, spare = set_up(client)
    assert SPARE.findall(client.get(f"{MINE}du-phong/").content.decode()) == []

    told = client.post(f"{MINE}du-phong/tao/", follow=True).content.decode()

    fresh = SPARE.findall(told)
    assert len(fresh) == 10
    assert not set(fresh) & set(spare)
    assert second_step(sign_in(account)[0], spare[0]).status_code == 200
    assert second_step(sign_in(account)[0], fresh[0]).status_code == 302


def test_a_wrong_code_turns_nothing_on(account):
    client, _ = sign_in(account)
    secret = SECRET.search(client.get(f"{MINE}bat/").content.decode())[1]

    answer = client.post(f"{MINE}bat/", {"code": wrong_code(secret)})

    assert "Mã không đúng" in answer.content.decode()
    assert not Authenticator.objects.exists()
    assert sign_in(account)[1] == "/"


def test_secrets_are_not_readable_in_the_database(account):
    secret, spare = set_up(sign_in(account)[0])

    stored = " ".join(str(one.data) for one in Authenticator.objects.all())

    assert secret not in stored
    assert not any(code in stored for code in spare)
    assert stored.count("v1:") == 2  # both sealed with the installation's key


def test_a_role_that_must_have_one_works_nowhere_before_it_is_set_up(account, settings):
    settings.MOTCUA_TOTP_ROLES = frozenset({"leader"})
    client, _ = sign_in(account)
    for address in ("/", "/ho-so/", "/lanh-dao/"):
        assert client.get(address).headers["Location"] == f"{MINE}bat/"
    for address in ("/ho-so/tiep-nhan/gui/", "/ho-so/tiep-nhan/khoa-may/"):
        assert client.post(address, {"may": "m" * 20, "khoa": "k"}).status_code == 403
    assert "Vai trò của bạn bắt buộc" in client.get(f"{MINE}bat/").content.decode()

    set_up(client)

    assert client.get("/ho-so/").status_code == 200
    assert "không tắt được" in client.get(f"{MINE}tat/").content.decode()
    client.post(f"{MINE}tat/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_other_roles_may_do_without_and_turn_it_off_again(account, settings):
    settings.MOTCUA_TOTP_ROLES = frozenset({"admin"})
    client, _ = sign_in(account)
    assert client.get("/ho-so/").status_code == 200
    set_up(client)

    client.post(f"{MINE}tat/")

    assert not Authenticator.objects.exists()
    assert sign_in(account)[1] == "/"


def test_turning_it_on_asks_the_password_again_where_the_sign_in_was_long_ago(account):
    client, _ = sign_in(account)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()

    assert client.get(f"{MINE}bat/").headers["Location"].startswith("/dang-nhap/lai/")
    again = client.post(f"/dang-nhap/lai/?next={MINE}bat/", {"password": "sai"})
    assert again.status_code == 200
    assert client.get(f"{MINE}bat/").status_code == 302
    client.post(f"/dang-nhap/lai/?next={MINE}bat/", {"password": PASSWORD})
    assert client.get(f"{MINE}bat/").status_code == 200


def test_after_a_lost_phone_the_codes_are_dropped_and_the_password_opens_again(account):
    set_up(sign_in(account)[0])

    assert two_factor.forget(agencies.user_id_of(account))

    assert sign_in(account)[1] == "/"
    assert not two_factor.forget(agencies.user_id_of(account))
