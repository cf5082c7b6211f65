from desk_files import EARLY, HEADINGS, NEW_ONE, QUARTER, changed, written
from django.core.files.uploadedfile import SimpleUploadedFile
from screen import text_of

START = "/nhap-ho-so/"


def upload(client, tmp_path, rows, headings=HEADINGS, name="thang-3.csv"):
    """Choose a file; the address of its page."""
    content = written(tmp_path / name, rows, headings).read_bytes()
    answer = client.post(START, {"tep": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, text_of(answer)
    return answer["Location"]


def known(code):
    from desk_files import LEARNT_AT

    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import DossierFilter
    from motcua.kernel.actors import SYSTEM

    return dossiers.count_dossiers(DossierFilter(text=code), actor=SYSTEM, now=LEARNT_AT)


def test_a_chosen_file_is_only_checked_until_it_is_confirmed(reporter, tmp_path):
    address = upload(reporter, tmp_path, [NEW_ONE])

    page = reporter.get(address)
    assert "1 hồ sơ mới" in text_of(page) and "Ghi 1 hồ sơ mới" in text_of(page)
    assert known(NEW_ONE[0]) == 0

    done = reporter.post(f"{address}ghi/", follow=True)
    assert "Đã ghi xong. 1 hồ sơ mới" in text_of(done)
    assert known(NEW_ONE[0]) == 1


def test_a_faulty_cell_is_shown_in_its_row_with_what_it_needs(reporter, tmp_path):
    wrong = changed(NEW_ONE, code="H56-240320-0007", accepted="31/02/2024")
    address = upload(reporter, tmp_path, [NEW_ONE, wrong])

    page = reporter.get(address)
    html = page.content.decode()
    marked = html[html.index('class="cell-bad"') :]
    assert "31/02/2024" in marked[: marked.index("</td>")]
    below = marked[marked.index('class="row-faults"') :]
    assert "cần một ngày có thật" in below[: below.index("</tr>")]
    assert "Dòng 3, mã hồ sơ H56-240320-0007" in text_of(page)
    assert "1 dòng sai (1 ô)" in text_of(page)
    assert "H56-240320-0007" in text_of(page)
    assert "Ghi 1 hồ sơ" not in text_of(page)


def test_all_faulty_cells_can_be_fetched_as_a_csv(reporter, tmp_path):
    wrong = [changed(NEW_ONE, code=f"H56-{n}", accepted="31/02/2024") for n in range(60)]
    address = upload(reporter, tmp_path, wrong)

    assert "60 dòng sai (60 ô)" in text_of(reporter.get(address))
    lines = b"".join(reporter.get(f"{address}o-sai/")).decode("utf-8-sig").splitlines()

    assert lines[0] == "Dòng,Cột,Giá trị,Cần"
    assert len(lines) == 61


def test_notes_are_not_called_taken_where_nothing_is(reporter, tmp_path):
    wrong = changed(NEW_ONE, code="H56-240320-0007", accepted="31/02/2024")
    address = upload(reporter, tmp_path, [changed(NEW_ONE, code="h56-1"), wrong])

    page = text_of(reporter.get(address))

    assert "viết thường" in page and "vẫn được nhận" not in page


def test_a_file_with_a_faulty_row_cannot_be_confirmed(reporter, tmp_path):
    wrong = changed(NEW_ONE, code="H56-240320-0007", accepted="31/02/2024")
    address = upload(reporter, tmp_path, [NEW_ONE, wrong])

    reporter.post(f"{address}ghi/")

    assert (known(NEW_ONE[0]), known("H56-240320-0007")) == (0, 0)


def test_a_changed_value_is_listed_old_and_new_before_it_is_written(reporter, imported, tmp_path):
    address = upload(reporter, tmp_path, [changed(EARLY, due="16/01/2024"), *QUARTER[1:]])

    page = text_of(reporter.get(address))

    assert "1 hồ sơ thay đổi" in page and "4 hồ sơ không đổi" in page
    assert "Ngày hẹn trả 15/01/2024" in page and "16/01/2024" in page


def test_the_same_file_again_has_nothing_to_write(reporter, imported, tmp_path):
    address = upload(reporter, tmp_path, QUARTER)

    assert "không có gì để ghi" in text_of(reporter.get(address))


def test_columns_named_in_another_way_are_mapped_once_and_remembered(reporter, tmp_path):
    strange = ("Số sổ", "Mã việc", "Tên dân", "Kiểu", "Lúc đến", "Lúc hẹn", "Lúc xong", "Tình")
    address = upload(reporter, tmp_path, [NEW_ONE], strange)
    assert "Cột nào là gì" in text_of(reporter.get(address))

    keys = (
        "code",
        "procedure_code",
        "applicant",
        "channel",
        "accepted_at",
        "appointment_at",
        "ended_at",
        "state",
    )
    mapped = {f"cot-{column}": key for column, key in enumerate(keys)}
    page = reporter.post(f"{address}cot/", mapped, follow=True)
    assert "Ghi 1 hồ sơ mới" in text_of(page)

    again = upload(reporter, tmp_path, [NEW_ONE], strange, name="thang-4.csv")
    assert "Ghi 1 hồ sơ mới" in text_of(reporter.get(again))


def test_a_dropped_file_leaves_nothing_behind(reporter, tmp_path):
    address = upload(reporter, tmp_path, [NEW_ONE])

    page = reporter.post(f"{address}bo/", follow=True)

    assert "Đã bỏ tệp “thang-3.csv”" in text_of(page)
    assert list((tmp_path / "uploads").iterdir()) == []
    assert reporter.get(address).status_code == 404


def test_an_imported_file_is_removed_and_its_result_stays(reporter, tmp_path):
    address = upload(reporter, tmp_path, [NEW_ONE])
    reporter.post(f"{address}ghi/")

    kept = {path.name for path in (tmp_path / "uploads").rglob("*") if path.is_file()}
    assert kept == {"about.json", "status.json", "report.json"}
    assert "Đã ghi xong" in text_of(reporter.get(address))


def test_another_officer_cannot_open_the_file(reporter, stranger, tmp_path):
    address = upload(reporter, tmp_path, [NEW_ONE])

    for answer in (stranger.get(address), stranger.post(f"{address}ghi/")):
        assert answer.status_code == 404
    assert known(NEW_ONE[0]) == 0


def test_an_upload_that_waited_a_day_is_removed_by_the_next(reporter, tmp_path):
    import json

    upload(reporter, tmp_path, [NEW_ONE])
    old = next((tmp_path / "uploads").glob("*/about.json"))
    about = json.loads(old.read_text(encoding="utf-8"))
    old.write_text(json.dumps(about | {"uploaded_at": "2020-01-01T08:00:00+07:00"}))

    upload(reporter, tmp_path, [NEW_ONE], name="moi.csv")

    assert not old.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_read(reporter, settings):
    settings.MOTCUA_UPLOAD_MB = 1

    answer = reporter.post(START, {"tep": SimpleUploadedFile("lon.csv", b"x" * (1024 * 1024 + 1))})

    assert answer.status_code == 413
    assert "lớn hơn 1 MB" in text_of(answer)


def test_a_file_that_is_no_spreadsheet_is_refused_in_words(reporter):
    answer = reporter.post(START, {"tep": SimpleUploadedFile("anh.xlsx", b"day khong phai zip")})

    page = text_of(reporter.get(answer["Location"]))
    assert "anh.xlsx" in page and "Bỏ tệp này" in page


def test_no_file_chosen_is_said_at_the_field(reporter):
    assert "Hãy chọn một tệp xlsx hoặc csv." in text_of(reporter.post(START))


def test_a_token_with_a_path_in_it_finds_nothing(reporter, tmp_path):
    assert reporter.get("/nhap-ho-so/..%2Fuploads/").status_code == 404
