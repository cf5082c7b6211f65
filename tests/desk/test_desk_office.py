"""The agency's own pages: its people, its decisions, one's own password; with the wrong user."""

from datetime import date

import pytest
from django.test import Client
from intake_sent import sent
from screen import text_of
from signing_in import PASSWORD, desk_of

from motcua.agencies import api as agencies
from motcua.agencies.models import Membership, User

OTHER = "mat-khau-rieng-2026"
BIRTH = "1.001193"
NEW = {
    "full_name": "Lê Thị Mẫu",
    "title": "",
    "role": "counter",
    "valid_from": "01/03/2026",
    "username": "quay1",
    "password": PASSWORD,
}


@pytest.fixture
def office(units):
    """A ward of today."""
    return agencies.resolve("14818", date(2026, 3, 1))


@pytest.fixture
def admin(office):
    return desk_of(office, "admin")


def test_an_empty_office_says_how_to_begin(admin):
    page = text_of(admin.get("/don-vi/"))
    assert "Thêm cán bộ" in page and "Chưa có thay đổi nào" in page
    assert "Quản trị đơn vị, từ" in page


def test_who_is_added_signs_in_and_first_of_all_chooses_a_password(admin, office):
    assert admin.post("/don-vi/", NEW)["Location"] == "/don-vi/"
    page = text_of(admin.get("/don-vi/"))
    assert "Lê Thị Mẫu quay1 Công chức tiếp nhận, từ 01/03/2026" in page
    assert "lập tài khoản (Công chức tiếp nhận, từ 01/03/2026)" in page

    client = Client()
    client.post("/dang-nhap/", {"login": "quay1", "password": PASSWORD})
    assert client.get("/")["Location"] == "/mat-khau/"
    assert client.get("/ho-so/")["Location"] == "/mat-khau/"
    wrong = client.post("/mat-khau/", {"old": "sai", "new": OTHER, "again": OTHER})
    assert wrong.status_code == 422 and "Mật khẩu hiện tại không đúng" in text_of(wrong)
    twice = client.post("/mat-khau/", {"old": PASSWORD, "new": OTHER, "again": "khac"})
    assert "không giống nhau" in text_of(twice)
    weak = client.post("/mat-khau/", {"old": PASSWORD, "new": "12345678", "again": "12345678"})
    assert "không được toàn chữ số" in text_of(weak)
    answer = client.post("/mat-khau/", {"old": PASSWORD, "new": OTHER, "again": OTHER})
    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200  # still signed in


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("full_name", "", "cần họ và tên"),
        ("role", "vua", "Chọn một vai trò trong danh sách"),
        ("valid_from", "31/02/2026", "31/02/2026"),
        ("username", "admin.14818", "admin.14818"),
        ("password", "123", "ngắn"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_made(admin, field, value, said):
    answer = admin.post("/don-vi/", NEW | {field: value})
    html = answer.getvalue().decode()
    assert answer.status_code == 422
    assert said in html[html.index(f'id="cb-{field}-loi"') :][:400]
    assert User.objects.count() == 1


def test_a_role_ends_another_is_given_a_password_and_codes_are_reset(admin, office):
    admin.post("/don-vi/", NEW)
    held = Membership.objects.get(user__username="quay1")
    person = f"/don-vi/can-bo/{held.user_id}"

    def said(address, values):
        return text_of(admin.post(address, values, follow=True))

    assert "Vai trò hết sau ngày" in said(
        f"/don-vi/vai-tro/{held.pk}/het/", {"last_day": "01/12/2099"}
    )
    assert "đến hết 01/12/2099" in text_of(admin.get("/don-vi/"))
    role = {"role": "specialist", "valid_from": "01/06/2026", "title": ""}
    assert "Đã giao vai trò" in said(f"{person}/vai-tro/", role)
    assert "Chưa ghi được" in said(f"{person}/vai-tro/", role | {"valid_from": "01/01/1900"})
    assert "Đã đặt mật khẩu tạm" in said(f"{person}/mat-khau/", {"password": OTHER})
    assert "ngắn" in said(f"{person}/mat-khau/", {"password": "1"})
    assert "Đã bỏ mã xác nhận" in said(f"{person}/ma-xac-nhan/", {})
    assert User.objects.get(pk=held.user_id).check_password(OTHER)


ADDRESSES = (
    ("get", "/don-vi/"),
    ("get", "/don-vi/quyet-dinh/"),
    ("post", "/don-vi/"),
    ("post", "/don-vi/quyet-dinh/"),
)


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "reporter", "upper"])
def test_only_the_administrator_comes_in(office, role):
    client = desk_of(office, role)
    for method, address in ADDRESSES:
        assert getattr(client, method)(address, NEW).status_code == 403, (role, method, address)
    admin_id = desk_of(office, "admin") and User.objects.get(username="admin.14818").pk
    held = Membership.objects.get(user_id=admin_id)
    for address in (
        f"/don-vi/can-bo/{admin_id}/vai-tro/",
        f"/don-vi/can-bo/{admin_id}/mat-khau/",
        f"/don-vi/can-bo/{admin_id}/ma-xac-nhan/",
        f"/don-vi/vai-tro/{held.pk}/het/",
    ):
        values = {"role": role, "valid_from": "01/06/2026", "last_day": "01/06/2026"}
        assert client.post(address, values | {"password": OTHER}).status_code == 403, address
    assert "Đơn vị" not in text_of(client.get("/")).split("Danh mục")[0].split("Một Cửa")[0]


def test_an_administrator_elsewhere_reaches_nobody_here(office, admin):
    elsewhere = desk_of(agencies.resolve("22366", date(2026, 3, 1)), "admin", "xa.quantri")
    held = Membership.objects.get(user__username="admin.14818")
    person = f"/don-vi/can-bo/{held.user_id}"
    assert elsewhere.post(f"{person}/mat-khau/", {"password": OTHER}).status_code == 404
    ended = elsewhere.post(f"/don-vi/vai-tro/{held.pk}/het/", {"last_day": "01/06/2026"})
    assert ended.status_code == 404


ACCOUNT = {
    "kind": "bank_account",
    "bank": "970436",
    "number": "0011001234567",
    "holder": "UBND phường",
    "act": "15/QĐ-UBND ngày 05/01/2026",
    "valid_from": "05/01/2026",
}


def test_a_decision_is_written_down_with_its_paper_and_shown(admin):
    page = text_of(admin.get("/don-vi/quyet-dinh/"))
    assert "đang theo mặc định" in page
    assert admin.post("/don-vi/quyet-dinh/", ACCOUNT).status_code == 302
    page = text_of(admin.get("/don-vi/quyet-dinh/"))
    assert "UBND phường, 0011001234567 (BIN 970436) từ 05/01/2026, theo 15/QĐ-UBND" in page


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"kind": "code_prefix", "prefix": "H56.37.12"}, "H56.37.12"),
        ({"kind": "slips", "slips": "tt01-2018"}, "tt01-2018"),
        (
            {"kind": "accounting", "accounting": "06a-vpcp-kstt=kept-apart"},
            "từ 05/01/2026",
        ),
        (
            {
                "kind": "working_hours",
                **{f"day_{n}": "7h - 11h30, 13:30–17:00" for n in range(1, 6)},
                "day_3": "7:00-11:30",
                "day_6": "",
            },
            "thứ Hai – thứ Ba 07:00–11:30, 13:30–17:00; thứ Tư 07:00–11:30; "
            "thứ Năm – thứ Sáu 07:00–11:30, 13:30–17:00 từ 05/01/2026",
        ),
        (
            {"kind": "period", "code": "2026-q1", "first": "15/12/2025", "last": "14/03/2026"},
            "2026-Q1: 15/12/2025 – 14/03/2026",
        ),
        (
            {"kind": "positions", "person": "admin.14818", "position": "office"},
            "admin.14818: Văn phòng - Thống kê",
        ),
        (
            {"kind": "register", "register": "feedback", "kept": "kept"},
            "ghi trong phần mềm từ 05/01/2026",
        ),
        ({"kind": "place", "text": "Quảng Ngãi"}, "Quảng Ngãi từ 05/01/2026"),
        (
            {"kind": "lookup_address", "text": "https://motcua.mau.vn/tra-cuu/"},
            "https://motcua.mau.vn/tra-cuu/",
        ),
        ({"kind": "result_needs_approval", "needed": "no"}, "Không bắt buộc duyệt từ"),
        ({"kind": "apology_before_days", "days": "2"}, "Trước 2 ngày làm việc"),
    ],
)
def test_each_kind_of_decision_is_taken(admin, values, shown):
    paper = {"act": "15/QĐ-UBND", "valid_from": "05/01/2026"}
    assert admin.post("/don-vi/quyet-dinh/", values | paper).status_code == 302
    assert shown in text_of(admin.get("/don-vi/quyet-dinh/"))


def test_a_person_is_given_positions_one_paper_after_another(admin):
    """Each adds to what the person holds; the empty choice takes all away from its day on."""
    paper = {"kind": "positions", "person": "admin.14818", "act": "15/QĐ-UBND"}
    given = (("office", "05/01/2026"), ("land", "05/02/2026"), ("", "05/03/2026"))
    for position, day in given:
        sent = paper | {"position": position, "valid_from": day}
        assert admin.post("/don-vi/quyet-dinh/", sent).status_code == 302
    agency = Membership.objects.get(user__username="admin.14818").agency_id

    held = [agencies.decision(agency, "positions", date(2026, month, 20)) for month in (1, 2, 3)]

    assert held == [{"admin.14818": "office"}, {"admin.14818": "office land"}, {}]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"bank": "97043"}, "6 chữ số"),
        ({"act": ""}, "số và ngày của văn bản"),
        ({"valid_from": "hôm nay"}, "hôm nay"),
        ({"valid_to": "01/01/2020"}, "ngày hết hiệu lực"),
        ({"kind": "khong-co"}, "Chọn một loại"),
        ({"kind": "lookup_address", "text": "motcua.mau.vn"}, "https://"),
        ({"kind": "lookup_address", "text": "https://[mau"}, "https://"),
        ({"kind": "place", "text": ""}, "từ 1 đến 200 chữ"),
        ({"kind": "apology_before_days", "days": "nhiều"}, "từ 0 đến 10"),
        ({"kind": "register", "register": "feedback", "kept": "khac"}, "cách ghi sổ"),
        ({"kind": "positions", "person": "admin.14818", "position": "khac"}, "chức danh"),
        ({"kind": "working_hours", "day_1": "sáng và chiều"}, "ví dụ 07:30-11:30, 13:30-17:00"),
        ({"kind": "working_hours", "day_1": "13:30-17:00, 07:30-11:30"}, "theo thứ tự giờ"),
        ({"kind": "working_hours", "day_1": "07:30-25:00"}, "theo thứ tự giờ"),
        ({"kind": "working_hours"}, "ít nhất một buổi trong tuần"),
    ],
)
def test_a_decision_that_cannot_be_says_why(admin, values, said):
    answer = admin.post("/don-vi/quyet-dinh/", ACCOUNT | values)
    assert answer.status_code == 422 and said in text_of(answer)


@pytest.mark.django_db(transaction=True)
def test_a_fee_can_be_transferred_with_a_square_code(admin, office):
    counter = desk_of(office, "counter")
    fee = {"phi-ten.0": "Lệ phí", "phi.0": "8.000", "payment": "waiting"}
    first = sent(**fee)
    plain = text_of(counter.get(counter.post("/ho-so/tiep-nhan/", first)["Location"]))
    assert "Chuyển khoản" not in plain

    admin.post("/don-vi/quyet-dinh/", ACCOUNT)
    again = first | {"khoa": "to-hai", "id_number": "", "applicant": "Trần Văn Mẫu"}
    page = counter.get(counter.post("/ho-so/tiep-nhan/", again)["Location"])
    assert "8.000 đồng" in text_of(page) and "0011001234567" in text_of(page)
    assert "<svg" in page.getvalue().decode().split('class="square"')[1][:600]
