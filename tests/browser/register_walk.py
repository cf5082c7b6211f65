"""What an officer does in a register, page by page; the same for every register."""

import csv
import io
from dataclasses import dataclass

import openpyxl
from page_check import check, follow, panel_opens, press_on, settled

SHEET = "Danh sách"
NO_SUCH = "karaoke"  # a word that no entry has


@dataclass(frozen=True)
class Register:
    """A register as its keeper knows it.

    purpose: words of the page while it is empty. begin: the button of a new entry; opens: what
    leads from the number just given to the entry. typed: fields in the order of the page, a
    choice by its words. search: words of the title without marks. state, other: of a new entry,
    and one that it does not stand in. change: a field and what it becomes.
    head, rows: a file with two entries; the second is wrong at `bad` (letter of the column, what
    stands there, what is expected) and right with `good` in its place.
    """

    key: str
    label: str
    purpose: str
    begin: str
    typed: tuple[tuple[str, str], ...]
    search: str
    state: str
    other: str
    change: tuple[str, str]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], tuple[str, ...]]
    bad: tuple[str, str, str]
    good: str
    opens: str = ""

    @property
    def address(self) -> str:
        """Of its list."""
        return f"/so/{self.key}/"

    @property
    def bad_column(self) -> int:
        """From 0."""
        return ord(self.bad[0]) - ord("A")

    @property
    def right_rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows once the wrong cell is put right."""
        first, second = self.rows
        at = self.bad_column
        return first, (*second[:at], self.good, *second[at + 1 :])


def write_by_keyboard(page, register):
    """From the list by the key n to the written entry, without the mouse."""
    page.goto(register.address)
    press_on(page, "n")
    page.wait_for_selector(f"h1:has-text('{register.begin}')")
    for name, words in register.typed:
        _tab_to(page, name)
        _say(page, words)
    press_on(page, "Control+Enter")
    if register.opens:
        follow(page, f"text={register.opens}")
    page.wait_for_selector(".casehead")


def _tab_to(page, name):
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the field {name} is not reached by Tab")


def _say(page, words):
    if page.evaluate("document.activeElement.tagName") != "SELECT":
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(words)
        return
    chosen = "document.activeElement.selectedOptions[0].text"
    for _ in range(60):
        if page.evaluate(chosen) == words:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no choice “{words}”, the last is “{page.evaluate(chosen)}”")


def search(page, register, words):
    """The list with the entries that have these words."""
    page.goto(register.address)
    page.fill("[name=chu]", words)
    press_on(page, "Enter")
    return page.inner_text("main")


def filter_state(page, state):
    """The list in one state."""
    with page.expect_navigation():
        page.select_option("select[name=trang-thai]", label=state)
    return page.inner_text("main")


def change(page, register, reason):
    """Put the field right on the page of the entry."""
    field, value = register.change
    page.click("summary:has-text('Việc khác')")
    page.click(".menu-item:has-text('Đính chính')")
    panel_opens(page, f"[name={field}]")
    page.fill(f"#panel [name={field}]", value)
    page.fill("#panel [name=ly-do]", reason)
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã đính chính.")


def workbook(path, register, rows):
    """A file as the office keeps it."""
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for row in (register.head, *rows):
        book.active.append(row)
    book.save(path)
    return path


def upload(page, register, path):
    """Choose the file and have it checked."""
    page.goto(f"{register.address}nhap/")
    page.set_input_files("#tep", path)
    follow(page, "text=Kiểm tra tệp")
    page.wait_for_selector(".tallies")
    settled(page)
    return page.inner_text("main")


def take_in(page, register, path):
    """Have a right file checked and written."""
    checked = upload(page, register, path)
    check(page)
    follow(page, "button:has-text('Ghi 2 mục mới')")
    page.wait_for_selector("text=Đã ghi xong.")
    return checked


def downloaded(page, register, words, kind):
    """The file of what a search shows: path and rows, the headings first."""
    search(page, register, words)
    page.click("summary:has-text('Tải về')")
    with page.expect_download() as waiting:
        page.click(f"text=Tải sổ ({kind})")
    path = waiting.value.path()
    if kind == "csv":
        text = path.read_text(encoding="utf-8-sig")
        return path, [tuple(row) for row in csv.reader(io.StringIO(text))]
    return path, sheet_rows(path)


def sheet_rows(path):
    """The rows of a workbook's first sheet as texts."""
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    return [tuple(str(v or "") for v in row) for row in sheet.iter_rows(values_only=True)]
