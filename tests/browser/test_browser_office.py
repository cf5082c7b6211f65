"""The agency's own pages in a browser: somebody is engaged by keyboard, then signs in."""

import os
import subprocess
import sys

import pytest
from test_browser_access import SIZES, faults, width_of

pytestmark = pytest.mark.browser

PASSWORD, OTHER = "mat-khau-cua-kiem-thu-2024", "mat-khau-rieng-2026"
SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at
PREPARE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
django.setup()
from motcua.agencies import api as agencies
from motcua.config import clock
now = clock.now()
ward = agencies.resolve("14818", now.date())
name, password = "motcua.quantri", "mat-khau-cua-kiem-thu-2024"
agencies.create_user(name, password, "Đỗ Văn Kiên (hư cấu)", ward.id, "admin")
"""


@pytest.fixture(scope="module")
def prepared(served, served_home):
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment["MOTCUA_HOME"] = str(served_home)
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True)
    return served


@pytest.fixture(params=SIZES)
def page(request, prepared, browser):
    """A page of one size without anybody signed in."""
    context = browser.new_context(base_url=prepared, viewport=SIZES[request.param], locale="vi-VN")
    page = context.new_page()
    page.size = request.param
    yield page
    context.close()


def sign_in(page, name, password):
    page.goto("/dang-nhap/")
    page.fill("#id_login", name)
    page.fill("#id_password", password)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:not(:has-text('Đăng nhập'))")


def looked_at(page, name):
    page.wait_for_load_state("networkidle")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{page.size}.png", full_page=True)
    assert faults(page) == []
    assert width_of(page) <= SIZES[page.size]["width"]


def test_an_administrator_engages_somebody_who_then_works(page):
    name = f"quay.{page.size}"
    sign_in(page, "motcua.quantri", PASSWORD)
    page.goto("/don-vi/")
    looked_at(page, "office")
    page.focus("#cb-full_name")
    page.keyboard.insert_text("Lê Thị Mẫu")
    page.select_option("#cb-role", "counter")
    page.fill("#cb-username", name)
    page.fill("#cb-password", "1")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#cb-password-loi")
    looked_at(page, "office-refused")
    page.fill("#cb-password", PASSWORD)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"text=Đã tạo tài khoản “{name}”")
    page.click(".folded:has-text('Thay đổi') >> nth=0 >> summary")
    looked_at(page, "office-change")

    page.goto("/don-vi/quyet-dinh/")
    looked_at(page, "decisions")
    page.click("section:has(#qd-bank_account) summary")
    page.fill("#qd-bank_account-bank", "97")
    page.fill("#qd-bank_account-act", "15/QĐ-UBND ngày 05/01/2026")
    page.click("section:has(#qd-bank_account) button[type=submit]")
    page.wait_for_selector("text=6 chữ số")
    looked_at(page, "decisions-refused")

    page.context.clear_cookies()
    sign_in(page, name, PASSWORD)
    looked_at(page, "own-password")
    page.fill("#mk-old", PASSWORD)
    page.fill("#mk-new", OTHER)
    page.fill("#mk-again", OTHER)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Hôm nay')")
