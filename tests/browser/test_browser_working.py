"""Working on dossiers in a browser: the ward of today has the open dossiers of the dissolved one.

Open there, all of 2024 and overdue: numbers 9, 19, ... of `prepare_office.rows`.
"""

import pytest
from page_check import SIZES, check, faults, listen, width_of
from prepare_office import LEADER, PASSWORD, SPECIALIST, rows

pytestmark = pytest.mark.browser

OPEN = [row[0] for row in rows() if not row[6]]
READING, ACTING, SHARED, *BULK = OPEN
PANEL = "#panel form.action-form"
OFFICE_PAGES = {
    "leader": "/lanh-dao/",
    "eight weeks": "/lanh-dao/tam-tuan/",
    "officers' month": "/lanh-dao/can-bo/",
    "records": "/lanh-dao/ho-so/?so=dossier.pending&tu=01/08/2025&den=14/08/2025",
    "queue": "/?cua=ca-co-quan",
    "queue, mine": "/?cua=toi",
}


@pytest.fixture(scope="module")
def sessions(served, browser, tmp_path_factory):
    """Cookies of the specialist and of the leader, by user name."""
    found = {}
    for name in (SPECIALIST, LEADER):
        found[name] = tmp_path_factory.mktemp("session") / f"{name}.json"
        context = browser.new_context(locale="vi-VN")
        page = context.new_page()
        page.goto(f"{served}/dang-nhap/")
        page.fill("#id_login", name)
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('Hôm nay')")
        context.storage_state(path=found[name])
        context.close()
    return found


@pytest.fixture
def opened(served, browser, sessions):
    """`opened(user, size)`: a signed-in page; what its console complained about is in `said`."""
    contexts = []

    def open_page(user, size="office"):
        context = browser.new_context(
            base_url=served,
            viewport=SIZES[size],
            locale="vi-VN",
            storage_state=sessions.get(user),
        )
        contexts.append(context)
        return listen(context.new_page())

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_a_page_of_the_office_is_accessible_fits_and_runs_clean(opened, name, size):
    page = opened(LEADER, size)
    assert page.goto(OFFICE_PAGES[name]).status == 200
    check(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", ["yeu-cau-bo-sung", "dinh-chinh", "chuyen-xu-ly"])
def test_a_form_is_accessible_with_its_faults_in_the_panel_and_as_a_page(opened, slug, size):
    page = opened(SPECIALIST, size)
    page.goto(f"/ho-so/viec/{slug}/{READING}/")
    check(page)
    page.goto(f"/ho-so/xem/{READING}/")
    opener = page.locator(f"a[href='/ho-so/viec/{slug}/{READING}/']")
    if not opener.is_visible():
        page.click("text=Việc khác")
    opener.click()
    page.wait_for_selector(PANEL)
    page.click(f"{PANEL} [type=submit]")
    page.wait_for_selector("#panel .fielderror")
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []


def test_a_dossier_is_worked_by_keyboard_alone(opened):
    page = opened(SPECIALIST)
    page.goto(f"/ho-so/xem/{ACTING}/")

    page.keyboard.press("e")
    page.wait_for_selector(PANEL)
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")  # closes the panel, and the focus is where it was
    page.wait_for_selector("#panel", state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "Ghi có kết quả"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#viec-missing")
    page.keyboard.type("Giấy chứng sinh")
    page.keyboard.press("Tab")
    page.keyboard.type("Theo Luật Hộ tịch")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Đã yêu cầu bổ sung; đồng hồ dừng từ lúc này.")

    page.keyboard.press("e")  # now the first act is to receive it
    page.wait_for_selector("#viec-restarts")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Đã nhận bổ sung; đồng hồ chạy tiếp.")
    assert page.inner_text(".casehead .state") == "Đang xử lý"


def test_the_second_officer_sees_the_difference_and_what_was_typed_stays(opened):
    first, second = opened(SPECIALIST), opened(LEADER)
    for page in (first, second):
        page.goto(f"/ho-so/xem/{SHARED}/")
    second.click("text=Từ chối giải quyết")
    second.fill("#viec-reason", "Không thuộc thẩm quyền")
    first.click("text=Yêu cầu bổ sung")
    first.fill("#viec-missing", "Giấy chứng sinh")
    first.fill("#viec-reason", "thiếu")
    first.keyboard.press("Control+Enter")
    first.wait_for_selector("text=Đã yêu cầu bổ sung")

    second.keyboard.press("Control+Enter")

    second.wait_for_selector("text=Đã thay đổi từ khi bạn mở hồ sơ")
    assert "Giấy tờ cần bổ sung: Giấy chứng sinh" in second.inner_text("#panel")
    assert second.input_value("#viec-reason") == "Không thuộc thẩm quyền"
    assert faults(second) == []
    first.reload()
    assert first.inner_text(".casehead .state") == "Chờ bổ sung"


def test_several_are_finished_at_once_from_the_queue(opened):
    page = opened(LEADER)
    page.goto("/?cua=ca-co-quan")
    assert page.is_hidden(".bulkbar")
    for code in BULK[:2]:
        page.focus(f"input[aria-label='Chọn hồ sơ {code}']")
        page.keyboard.press("Space")
    assert page.inner_text("[data-chosen]") == "2"
    page.click(".bulkbar button")
    page.wait_for_selector("text=2 hồ sơ đã ghi")
    check(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_citizen_looks_a_dossier_up_without_signing_in(opened, size):
    page = opened(None, size)
    page.goto(f"/tra-cuu/?ma={READING}")
    check(page)
    page.click("text=Xem hồ sơ")
    page.wait_for_selector("#ma-tra-cuu-loi")
    assert page.input_value("#ma") == READING
    page.fill("#ma-tra-cuu", "AAAAAA")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Không có hồ sơ nào khớp cả hai mã này")
    assert faults(page) == []
