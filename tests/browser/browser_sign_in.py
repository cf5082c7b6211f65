"""Signing in: once a person for all pages of a run, or by the form where that is tried."""

import http.cookiejar
import json
import re
import urllib.parse
import urllib.request
from pathlib import Path

from page_check import press_on

PASSWORD = "mat-khau-cua-kiem-thu-2024"
PLACE = "/dang-nhap/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def signed_in(address: str, user: str, path: Path) -> Path:
    """The file with the cookies of this person, as a browser context takes them."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with opener.open(f"{address}{PLACE}") as page:
        token = TOKEN.search(page.read().decode())[1]
    said = {"csrfmiddlewaretoken": token, "login": user, "password": PASSWORD}
    body = urllib.parse.urlencode(said).encode()
    with opener.open(urllib.request.Request(f"{address}{PLACE}", data=body)) as page:
        assert urllib.parse.urlsplit(page.url).path == "/", f"{user}: {page.url}"
    cookies = [
        {
            "name": cookie.name,
            "value": cookie.value,
            "domain": "127.0.0.1",
            "path": "/",
            "expires": -1,
            "httpOnly": cookie.has_nonstandard_attr("HttpOnly"),
            "secure": False,
            "sameSite": "Lax",
        }
        for cookie in jar
    ]
    path.write_text(json.dumps({"cookies": cookies, "origins": []}), encoding="utf-8")
    return path


def sign_in(page, user, password=PASSWORD, at=""):
    """By the form, as far as the page that follows."""
    page.goto(f"{at}{PLACE}")
    page.fill("#id_login", user)
    page.fill("#id_password", password)
    press_on(page, "Enter")
