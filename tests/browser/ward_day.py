"""Hands of the people of `test_browser_day`: take a dossier in, do one thing to it."""

import re
from datetime import date, timedelta

from page_check import follow, press_on, settled

INTAKE = "/ho-so/tiep-nhan/"


def fill(page, prefix, values):
    """Fill fields by name; True ticks a box."""
    for name, value in values.items():
        field = page.locator(f"#{prefix}{name}")
        kind = field.evaluate("one => one.type === 'checkbox' ? 'box' : one.tagName")
        if kind == "box":
            field.check()
        elif kind == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def take_in(page, procedure, applicant, values):
    """Through the counter's page to the receipt; the code."""
    page.goto(INTAKE)
    page.wait_for_selector("#thu-tuc:focus")
    page.keyboard.type(procedure)
    page.wait_for_selector("#ds-thu-tuc [aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")
    page.wait_for_selector("#payment")
    settled(page)
    if page.locator("#nhan-du").count():
        page.check("#nhan-du")
    page.evaluate("document.querySelector('details.folded').open = true")
    fee = {"fees\\.0": values.pop("fee")} if "fee" in values else {}
    fill(page, "", {"applicant": applicant, **fee, **values})
    press_on(page, "Control+Enter")
    page.wait_for_url(f"**{INTAKE}xong/**")
    return page.inner_text("h1 .code")


def act(page, slug, code, **values):
    """One act by its form; the page is the dossier afterwards."""
    page.goto(f"/ho-so/viec/{slug}/{code}/")
    fill(page, "viec-", values)
    follow(page, ".action-form [type=submit]")
    page.wait_for_url(f"**/ho-so/xem/{code}/")


def put_off(page, code, due_on):
    """Apologise and promise the first later day, from a week after, that the page takes."""
    for days in range(7, 40):
        page.goto(f"/ho-so/viec/xin-loi-hen-lai/{code}/")
        promised = due_on + timedelta(days=days)
        fill(
            page,
            "viec-",
            {"new_appointment_at": f"{promised:%d/%m/%Y} 10:00", "reason": "verification"},
        )
        follow(page, ".action-form [type=submit]")
        page.wait_for_selector("#viec-new_appointment_at-loi, .casehead")
        if page.url.rstrip("/").endswith(f"/xem/{code}"):
            return
    raise AssertionError("no day was taken")


def due_on_receipt(page, code) -> date:
    """The day that stands on the receipt."""
    page.goto(f"/ho-so/xem/{code}/")
    found = re.search(r"Hẹn trả trên giấy tiếp nhận\s+(\d\d/\d\d/\d{4})", page.inner_text(".facts"))
    day, month, year = map(int, found[1].split("/"))
    return date(year, month, day)
