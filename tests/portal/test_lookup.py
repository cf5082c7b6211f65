"""The citizen's look-up page."""

from datetime import datetime

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import Intake
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM

CODE = "H56.37.12-240305-0001"
SECRETS = ("Nguyễn Thị Ánh", "Phạm Văn Minh", "Giấy chứng sinh", "mẹ đơn thân")

pytestmark = pytest.mark.django_db(transaction=True)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture
def dossier(phu_son):
    """Accepted, asked for a paper, put right, handed over: only the first two are told."""
    who = {"actor": SYSTEM}
    dossiers.accept(
        Intake(
            code=CODE,
            field_key="ho-tich",
            procedure_code="1.001193",
            procedure_name="Thủ tục đăng ký khai sinh",
            channel="counter",
            applicant="Nguyễn Thị Ánh",
            appointment_at=at("2024-03-08 17:30"),
            officer="Phạm Văn Minh",
        ),
        agency_id=agencies.resolve("14823", phu_son.nearest_day(at("2024-03-05").date())).id,
        now=at("2024-03-05 08:00"),
        **who,
    )
    dossiers.correct(CODE, {"channel": "post"}, "mẹ đơn thân", now=at("2024-03-05 09:00"), **who)
    dossiers.route(CODE, "Phạm Văn Minh", now=at("2024-03-05 10:00"), **who)
    dossiers.ask_supplement(
        CODE, ["Giấy chứng sinh"], "mẹ đơn thân", now=at("2024-03-06 08:00"), **who
    )
    return CODE


def asked(code, lookup):
    return Client().post("/tra-cuu/", {"ma": code, "ma-tra-cuu": lookup})


def words(answer):
    import re

    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_both_codes_show_the_steps_and_the_due_time_and_nobodys_data(dossier):
    answer = asked(dossier, dossiers.lookup_code(dossier))

    said = words(answer)
    assert answer.status_code == 200
    assert "Chờ bổ sung" in said
    assert "Hẹn trả trên giấy tiếp nhận 08/03/2024 17:30" in said
    assert "chưa định, thời gian đang dừng tính" in said
    assert "Tiếp nhận 05/03/2024 08:00" in said and "Yêu cầu bổ sung 06/03/2024 08:00" in said
    assert "Chuyển xử lý" not in said and "Đính chính" not in said
    for secret in SECRETS:
        assert secret not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_moved_due_time_stands_beside_the_appointment(dossier):
    dossiers.receive_supplement(dossier, actor=SYSTEM, now=at("2024-03-07 08:00"))
    # Stopped for one working day of four sessions: 08/03 is a Friday, so Monday 11/03.
    said = words(asked(dossier, dossiers.lookup_code(dossier)))
    assert "Hạn trả hiện nay 11/03/2024 17:30" in said


def test_small_letters_and_spaces_do_not_matter(dossier):
    code = dossiers.lookup_code(dossier).lower()
    assert asked(f" {dossier.lower()} ", f"{code[:3]} {code[3:]}").status_code == 200


def test_a_wrong_second_factor_and_an_unknown_dossier_get_the_same_answer(dossier):
    wrong, unknown = asked(dossier, "AAAAAA"), asked("H56.37.12-240305-9999", "AAAAAA")

    assert (wrong.status_code, unknown.status_code) == (404, 404)
    assert "Không có hồ sơ nào khớp cả hai mã này" in words(wrong)
    assert words(wrong).replace(dossier, "") == words(unknown).replace("H56.37.12-240305-9999", "")


def test_the_day_of_acceptance_is_no_second_factor(dossier):
    assert asked(dossier, "05/03/2024").status_code == 404


def test_after_five_wrong_guesses_even_the_right_code_waits_and_other_dossiers_do_not(dossier):
    for _ in range(5):
        asked(dossier, "AAAAAA")
    assert asked(dossier, dossiers.lookup_code(dossier)).status_code == 429
    assert "chờ 15 phút" in words(asked(dossier, "AAAAAA"))
    assert asked("H56-KHAC", "AAAAAA").status_code == 404


def test_one_address_guesses_twenty_times_whatever_the_dossiers(dossier):
    for number in range(20):
        assert asked(f"H56-{number}", "AAAAAA").status_code == 404
    assert asked("H56-20", "AAAAAA").status_code == 429


def test_right_answers_are_not_counted(dossier):
    for _ in range(25):
        assert asked(dossier, dossiers.lookup_code(dossier)).status_code == 200


def test_the_square_of_the_receipt_brings_the_code_and_an_empty_field_says_so(db):
    page = Client().get("/tra-cuu/", {"ma": CODE})
    assert f'value="{CODE}"' in page.content.decode()
    empty = Client().post("/tra-cuu/", {"ma": "", "ma-tra-cuu": ""})
    assert empty.status_code == 422
    assert "Hãy nhập mã hồ sơ" in words(empty) and "Hãy nhập mã tra cứu" in words(empty)


def test_what_was_typed_is_shown_as_text(db):
    answer = asked("<b>x</b>", "AAAAAA")
    assert "<b>x" not in answer.content.decode().lower()
