"""Files that were sent become one PDF, or are refused by name with what to do."""

import time

import pytest
from scan_files import LOCKED, pages_of, pdf, phone_picture, picture, seen

from motcua.dossiers.scans import reading
from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.scans.errors import ScanMissingFiles, ScanRefused, ScanTooMany
from motcua.dossiers.scans.reading import one_pdf


def is_red(colour):
    red, green, blue = colour
    return red > 200 and green < 80 and blue < 80


def test_pictures_and_pdfs_become_one_pdf_in_the_order_in_which_they_came():
    made = one_pdf([picture(), pdf(pages=2), picture("b.png", size=(400, 400), kind="PNG")])

    # 600 × 800 dots at 200 an inch are 3 × 4 inches of 72 points.
    assert pages_of(made.content) == [(216, 288), (595, 842), (595, 842), (144, 144)]
    assert made.pages == 4


def test_a_phone_held_sideways_gives_an_upright_page():
    page = seen(one_pdf([phone_picture()]).content)

    assert page.height > page.width
    assert is_red(page.getpixel((page.width * 3 // 4, page.height // 4)))
    assert not is_red(page.getpixel((page.width // 4, page.height // 4)))


def test_the_place_and_device_of_a_photo_are_not_kept():
    sent = phone_picture()
    assert b"Exif" in sent.content
    assert b"Exif" not in one_pdf([sent]).content


def test_what_a_picture_carries_behind_its_end_is_not_kept():
    sent = picture()
    hidden = SentFile(sent.name, sent.content + b"<script>alert(1)</script>")
    assert b"<script>" not in one_pdf([hidden]).content


def test_a_large_photo_is_made_as_small_as_can_be_read():
    made = one_pdf([picture(size=(6000, 4000))])
    # The longest side is 2339 dots, an A4 page at 200 an inch: 842 points.
    assert pages_of(made.content) == [(842, 561)]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (SentFile("a.pdf", b""), "Tệp “a.pdf” trống"),
        (SentFile("a.pdf", b"GIF89a..."), "không phải PDF hay ảnh; hãy gửi tệp PDF, hoặc ảnh"),
        (SentFile("a.exe", b"MZ\x90\x00"), "không phải PDF hay ảnh"),
        (SentFile("a.heic", b"\x00\x00\x00\x18ftypheic"), "HEIC.*Tương thích nhất"),
        (SentFile("don.pdf", picture().content), "đuôi “.pdf” nhưng bên trong là ảnh JPEG"),
        (SentFile("anh.jpg", pdf().content), "đuôi “.jpg” nhưng bên trong là tệp PDF"),
        (SentFile("anh.png", picture().content), "đuôi “.png” nhưng bên trong là ảnh JPEG"),
        (SentFile("a.pdf", b"%PDF-1.7\nkhong co gi"), "bị hỏng, không mở được"),
        (SentFile("a.pdf", pdf().content[:200]), "bị hỏng, không mở được"),
        (SentFile("a.jpg", picture().content[:300]), "bị hỏng, không mở được"),
        (SentFile("a.pdf", LOCKED), "có mật khẩu; hãy gửi bản không đặt mật khẩu"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_by_name_whatever_came_before_it(sent, words):
    with pytest.raises(ScanRefused, match=words) as refused:
        one_pdf([picture(), sent])
    assert str(refused.value).startswith(f"Tệp “{sent.name}”")


def test_a_file_without_a_known_suffix_is_taken_for_what_it_is():
    assert one_pdf([SentFile("blob", picture().content)]).pages == 1


def test_sizes_and_numbers_have_limits(monkeypatch):
    with pytest.raises(ScanMissingFiles):
        one_pdf([])
    with pytest.raises(ScanTooMany, match="Có 31 tệp, mỗi lần nhận nhiều nhất 30 tệp"):
        one_pdf([picture(size=(10, 10))] * 31)
    with pytest.raises(ScanTooMany, match="Có 101 trang, mỗi lần nhận nhiều nhất 100 trang"):
        one_pdf([pdf(pages=60), pdf(pages=41)])
    assert one_pdf([pdf(pages=60), pdf(pages=40)]).pages == 100
    with pytest.raises(ScanRefused, match="nặng 20 MB, nhiều nhất 20 MB"):
        one_pdf([SentFile("a.pdf", b"%PDF-1.4" + b" " * reading.MOST_BYTES)])


def test_a_picture_of_more_dots_than_any_phone_takes_is_not_unpacked():
    bomb = picture("b.png", size=(8000, 8000), kind="PNG")
    assert len(bomb.content) < 1_000_000
    with pytest.raises(ScanRefused, match="8000 × 8000 điểm ảnh, quá lớn"):
        one_pdf([bomb])


def test_the_same_pages_are_the_same_pdf_whenever_they_are_scanned():
    sent = [picture(), pdf(pages=2)]
    first = one_pdf(sent)
    time.sleep(1.1)  # the library writes its own second into a new file

    again = one_pdf(sent)

    assert again == first
    assert one_pdf([picture(), pdf(pages=3)]).content != first.content
    assert one_pdf(sent[::-1]).content != first.content
    assert pages_of(again.content) == [(216, 288), (595, 842), (595, 842)]
