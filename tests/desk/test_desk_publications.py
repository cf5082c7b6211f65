"""Decisions on their pages: checked, written, seen where they hold, not by the wrong user."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from screen import text_of

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.procedures import api as procedures
from motcua.procedures.models import Publication, PublicationWithdrawal

START, LIST = "/danh-muc/quyet-dinh/nhap/", "/danh-muc/quyet-dinh/"
LOCAL, BIRTH, MARRIAGE = "3.000903", "1.001193", "1.000894"
HEADINGS = ("Mã TTHC", "Hình thức", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện", "Thời hạn")
ROWS = (
    (LOCAL, "Mới ban hành", "Khai sinh lưu động", "Hộ tịch", "Cấp xã", "3 ngày làm việc"),
    (BIRTH, "Sửa đổi, bổ sung", "Thủ tục đăng ký khai sinh", "", "", "2 ngày làm việc"),
    (MARRIAGE, "Bãi bỏ", "Thủ tục đăng ký kết hôn", "", "", ""),
)
HEAD = {
    "number": "12/QĐ-UBND",
    "signed_on": "02/01/2024",
    "issuer": "Chủ tịch UBND tỉnh Thanh Hóa",
    "in_force_on": "15/01/2024",
}


def upload(client, rows=ROWS, **said):
    """Send a workbook; the address of its page."""
    book, content = openpyxl.Workbook(), BytesIO()
    for row in (HEADINGS, *rows):
        book.active.append(row)
    book.save(content)
    file = SimpleUploadedFile("cong-bo.xlsx", content.getvalue())
    answer = client.post(START, {"tep": file, **(HEAD | said)})
    assert answer.status_code == 302, text_of(answer)
    return answer["Location"]


def written(client):
    """The decision is in; the address of its page."""
    done = client.post(f"{upload(client)}ghi/", follow=True)
    assert "Đã ghi xong." in text_of(done)
    return f"{LIST}{Publication.objects.get().pk}/"


def test_a_file_shows_what_it_would_change_and_is_written_only_when_confirmed(reporter):
    address = upload(reporter)
    page = text_of(reporter.get(address))

    assert "Mới ban hành: 1 thủ tục" in page and "Bãi bỏ: 1 thủ tục" in page
    assert "Thời hạn giải quyết: 1 ngày làm việc → 2 ngày làm việc" in page
    assert "Ghi quyết định này" in page
    assert not Publication.objects.exists()

    assert "Đã ghi xong." in text_of(reporter.post(f"{address}ghi/", follow=True))
    assert Publication.objects.count() == 1


def test_a_head_that_is_not_said_is_asked_for_and_the_file_stays(reporter):
    address = upload(reporter, in_force_on="")
    page = text_of(reporter.get(address))
    assert "Ngày có hiệu lực: chưa ghi, và không có ở đầu tệp" in page
    assert "Ghi quyết định này" not in page

    again = reporter.post(f"{address}thong-tin/", HEAD, follow=True)
    assert "Ghi quyết định này" in text_of(again)


def test_a_wrong_cell_is_shown_with_its_column_and_nothing_can_be_written(reporter):
    wrong = (*ROWS[0][:5], "vài hôm")
    address = upload(reporter, (wrong, *ROWS[1:]))
    page = text_of(reporter.get(address))

    assert "F “Thời hạn” “vài hôm”" in page and "Ghi quyết định này" not in page
    reporter.post(f"{address}ghi/")
    assert not Publication.objects.exists()
    lines = b"".join(reporter.get(f"{address}o-sai/")).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("2,F “Thời hạn”,vài hôm,")


def test_no_file_is_said_at_the_field(reporter):
    answer = reporter.post(START, HEAD)

    assert answer.status_code == 422
    assert "Hãy chọn một tệp xlsx hoặc csv." in text_of(answer)


def test_the_same_file_again_has_nothing_to_write(reporter):
    written(reporter)
    page = text_of(reporter.get(upload(reporter)))

    assert "đã nhập trước đây, đúng như tệp" in page
    assert "Ghi quyết định này" not in page


def test_the_catalogue_the_list_and_the_procedure_show_the_decision(reporter, specialist):
    address = written(reporter)

    assert "12/QĐ-UBND ngày 02/01/2024" in text_of(specialist.get(LIST))
    page = text_of(specialist.get(address))
    assert LOCAL in page and "Thời hạn: 2 ngày làm việc" in page.replace(" giải quyết", "")
    assert "▲ Bãi bỏ từ 15/01/2024" in text_of(
        specialist.get("/danh-muc/", {"tim": "đăng ký kết hôn"})
    )
    today = text_of(specialist.get(f"/danh-muc/{BIRTH}/"))
    assert "Thời hạn 2 ngày làm việc" in today and "Các lần công bố" in today
    before = text_of(specialist.get(f"/danh-muc/{BIRTH}/", {"ngay": "14/01/2024"}))
    assert "Quy định áp dụng ngày 14/01/2024" in before
    assert "Thời hạn 1 ngày làm việc" in before


def test_the_whole_list_shows_what_a_decision_made_of_a_procedure(reporter, specialist):
    written(reporter)

    # By code in the field: what communes publish first, and the abolished one among it.
    page = specialist.get("/danh-muc/", {"linh-vuc": "ho-tich", "cap": "xa"})

    assert page.status_code == 200
    assert "▲ Bãi bỏ từ 15/01/2024" in text_of(page)


def test_the_counter_is_told_why_an_abolished_procedure_is_not_taken_in(reporter, counter):
    written(reporter)

    found = counter.get("/ho-so/tiep-nhan/thu-tuc/", {"tim": MARRIAGE}).content.decode()
    assert "không tiếp nhận từ 15/01/2024" in found
    asked = text_of(counter.get("/ho-so/tiep-nhan/giay-to/", {"thu-tuc": MARRIAGE}))
    assert "đã bị bãi bỏ từ 15/01/2024 theo Quyết định số 12/QĐ-UBND" in asked


def test_another_office_knows_nothing_of_it(reporter, stranger):
    address = written(reporter)

    assert stranger.get(address).status_code == 404
    assert "12/QĐ-UBND" not in text_of(stranger.get(LIST))
    assert stranger.get(f"/danh-muc/{LOCAL}/").status_code == 404
    assert "Thời hạn 1 ngày làm việc" in text_of(stranger.get(f"/danh-muc/{BIRTH}/"))


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "upper"])
def test_who_does_not_keep_the_catalogue_neither_imports_nor_takes_back(role, request, reporter):
    address = written(reporter)
    client = request.getfixturevalue(role)

    assert client.get(START).status_code == 403
    assert client.post(START, HEAD).status_code == 403
    assert "Nhập quyết định từ tệp" not in text_of(client.get(LIST))
    assert "Thu hồi lần nhập" not in text_of(client.get(address))
    assert client.post(address, {"reason": "Sai"}).status_code == 403
    assert not PublicationWithdrawal.objects.exists()


def test_an_upload_of_somebody_else_is_not_found(reporter, stranger):
    assert stranger.get(upload(reporter)).status_code == 404


def test_a_decision_is_taken_back_with_a_reason_and_stays_readable(reporter):
    address = written(reporter)

    refused = reporter.post(address, {"reason": "  "})
    assert refused.status_code == 422 and "Chưa ghi lý do" in text_of(refused)
    page = text_of(reporter.post(address, {"reason": "Nhập nhầm thời hạn"}, follow=True))
    assert "Đã thu hồi lần nhập: Nhập nhầm thời hạn" in page and LOCAL in page
    assert reporter.get(f"/danh-muc/{LOCAL}/").status_code == 404
    with pytest.raises(procedures.REFUSALS[0]):
        procedures.withdraw(
            Publication.objects.get().pk,
            "Lần nữa",
            actor=SYSTEM,
            now=datetime(2026, 11, 21, tzinfo=VIETNAM),
        )
