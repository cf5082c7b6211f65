"""Danh mục: found without accents, and never a figure that nobody has."""

import re

from screen import text_of


def codes(page):
    return re.findall(r'data-row-link href="/danh-muc/([^/]+)/"', page.content.decode())


def test_the_list_counts_every_procedure_and_shows_fifty(specialist):
    page = specialist.get("/danh-muc/")

    assert "5.775 thủ tục; thủ tục mà cấp xã công bố đứng trước" in text_of(page)
    assert len(codes(page)) == 50
    assert "Trang 1 trên 116" in text_of(page)


def test_every_role_finds_the_catalogue_on_the_rail(specialist, reporter, leader):
    for officer in (specialist, reporter, leader):
        assert 'href="/danh-muc/"' in officer.get("/").content.decode()


def test_a_procedure_is_found_without_accents(specialist):
    found = codes(specialist.get("/danh-muc/", {"tim": "dang ky khai sinh", "cap": "xa"}))

    assert found[0] == "1.001193"


def test_filters_stay_when_the_page_turns(specialist):
    first = specialist.get("/danh-muc/", {"linh-vuc": "ho-tich"})
    assert 'href="?linh-vuc=ho-tich&amp;trang=2"' in first.content.decode()

    second = specialist.get("/danh-muc/", {"linh-vuc": "ho-tich", "trang": "2"})
    assert set(codes(second)) & set(codes(first)) == set()


def test_an_address_that_means_nothing_is_as_if_it_were_not_there(specialist):
    page = specialist.get("/danh-muc/", {"linh-vuc": "x", "cap": "huyện", "trang": "²"})

    assert "5.775 thủ tục" in text_of(page)


def test_a_search_without_result_says_what_to_do(specialist):
    page = text_of(specialist.get("/danh-muc/", {"tim": "đăng ký xyzw"}))

    assert "Không có thủ tục nào theo bộ lọc này" in page


def test_a_procedure_shows_papers_limit_and_grounds(specialist):
    page = text_of(specialist.get("/danh-muc/1.001193/"))

    assert "Thủ tục đăng ký khai sinh" in page
    assert "Giấy chứng sinh; trường hợp không có Giấy chứng sinh" in page
    assert "1 ngày làm việc" in page
    assert "Còn 13 mục" in page
    assert "Lưu ý về giấy tờ (12)" in page
    assert "07/2025/NĐ-CP" in page


def test_a_fee_nobody_knows_is_not_zero(specialist):
    page = text_of(specialist.get("/danh-muc/1.000094/"))

    assert "chưa có số liệu về mức thu. Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh" in page
    assert not re.search(r"(?<![\d.])0 đồng", page)


def test_a_fee_of_zero_is_said_in_words(specialist):
    assert "Không thu" in text_of(specialist.get("/danh-muc/1.001699/"))


def test_a_procedure_without_details_says_so(specialist):
    page = text_of(specialist.get("/danh-muc/1.012738/"))

    assert "thành phần hồ sơ và trình tự chưa có số liệu" in page
    assert "Thành phần hồ sơ Chưa có số liệu." in page


def test_an_unknown_code_is_not_found(specialist):
    assert specialist.get("/danh-muc/9.999999/").status_code == 404


def test_a_visitor_signs_in_first(client, units):
    assert client.get("/danh-muc/")["Location"].startswith("/dang-nhap/")


def test_a_limit_of_the_law_stands_where_the_portal_prints_none(specialist):
    page = text_of(specialist.get("/danh-muc/2.000815/"))

    assert "Thời hạn Trong ngày (Nghị định 23/2015/NĐ-CP, Điều 7)" in page


def test_the_page_of_a_procedure_shows_who_does_each_step_and_for_how_long(specialist):
    page = text_of(specialist.get("/danh-muc/1.001193/"))

    assert "Quy trình nội bộ" in page
    assert "2. Thẩm định và dự thảo kết quả Công chức chuyên môn" in page
    assert "Quy trình mẫu: tỉnh chưa đưa quy trình riêng" in page


def test_a_limit_in_working_days_is_shared_out_in_hours(specialist):
    # 1.001653: 5 working days are 40 hours; 10, 60, 20 and 10 percent of them.
    page = text_of(specialist.get("/danh-muc/1.001653/"))

    for hours in ("4 giờ", "24 giờ", "8 giờ"):
        assert hours in page
