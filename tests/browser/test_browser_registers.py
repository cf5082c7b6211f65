"""Every register through its pages as its keeper goes through them, at both sizes."""

from pathlib import Path

import pytest
from page_check import SIZES, check, follow, picture, press_on, reads
from playwright.sync_api import expect
from prepare_registers import EMPTY, FILLED, KEEPER
from register_walk import (
    NO_SUCH,
    SHEET,
    change,
    downloaded,
    filter_state,
    search,
    sheet_rows,
    take_in,
    upload,
    workbook,
    write_by_keyboard,
)
from registers_walked import REGISTERS

pytestmark = pytest.mark.browser

every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
every_size = pytest.mark.parametrize("size", SIZES)


@pytest.fixture
def opened(prepare, page_of):
    """`opened(KEEPER, size)`: a page of that person."""
    prepare("prepare_registers")
    return page_of


@every_size
@every_register
def test_an_empty_register_says_what_it_is_for_and_how_to_start(opened, register, size):
    page = opened(EMPTY, size)
    page.goto(register.address)

    shown = page.inner_text("main")
    assert register.label in page.inner_text("h1")
    assert register.purpose in shown
    assert register.begin in page.inner_text(".empty .btn-primary")
    picture(page, f"empty-{register.key}-{size}")
    check(page)
    follow(page, ".empty .btn-primary")
    page.wait_for_selector(f"h1:has-text('{register.begin}')")


@every_register
def test_an_entry_is_written_by_keyboard_found_without_accents_and_put_right(opened, register):
    page = opened(KEEPER)
    write_by_keyboard(page, register)
    check(page)

    title = page.inner_text("h1")
    assert title in search(page, register, register.search)
    assert "Không có mục nào theo bộ lọc này" in filter_state(page, register.other)
    assert title in filter_state(page, register.state)
    check(page)
    assert "Không có mục nào theo bộ lọc này" in search(page, register, NO_SUCH)
    search(page, register, register.search)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    press_on(page, "Enter")
    page.wait_for_selector(".casehead")
    assert page.inner_text("h1") == title

    change(page, register, "Ghi sót khi vào sổ")
    reads(page, ".timeline", "Lý do: Ghi sót khi vào sổ")
    reads(page, ".timeline", register.change[1])
    check(page)


@every_register
def test_a_wrong_cell_is_shown_in_its_place_and_the_right_file_goes_in_and_out(
    opened, register, tmp_path
):
    page = opened(KEEPER)
    letter, value, expected = register.bad
    wrong = workbook(tmp_path / "so-xa.xlsx", register, register.rows)
    shown = upload(page, register, wrong)

    assert page.inner_text("h1") == "so-xa.xlsx"
    assert f"Trang “{SHEET}”" in shown
    assert page.inner_text(".row-cells th") == "3"  # the headings are row 1
    assert page.inner_text(".row-cells .cell-bad") == value
    place = f"Cột {letter} “{register.head[register.bad_column]}”"
    assert f"{place}: “{value}”; cần {expected}" in page.inner_text(".row-faults")
    expect(page.locator("button:has-text('Ghi ')")).to_have_count(0)
    picture(page, f"faulty-{register.key}-office")
    check(page)
    follow(page, "text=Bỏ tệp này")
    page.wait_for_selector("text=không mục nào bị thay đổi")
    words = register.rows[0][register.head.index(_title_heading(register))]
    page.goto(register.address)
    assert words not in page.inner_text("main")

    take_in(page, register, workbook(tmp_path / "so-xa.xlsx", register, register.right_rows))
    for kind in ("csv", "xlsx"):
        path, rows = downloaded(page, register, words, kind)
        assert _under(register.head, rows) == [register.right_rows[0]], kind
        again = tmp_path / f"lai.{kind}"
        again.write_bytes(Path(path).read_bytes())
        assert "Mọi mục trong tệp đã có và không đổi" in upload(page, register, again)
        follow(page, "text=Bỏ tệp này")


def _title_heading(register):
    """The first heading under which both rows differ and that is no code."""
    return {"incoming": "Trích yếu", "outgoing": "Trích yếu"}.get(register.key, register.head[1])


def _under(head, rows):
    """The exported rows, of each the columns of the file that was taken in."""
    places = [rows[0].index(heading) for heading in head]
    return [tuple(row[place] for place in places) for row in rows[1:]]


@every_size
@every_register
def test_every_page_of_a_filled_register_can_be_read_by_everyone(opened, register, size):
    page = opened(FILLED, size)
    page.goto(register.address)
    picture(page, f"list-{register.key}-{size}")
    check(page, "list")
    follow(page, "[data-row-link] >> nth=0")
    page.wait_for_selector(".casehead")
    entry = page.url
    picture(page, f"entry-{register.key}-{size}")
    check(page, "entry")
    page.goto(f"{entry}dinh-chinh/")
    check(page, "correction")
    page.goto(f"{register.address}them/")
    picture(page, f"new-{register.key}-{size}")
    press_on(page, "Control+Enter")  # nothing was said yet
    page.wait_for_selector(".fielderror")
    page.wait_for_selector("[aria-invalid=true]:focus")
    check(page, "new, with faults")
    page.goto(f"{register.address}nhap/")
    picture(page, f"import-{register.key}-{size}")
    check(page, "import")


def test_the_blank_file_has_the_headings_that_are_read(opened):
    page = opened(KEEPER)
    for register in REGISTERS:
        page.goto(f"{register.address}nhap/")
        with page.expect_download() as waiting:
            page.click("text=Tải tệp mẫu")
        headings = sheet_rows(waiting.value.path())[0]
        assert set(register.head) <= set(headings), register.key


@every_size
def test_the_index_of_registers_can_be_read_by_everyone(opened, size):
    for who in (EMPTY, FILLED):
        page = opened(who, size)
        page.goto("/so/")
        picture(page, f"index-{who}-{size}")
        check(page)
