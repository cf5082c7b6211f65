"""Sign-in by an identity provider: who comes in, who does not and why, and that it makes nobody."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from oidc_provider import CLIENT, SECRET, Provider, key, query

from motcua.agencies import api as agencies
from motcua.agencies.models import SharedIdentity, User
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotFound

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "mat-khau-cua-kiem-thu-2024"
THERE, BACK = "/dang-nhap/chung/", "/dang-nhap/chung/ve/"


@pytest.fixture
def provider(settings, tmp_path):
    """A provider that the settings name."""
    with Provider() as running:
        secret = tmp_path / "secret"
        secret.write_text(f"{SECRET}\n", "utf-8")
        settings.MOTCUA_OIDC_ISSUER = running.issuer
        settings.MOTCUA_OIDC_CLIENT_ID = CLIENT
        settings.MOTCUA_OIDC_SECRET_FILE = str(secret)
        settings.MOTCUA_OIDC_NAME = "tài khoản của tỉnh"
        yield running


@pytest.fixture
def officer(ward):
    """An officer's account; nobody has joined it to anything."""
    return agencies.create_user("phuson.chung", PASSWORD, "Người chung", ward.id, "counter")


@pytest.fixture
def joined(officer, ward, provider, now):
    """The same, joined to the provider's 7f3c-2a."""
    agencies.record_identity(ward.id, officer, provider.issuer, "7f3c-2a", actor=SYSTEM, now=now)
    return officer


@pytest.fixture
def now():
    from motcua.config import clock

    return clock.now()


def begin(client, onward=""):
    """The address of the provider to which the browser is led."""
    return client.get(f"{THERE}?next={onward}").headers["Location"]


def sign_in(client, provider, onward="", **changed):
    """The page at the end of a whole way there and back."""
    back = provider.signs_in(begin(client, onward)) | changed
    return client.get(f"{BACK}?{query(back)}", follow=True)


def is_in(client):
    return client.get("/ho-so/").status_code == 200


def test_without_settings_there_is_no_such_page_and_no_button(ward, officer):
    client = Client()
    assert client.get(THERE).status_code == 404
    assert client.get(f"{BACK}?code=1&state=2").status_code == 404
    assert THERE not in client.get("/dang-nhap/").content.decode()
    agencies.create_user("phuson.qt", PASSWORD, "Quản trị", ward.id, "admin")
    client.post("/dang-nhap/", {"login": "phuson.qt", "password": PASSWORD})
    assert "dinh-danh" not in client.get("/don-vi/").content.decode()
    answer = client.post(f"/don-vi/can-bo/{officer}/dinh-danh/", {"subject": "x"})
    assert answer.status_code == 404
    assert not SharedIdentity.objects.exists()


def test_whom_the_administrator_joined_comes_in_and_goes_where_they_wanted(provider, joined):
    client = Client()
    page = client.get("/dang-nhap/?next=/ho-so/").content.decode()
    assert "Đăng nhập bằng tài khoản của tỉnh" in page
    assert f'href="{THERE}?next=/ho-so/"' in page

    answer = sign_in(client, provider, "/ho-so/")

    assert answer.redirect_chain[-1][0] == "/ho-so/"
    assert answer.status_code == 200
    assert client.session["_auth_user_id"] == str(joined)


def test_a_stranger_to_the_agency_is_told_so_and_nobody_is_made(provider, joined):
    provider.subject = "khong-quen"
    before = User.objects.count()
    client = Client()

    told = sign_in(client, provider).content.decode()

    assert "Tài khoản “khong-quen” của hệ thống đăng nhập chung chưa gắn với cán bộ nào" in told
    assert not is_in(client)
    assert (User.objects.count(), SharedIdentity.objects.count()) == (before, 1)


def test_the_same_number_at_another_provider_is_another_person(provider, officer, ward, now):
    agencies.record_identity(
        ward.id, officer, "https://khac.example", "7f3c-2a", actor=SYSTEM, now=now
    )
    assert "chưa gắn với cán bộ nào" in sign_in(Client(), provider).content.decode()


OTHER = key("k1")[0]
WRONG = {
    "another audience": ({"aud": "khac"}, "phiếu cấp cho phần mềm khác"),
    "more audiences, none says for whom": ({"aud": [CLIENT, "x"]}, "phiếu cấp cho phần mềm khác"),
    "another party": ({"aud": [CLIENT, "x"], "azp": "x"}, "phiếu cấp cho phần mềm khác"),
    "expired": ({"exp": time.time() - 120}, "phiếu đã hết hạn"),
    "of tomorrow": ({"nbf": time.time() + 3600}, "phiếu chưa đến giờ hiệu lực"),
    "another issuer": ({"iss": "https://khac.example"}, "phiếu của nơi phát hành khác"),
    "of another sign-in": ({"nonce": "khac"}, "phiếu của lần đăng nhập khác"),
    "no text": ({"sub": ""}, "trống hoặc quá dài"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(provider, joined, name):
    provider.claims, words = WRONG[name]
    client = Client()

    assert words in sign_in(client, provider).content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("left_out", ["exp", "iat", "aud", "iss", "sub"])
def test_a_token_that_leaves_something_out_opens_nothing(provider, joined, left_out):
    provider.without = (left_out,)
    client = Client()
    assert "Chưa tin được trả lời" in sign_in(client, provider).content.decode()
    assert not is_in(client)


def test_a_token_without_the_number_of_this_sign_in_opens_nothing(provider, joined):
    provider.without = ("nonce",)
    assert "phiếu của lần đăng nhập khác" in sign_in(Client(), provider).content.decode()


@pytest.mark.parametrize(
    ("signing", "algorithm", "header", "words"),
    [
        (OTHER, "RS256", {"kid": "k1"}, "chữ ký của phiếu không đúng"),
        (OTHER, "RS256", {"kid": "k2"}, "không có trong danh sách khóa công khai"),
        (None, "none", {"kid": "k1"}, "phiếu không đọc được"),
        ("khóa-chung" * 8, "HS256", {"kid": "k1"}, "phiếu không đọc được"),
    ],
)
def test_a_token_that_the_provider_did_not_sign_opens_nothing(
    provider, joined, signing, algorithm, header, words
):
    provider.signing, provider.algorithm, provider.header = signing, algorithm, header
    client = Client()
    assert words in sign_in(client, provider).content.decode()
    assert not is_in(client)


def test_a_way_back_is_gone_once_and_only_by_the_browser_that_began_it(provider, joined):
    client, thief = Client(), Client()
    back = provider.signs_in(begin(client))
    address = f"{BACK}?{query(back)}"

    assert "đã dùng rồi" in thief.get(address, follow=True).content.decode()
    assert not is_in(thief)
    assert client.get(address).headers["Location"] == "/"
    assert is_in(client)
    client.post("/dang-xuat/")
    told = client.get(address, follow=True).content.decode()
    assert "đã dùng rồi" in told and not is_in(client)


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "khac"},
        {"state": ""},
        {"code": ""},
        {"error": "access_denied"},
        {"iss": "https://khac.example"},
    ],
)
def test_a_way_back_that_fits_no_way_there_opens_nothing(provider, joined, changed):
    client = Client()
    told = sign_in(client, provider, **changed).content.decode()
    assert "quá lâu, đã dùng rồi, hoặc bị hủy" in told
    assert not is_in(client)


def test_after_ten_minutes_the_way_is_closed(provider, joined):
    client = Client()
    back = provider.signs_in(begin(client))
    session = client.session
    [state] = session["oidc_ways"]
    ways = session["oidc_ways"]
    ways[state]["begun_at"] = "2026-01-01T08:00:00+07:00"
    session["oidc_ways"] = ways
    session.save()

    assert "đã quá lâu" in client.get(f"{BACK}?{query(back)}", follow=True).content.decode()


def test_a_code_that_was_stolen_is_worth_nothing_without_the_verifier(provider, joined):
    victim, thief = Client(), Client()
    stolen = provider.signs_in(begin(victim))["code"]
    own = provider.signs_in(begin(thief))

    told = thief.get(f"{BACK}?{query(own | {'code': stolen})}", follow=True).content.decode()

    assert "chưa trả lời được: đổi mã đăng nhập (mã lỗi 400)" in told
    assert not is_in(thief)


def test_the_secret_goes_in_the_head_or_in_the_form_as_the_provider_says(provider, joined):
    for ways in (["client_secret_basic"], ["client_secret_post"]):
        provider.ways = ways
        client = Client()
        sign_in(client, provider)
        assert is_in(client), ways


@pytest.mark.parametrize(
    ("said", "answer", "words"),
    [
        ({"issuer": "https://khac.example"}, None, "khác với cấu hình"),
        ({"token_endpoint": "http://khac.example/token"}, None, "không phải https"),
        ({}, ({"access_token": "x"},), "trả lời thiếu id_token"),
        ({}, (b"khong phai json",), "đổi mã đăng nhập"),
        ({}, (b"[]",), "đổi mã đăng nhập"),
        ({}, ({}, 500), "mã lỗi 500"),
        ({}, ({}, 302), "mã lỗi 302"),
    ],
)
def test_a_provider_that_answers_otherwise_ends_in_words_with_another_way(
    provider, joined, said, answer, words
):
    provider.answer = answer
    client = Client()
    if said:
        provider.said = said
        told = client.get(THERE, follow=True).content.decode()
    else:
        told = sign_in(client, provider).content.decode()

    assert words in told and "đăng nhập bằng tên và mật khẩu" in told
    assert not is_in(client)


def test_a_provider_that_is_away_leaves_the_password(provider, joined, settings):
    settings.MOTCUA_OIDC_ISSUER = "http://127.0.0.1:9/realm"
    client = Client()
    assert "thông tin kết nối" in client.get(THERE, follow=True).content.decode()
    client.post("/dang-nhap/", {"login": "phuson.chung", "password": PASSWORD})
    assert is_in(client)


def test_a_second_factor_of_the_account_is_asked_for_all_the_same(provider, joined):
    from allauth.core import context as allauth_context
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.test import RequestFactory

    with allauth_context.request_context(RequestFactory().get("/")):
        TOTP.activate(User.objects.get(pk=joined), generate_totp_secret())
    client = Client()

    answer = sign_in(client, provider)

    assert answer.redirect_chain[-1][0] == "/dang-nhap/ma-xac-nhan/"
    assert not is_in(client)
    assert Authenticator.objects.count() == 1


def test_a_locked_account_is_not_opened(provider, joined):
    User.objects.filter(pk=joined).update(is_active=False)
    client = Client()
    assert "Tài khoản này đã bị khóa" in sign_in(client, provider).content.decode()
    assert not is_in(client)


def test_where_the_office_goes_by_names_the_claim_is_the_account(provider, officer, settings):
    settings.MOTCUA_OIDC_JOIN, settings.MOTCUA_OIDC_CLAIM = "username", "preferred_username"
    provider.claims = {"preferred_username": "phuson.chung"}
    client = Client()
    sign_in(client, provider)
    assert client.session["_auth_user_id"] == str(officer)

    provider.claims = {"preferred_username": "ai-do"}
    assert "Tài khoản “ai-do”" in sign_in(Client(), provider).content.decode()
    provider.claims = {}
    assert "thiếu thông tin “preferred_username”" in sign_in(Client(), provider).content.decode()


def test_no_address_outside_is_followed_after_signing_in(provider, joined):
    client = Client()
    answer = sign_in(client, provider, "https://evil.vn/")
    assert answer.redirect_chain[-1][0] == "/"
    asked = parse_qs(urlsplit(begin(Client())).query)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


@pytest.fixture
def admin(ward):
    agencies.create_user("phuson.qt", PASSWORD, "Quản trị", ward.id, "admin")
    client = Client()
    client.post("/dang-nhap/", {"login": "phuson.qt", "password": PASSWORD})
    return client


def test_the_administrator_joins_changes_and_ends_it_on_the_page(admin, provider, officer):
    address = f"/don-vi/can-bo/{officer}/dinh-danh/"
    assert "Mã ở tài khoản của tỉnh" in admin.get("/don-vi/").content.decode()

    told = admin.post(address, {"subject": " 7f3c-2a "}, follow=True).content.decode()
    assert "Đã gắn mã đăng nhập chung." in told and 'value="7f3c-2a"' in told
    assert "gắn mã đăng nhập chung (7f3c-2a)" in told
    client = Client()
    sign_in(client, provider)
    assert is_in(client)

    told = admin.post(address, {"subject": ""}, follow=True).content.decode()
    assert "Đã bỏ mã đăng nhập chung." in told
    assert "chưa gắn với cán bộ nào" in sign_in(Client(), provider).content.decode()


def test_one_number_opens_one_account_and_only_its_administrator_says_which(
    admin, provider, joined, ward, other_ward, now
):
    second = agencies.create_user("phuson.hai", PASSWORD, "Người hai", ward.id, "counter")
    told = admin.post(
        f"/don-vi/can-bo/{second}/dinh-danh/", {"subject": "7f3c-2a"}, follow=True
    ).content.decode()
    assert "đã gắn với một tài khoản khác" in told
    assert dict(SharedIdentity.objects.values_list("user_id", "subject")) == {joined: "7f3c-2a"}

    elsewhere = agencies.create_user("ps.qt", PASSWORD, "Nơi khác", other_ward.id, "counter")
    assert admin.post(f"/don-vi/can-bo/{elsewhere}/dinh-danh/", {"subject": "a"}).status_code == 404
    clerk = Client()
    clerk.post("/dang-nhap/", {"login": "phuson.hai", "password": PASSWORD})
    answer = clerk.post(f"/don-vi/can-bo/{joined}/dinh-danh/", {"subject": "a"})
    assert answer.status_code == 403
    too_long = admin.post(
        f"/don-vi/can-bo/{second}/dinh-danh/", {"subject": "x" * 256}, follow=True
    ).content.decode()
    assert "mã dài nhất 255 ký tự" in too_long
    actor = Actor(1, "Quản trị", "admin", ward.id)
    with pytest.raises(NotFound):
        agencies.record_identity(
            other_ward.id, elsewhere, provider.issuer, "b", actor=actor, now=now
        )
