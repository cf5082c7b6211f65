import csv
import io

import openpyxl
from desk_files import COPIED, COPY, DONE, EARLY, LATE, ONLINE, QUARTER, STILL_OPEN, written
from screen import text_of

from motcua.dossiers.models import ReadLog


def codes(page):
    html = page.content.decode()
    return [row[0] for row in QUARTER if f">{row[0]}<" in html]


def test_all_dossiers_are_listed_with_their_exact_number(reporter, imported):
    page = reporter.get("/ho-so/")

    assert codes(page) == [row[0] for row in QUARTER]
    assert "5 hồ sơ, tiếp nhận mới nhất ở trên" in text_of(page)


def test_the_newest_acceptance_stands_first(reporter, imported):
    html = reporter.get("/ho-so/").content.decode()

    places = [html.index(f">{row[0]}<") for row in (STILL_OPEN, COPIED, LATE, EARLY)]
    assert places == sorted(places)


def test_filters_narrow_the_list(reporter, imported):
    assert codes(reporter.get("/ho-so/?trang-thai=open")) == [STILL_OPEN[0]]
    assert codes(reporter.get("/ho-so/?linh-vuc=chung-thuc")) == [COPIED[0]]
    assert codes(reporter.get("/ho-so/?hinh-thuc=counter")) == [LATE[0]]
    assert codes(reporter.get("/ho-so/?han=overdue")) == [STILL_OPEN[0]]


def test_search_needs_no_accents_and_no_order(reporter, imported):
    page = reporter.post("/ho-so/tim/", {"tim": "hang le thi"}, follow=True)

    assert codes(page) == [LATE[0]]


def test_a_name_that_was_searched_for_is_no_part_of_the_address(reporter, imported):
    answer = reporter.post("/ho-so/tim/", {"tim": "Lê Thị Hằng"})

    address = answer["Location"]
    assert address.startswith("/ho-so/?tim=")
    assert "Th" not in address.removeprefix("/ho-so/?tim=") or "%" not in address
    assert codes(reporter.get(address)) == [LATE[0]]


def test_search_words_of_one_session_mean_nothing_in_another(reporter, leader, imported):
    address = reporter.post("/ho-so/tim/", {"tim": "Lê Thị Hằng"})["Location"]

    assert len(codes(leader.get(address))) == len(QUARTER)


def test_the_export_holds_exactly_what_is_shown(reporter, imported):
    answer = reporter.get("/ho-so/tai-ve/?linh-vuc=ho-tich")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))

    shown = codes(reporter.get("/ho-so/?linh-vuc=ho-tich"))
    assert sorted(line["Mã hồ sơ"] for line in lines) == sorted(shown)
    late = next(line for line in lines if line["Mã hồ sơ"] == LATE[0])
    assert (late["Ngày tiếp nhận"], late["Hình thức nộp"]) == ("01/02/2024 08:00", "Trực tiếp")


def test_the_same_rows_are_in_the_workbook(reporter, imported):
    answer = reporter.get("/ho-so/tai-ve/xlsx/?linh-vuc=ho-tich")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue()), read_only=True).active
    head, *rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]

    assert (head[0], head[5]) == ("Mã hồ sơ", "Ngày tiếp nhận")
    shown = codes(reporter.get("/ho-so/?linh-vuc=ho-tich"))
    assert sorted(row[0] for row in rows) == sorted(shown)
    assert reporter.get("/ho-so/tai-ve/pdf/").status_code == 404


def test_a_list_handed_out_is_written_down_with_every_code(reporter, imported):
    list(reporter.get("/ho-so/tai-ve/?linh-vuc=ho-tich").streaming_content)

    read = ReadLog.objects.get(page="export")
    shown = codes(reporter.get("/ho-so/?linh-vuc=ho-tich"))
    assert sorted(read.dossier_codes.splitlines()) == sorted(shown)


def test_a_name_that_looks_like_a_formula_is_exported_as_text(reporter, ward, tmp_path):
    from desk_files import LEARNT_AT

    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    row = ("H56-1", COPY, "-2+3 cmd", ONLINE, "05/03/2024", "08/03/2024", "06/03/2024", DONE)
    dossiers.import_file(
        written(tmp_path / "cong-thuc.csv", [row]),
        agency_code="14823@2024-03-14",
        actor=SYSTEM,
        now=LEARNT_AT,
        dry_run=False,
    )

    answer = reporter.get("/ho-so/tai-ve/")

    assert "'-2+3 cmd" in b"".join(answer.streaming_content).decode()


def test_an_empty_list_says_what_to_do_first(reporter):
    page = text_of(reporter.get("/ho-so/"))

    assert "Đơn vị chưa có hồ sơ nào" in page
    assert "Nhập hồ sơ từ tệp" in page


def test_markup_in_a_name_stays_text(reporter, ward, tmp_path):
    from desk_files import LEARNT_AT

    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    row = ("H56-2", COPY, "<b>An</b>", ONLINE, "05/03/2024", "08/03/2024", "06/03/2024", DONE)
    dossiers.import_file(
        written(tmp_path / "the.csv", [row]),
        agency_code="14823@2024-03-14",
        actor=SYSTEM,
        now=LEARNT_AT,
        dry_run=False,
    )

    for address in ("/ho-so/", "/ho-so/xem/H56-2/"):
        html = reporter.get(address).content.decode()
        assert "&lt;b&gt;An&lt;/b&gt;" in html and "<b>An</b>" not in html


def test_a_corrected_value_shows_old_and_new(reporter, imported):
    from desk_files import LEARNT_AT

    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    dossiers.correct(
        LATE[0], {"channel": "post"}, "Ghi nhầm hình thức", actor=SYSTEM, now=LEARNT_AT
    )

    page = text_of(reporter.get(f"/ho-so/xem/{LATE[0]}/"))

    assert "Hình thức nộp: giá trị cũ Trực tiếp → giá trị mới Bưu chính" in page
    assert "Ghi nhầm hình thức" in page


def test_today_counts_lead_to_lists_of_that_length(reporter, imported):
    page = reporter.get("/")

    assert "1 hồ sơ quá hạn" in text_of(page)
    assert STILL_OPEN[0] in text_of(page)
    assert codes(reporter.get("/ho-so/?han=overdue")) == [STILL_OPEN[0]]
