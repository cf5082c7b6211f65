"""Working on a dossier at the desk. The dossier is STILL_OPEN: accepted 12/03/2024, due 15/03/2024.

The clock of the requests stands at Thursday 14/03/2024, 10:00.
"""

from datetime import datetime

import pytest
from desk_files import EARLY, STILL_OPEN
from screen import hidden_value, text_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
CODE = STILL_OPEN[0]
PAGE = f"/ho-so/xem/{CODE}/"
PANEL = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client_of(specialist, counter, leader, reporter):
    return {
        "specialist": specialist,
        "counter": counter,
        "leader": leader,
        "reporter": reporter,
    }


def act(client, slug, code=CODE, **typed):
    """Open the form as htmx does, fill it, send it."""
    address = f"/ho-so/viec/{slug}/{code}/"
    seen = hidden_value(client.get(address, headers=PANEL), "da-xem")
    return client.post(address, {"da-xem": seen, **typed}, headers=PANEL)


def timeline_words(client, code=CODE):
    return text_of(client.get(f"/ho-so/xem/{code}/"))


OFFERED = {
    "specialist": ["Ghi có kết quả", "Yêu cầu bổ sung", "Trình lãnh đạo"],
    "counter": ["Yêu cầu bổ sung", "Chuyển xử lý"],
    "leader": ["Ghi có kết quả", "Từ chối giải quyết"],
    "reporter": [],
}


@pytest.mark.parametrize("role", OFFERED)
def test_the_head_of_a_dossier_offers_what_state_and_role_allow_at_most_three(
    client_of, imported, role
):
    import re

    answer = client_of[role].get(PAGE)
    actions = re.search(r'<div class="actions">(.*?)</div>\s*</div>', answer.content.decode(), re.S)
    shown = re.findall(r'class="btn[^"]*" href="/ho-so/viec/[^>]*>([^<]+)</a>', actions[1])

    assert shown == OFFERED[role]


def test_all_missing_papers_are_asked_for_at_once_and_the_clock_stands(specialist, imported):
    answer = act(
        specialist,
        "yeu-cau-bo-sung",
        missing="Giấy chứng sinh\n\n  Giấy chứng nhận kết hôn ",
        reason="Theo khoản 1 Điều 16 Luật Hộ tịch",
    )

    assert answer["HX-Redirect"] == PAGE
    words = timeline_words(specialist)
    assert "Giấy tờ cần bổ sung: Giấy chứng sinh; Giấy chứng nhận kết hôn" in words
    assert "Chờ bổ sung" in words and "đang dừng tính giờ" in words
    assert "Đã yêu cầu bổ sung; đồng hồ dừng từ lúc này." in words


def test_received_papers_start_the_clock_again(specialist, imported):
    act(specialist, "yeu-cau-bo-sung", missing="Giấy chứng sinh", reason="thiếu")
    act(specialist, "nhan-bo-sung")

    words = timeline_words(specialist)
    assert "Đang xử lý" in words
    assert "Nhận bổ sung" in words


def test_what_is_missing_is_said_at_every_field_at_once_and_what_was_typed_stays(
    specialist, imported
):
    answer = act(specialist, "yeu-cau-bo-sung", missing="", reason="", at="31/02/2024")
    words = text_of(answer)

    assert "Chưa ghi “Giấy tờ cần bổ sung”" in words
    assert "Chưa ghi “Lý do”" in words
    assert "“31/02/2024” không phải là ngày đọc được" in words
    assert 'value="31/02/2024"' in answer.content.decode()
    assert "Chờ bổ sung" not in timeline_words(specialist)


def test_a_dossier_is_paused_and_goes_on(specialist, imported):
    act(specialist, "tam-dung", reason="other", reason_note="chờ xác minh nơi cư trú")
    assert "Lý do: chờ xác minh nơi cư trú" in timeline_words(specialist)
    act(specialist, "tiep-tuc")
    assert "Đang xử lý" in timeline_words(specialist)


def test_a_dossier_goes_to_a_colleague_who_works_on_dossiers(
    specialist, counter, reporter, leader, imported
):
    form = text_of(specialist.get(f"/ho-so/viec/chuyen-xu-ly/{CODE}/", headers=PANEL))
    assert "Người phuson.quay" in form and "Người phuson.lanhdao" in form
    assert "Người phuson.tonghop" not in form  # reads and reports

    act(specialist, "chuyen-xu-ly", officer="Người phuson.quay")
    assert "Cán bộ xử lý Người phuson.quay" in timeline_words(specialist)


def test_the_result_is_written_and_then_returned_each_at_its_hour(specialist, counter, imported):
    act(specialist, "co-ket-qua", at="13/03/2024 16:30")
    missing = act(counter, "tra-ket-qua", means="counter")
    assert "Chưa ghi “Người nhận kết quả”" in text_of(missing)
    act(counter, "tra-ket-qua", means="counter", receiver="Nguyễn Thị Mẫu")

    words = timeline_words(specialist)
    assert "Có kết quả 13/03/2024 16:30" in words
    assert "Trả kết quả 14/03/2024 10:00" in words


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("14/03/2024 10:01", "chưa đến"),
        ("06/03/2024 09:00", "lùi quá 5 ngày làm việc; cần từ ngày 07/03/2024"),
        ("11/03/2024 09:00", "trước ngày 12/03/2024"),  # before its acceptance
    ],
)
def test_a_moment_out_of_bounds_is_refused_at_its_field(specialist, imported, moment, sentence):
    answer = act(specialist, "co-ket-qua", at=moment)

    assert sentence in text_of(answer)
    assert 'id="viec-at-loi"' in answer.content.decode()
    assert "Đang xử lý" in timeline_words(specialist)


def test_refusing_and_withdrawing_end_a_dossier_with_their_reason(leader, imported):
    unsaid = act(leader, "tu-choi", reason="conditions-unmet")
    assert 'id="viec-reason_note-loi"' in unsaid.content.decode()
    act(leader, "tu-choi", reason="conditions-unmet", reason_note="chưa đủ tuổi")
    words = timeline_words(leader)
    assert "Từ chối ngày 14/03/2024 10:00" in words
    assert "Lý do: Không đủ điều kiện giải quyết theo quy định: chưa đủ tuổi" in words


def test_a_wrong_entry_is_cancelled_and_stays_in_the_log(counter, imported):
    act(counter, "huy", reason="twice")
    words = timeline_words(counter)
    assert "Hủy do nhập sai" in words and "Lý do: Nhập trùng hồ sơ" in words


REASONED = {
    "tu-choi": "Quá thời hạn mà không bổ sung hồ sơ",
    "tam-dung": "Chờ thực hiện nghĩa vụ tài chính",
    "rut-ho-so": "Rút để hoàn thiện và nộp lại",
    "huy": "Chọn nhầm thủ tục",
    "xin-loi-hen-lai": "Hệ thống thông tin gặp sự cố",
}


@pytest.mark.parametrize("slug", REASONED)
def test_reasons_are_the_rulebooks_and_no_others(specialist, imported, slug):
    address = f"/ho-so/viec/{slug}/{CODE}/"
    page = specialist.get(address, headers=PANEL).content.decode()
    assert f">{REASONED[slug]}</option>" in page and "Lý do khác (ghi rõ)</option>" in page

    seen = {"da-xem": hidden_value(specialist.get(address, headers=PANEL), "da-xem")}
    said = {"reason": "made-up", "new_appointment_at": "19/03/2024", **seen}
    refused = specialist.post(address, said, headers=PANEL).content.decode()
    assert 'id="viec-reason-loi"' in refused and "không có trong danh mục" in refused


def test_going_on_after_a_fee_asks_how_it_was_paid(specialist, imported):
    act(specialist, "tam-dung", reason="payment")
    assert "chờ nộp phí" in timeline_words(specialist)
    unsaid = act(specialist, "tiep-tuc")
    assert 'id="viec-payment-loi"' in unsaid.content.decode()
    act(specialist, "tiep-tuc", payment="transfer", receipt_no="0099")

    words = timeline_words(specialist)
    assert "Đang xử lý" in words and "Cách nộp phí: Đã nộp chuyển khoản" in words
    assert "Số biên lai: 0099" in words
    # A pause for another reason asks for no fee.
    act(specialist, "tam-dung", reason="opinion")
    address = f"/ho-so/viec/tiep-tuc/{CODE}/"
    assert 'name="payment"' not in specialist.get(address, headers=PANEL).content.decode()


def test_values_are_put_right_with_a_reason_and_their_old_ones_are_shown(counter, imported):
    act(
        counter,
        "dinh-chinh",
        applicant="Trần Văn Được (hư cấu)",
        procedure_code="2.000815",
        channel="counter",
        accepted_at="12/03/2024 08:00",
        appointment_at="18/03/2024",
        reason="gõ nhầm",
    )
    words = timeline_words(counter)
    assert (
        "Người nộp: giá trị cũ Trần Văn Đức (hư cấu) → giá trị mới Trần Văn Được (hư cấu)" in words
    )
    assert "Mã TTHC: giá trị cũ 1.001193 → giá trị mới 2.000815" in words
    assert "Lĩnh vực: giá trị cũ Hộ tịch → giá trị mới Chứng thực" in words
    assert "giá trị mới 18/03/2024 17:30" in words  # the end of that working day
    assert "Ngày tiếp nhận: giá trị cũ" not in words


def test_a_correction_that_changes_nothing_or_names_no_procedure_is_refused(counter, imported):
    same = {"applicant": "Trần Văn Đức (hư cấu)", "procedure_code": "1.001193"}
    assert "không có gì để đính chính" in text_of(act(counter, "dinh-chinh", reason="x", **same))
    wrong = act(counter, "dinh-chinh", reason="x", procedure_code="9.999999")
    assert "Không tìm thấy thủ tục có mã “9.999999”." in text_of(wrong)
    assert 'id="viec-procedure_code-loi"' in wrong.content.decode()


def test_the_second_of_two_officers_sees_the_difference_and_overwrites_nothing(
    specialist, counter, imported
):
    address = f"/ho-so/viec/co-ket-qua/{CODE}/"
    seen = hidden_value(specialist.get(address, headers=PANEL), "da-xem")
    act(counter, "yeu-cau-bo-sung", missing="Giấy chứng sinh", reason="thiếu")

    answer = specialist.post(address, {"da-xem": seen, "at": "13/03/2024"}, headers=PANEL)

    words = text_of(answer)
    assert "Người phuson.quay đã ghi “Yêu cầu bổ sung” lúc 14/03/2024 10:00" in words
    assert "Giấy tờ cần bổ sung: Giấy chứng sinh" in words
    assert 'value="13/03/2024"' in answer.content.decode()  # what was typed stays
    assert "Chờ bổ sung" in timeline_words(specialist)
    # Having seen it, the officer may still decide.
    again = hidden_value(answer, "da-xem")
    assert specialist.post(address, {"da-xem": again}, headers=PANEL)["HX-Redirect"] == PAGE


def test_when_the_change_makes_the_act_impossible_the_officer_is_told_what_is_left(
    specialist, leader, imported
):
    address = f"/ho-so/viec/yeu-cau-bo-sung/{CODE}/"
    seen = hidden_value(specialist.get(address, headers=PANEL), "da-xem")
    act(leader, "co-ket-qua")

    words = text_of(
        specialist.post(address, {"da-xem": seen, "missing": "a", "reason": "b"}, headers=PANEL)
    )
    assert "Đã có kết quả nên không còn làm được việc này" in words
    assert "Trả kết quả" in words


def test_without_script_the_form_is_a_page_and_comes_back_with_its_faults(specialist, imported):
    address = f"/ho-so/viec/tam-dung/{CODE}/"
    assert specialist.get(address).status_code == 200
    refused = specialist.post(address, {"reason": ""})
    assert (refused.status_code, "Chưa ghi “Lý do”" in text_of(refused)) == (422, True)
    done = specialist.post(address, {"reason": "verification"})
    assert (done.status_code, done["Location"]) == (302, PAGE)


@pytest.mark.parametrize(
    ("role", "slug", "status"),
    [
        ("counter", "co-ket-qua", 403),
        ("counter", "tu-choi", 403),
        ("leader", "yeu-cau-bo-sung", 403),
        ("leader", "dinh-chinh", 403),
        ("reporter", "co-ket-qua", 403),
        ("reporter", "huy", 403),
    ],
)
def test_the_wrong_role_is_told_so_and_changes_nothing(client_of, imported, role, slug, status):
    address = f"/ho-so/viec/{slug}/{CODE}/"
    client = client_of[role]
    for answer in (client.get(address), client.post(address, {"reason": "x", "missing": "y"})):
        assert answer.status_code == status
        assert "không có quyền" in text_of(answer)
    assert "Đang xử lý" in timeline_words(client)


def test_another_ward_is_not_told_of_the_dossier_whatever_it_asks_to_do(stranger, imported):
    for slug in ("co-ket-qua", "huy", "dinh-chinh"):
        address = f"/ho-so/viec/{slug}/{CODE}/"
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"reason": "x"}).status_code == 404


def test_an_act_the_state_does_not_allow_says_what_may_be_done_instead(specialist, imported):
    answer = specialist.get(f"/ho-so/viec/tam-dung/{EARLY[0]}/", headers=PANEL)
    assert answer.status_code == 422
    assert "Hồ sơ đang ở trạng thái “Đã có kết quả” nên không thể “tạm dừng”" in text_of(answer)
    assert specialist.get(f"/ho-so/viec/khong-co/{CODE}/").status_code == 404


BOX = r'<input type="checkbox" name="restarts"[^>]*>'


def test_the_box_of_a_new_limit_is_preset_by_law_and_stays_as_it_was_sent(specialist, imported):
    import re

    act(specialist, "yeu-cau-bo-sung", missing="Giấy chứng sinh", reason="thiếu")
    address = f"/ho-so/viec/nhan-bo-sung/{CODE}/"
    opened = specialist.get(address, headers=PANEL)
    assert " checked" in re.search(BOX, opened.content.decode())[0]

    seen = hidden_value(opened, "da-xem")
    faulty = {"da-xem": seen, "at": "31/02/2024"}
    unticked = specialist.post(address, faulty, headers=PANEL)
    ticked = specialist.post(address, {**faulty, "restarts": "1"}, headers=PANEL)

    assert " checked" not in re.search(BOX, unticked.content.decode())[0]
    assert " checked" in re.search(BOX, ticked.content.decode())[0]


def test_a_second_supplement_at_intake_is_refused_at_its_field(counter, imported):
    act(counter, "yeu-cau-bo-sung", missing="Giấy chứng sinh", reason="thiếu")
    act(counter, "nhan-bo-sung")
    answer = act(counter, "yeu-cau-bo-sung", missing="Tờ khai", reason="thiếu nữa")

    page = answer.content.decode()
    assert 'id="viec-missing-loi"' in page and "chỉ yêu cầu 1 lần" in page


FILED = "HS-TT-1"


@pytest.fixture
def filed(ward):
    """Filed on the portal on Wednesday 13/03/2024 at 14:00; nobody answered yet."""
    from motcua.dossiers import api
    from motcua.dossiers.data import Intake
    from motcua.kernel.actors import SYSTEM

    birth = "Thủ tục đăng ký khai sinh"
    said = Intake(FILED, "ho-tich", "1.001193", birth, "online", "Trần Thị Mẫu")
    at = datetime(2024, 3, 13, 14, 0, tzinfo=VIETNAM)
    api.register(said, agency_id=ward.id, actor=SYSTEM, now=at)


def test_a_filing_of_the_portal_is_declined_with_a_reason_and_its_slip(counter, filed):
    act(counter, "khong-tiep-nhan", FILED, reason="not-competent")

    words = timeline_words(counter, FILED)
    assert "Không thuộc thẩm quyền giải quyết của cơ quan" in words
    assert "Không tiếp nhận 14/03/2024 10:00" in words
    assert counter.get(f"/ho-so/xem/{FILED}/phieu/decline/pdf/").status_code == 200
