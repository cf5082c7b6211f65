"""What an agency decides on its hours moves the due times of dossiers accepted from that day on.

Monday 23/11/2026; the 24th is a day off (rulebook/calendars). Nobody works on Wednesday afternoon.
"""

from datetime import date
from pathlib import Path

import pytest
from dossier_builders import intake
from intake_builders import BIRTH, at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.intake_errors import IntakeRefused
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.services.stops import pause, resume
from motcua.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db(transaction=True)

MORNINGS = {day: ["07:00-11:00"] for day in ("1", "2", "3", "4", "5", "6")}
TAKEN_AT = at("2026-11-23 09:00")


@pytest.fixture
def ward(units):
    return agencies.resolve("14812", TAKEN_AT.date())


@pytest.fixture
def clerk(ward):
    return Actor(7, "Lê Thị Quầy", "counter", ward.id)


def decide(ward, sessions, first, last=None):
    agencies.adopt(
        ward.id,
        "working_hours",
        sessions,
        "5/QĐ-UBND",
        first,
        valid_to=last,
        actor=SYSTEM,
        now=at("2026-01-05 08:00"),
    )


def take(ward, clerk, key, now=TAKEN_AT, **values):
    return api.take_in(form(**values), agency_id=ward.id, actor=clerk, now=now, idempotency_key=key)


def test_without_a_decision_the_usual_hours_hold_and_nothing_is_told_of_them(ward, clerk):
    taken = take(ward, clerk, "k1")

    assert taken.due_at == at("2026-11-25 17:30")
    assert not any("Giờ làm việc của cơ quan" in step for step in taken.steps)
    assert "week" not in DossierEvent.objects.get().payload


def test_with_one_the_due_time_is_in_its_hours_and_says_so(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))

    taken = take(ward, clerk, "k1")

    assert taken.due_at == taken.appointment_at == at("2026-11-25 11:00")
    assert "Giờ làm việc của cơ quan: thứ Hai – thứ Bảy 07:00–11:00." in taken.steps
    assert "Hẹn trả: 11:00 Thứ Tư 25/11/2026." in taken.steps
    record = api.intake_record(taken.code, actor=clerk, now=TAKEN_AT)
    assert record.steps == taken.steps


def test_a_saturday_that_the_agency_works_counts(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))
    friday = at("2026-11-27 09:00")

    assert take(ward, clerk, "k1", friday).due_at == at("2026-11-28 11:00")


def test_a_later_decision_moves_no_dossier_that_is_there_not_even_by_a_stop(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))
    code = take(ward, clerk, "k1").code
    decide(ward, {"1": ["08:00-10:00"]}, date(2026, 11, 24))

    pause(code, "Chờ xác minh", actor=clerk, now=at("2026-11-23 10:00"))
    view = resume(code, actor=clerk, now=at("2026-11-26 10:00"))

    # Left were one hour of Monday and four of Wednesday: 1 on Thursday, 4 on Friday.
    assert view.due_at == at("2026-11-27 11:00")
    assert api.rebuild(now=at("2026-11-26 11:00")).changed == 0
    assert api.verify_chain(ward.id) == ()


def test_dossiers_of_before_the_day_keep_the_usual_hours_and_later_ones_have_the_new(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 25), date(2026, 11, 30))

    before = take(ward, clerk, "k1")
    first = take(ward, clerk, "k2", at("2026-11-25 09:00"), id_number="038190000002")
    after = take(ward, clerk, "k3", at("2026-12-01 09:00"), id_number="038190000003")

    assert [one.due_at for one in (before, first, after)] == [
        at("2026-11-25 17:30"),
        at("2026-11-26 11:00"),
        at("2026-12-02 17:30"),
    ]


def test_an_appointment_in_hours_in_which_the_agency_is_closed_is_refused(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))

    with pytest.raises(IntakeRefused, match="không phải giờ làm việc"):
        take(ward, clerk, "k1", appointment="25/11/2026 14:00")
    taken = take(ward, clerk, "k1", appointment="25/11/2026")

    assert taken.appointment_at == at("2026-11-25 11:00")


def test_an_apology_promises_a_moment_in_the_agencys_hours(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))
    code = take(ward, clerk, "k1").code
    chief = Actor(8, "Chủ tịch", "leader", ward.id)
    now = at("2026-11-23 10:00")

    with pytest.raises(api.ExtensionRefused, match="không phải giờ làm việc"):
        api.extend(code, at("2026-11-30 14:00"), "Chờ xác minh", actor=chief, now=now)
    view = api.extend(code, at("2026-11-28 10:00"), "Chờ xác minh", actor=chief, now=now)

    assert view.promised_at == at("2026-11-28 10:00")


def test_the_light_of_the_queue_counts_the_agencys_hours(ward, clerk):
    decide(ward, MORNINGS, date(2026, 11, 1))
    take(ward, clerk, "k1", at("2026-11-23 07:00"))

    soon = (api.QueueGroup.SOON,)
    found = api.queue(ward.id, soon, limit=9, actor=clerk, now=at("2026-11-23 13:00"))

    # Four of eight hours: Monday morning of Monday and Wednesday morning.
    assert [one.used for one in found.rows] == [pytest.approx(0.5)]


def test_an_accepted_and_an_imported_dossier_have_the_hours_of_their_day_too(ward, clerk, tmp_path):
    decide(ward, MORNINGS, date(2026, 11, 1))
    api.accept(
        intake("HS-1", appointment_at=at("2026-11-26 11:00")),
        agency_id=ward.id,
        actor=SYSTEM,
        now=at("2026-11-23 08:00"),
    )
    sheet = Path(tmp_path / "ho-so.csv")
    sheet.write_text(
        "Mã hồ sơ,Mã TTHC,Tên TTHC,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n"
        f"HS-2,{BIRTH},Đăng ký khai sinh,Hộ tịch,Trực tiếp,23/11/2026,26/11/2026,Đang xử lý\n"
        f"HS-3,{BIRTH},Đăng ký khai sinh,Hộ tịch,Trực tiếp,30/10/2026,03/11/2026,Đang xử lý\n",
        "utf-8",
    )

    report = api.import_file(
        sheet, agency_code="14812", actor=SYSTEM, now=at("2026-11-27 08:00"), dry_run=False
    )

    assert report.rejections == ()
    due = dict(Dossier.objects.values_list("code", "due_at"))
    assert due["HS-2"] == at("2026-11-26 11:00")
    assert due["HS-3"] == at("2026-11-03 17:30")
    again = api.import_file(
        sheet, agency_code="14812", actor=SYSTEM, now=at("2026-11-27 09:00"), dry_run=False
    )
    assert (again.new, again.changed) == (0, 0)
    for code in ("HS-1", "HS-2"):
        # Paused on the due day at 09:00 with two hours left, resumed on a Saturday.
        pause(code, "Chờ", actor=clerk, now=at("2026-11-27 09:30"), at=at("2026-11-26 09:00"))
        resume(code, actor=clerk, now=at("2026-11-28 09:30"), at=at("2026-11-28 09:00"))
    due = dict(Dossier.objects.values_list("code", "due_at"))
    assert due["HS-1"] == due["HS-2"] == at("2026-11-28 11:00")
    assert api.rebuild(now=at("2026-11-28 10:00")).changed == 0
