import re

from desk_files import LATE
from screen import cell, row, text_of

FORM = "/bao-cao/bieu/06a-vpcp-kstt/"
QUARTER = f"{FORM}?ky=2024-Q1"


def test_the_table_shows_the_figures_counted_by_hand(reporter, imported):
    page = reporter.get(QUARTER)

    assert row(page, "ho-tich") == ("4", "2", "1", "1", "3", "1", "1", "1", "1", "1", "0")
    assert row(page, "chung-thuc") == ("1", "1", "0", "0", "1", "1", "0", "0", "0", "0", "0")
    assert row(page, "total") == ("5", "3", "1", "1", "4", "2", "1", "1", "1", "1", "0")


def test_the_period_is_named_with_its_official_days(reporter, imported):
    page = reporter.get(QUARTER)

    assert "quý I năm 2024, từ 15/12/2023 đến 14/03/2024" in text_of(page)
    assert "Quý IV năm 2024 (15/09/2024 – 14/12/2024)" in text_of(page)


def test_two_free_days_overrule_the_codes(reporter, imported):
    page = reporter.get(f"{FORM}?tu=01/01/2024&den=14/03/2024")

    # The dossier of 13/12/2023 was finished before the first of January.
    assert row(page, "ho-tich") == ("3", "2", "1", "0", "2", "1", "0", "1", "1", "1", "0")


def test_a_day_that_does_not_exist_is_said_at_the_field_and_kept(reporter, imported):
    page = reporter.get(f"{FORM}?tu=31/02/2024&den=14/03/2024")

    assert "“31/02/2024”" in text_of(page)
    assert 'value="31/02/2024"' in page.content.decode()


def test_a_period_that_ends_before_it_begins_is_refused_in_words(reporter, imported):
    page = reporter.get(f"{FORM}?tu=14/03/2024&den=01/01/2024")

    assert "kết thúc ngày 01/01/2024 trước khi bắt đầu ngày 14/03/2024" in text_of(page)


def test_every_number_opens_exactly_as_many_dossiers(reporter, imported):
    page = reporter.get(QUARTER)
    links = re.findall(r'<td id="o-([a-z-]+)-(\d+)"[^>]*><a href="([^"]+)"', page.content.decode())
    assert len(links) == 10 + 4 + 10  # figures above zero of hộ tịch, chứng thực, the total

    for row_key, column, address in links:
        panel = reporter.get(address.replace("&amp;", "&"), headers={"HX-Request": "true"})
        listed = panel.content.decode().count("data-row-link")
        assert str(listed) == cell(page, row_key, column), (row_key, column, text_of(panel))


def test_the_panel_leads_to_the_case(reporter, imported):
    panel = reporter.get(f"{QUARTER}&dong=ho-tich&cot=10".replace(FORM, f"{FORM}ho-so/"))

    assert LATE[0] in text_of(panel)
    case = reporter.get(f"/ho-so/xem/{LATE[0]}/")
    assert "Lê Thị Hằng (hư cấu)" in text_of(case)


def test_a_zero_is_printed_and_opens_nothing(reporter, imported):
    page = reporter.get(QUARTER).content.decode()

    zero = re.search(r'<td id="o-total-13".*?</td>', page, re.DOTALL)[0]
    assert "zero" in zero and "<a " not in zero


def test_the_period_before_stands_under_the_figure(reporter, imported):
    page = reporter.get(f"{QUARTER}&so=1")

    # Up to 14/12/2023 one dossier had come and none was finished.
    assert cell(page, "total", "3") == "5 kỳ trước 1"
    assert cell(page, "total", "11") == "1 kỳ trước 1"


def test_the_csv_holds_what_the_page_shows(reporter, imported):
    page = reporter.get(QUARTER)
    lines = reporter.get(f"{FORM}tai-ve/csv/?ky=2024-Q1").content.decode().splitlines()

    total = next(line for line in lines if line.startswith("total,"))
    assert tuple(total.split(",")[2:]) == row(page, "total")


def test_downloads_are_the_formats_they_say(reporter, imported):
    marks = {"xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF"}
    for kind, mark in marks.items():
        answer = reporter.get(f"{FORM}tai-ve/{kind}/?ky=2024-Q1")
        assert answer.content.startswith(mark), kind
        assert answer["Content-Disposition"] == (
            f'attachment; filename="06a-vpcp-kstt-14823-2024-Q1.{kind}"'
        )


def test_an_unknown_form_is_not_found_in_words(reporter):
    page = reporter.get("/bao-cao/bieu/99z/")

    assert page.status_code == 404
    assert "Không tìm thấy biểu “99z”." in text_of(page)


def test_a_kept_apart_dossier_is_named_in_its_cell(reporter, imported, ward):
    from datetime import date

    from desk_files import LEARNT_AT

    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    agencies.adopt(
        ward.id,
        "accounting.06a-vpcp-kstt",
        "kept-apart",
        "Quy chế báo cáo",
        date(2023, 1, 1),
        actor=SYSTEM,
        now=LEARNT_AT,
    )
    dossiers.withdraw(
        "H56-240312-0002",
        reason="Công dân rút",
        actor=SYSTEM,
        now=LEARNT_AT,
        at=LEARNT_AT.replace(month=3, day=13),
    )

    page = reporter.get(QUARTER)

    assert cell(page, "ho-tich", "apart_withdrawn") == "1"
    marked = re.search(
        r'<td id="o-ho-tich-3" class="([^"]*)" data-tip="([^"]*)"', page.content.decode()
    )
    assert "flaw-note" in marked[1]
    assert "hơn (7) + (11) 1 hồ sơ" in marked[2]
