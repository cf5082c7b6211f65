"""The administrator's page of the log of reads. Thursday 14/03/2024, 10:00."""

from datetime import datetime

import pytest
from desk_files import COPIED, STILL_OPEN
from screen import text_of
from signing_in import desk_of

from motcua.kernel.dates import VIETNAM
from motcua.registers.ledger.models import RegisterEntry

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
LOG = "/don-vi/nhat-ky-doc/"
FEEDBACK = {
    "subject": "Đèn đường tổ 5 không sáng",
    "kind": "city",
    "channel": "hotline",
    "received_on": "01/03/2024",
    "due_on": "08/03/2024",
    "person_name": "Nguyễn Thị Ánh",
    "trang-thai": "received",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin(ward):
    return desk_of(ward, "admin", "phuson.quantri")


@pytest.fixture
def opened(imported, specialist, counter):
    """The specialist looked at one dossier, the counter at another."""
    specialist.get(f"/ho-so/xem/{STILL_OPEN[0]}/")
    counter.get(f"/ho-so/xem/{COPIED[0]}/")


def test_the_page_says_who_looked_at_whose_dossier_today(admin, opened):
    words = text_of(admin.get(LOG))
    assert "14/03/2024 10:00:00 Người phuson.chuyenmon Trang hồ sơ" in words
    assert STILL_OPEN[0] in words and COPIED[0] in words

    only = text_of(admin.get(LOG, {"ma": STILL_OPEN[0].lower()}))
    assert "Người phuson.chuyenmon Trang hồ sơ" in only
    assert "Người phuson.quay Trang hồ sơ" not in only and COPIED[0] not in only


def test_by_account_and_as_a_file_of_one_line_a_dossier(admin, opened):
    from motcua.agencies.models import User

    account = User.objects.get(username="phuson.quay").pk
    words = text_of(admin.get(LOG, {"tai-khoan": account}))
    assert COPIED[0] in words and STILL_OPEN[0] not in words

    file = admin.get(f"{LOG}csv/", {"tai-khoan": account})
    csv = file.getvalue().decode("utf-8-sig").splitlines()
    assert csv[0] == "Lúc,Tài khoản,Trang đã xem,Mã hồ sơ"
    assert f"14/03/2024 10:00:00,Người phuson.quay,Trang hồ sơ,{COPIED[0]}" in csv
    assert admin.get(f"{LOG}pdf/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"tu": "31/02/2024"}, "không phải là ngày"),
        ({"tu": "14/03/2024", "den": "13/03/2024"}, "Ngày cuối ở trước ngày đầu"),
        ({"tu": "01/01/2020"}, "nhiều nhất 93 ngày"),
    ],
)
def test_days_that_are_none_are_told_at_the_page(admin, imported, asked, words):
    answer = admin.get(LOG, asked)
    assert (answer.status_code, words in text_of(answer)) == (422, True)


def test_who_is_no_administrator_is_refused_and_sees_no_tab(
    leader, counter, reporter, upper, stranger, admin, opened
):
    for client in (leader, counter, reporter, upper, stranger):
        assert client.get(LOG).status_code == 403
        assert client.get(f"{LOG}csv/").status_code == 403
    for page in ("/don-vi/", "/don-vi/quyet-dinh/"):
        assert "Nhật ký đọc" in text_of(admin.get(page))


def test_a_day_without_a_read_says_what_to_do(admin, imported):
    words = text_of(admin.get(LOG, {"tu": "01/03/2024", "den": "02/03/2024"}))
    assert "Không có lần xem nào" in words


def test_the_same_page_says_who_opened_an_entry_of_a_register(admin, specialist):
    specialist.post("/so/feedback/them/", FEEDBACK)
    entry = RegisterEntry.objects.get()
    specialist.get(f"/so/feedback/xem/{entry.pk}/")

    for kind in ("so", "feedback"):
        words = text_of(admin.get(LOG, {"loai": kind}))
        assert "Người phuson.chuyenmon" in words and entry.code in words
        assert "trang của mục" in words and "Nguyễn Thị Ánh" not in words
    assert entry.code not in text_of(admin.get(LOG))
    assert "Không có lần xem nào" in text_of(admin.get(LOG, {"loai": "surveys"}))
    csv = admin.get(f"{LOG}csv/", {"loai": "so", "ma": entry.code})
    lines = csv.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Lúc,Tài khoản,Trang đã xem,Mã mục trong sổ"
    assert len(lines) > 1 and all(one.endswith(f",{entry.code}") for one in lines[1:])
