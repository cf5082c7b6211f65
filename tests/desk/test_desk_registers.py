"""The pages every register has, over complaints and proposals."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from screen import text_of

from motcua.registers.ledger.models import RegisterEntry

NEW = {
    "subject": "Đèn đường tổ 5 không sáng",
    "kind": "city",
    "channel": "hotline",
    "received_on": "01/03/2024",
    "due_on": "08/03/2024",
    "person_name": "Nguyễn Thị Ánh (hư cấu)",
    "trang-thai": "received",
}
HEADINGS = "Mã phản ánh,Tóm tắt nội dung,Loại,Kênh tiếp nhận,Ngày tiếp nhận,Hạn trả lời\n"


@pytest.fixture
def lamp(specialist):
    """One report about a street lamp."""
    specialist.post("/so/feedback/them/", NEW)
    return RegisterEntry.objects.get()


def upload(client, *lines):
    content = (HEADINGS + "\n".join(lines)).encode()
    file = SimpleUploadedFile("phan-anh.csv", content)
    return client.post("/so/feedback/nhap/", {"tep": file}, follow=True)


def test_the_index_says_what_each_register_is_for(specialist):
    page = text_of(specialist.get("/so/"))

    assert "Sổ phản ánh, kiến nghị" in page
    assert "không ý kiến nào bị bỏ sót" in page
    assert "Sổ tuyên truyền" in page


def test_an_empty_register_says_what_it_is_for_and_how_to_start(specialist):
    page = text_of(specialist.get("/so/feedback/"))

    assert "Sổ chưa có mục nào" in page
    assert "báo cáo sẽ ghi đúng số 0" in page
    assert "Ghi phản ánh mới" in page


def test_an_entry_is_written_seen_led_on_and_put_right(specialist, lamp):
    address = f"/so/feedback/xem/{lamp.pk}/"
    assert "Nguyễn Thị Ánh (hư cấu)" in text_of(specialist.get(address))

    specialist.post(f"{address}viec/assign/", {"handler": "Địa chính"})
    specialist.post(f"{address}viec/answer/", {"answered_on": "07/03/2024"})
    stored = RegisterEntry.objects.get()
    assert (stored.state, stored.ended_on) == ("answered", date(2024, 3, 7))
    specialist.post(
        f"{address}dinh-chinh/",
        {"channel": "counter", "ly-do": "Ghi nhầm kênh", "trang-thai": "answered"},
    )
    page = text_of(specialist.get(address))

    assert RegisterEntry.objects.get().data["channel"] == "counter"
    assert "Lý do: Ghi nhầm kênh" in page
    assert "Đường dây nóng" in page
    assert "Trực tiếp tại trụ sở" in page


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(specialist):
    answer = specialist.post("/so/feedback/them/", NEW | {"due_on": "29/02/2024"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="29/02/2024"' in page
    assert "“29/02/2024” không dùng được; cần hạn trả lời không trước ngày tiếp nhận." in page
    assert not RegisterEntry.objects.exists()


def test_a_stale_form_overwrites_nobodys_work(specialist, lamp):
    address = f"/so/feedback/xem/{lamp.pk}/"
    specialist.post(f"{address}viec/assign/", {"handler": "Địa chính"})

    answer = specialist.post(
        f"{address}dinh-chinh/",
        {"field": "Điện", "ly-do": "Bổ sung", "da-xem": str(lamp.last_command)},
    )

    assert answer.status_code == 422
    assert "chưa ghi gì" in text_of(answer)
    assert "field" not in RegisterEntry.objects.get().data


def test_the_search_needs_no_accents_and_hides_its_words_from_the_address(specialist, lamp):
    found = specialist.post("/so/feedback/tim/", {"chu": "den duong"}, follow=True)
    none = specialist.post("/so/feedback/tim/", {"chu": "karaoke"}, follow=True)

    assert "den" not in found.redirect_chain[0][0]
    assert "PA-2024-0001" in text_of(found)
    assert "Không có mục nào theo bộ lọc này" in text_of(none)


def test_a_file_is_checked_first_and_written_when_confirmed(specialist):
    good = "PA-7,Rác chưa thu,Phản ánh hiện trường,Trực tiếp,02/03/2024,09/03/2024"
    checked = upload(specialist, good)
    assert "Ghi 1 mục mới" in text_of(checked)
    assert not RegisterEntry.objects.exists()

    address = checked.redirect_chain[0][0]
    done = specialist.post(f"{address}ghi/", follow=True)

    assert "Đã ghi xong." in text_of(done)
    assert RegisterEntry.objects.get().code == "PA-7"


def test_a_faulty_row_is_shown_in_its_place_and_nothing_is_written(specialist):
    page = text_of(upload(specialist, "PA-7,Rác,Hiện trường,Trực tiếp,02/03/2024,01/03/2024"))

    assert "Chỗ sai, chưa ghi mục nào" in page
    assert "cần hạn trả lời không trước ngày tiếp nhận" in page
    assert "Ghi 1 mục mới" not in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_handed_out_under_the_headings_an_import_reads(specialist, lamp, kind):
    answer = specialist.get(f"/so/feedback/tai-ve/{kind}/")

    content = b"".join(answer) if answer.streaming else answer.content
    file = SimpleUploadedFile(f"so.{kind}", content)
    back = specialist.post("/so/feedback/nhap/", {"tep": file}, follow=True)
    assert "Mọi mục trong tệp đã có và không đổi" in text_of(back)


def test_another_ward_finds_nothing_and_a_reader_may_not_write(stranger, leader, lamp):
    address = f"/so/feedback/xem/{lamp.pk}/"

    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}viec/assign/", {"handler": "x"}).status_code == 404
    assert leader.get(address).status_code == 200
    assert "N••• T••• Á•••" in text_of(leader.get(address))
    assert leader.post(f"{address}viec/assign/", {"handler": "x"}).status_code == 403
    assert leader.get("/so/feedback/them/").status_code == 403
    assert leader.get("/so/feedback/nhap/").status_code == 403
    assert leader.get("/so/khong-co/").status_code == 404
