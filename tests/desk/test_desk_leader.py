"""The leader's page on Thursday 14/03/2024, 10:00, over the dossiers of `desk_files.QUARTER`.

Open: STILL_OPEN (hộ tịch, due 15/03). In the eight weeks from Monday 22/01 to 14/03: received
LATE (01/02), COPIED (05/03), STILL_OPEN (12/03); finished LATE (07/02, late), COPIED (06/03).
In March: received COPIED and STILL_OPEN, finished COPIED early.
"""

import io
import re
from datetime import datetime

import openpyxl
import pytest
from desk_files import COPIED, LATE, STILL_OPEN
from screen import text_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
OFFICER = "Người phuson.chuyenmon"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def working(imported, specialist):
    """The specialist has COPIED and STILL_OPEN; the others are nobody's."""
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    dossiers.route(STILL_OPEN[0], OFFICER, actor=SYSTEM, now=NOW)
    dossiers.correct(COPIED[0], {"officer": OFFICER}, "ghi thiếu", actor=SYSTEM, now=NOW)


def links(answer):
    """(address, number) of every figure that opens something."""
    found = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(?:<strong>)?(\d+)<', answer.content.decode())
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def codes(answer):
    return re.findall(r'data-row-link href="/ho-so/xem/([^/]+)/"', answer.content.decode())


def test_today_is_told_in_one_look(leader, working):
    words = text_of(leader.get("/lanh-dao/"))

    assert "0 Tiếp nhận 0 Giải quyết xong 1 Đang giải quyết 0 Đang quá hạn" in words
    assert "1 Đến hạn trong 3 ngày tới" in words
    assert "Hộ tịch 0 0 1 0 1" in words
    assert f"{OFFICER} 0 0 1 0 1" in words
    # Not late, and yet the one that waits longest.
    waiting = words[words.index("Hồ sơ nào chờ lâu nhất?") :]
    assert STILL_OPEN[0] in waiting
    assert "nhận 12/03/2024" in waiting


@pytest.mark.parametrize("page", ["/lanh-dao/", "/lanh-dao/tam-tuan/", "/lanh-dao/can-bo/"])
def test_every_number_opens_as_many_dossiers(leader, working, page):
    found = links(leader.get(page))
    assert found
    for address, number in found:
        assert len(codes(leader.get(address))) == number, address


@pytest.mark.parametrize("name", ["Lê Thị Nhập Từ Tệp", "chưa giao"])
def test_what_is_due_soon_opens_only_the_dossiers_of_that_name(leader, imported, name):
    """An imported officer has no account; nobody's dossiers are those not given out yet."""
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    if name != "chưa giao":
        dossiers.route(STILL_OPEN[0], name, actor=SYSTEM, now=NOW)

    shown = leader.get("/lanh-dao/")
    [address] = [one for one, _ in links(shown) if "han=3days&can-bo=" in one]
    assert codes(leader.get(address)) == [STILL_OPEN[0]]
    other = "chưa giao" if name != "chưa giao" else "Không Có Ai Tên Này"
    assert codes(leader.get("/ho-so/", {"can-bo": other, "han": "3days"})) == []


def test_the_weeks_are_counted_as_reports_count_and_the_pictures_stand_in_a_table(leader, working):
    answer = leader.get("/lanh-dao/tam-tuan/")
    words = text_of(answer)

    # Monday of the week, received, finished.
    weeks = "22/01 0 0 29/01 1 0 05/02 0 1 12/02 0 0 19/02 0 0 26/02 0 0 04/03 1 1 11/03 1 0"
    assert weeks in words
    assert "Lĩnh vực Xong quá hạn Hộ tịch 1" in words
    assert answer.content.decode().count('class="marks"') == 2
    assert "chart.invalid" not in answer.content.decode()


def test_a_picture_opens_its_dossiers_by_mouse_and_is_passed_over_by_keyboard(leader, working):
    html = leader.get("/lanh-dao/tam-tuan/", headers={"HX-Request": "true"}).content.decode()
    marks = re.findall(r"<a (tabindex=\"-1\" )?xlink:href=\"(/lanh-dao/ho-so/[^\"]+)\"", html)
    assert marks and all(passed for passed, _ in marks)
    assert codes(leader.get(marks[-1][1].replace("&amp;", "&"))) == [LATE[0]]


def test_the_month_of_each_officer(leader, working):
    words = text_of(leader.get("/lanh-dao/can-bo/?thang=2024-03"))
    # Received, finished, early, on the due day, late.
    assert f"{OFFICER} 2 1 1 0 0" in words
    assert "Cả cơ quan 2 1 1 0 0" in words
    assert "chưa giao 1 1 0 0 1" in text_of(leader.get("/lanh-dao/can-bo/?thang=2024-02"))
    assert "Từ 01/03/2024 đến 14/03/2024" in text_of(leader.get("/lanh-dao/can-bo/?thang=xyz"))


def test_the_month_is_taken_along_as_csv_and_xlsx(leader, working):
    csv = leader.get("/lanh-dao/can-bo/csv/?thang=2024-03").getvalue().decode("utf-8-sig")
    assert csv.splitlines() == [
        "Cán bộ xử lý,Tiếp nhận,Giải quyết xong,Trước hạn,Đúng hạn,Xong quá hạn,Số phiếu,"
        "Rất hài lòng,Hài lòng,Bình thường,Không hài lòng,Rất không hài lòng,Tổng điểm,"
        "Điểm trung bình",
        # Nobody rated: no ballots are 0, and of none there is no mean.
        f"{OFFICER},2,1,1,0,0,0,0,0,0,0,0,,",
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(leader.get("/lanh-dao/can-bo/xlsx/?thang=2024-03").content)
    )
    rows = [tuple(cell.value for cell in row) for row in book.active.iter_rows()]
    assert (OFFICER, 2, 1, 1, 0, 0, *(0,) * 6, None, None) in rows
    assert leader.get("/lanh-dao/can-bo/pdf/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/lanh-dao/",
        "/lanh-dao/tam-tuan/",
        "/lanh-dao/can-bo/",
        "/lanh-dao/can-bo/csv/",
        "/lanh-dao/ho-so/?so=dossier.pending&tu=14/03/2024&den=14/03/2024",
    ],
)
def test_who_does_not_lead_is_refused_and_another_wards_leader_sees_nothing_of_this_one(
    specialist, counter, stranger, working, address
):
    for client in (specialist, counter):
        assert client.get(address).status_code == 403
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert OFFICER not in text_of(answer) and STILL_OPEN[0] not in text_of(answer)


def test_a_figure_that_is_none_and_days_that_are_none_are_refused_in_words(leader, working):
    assert leader.get("/lanh-dao/ho-so/?so=x&tu=14/03/2024&den=14/03/2024").status_code == 404
    wrong = leader.get("/lanh-dao/ho-so/?so=dossier.pending&tu=31/02/2024&den=14/03/2024")
    assert (wrong.status_code, "không phải là ngày" in text_of(wrong)) == (422, True)
    turned = leader.get("/lanh-dao/ho-so/?so=dossier.pending&tu=15/03/2024&den=14/03/2024")
    assert turned.status_code == 422


def test_the_list_narrows_to_an_officer_and_says_who(leader, working):
    page = leader.get(f"/ho-so/?han=3days&can-bo={OFFICER}")
    assert codes(page) == [STILL_OPEN[0]]
