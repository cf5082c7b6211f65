"""Sign-in keys in a real browser with a virtual authenticator, at both sizes.

Keys work at a name, not at a number: these pages are opened at localhost.
"""

import os

import pytest
from page_check import SIZES, check, follow, listen, press_on
from prepare_keys import ACCOUNTS, PASSWORD

pytestmark = pytest.mark.browser

MINE = "/tai-khoan/ma-xac-nhan/"
SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def keyed(served, prepare):
    """The server at its name, with accounts that nobody else uses."""
    prepare("prepare_keys")
    return served.replace("127.0.0.1", "localhost")


@pytest.fixture(params=SIZES)
def page(request, keyed, browser):
    """A page of one size; `key` is its authenticator."""
    context = browser.new_context(base_url=keyed, viewport=SIZES[request.param], locale="vi-VN")
    page = listen(context.new_page())
    page.size = request.param
    page.tool = context.new_cdp_session(page)
    page.tool.send("WebAuthn.enable")
    added = page.tool.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.key = {"authenticatorId": added["authenticatorId"]}
    yield page
    context.close()


def account_of(page, number):
    """One account a test and a size."""
    return ACCOUNTS[number * 2 + list(SIZES).index(page.size)]


def sign_in(page, account):
    page.goto("/dang-nhap/")
    page.fill("#id_login", account)
    page.fill("#id_password", PASSWORD)
    press_on(page, "Enter")


def sign_out(page):
    page.goto("/dang-xuat/")
    follow(page, "button:has-text('Đăng xuất')")


def add_key(page, name, *, passwordless=True):
    page.goto("/tai-khoan/khoa/them/")
    page.fill("#id_name", name)
    if not passwordless:
        page.uncheck("#id_passwordless")
    follow(page, "button:has-text('Thêm khóa')")
    page.wait_for_selector("text=Các mã này chỉ hiện một lần")


def look(page, name):
    """Fits, can be read by everyone, complains of nothing; a picture for whoever looks."""
    page.wait_for_load_state("networkidle")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{page.size}.png", full_page=True)
    check(page)


def credentials(page):
    return page.tool.send("WebAuthn.getCredentials", page.key)["credentials"]


def test_a_key_is_added_named_used_alone_renamed_and_dropped(page):
    sign_in(page, account_of(page, 0))
    page.wait_for_selector("h1:has-text('Hôm nay')")
    page.goto(MINE)
    look(page, "keys-none")
    follow(page, "a:has-text('Thêm khóa đăng nhập')")
    look(page, "keys-add")
    add_key(page, "Máy quầy số 2")
    look(page, "keys-spare")
    [made] = credentials(page)
    assert (made["rpId"], made["isResidentCredential"]) == ("localhost", True)

    sign_out(page)
    page.goto("/dang-nhap/?next=/ho-so/")
    look(page, "keys-sign-in")
    follow(page, "button:has-text('Đăng nhập bằng khóa')")
    page.wait_for_selector("h1:has-text('Hồ sơ')")

    page.goto(MINE)
    assert "Máy quầy số 2" in page.inner_text(".keys")
    assert "dùng lần cuối" in page.inner_text(".keys")
    look(page, "keys-there")
    follow(page, "a:has-text('Đổi tên')")
    look(page, "keys-name")
    page.fill("#id_name", "Máy quầy số 3")
    press_on(page, "Enter")
    page.wait_for_selector(".keys:has-text('Máy quầy số 3')")

    follow(page, "a:has-text('Bỏ khóa')")
    look(page, "keys-drop")
    follow(page, "button:has-text('Bỏ khóa này')")
    page.wait_for_selector("text=Đã bỏ khóa đăng nhập.")
    sign_out(page)
    # The authenticator still has it; the server does not.
    follow(page, "button:has-text('Đăng nhập bằng khóa')")
    page.wait_for_selector("text=Khóa này không mở được tài khoản")
    look(page, "keys-refused")
    page.goto("/ho-so/")
    assert page.url.endswith("/dang-nhap/?next=/ho-so/")


def test_after_the_password_the_key_is_asked_for_and_without_it_nothing_opens(page):
    sign_in(page, account_of(page, 1))
    page.wait_for_selector("h1:has-text('Hôm nay')")
    add_key(page, "USB của tôi", passwordless=False)
    [mine] = credentials(page)
    assert mine["isResidentCredential"] is False
    sign_out(page)

    # The key is not in the machine: the browser finds none that fits.
    page.tool.send("WebAuthn.clearCredentials", page.key)
    sign_in(page, account_of(page, 1))
    page.wait_for_selector("h1:has-text('Mã xác nhận')")
    look(page, "keys-second")
    page.click("button:has-text('Dùng khóa đăng nhập')")
    page.wait_for_selector("[data-key-fault]:has-text('Chưa dùng được khóa')")
    assert page.is_enabled("button:has-text('Dùng khóa đăng nhập')")
    look(page, "keys-second-refused")
    page.goto("/ho-so/")
    assert page.url.endswith("/dang-nhap/ma-xac-nhan/")  # what is begun waits

    page.tool.send("WebAuthn.addCredential", page.key | {"credential": mine})
    follow(page, "button:has-text('Dùng khóa đăng nhập')")
    page.wait_for_selector("h1:has-text('Hôm nay')")


def test_whoever_gives_no_finger_is_told_so_and_adds_nothing(page):
    sign_in(page, account_of(page, 2))
    page.wait_for_selector("h1:has-text('Hôm nay')")
    page.tool.send("WebAuthn.setUserVerified", page.key | {"isUserVerified": False})
    page.goto("/tai-khoan/khoa/them/")
    page.fill("#id_name", "Máy quầy")
    page.click("button:has-text('Thêm khóa')")
    page.wait_for_selector("[data-key-fault]:has-text('Chưa dùng được khóa')")
    assert page.input_value("#id_name") == "Máy quầy"
    assert credentials(page) == []


def test_at_a_number_the_pages_say_where_keys_work(page, served):
    page.goto(f"{served}/dang-nhap/")
    assert page.locator("text=Đăng nhập bằng khóa").count() == 0
    page.fill("#id_login", account_of(page, 3))
    page.fill("#id_password", PASSWORD)
    press_on(page, "Enter")
    page.wait_for_selector("h1:has-text('Hôm nay')")
    page.goto(f"{served}{MINE}")
    page.wait_for_selector("text=không gắn với số IP")
    look(page, "keys-not-here")
    page.goto(f"{served}/tai-khoan/khoa/them/")
    page.wait_for_selector("text=không gắn với số IP")
    look(page, "keys-add-not-here")
