"""A counter in a browser with a profile of its own, and the line that may be cut."""

import sqlite3
from contextlib import closing
from pathlib import Path

from browser_sign_in import sign_in as sign_in_by_form
from page_check import settled
from prepare_office import COUNTER

PAGE = "/ho-so/tiep-nhan/"
ALL_STORED = """async () => {
  const open = (name) => new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const plain = (value) => {
    if (value instanceof CryptoKey) return "CRYPTO-KEY";
    if (value instanceof ArrayBuffer) value = new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return {
      text: new TextDecoder("latin1").decode(value), utf8: new TextDecoder().decode(value),
      hex: [...value].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
    return value;
  };
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const base = await open(name);
    for (const store of base.objectStoreNames) {
      const asked = base.transaction(store).objectStore(store).getAll();
      await new Promise((done) => { asked.onsuccess = done; });
      found[`${name}/${store}`] = plain(asked.result);
    }
    base.close();
  }
  for (const store of [localStorage, sessionStorage]) Object.assign(found, { ...store });
  return JSON.stringify(found);
}"""
CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
  return found.sort();
}"""


class Profile:
    """A browser that can be closed and opened again, as the officer's own is."""

    def __init__(self, browser, address, folder: Path, size=None):
        self.browser, self.address, self.folder = browser, address, folder
        self.size = size or {"width": 1366, "height": 768}
        self.context = None

    def open(self, offline=False):
        """A new page; the sessions of before are gone, as those of a shared office machine."""
        self.context = self.browser.open_profile(
            self.folder,
            base_url=self.address,
            viewport=self.size,
            locale="vi-VN",
            offline=offline,
        )
        self.context.add_init_script("window.print = () => { window.printed = true; }")
        page = self.context.pages[0]
        page.said = []
        page.on("pageerror", lambda error: page.said.append(str(error)))
        return page

    def close(self):
        if self.context:
            self.context.close()
        self.context = None

    def cut(self):
        self.context.set_offline(True)

    def mend(self):
        self.context.set_offline(False)


def sign_in(page, user=COUNTER):
    sign_in_by_form(page, user)
    page.wait_for_selector("h1:has-text('Hôm nay')")


def ready(page):
    """The intake page, when it has all it needs for the time without a line."""
    page.goto(PAGE)
    page.wait_for_selector("body[data-ready-offline]")


def until(page, fact):
    """Wait for a fact, an expression of the page or a function of ours: its value when it holds.

    The content policy forbids what Playwright would do for it.
    """
    for _ in range(600):
        found = fact() if callable(fact) else page.evaluate(fact)
        if found:
            return found
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {fact}")


def waiting(page, count):
    """The badge comes to say how many wait; with none it goes."""
    if count:
        page.wait_for_selector(f"[data-unsent]:has-text('{count} hồ sơ chưa gửi')")
    else:
        page.wait_for_selector("[data-unsent]", state="hidden")


def arrived(page, home, before, count):
    """What came since there were `before`, when `count` are there and nothing waits any more."""
    until(page, lambda: len(intakes(home)) >= before + count)
    waiting(page, 0)
    return intakes(home)[before:]


def card(number, name):
    """The old number of everybody is another: by it, too, a person is known."""
    return f"{number}|{number[-9:]}|{name}|05021990|Nữ|Tổ 3, phường Phú Sơn|15042021"


def type_procedure(page, words="khai sinh"):
    page.wait_for_selector("#thu-tuc:focus")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")
    page.wait_for_selector("#nhan-du")
    settled(page)


def type_person(page, number, name):
    page.keyboard.type(card(number, name))
    page.keyboard.press("Enter")
    page.wait_for_selector("#phone:focus")
    until(page, f"document.getElementById('applicant').value === '{name}'")


def accept_without_line(page):
    """Ctrl+Enter; the provisional number."""
    page.check("#nhan-du")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#da-ghi-tam:not([hidden]) [data-print-provisional]:focus")
    return page.inner_text("#da-ghi-tam aside [data-said=number]")


def intakes(home: Path):
    """(provisional number, code, happened, recorded) of all intakes of a slip, as written."""
    with closing(sqlite3.connect(home / "motcua.sqlite3")) as base:
        return base.execute(
            "SELECT i.provisional_code, d.code, e.occurred_at, e.recorded_at FROM dossier_intake i"
            " JOIN dossier d ON d.code = i.code JOIN dossier_event e ON e.dossier_id = d.id"
            " AND e.verb = 'accept' WHERE i.provisional_code <> '' ORDER BY e.id"
        ).fetchall()
