"""The page of scanned papers: sent files, refusals at their field, who opens what."""

import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import ReadLog

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dossiers"))
from scan_files import LOCKED, pdf, picture

pytestmark = pytest.mark.django_db(transaction=True)


def sent(*files, paper="card", name="tep"):
    """What a browser posts."""
    uploads = [SimpleUploadedFile(one.name, one.content) for one in files]
    return {"giay-to": paper, name: uploads}


@pytest.fixture
def code(imported):
    """A dossier that an import brought."""
    from motcua.dossiers.models import Dossier

    return Dossier.objects.order_by("code").values_list("code", flat=True)[0]


@pytest.fixture
def page(code):
    return f"/ho-so/so-hoa/{code}/"


def test_photos_and_files_become_one_pdf_that_opens_in_the_browser(counter: Client, code, page):
    posted = {
        **sent(pdf("a.pdf", pages=2)),
        "anh": [SimpleUploadedFile(f"{n}.jpg", picture().content) for n in range(2)],
    }

    answer = counter.post(page, posted, follow=True)

    told = answer.content.decode()
    assert "Đã số hóa “Thẻ căn cước, giấy tờ tùy thân”: 4 trang." in told
    address = told.split("/ho-so/ban-so-hoa/")[1].split('"')[0]
    file = counter.get(f"/ho-so/ban-so-hoa/{address}")
    assert file.status_code == 200
    assert file.content.startswith(b"%PDF")
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in file.headers["Cache-Control"]
    assert ReadLog.objects.filter(page="scan", dossier_codes=code).count() == 1


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ((), "Chưa có trang nào; hãy chụp ảnh hoặc chọn tệp rồi gửi."),
        ((type(pdf())("a.pdf", LOCKED),), "Tệp “a.pdf” có mật khẩu"),
        ((type(pdf())("a.pdf", picture().content),), "bên trong là ảnh JPEG"),
    ],
)
def test_a_file_that_is_refused_is_told_at_its_field_and_nothing_is_kept(
    counter: Client, code, page, files, words
):
    answer = counter.post(page, sent(*files))

    told = answer.content.decode()
    assert answer.status_code == 422
    fault = told.split('id="loi-tep"')[1].split("</p>")[0]
    assert words in fault
    assert "Chưa có bản nào." in told


def test_a_paper_that_is_none_of_the_list_is_told_at_the_list(counter: Client, page):
    told = counter.post(page, sent(picture(), paper="khac-han")).content.decode()
    assert "Chưa chọn giấy tờ nào" in told.split('id="loi-giay-to"')[1].split("</p>")[0]


def test_a_leader_opens_scans_and_adds_none_and_a_stranger_knows_of_none(
    counter: Client, leader: Client, stranger: Client, page
):
    told = counter.post(page, sent(picture()), follow=True).content.decode()
    file = "/ho-so/ban-so-hoa/" + told.split("/ho-so/ban-so-hoa/")[1].split('"')[0]

    assert "Ký và lưu bản số hóa" not in leader.get(page).content.decode()
    assert leader.post(page, sent(pdf())).status_code == 403
    assert leader.get(file).status_code == 200
    assert (stranger.get(page).status_code, stranger.get(file).status_code) == (404, 404)
    assert stranger.post(page, sent(pdf())).status_code == 404
    assert Client().get(file).headers["Location"].startswith("/dang-nhap/")


def test_a_phone_is_shown_the_way_only_where_it_can_come(counter: Client, page, settings):
    settings.ALLOWED_HOSTS = ["*"]
    far = counter.get(page, headers={"host": "192.168.1.20:8000"}).content.decode()
    near = counter.get(page, headers={"host": "127.0.0.1:8000"}).content.decode()
    assert "Chụp bằng điện thoại" in far
    assert "Chụp bằng điện thoại" not in near


def scanned(client, page, *files):
    """Paper and digest of the one scan of the dossier, as its page has them."""
    told = client.post(page, sent(*files), follow=True).content.decode()
    digest = told.split("/ho-so/ban-so-hoa/")[1].split("/")[0]
    return {"giay-to": "card", "ban": digest}


def test_a_wrong_scan_is_struck_with_a_reason_and_its_address_opens_nothing_any_more(
    counter: Client, leader: Client, stranger: Client, code, page
):
    wrong = scanned(counter, page, picture())
    strike, file = f"/ho-so/bo-ban-so-hoa/{code}/", f"/ho-so/ban-so-hoa/{wrong['ban']}/{code}/"
    assert "Bỏ bản nhầm" not in counter.get(page).content.decode()
    assert "Bỏ bản nhầm này" in leader.get(page).content.decode()
    assert counter.post(strike, {**wrong, "ly-do": "nhầm"}).status_code == 403
    assert stranger.post(strike, {**wrong, "ly-do": "nhầm"}).status_code == 404

    empty = leader.post(strike, {**wrong, "ly-do": " "})
    assert empty.status_code == 422
    fault = empty.content.decode().split('id="loi-ly-do-1"')[1].split("</p>")[0]
    assert "Chưa ghi “Lý do”" in fault
    assert counter.get(file).status_code == 200

    told = leader.post(strike, {**wrong, "ly-do": "Thẻ <b>khác</b>"}, follow=True).content.decode()
    assert "Đã bỏ bản số hóa nhầm" in told
    assert "Thẻ &lt;b&gt;khác&lt;/b&gt;" in told
    assert "Chưa có bản nào." in told
    gone = counter.get(file)
    assert gone.status_code == 404
    assert "nội dung không mở được nữa" in gone.content.decode()
    assert not gone.content.startswith(b"%PDF")
    assert leader.post(strike, {**wrong, "ly-do": "nữa"}).status_code == 404
    assert leader.get(strike).status_code == 405


def test_a_large_photo_lies_in_no_temporary_file(counter: Client, page, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "not-there")
    photo = picture(size=(4000, 3000))
    photo = type(photo)("the.jpg", photo.content + b"\0" * 3_000_000)
    assert len(photo.content) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    # Whoever wanted a temporary file would find no folder for it.
    told = counter.post(page, sent(photo), follow=True)

    assert "Đã số hóa" in told.content.decode()


def test_a_forged_form_is_refused_before_any_file_is_looked_at(counter: Client, page):
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = counter.cookies

    assert forged.post(page, sent(picture())).status_code == 403
    assert "Chưa có bản nào." in counter.get(page).content.decode()
