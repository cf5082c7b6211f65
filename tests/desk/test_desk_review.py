"""The way to the leader on the desk. Thursday 14/03/2024, 10:00."""

import re
from datetime import datetime

import pytest
from desk_files import QUARTER, STILL_OPEN, changed, take_in
from screen import hidden_value, text_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
CODE = STILL_OPEN[0]
OTHER = changed(STILL_OPEN, code="H56-240312-0007", due="20/03/2024")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office_today(ward, tmp_path):
    take_in(tmp_path / "hom-nay.csv", (*QUARTER, OTHER), NOW)


def act(client, slug, code=CODE, **values):
    page = client.get(f"/ho-so/viec/{slug}/{code}/")
    seen = hidden_value(page, "da-xem") if page.status_code == 200 else ""
    return client.post(f"/ho-so/viec/{slug}/{code}/", {"da-xem": seen, **values})


def words(client, address=f"/ho-so/xem/{CODE}/"):
    return text_of(client.get(address))


def choices(answer):
    return re.findall(r'name="chon" value="([^"]+)"', answer.content.decode())


def test_drafted_submitted_read_and_approved_by_the_leader(specialist, leader, office_today):
    assert act(specialist, "du-thao", draft="Trích lục số 7", reference="07/TL").status_code == 302
    assert act(specialist, "trinh-lanh-dao").status_code == 302
    assert "Chờ lãnh đạo duyệt" in words(specialist)

    form = text_of(leader.get(f"/ho-so/viec/duyet/{CODE}/"))
    assert "Nội dung dự thảo: Trích lục số 7" in form
    assert act(leader, "duyet").status_code == 302
    assert "Lãnh đạo đã duyệt" in words(leader)
    assert "đã duyệt, chờ ghi kết quả" in words(specialist, "/?cua=ca-co-quan&nhom=da-duyet")


def test_sent_back_it_asks_for_a_reason_and_tells_the_specialist(specialist, leader, office_today):
    act(specialist, "trinh-lanh-dao")
    bare = act(leader, "tra-lai-can-bo")
    assert (bare.status_code, "Chưa ghi “Lý do trả lại”" in text_of(bare)) == (422, True)
    act(leader, "tra-lai-can-bo", reason="Sai họ của mẹ")
    page = specialist.get("/?cua=ca-co-quan&nhom=tra-lai")
    assert CODE in text_of(page)
    assert "Lý do: Sai họ của mẹ" in words(specialist)


def test_a_leader_approves_several_at_once_each_with_its_answer(specialist, leader, office_today):
    for code in (CODE, OTHER[0]):
        act(specialist, "trinh-lanh-dao", code)
    page = leader.get("/?nhom=cho-duyet")
    chosen = choices(page)
    assert len(chosen) == 2
    assert "Duyệt các hồ sơ đã chọn" in text_of(page)
    act(leader, "tra-lai-can-bo", OTHER[0], reason="Xem lại")

    answer = text_of(leader.post("/viec-hang-loat/duyet/", {"chon": chosen}))

    assert "1 hồ sơ đã ghi, 1 hồ sơ chưa ghi được" in answer
    assert "Lãnh đạo đã duyệt" in words(leader)


def test_an_apology_too_late_is_refused_at_its_field_and_keeps_what_was_typed(
    specialist, office_today
):
    # Due 15/03: today is the last day to say so, and 15/03 itself is no later day.
    answer = act(
        specialist,
        "xin-loi-hen-lai",
        new_appointment_at="15/03/2024",
        reason="verification",
        reason_note="tại tổ 3",
    )
    assert 'id="viec-new_appointment_at-loi"' in answer.content.decode()
    assert "Ngày hẹn lại phải sau hạn trả" in text_of(answer)
    assert '<option value="verification" selected>' in answer.content.decode()
    assert "tại tổ 3" in answer.content.decode()

    act(specialist, "xin-loi-hen-lai", new_appointment_at="19/03/2024", reason="verification")
    page = words(specialist)
    assert "Đã xin lỗi, hẹn lại 19/03/2024 17:30" in page
    assert specialist.get(f"/ho-so/xem/{CODE}/phieu/apology/pdf/").status_code == 200


def test_the_dossier_and_the_export_tell_the_national_state(specialist, office_today):
    assert "Trạng thái quốc gia 2. Được tiếp nhận" in words(specialist)
    act(specialist, "nhan-xu-ly")
    assert "Trạng thái quốc gia 4. Đang xử lý" in words(specialist)
    exported = b"".join(specialist.get("/ho-so/tai-ve/").streaming_content).decode()
    assert "4 Đang xử lý" in exported


ACTS = {
    "nhan-xu-ly": {"specialist", "counter"},
    "du-thao": {"specialist"},
    "trinh-lanh-dao": {"specialist"},
    "y-kien": {"specialist", "counter", "leader"},
    "xin-loi-hen-lai": {"specialist", "leader"},
    "bao-cong-dan": {"specialist", "counter"},
}


@pytest.mark.parametrize("slug", ACTS)
def test_the_wrong_person_gets_403_and_a_stranger_404(
    specialist, counter, leader, reporter, stranger, office_today, slug
):
    clients = {
        "specialist": specialist,
        "counter": counter,
        "leader": leader,
        "reporter": reporter,
    }
    for role, client in clients.items():
        expected = 200 if role in ACTS[slug] else 403
        assert client.get(f"/ho-so/viec/{slug}/{CODE}/").status_code == expected, role
        if expected == 403:
            assert client.post(f"/ho-so/viec/{slug}/{CODE}/", FILLED).status_code == 403, role
    assert stranger.get(f"/ho-so/viec/{slug}/{CODE}/").status_code == 404
    assert stranger.post(f"/ho-so/viec/{slug}/{CODE}/", FILLED).status_code == 404


FILLED = {
    "draft": "a",
    "comment": "a",
    "new_appointment_at": "19/03/2024",
    "reason": "a",
    "means": "phone",
}


def test_only_who_may_sees_and_writes_delegations(leader, specialist, stranger, office_today):
    assert leader.get("/uy-quyen/").status_code == 200
    wrong = leader.post("/uy-quyen/", {"leader_id": "", "deputy_id": "", "valid_from": "x"})
    assert wrong.status_code == 422
    assert "Chưa chọn người ký thay" in text_of(wrong)
    for client in (specialist, stranger):
        assert client.get("/uy-quyen/").status_code == 403
    assert leader.post("/uy-quyen/1/thu-hoi/").status_code == 404


def test_the_register_book_is_shown_and_printed(specialist, office_today):
    page = text_of(specialist.get("/ho-so/so-theo-doi/?tu=01/03/2024&den=14/03/2024"))
    assert "hồ sơ tiếp nhận từ 01/03/2024 đến 14/03/2024. Mẫu số 06" in page
    days = "?tu=01/03/2024&den=14/03/2024"
    assert "SỔ THEO DÕI HỒ SƠ" in text_of(specialist.get(f"/ho-so/so-theo-doi/in/{days}"))
    for kind in ("pdf", "docx"):
        assert specialist.get(f"/ho-so/so-theo-doi/tai-ve/{kind}/{days}").status_code == 200
    wrong = specialist.get("/ho-so/so-theo-doi/?tu=14/03/2024&den=01/03/2024")
    assert (wrong.status_code, "ngày từ 14/03/2024 trở đi" in text_of(wrong)) == (422, True)
