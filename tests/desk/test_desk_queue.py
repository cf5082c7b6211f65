"""Hôm nay as a queue, and one act on many dossiers. Thursday 14/03/2024, 10:00."""

import re
from datetime import datetime

import pytest
from desk_files import EARLY, QUARTER, STILL_OPEN, changed, take_in
from screen import text_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
DUE_TODAY = changed(STILL_OPEN, code="H56-240312-0007", due="14/03/2024")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office_today(ward, tmp_path):
    """QUARTER and one that is due today."""
    take_in(tmp_path / "hom-nay.csv", (*QUARTER, DUE_TODAY), NOW)


def listed(answer):
    return re.findall(r'data-row-link href="/ho-so/xem/([^/]+)/"', answer.content.decode())


def choices(answer):
    return re.findall(r'name="chon" value="([^"]+)"', answer.content.decode())


def test_the_page_lists_by_due_time_and_says_how_long_is_left(specialist, office_today):
    page = specialist.get("/")
    words = text_of(page)

    assert listed(page) == [DUE_TODAY[0], STILL_OPEN[0]]
    # Until 17:30: 10:00-11:30 and 13:30-17:30.
    assert "còn 5 giờ làm việc" in words
    assert "còn 1 ngày làm việc" in words
    assert "Quá hạn và đến hạn trong 3 ngày tới: 2 hồ sơ" in words


def test_every_number_opens_as_many_dossiers(specialist, office_today):
    page = specialist.get("/?cua=ca-co-quan")
    duties = re.findall(
        r'class="duty[^"]*" href="([^"]+)"[^>]*><strong>(\d+)</strong>', page.content.decode()
    )
    # What the leader sent back stands first, what is approved last; the result of December is old.
    assert [int(count) for _, count in duties] == [0, 0, 1, 1, 0, 0, 3, 0]
    for address, count in duties:
        assert len(listed(specialist.get("/" + address.replace("&amp;", "&")))) == int(count)


def test_the_own_dossiers_come_first_for_who_has_some(specialist, counter, office_today):
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    dossiers.route(STILL_OPEN[0], "Người phuson.chuyenmon", actor=SYSTEM, now=NOW)

    assert listed(specialist.get("/")) == [STILL_OPEN[0]]
    assert listed(specialist.get("/?cua=ca-co-quan")) == [DUE_TODAY[0], STILL_OPEN[0]]
    assert listed(counter.get("/")) == [DUE_TODAY[0], STILL_OPEN[0]]
    assert listed(counter.get("/?cua=toi")) == []


def test_a_leader_finishes_several_at_once_each_with_its_own_answer(leader, office_today):
    from motcua.dossiers.models import Command

    chosen = choices(leader.get("/"))
    before = Command.objects.count()
    # Meanwhile somebody works on the first.
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    dossiers.pause(DUE_TODAY[0], "chờ xác minh", actor=SYSTEM, now=NOW)

    answer = leader.post("/viec-hang-loat/co-ket-qua/", {"chon": [*chosen, "1 KHONG-CO"]})

    words = text_of(answer)
    assert "1 hồ sơ đã ghi, 2 hồ sơ chưa ghi được" in words
    assert "Hệ thống đã ghi “Tạm dừng”" in words
    assert "Không tìm thấy hồ sơ “KHONG-CO”" in words
    assert Command.objects.count() == before + 2  # the pause, and the one that was finished
    assert "Đã có kết quả" in text_of(leader.get(f"/ho-so/xem/{STILL_OPEN[0]}/"))
    assert "Tạm dừng" in text_of(leader.get(f"/ho-so/xem/{DUE_TODAY[0]}/"))


def test_results_are_returned_several_at_once_by_the_counter_only(counter, leader, office_today):
    chosen = choices(counter.get("/?nhom=cho-tra&cua=ca-co-quan"))
    assert len(chosen) == 3
    assert choices(leader.get("/?nhom=cho-tra&cua=ca-co-quan")) == []
    refused = leader.post("/viec-hang-loat/tra-ket-qua/", {"chon": chosen})
    assert refused.status_code == 403

    # As much is asked as of one: the way, and who took it.
    address = "/viec-hang-loat/tra-ket-qua/"
    unsaid = text_of(counter.post(address, {"chon": chosen}))
    assert "0 hồ sơ đã ghi, 3 hồ sơ chưa ghi được" in unsaid
    nobody = text_of(counter.post(address, {"chon": chosen, "means": "counter"}))
    assert "0 hồ sơ đã ghi" in nobody and "Chưa ghi “Người nhận kết quả”" in nobody
    unposted = text_of(counter.post(address, {"chon": chosen, "means": "post"}))
    assert "Chưa ghi “Số hiệu bưu gửi”" in unposted

    handed = {"chon": chosen, "means": "counter", "receiver": "Nhân viên bưu điện"}
    answer = counter.post(address, handed)
    assert "3 hồ sơ đã ghi" in text_of(answer)
    assert "Nhân viên bưu điện" in text_of(counter.get(f"/ho-so/xem/{EARLY[0]}/"))
    assert "Đã trả kết quả" in text_of(counter.get(f"/ho-so/xem/{EARLY[0]}/"))


def test_too_many_or_none_at_once_writes_nothing(leader, office_today):
    none = leader.post("/viec-hang-loat/co-ket-qua/")
    assert (none.status_code, "Chưa chọn hồ sơ nào" in text_of(none)) == (422, True)
    many = leader.post(
        "/viec-hang-loat/co-ket-qua/",
        {"chon": [*choices(leader.get("/")), *(f"1 X-{number}" for number in range(29))]},
    )
    assert "Đã chọn 31 hồ sơ, mỗi lần nhiều nhất 30; chưa ghi hồ sơ nào." in text_of(many)
    assert "Đang xử lý" in text_of(leader.get(f"/ho-so/xem/{STILL_OPEN[0]}/"))


def test_a_reporter_selects_nothing_and_another_ward_sees_nothing(reporter, stranger, office_today):
    assert choices(reporter.get("/")) == []
    assert reporter.post("/viec-hang-loat/co-ket-qua/", {"chon": "1 X"}).status_code == 403
    assert listed(stranger.get("/")) == []
    assert stranger.post("/viec-hang-loat/co-ket-qua/", {"chon": "1 X"}).status_code == 403
    assert stranger.post("/viec-hang-loat/dinh-chinh/", {"chon": "1 X"}).status_code == 404
