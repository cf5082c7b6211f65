"""Who gets in, and what an uninvited person is told."""

from desk_files import EARLY
from django.test import Client
from screen import text_of

PASSWORD = "mat-khau-cua-kiem-thu-2024"
PAGES = ("/", "/ho-so/", f"/ho-so/xem/{EARLY[0]}/", "/bao-cao/", "/nhap-ho-so/", "/bao-cao/kstthc/")


def test_without_signing_in_every_page_leads_to_the_sign_in(db):
    for address in PAGES:
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/dang-nhap/")


def test_a_fragment_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(db):
    answer = Client().get(
        "/bao-cao/bieu/06a-vpcp-kstt/ho-so/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/bao-cao/"},
    )

    assert answer["HX-Redirect"] == "/dang-nhap/?next=/bao-cao/"


def test_signing_in_leads_to_today_and_signing_out_ends_it(reporter):
    client = Client()
    answer = client.post("/dang-nhap/", {"login": "phuson.tonghop", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Hôm nay" in text_of(client.get("/"))

    client.post("/dang-xuat/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_is_said_in_vietnamese_and_the_name_is_kept(reporter):
    answer = Client().post("/dang-nhap/", {"login": "phuson.tonghop", "password": "sai"})

    assert "Tên đăng nhập hoặc mật khẩu không đúng." in text_of(answer)
    assert 'value="phuson.tonghop"' in answer.content.decode()


def test_after_five_wrong_passwords_even_the_right_one_waits(reporter):
    client = Client()
    for _ in range(5):
        client.post("/dang-nhap/", {"login": "phuson.tonghop", "password": "sai"})

    answer = client.post("/dang-nhap/", {"login": "phuson.tonghop", "password": PASSWORD})

    assert "Hãy thử lại sau 5 phút" in text_of(answer)
    assert client.get("/").status_code == 302


def test_sign_in_never_leads_to_another_site(reporter):
    answer = Client().post(
        "/dang-nhap/?next=https://example.org/",
        {"login": "phuson.tonghop", "password": PASSWORD, "next": "https://example.org/"},
    )

    assert answer["Location"] == "/"


def test_another_ward_is_not_told_that_the_dossier_exists(stranger, reporter, imported):
    refused = stranger.get(f"/ho-so/xem/{EARLY[0]}/")

    assert refused.status_code == 404
    assert "Nguyễn Thị Ánh" not in refused.content.decode()
    assert reporter.get(f"/ho-so/xem/{EARLY[0]}/").status_code == 200


def test_another_wards_form_and_report_are_not_found(stranger, reporter, ward):
    for address in (
        "/bao-cao/bieu/06a-vpcp-kstt/",
        "/bao-cao/kstthc/",
        "/bao-cao/bieu/06a-vpcp-kstt/tai-ve/csv/",
    ):
        asked = f"{address}?don-vi={ward.id}&ky=2024-Q1"
        assert stranger.get(asked).status_code == 404, address
        assert reporter.get(asked).status_code == 200, address


def test_a_specialist_may_not_import_and_is_told_so(specialist):
    for answer in (specialist.get("/nhap-ho-so/"), specialist.post("/nhap-ho-so/")):
        assert answer.status_code == 403
        assert "không có quyền" in text_of(answer)


def test_a_specialist_is_not_offered_what_the_role_may_not_do(specialist, imported):
    assert "Nhập hồ sơ từ tệp" not in text_of(specialist.get("/ho-so/"))
    assert specialist.get("/bao-cao/kstthc/?ky=2024-Q1").status_code == 403


def test_an_account_without_a_role_is_told_whom_to_ask(db):
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(
        get_user_model().objects.create_user("moi", password=PASSWORD),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    answer = client.get("/")

    assert answer.status_code == 403
    assert "chưa được phân công" in text_of(answer)


def test_a_form_without_its_token_is_refused(reporter):
    from django.contrib.auth import get_user_model

    client = Client(enforce_csrf_checks=True)
    client.force_login(
        get_user_model().objects.get(username="phuson.tonghop"),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    answer = client.post("/ho-so/tim/", {"tim": "Ánh"})

    assert answer.status_code == 403
    assert "Phiên làm việc đã thay đổi" in text_of(answer)


def test_pages_run_only_scripts_and_styles_of_this_server(reporter, imported):
    for address in PAGES:
        page = reporter.get(address)
        policy = page["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy
        html = page.content.decode()
        assert " style=" not in html and " onclick=" not in html and "<script>" not in html
        assert "http://" not in html.replace("http://www.w3.org", "") and "https://" not in html


def test_an_address_of_nothing_is_a_vietnamese_page(reporter):
    answer = reporter.get("/khong-co-gi/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang" in text_of(answer)
