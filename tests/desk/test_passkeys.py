"""Sign-in keys at the server: whose they are, what they open, and what is refused in words."""

import html
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from soft_key import SoftKey, text_of

from motcua.agencies import api as agencies
from motcua.agencies.models import User
from motcua.desk import two_factor

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-cua-kiem-thu-2024"
ADD, MINE = "/tai-khoan/khoa/them/", "/tai-khoan/ma-xac-nhan/"
BY_KEY, SECOND = "/dang-nhap/khoa/", "/dang-nhap/ma-xac-nhan/"
ASKED = re.compile(r'data-key-(?:add|use)="([^"]+)"')
REFUSED = "Khóa này không mở được tài khoản"


class Desk(Client):
    """A browser at http://localhost, where keys work without TLS."""

    def __init__(self):
        super().__init__(headers={"host": "localhost"})


@pytest.fixture
def account(ward):
    agencies.create_user("phuson.ky", PASSWORD, "Người ký", ward.id, "leader")
    return "phuson.ky"


@pytest.fixture
def other(ward):
    agencies.create_user("phuson.khac", PASSWORD, "Người khác", ward.id, "leader")
    return "phuson.khac"


def sign_in(username):
    """A browser that has sent the password, and where it was led."""
    desk = Desk()
    answer = desk.post("/dang-nhap/", {"login": username, "password": PASSWORD})
    return desk, answer.get("Location", "")


def asked(desk, address):
    """What a page has the browser ask of a key."""
    return json.loads(html.unescape(ASKED.search(desk.get(address).content.decode())[1]))


def add(desk, key, name="Máy quầy", *, passwordless=True):
    """The answer of the server to a new key."""
    answer = key.made(asked(desk, ADD))
    sent = {"name": name, "credential": json.dumps(answer)}
    return desk.post(ADD, sent | ({"passwordless": "on"} if passwordless else {}))


def key_of(username, **values):
    """A key that the account has."""
    key = SoftKey()
    assert add(sign_in(username)[0], key, **values).status_code == 302
    return key


def options(desk):
    return desk.get(BY_KEY, headers={"accept": "application/json"}).json()["request_options"]


def enter(desk, answer, **more):
    """Sends a key's answer to the sign-in page; the page that comes of it."""
    sent = answer if isinstance(answer, str) else json.dumps(answer)
    return desk.post(BY_KEY, {"credential": sent, **more}, follow=True)


def is_in(desk):
    return desk.get("/ho-so/").status_code == 200


def test_a_key_opens_the_account_without_a_password_and_leads_where_one_wanted_to_go(account):
    key, desk = key_of(account), Desk()

    answer = enter(desk, key.used(options(desk)), next="/ho-so/")

    assert answer.redirect_chain[-1][0] == "/ho-so/"
    assert is_in(desk)
    page = desk.get(MINE).content.decode()
    assert "Máy quầy" in page and "dùng lần cuối" in page


def test_the_first_key_gives_spare_codes_and_one_of_them_opens_where_the_key_is_lost(account):
    desk, _ = sign_in(account)
    answer = add(desk, SoftKey())
    assert answer.headers["Location"] == f"{MINE}du-phong/"
    codes = re.findall(
        r'<li class="code">(\d{8})</li>', desk.get(f"{MINE}du-phong/").content.decode()
    )
    assert len(codes) == 10

    again, led = sign_in(account)

    assert led == SECOND and not is_in(again)
    assert "Mã dự phòng</label>" in again.get(SECOND).content.decode()
    assert again.post(SECOND, {"code": codes[0]}).headers["Location"] == "/"
    assert is_in(again)


def test_after_the_password_the_key_is_asked_for_and_opens(account):
    key = key_of(account, passwordless=False)
    desk, led = sign_in(account)
    assert led == SECOND and not is_in(desk)

    answer = key.used(asked(desk, SECOND))

    assert desk.post(SECOND, {"credential": json.dumps(answer)}).headers["Location"] == "/"
    assert is_in(desk)


def test_the_key_of_another_person_opens_neither_step(account, other):
    mine, theirs = key_of(account), key_of(other)
    desk, _ = sign_in(account)
    answer = json.dumps(theirs.used(asked(desk, SECOND)))
    page = desk.post(SECOND, {"credential": answer}).content.decode()
    assert REFUSED in page and not is_in(desk)

    # Signed by one's own key, in the name of somebody else.
    alone = Desk()
    told = enter(alone, mine.used(options(alone), handle=theirs.handle)).content.decode()
    assert REFUSED in told and not is_in(alone)


def test_a_key_that_was_dropped_opens_nothing_any_more(account):
    key, desk = key_of(account), sign_in(account)[0]
    desk = Desk()
    enter(desk, key.used(options(desk)))
    pk = Authenticator.objects.get(type="webauthn").pk
    assert "Máy quầy" in desk.get(f"/tai-khoan/khoa/{pk}/bo/").content.decode()
    assert (
        "Đã bỏ khóa đăng nhập."
        in desk.post(f"/tai-khoan/khoa/{pk}/bo/", follow=True).content.decode()
    )

    again = Desk()

    assert REFUSED in enter(again, key.used(options(again))).content.decode()
    assert not is_in(again)
    # With the last key the spare codes ended too: the password is enough again.
    assert not Authenticator.objects.exists()
    assert sign_in(account)[1] == "/"


def test_an_answer_is_taken_once_and_only_for_what_was_asked(account):
    key, desk = key_of(account), Desk()
    first = options(desk)
    answer = key.used(first)
    enter(desk, answer)
    assert is_in(desk)

    for seen in (Desk(), Desk()):
        options(seen)  # another number was asked there
        assert REFUSED in enter(seen, answer).content.decode()
        assert not is_in(seen)
    unasked = Desk()
    assert REFUSED in enter(unasked, key.used(first)).content.decode()


@pytest.mark.parametrize(
    "origin", ["http://localhost.evil.vn", "https://mot-cua.vn", "http://evil.vn", "null"]
)
def test_an_answer_that_was_given_to_another_site_is_refused(account, origin):
    key, desk = key_of(account), Desk()
    key.origin = origin

    assert REFUSED in enter(desk, key.used(options(desk))).content.decode()
    assert not is_in(desk)


def test_alone_a_key_opens_only_after_a_finger_or_a_pin(account):
    key = SoftKey(verified=False)
    desk, _ = sign_in(account)
    refused = add(desk, key)
    assert refused.status_code == 200
    assert "Chưa thêm được khóa" in refused.content.decode()
    assert add(desk, key, passwordless=False).status_code == 302

    alone = Desk()

    assert REFUSED in enter(alone, key.used(options(alone))).content.decode()
    assert not is_in(alone)


def test_a_locked_account_is_opened_by_no_key(account):
    key, desk = key_of(account), Desk()
    User.objects.filter(username=account).update(is_active=False)

    assert REFUSED in enter(desk, key.used(options(desk))).content.decode()
    assert not is_in(desk)


GARBAGE = [
    "",
    "[]",
    "{}",
    "null",
    "không phải JSON",
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"id": 7, "rawId": [], "type": "public-key", "response": []}',
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "clientDataJSON": text_of(b"{}"),
                "authenticatorData": text_of(b"1"),
                "signature": "!!",
                "userHandle": "zzzzzzzzzzzzzzzz",
                "attestationObject": text_of(b"\xa0"),
            },
        }
    ),
]


@pytest.mark.parametrize("sent", GARBAGE)
def test_whatever_a_browser_sends_ends_in_words_never_in_a_fault(account, sent):
    key_of(account)
    alone = Desk()
    options(alone)
    told = enter(alone, sent)
    assert told.status_code == 200 and not is_in(alone)

    desk, _ = sign_in(account)
    asked(desk, SECOND)
    assert desk.post(SECOND, {"credential": sent}).status_code == 200
    assert not is_in(desk)


@pytest.mark.parametrize("sent", GARBAGE)
def test_no_garbage_becomes_a_key(account, sent):
    desk, _ = sign_in(account)
    asked(desk, ADD)

    answer = desk.post(ADD, {"name": "x", "credential": sent, "passwordless": "on"})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_a_key_is_named_renamed_and_never_somebody_elses(account, other):
    key_of(account, name="")
    theirs = key_of(other, name="Điện thoại <b>")
    desk, _ = sign_in(other)
    answer = theirs.used(asked(desk, SECOND))
    desk.post(SECOND, {"credential": json.dumps(answer)})
    keys = {one.user.username: one.pk for one in Authenticator.objects.filter(type="webauthn")}
    mine = f"/tai-khoan/khoa/{keys[other]}"

    for page in ("ten", "bo"):
        assert desk.get(f"/tai-khoan/khoa/{keys[account]}/{page}/").status_code == 404
        assert (
            desk.post(f"/tai-khoan/khoa/{keys[account]}/{page}/", {"name": "x"}).status_code == 404
        )
    assert "Điện thoại &lt;b&gt;" in desk.get(MINE).content.decode()
    assert "Hãy đặt tên cho khóa" in desk.post(f"{mine}/ten/", {"name": " "}).content.decode()
    assert "dài nhất 60 ký tự" in desk.post(f"{mine}/ten/", {"name": "x" * 61}).content.decode()
    assert desk.post(f"{mine}/ten/", {"name": "Máy nhà"}).headers["Location"] == MINE
    assert "Máy nhà" in desk.get(MINE).content.decode()
    assert Authenticator.objects.get(pk=keys[account]).wrap().name == "Khóa 1"


def test_a_key_does_for_a_role_that_must_have_a_second_factor_and_the_last_one_stays(
    account, settings
):
    settings.MOTCUA_TOTP_ROLES = frozenset({"leader"})
    desk, _ = sign_in(account)
    assert desk.get("/").headers["Location"] == f"{MINE}bat/"
    assert ADD in desk.get(f"{MINE}bat/").content.decode()
    first, second = SoftKey(), SoftKey()
    add(desk, first)
    assert is_in(desk)
    pk = Authenticator.objects.get(type="webauthn").pk

    assert "không tắt được cái cuối cùng" in desk.get(f"/tai-khoan/khoa/{pk}/bo/").content.decode()
    desk.post(f"/tai-khoan/khoa/{pk}/bo/")
    assert Authenticator.objects.filter(pk=pk).exists()
    add(desk, second, name="Khóa hai")
    desk.post(f"/tai-khoan/khoa/{pk}/bo/")
    assert not Authenticator.objects.filter(pk=pk).exists()
    assert is_in(desk)


def test_a_key_confirms_that_it_is_the_same_person_before_protection_is_changed(account):
    key, desk = key_of(account), Desk()
    enter(desk, key.used(options(desk)))
    session = desk.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    assert desk.get(ADD).headers["Location"].startswith("/dang-nhap/lai/")
    again = f"/dang-nhap/lai/khoa/?next={ADD}"
    assert "/dang-nhap/lai/khoa/?next=" in desk.get(f"/dang-nhap/lai/?next={ADD}").content.decode()

    told = desk.post(again, {"credential": "{}"}, follow=True).content.decode()
    assert REFUSED in told and desk.get(ADD).status_code == 302
    answer = desk.post(again, {"credential": json.dumps(key.used(asked(desk, again)))})

    assert answer.headers["Location"] == ADD
    assert desk.get(ADD).status_code == 200


def test_the_administrator_drops_the_keys_of_somebody_who_lost_them(account, ward):
    key_of(account)
    agencies.create_user("phuson.qt", PASSWORD, "Quản trị", ward.id, "admin")
    admin, _ = sign_in("phuson.qt")
    user_id = agencies.user_id_of(account)

    page = admin.get("/don-vi/").content.decode()
    assert "Bỏ mã và khóa đăng nhập" in page
    assert re.search(rf'action="([^"]*/{user_id}/ma-xac-nhan/)"', page)
    told = admin.post(f"/don-vi/can-bo/{user_id}/ma-xac-nhan/", follow=True).content.decode()

    assert "Đã bỏ mã xác nhận và khóa đăng nhập" in told
    assert sign_in(account)[1] == "/"
    key_of(account)
    assert two_factor.forget(user_id)
    assert sign_in(account)[1] == "/"


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("192.168.1.20:8000", "gắn với tên máy chủ, không gắn với số IP"),
        ("127.0.0.1:8000", "gắn với tên máy chủ, không gắn với số IP"),
        ("may-chu.phuson.vn", "chỉ dùng được khi trang mở bằng địa chỉ https://"),
    ],
)
def test_where_no_browser_offers_keys_the_page_says_why_and_what_to_do(
    account, settings, host, words
):
    settings.ALLOWED_HOSTS = ["*"]
    desk, _ = sign_in(account)

    for address in (MINE, ADD):
        assert words in desk.get(address, headers={"host": host}).content.decode()
    assert "data-key-add" not in desk.get(ADD, headers={"host": host}).content.decode()
    sign_in_page = Client().get("/dang-nhap/", headers={"host": host}).content.decode()
    assert "Đăng nhập bằng khóa" not in sign_in_page
    assert "Đăng nhập bằng khóa" in Desk().get("/dang-nhap/").content.decode()


def test_with_tls_a_name_in_the_office_is_enough(account, settings):
    settings.ALLOWED_HOSTS = ["*"]
    name = {"host": "may-chu.phuson.vn"}
    desk, _ = sign_in(account)

    assert "data-key-add" in desk.get(ADD, headers=name, secure=True).content.decode()
    settings.MOTCUA_TLS = True  # a server in front has it
    page = desk.get(ADD, headers=name).content.decode()
    options = json.loads(html.unescape(ASKED.search(page)[1]))
    assert options["publicKey"]["rp"] == {"id": "may-chu.phuson.vn", "name": "Một Cửa"}
    key = SoftKey("https://may-chu.phuson.vn")
    sent = {"name": "Khóa", "credential": json.dumps(key.made(options)), "passwordless": "on"}
    assert desk.post(ADD, sent, headers=name).status_code == 302
    plain = SoftKey("http://may-chu.phuson.vn")
    page = desk.get(ADD, headers=name).content.decode()
    options = json.loads(html.unescape(ASKED.search(page)[1]))
    sent["credential"] = json.dumps(plain.made(options))
    assert "Chưa thêm được khóa" in desk.post(ADD, sent, headers=name).content.decode()
