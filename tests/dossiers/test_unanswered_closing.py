"""A supplement that never came closes the dossier by the rule of the acceptance day.

Since 1/7/2025 fifteen working days (not the day it was asked); before, nothing closes by itself.
Asked on Monday 02/11/2026: 15 working days are 03/11-23/11 (24/11/2026 is a day off).
"""

from datetime import date

import pytest
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.imports import import_file
from motcua.dossiers.models import Command, Dossier, DossierEvent
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import State

pytestmark = pytest.mark.django_db(transaction=True)

LAST_DAY, AFTER = at("2026-11-23 23:59"), at("2026-11-25 08:00")


@pytest.fixture
def ward(units):
    return agencies.resolve("14818", date(2026, 11, 2))


def asked(ward, code, accepted="2026-10-30 08:00", on="2026-11-02 09:00", **values):
    values = {"appointment_at": at("2026-11-30 17:00"), **values}
    api.accept(intake(code, **values), agency_id=ward.id, actor=SYSTEM, now=at(accepted))
    api.ask_supplement(code, ["Giấy chứng sinh"], "thiếu", actor=SYSTEM, now=at(on))


def test_it_is_closed_when_the_fifteenth_working_day_is_over_and_told(ward):
    asked(ward, "HS-1")
    assert api.close_unanswered(now=LAST_DAY).closed == ()

    [closed] = api.close_unanswered(now=AFTER).closed

    assert (closed.code, closed.asked_on, closed.last_on, closed.days) == (
        "HS-1",
        date(2026, 11, 2),
        date(2026, 11, 23),
        15,
    )
    view = api.dossier("HS-1", actor=SYSTEM, now=AFTER)
    assert (view.state, view.outcome, view.ended_at) == (State.CLOSED, "refused", AFTER)
    assert view.national == (8, "Dừng xử lý")
    said = api.timeline("HS-1", actor=SYSTEM, now=AFTER)[-1]
    assert (said.label, said.actor_name) == ("Đóng do quá hạn bổ sung", "Hệ thống")
    assert "Quá 15 ngày làm việc" in said.details[0] and "118/2025/NĐ-CP" in said.details[0]
    assert Command.objects.filter(kind="close").count() == 1
    assert api.close_unanswered(now=AFTER).closed == ()  # repeated, it changes nothing


def test_a_dry_run_tells_and_writes_nothing(ward):
    asked(ward, "HS-1")
    report = api.close_unanswered(now=AFTER, dry_run=True)
    assert [one.code for one in report.closed] == ["HS-1"]
    assert DossierEvent.objects.filter(verb="close").count() == 0


def test_whoever_answered_in_time_or_filed_before_the_rule_is_left_alone(ward):
    asked(ward, "ANSWERED")
    api.receive_supplement("ANSWERED", actor=SYSTEM, now=at("2026-11-20 09:00"))
    # Accepted under the decree of 2018, by the unit of before.
    old = agencies.resolve("14823", date(2024, 1, 1))
    asked(old, "OLD", accepted="2024-01-05 08:00", on="2024-01-08 09:00", appointment_at=None)
    assert api.close_unanswered(now=AFTER).closed == ()


def test_a_dossier_of_a_ministrys_system_is_closed_there(ward):
    asked(ward, "HS-BO", source_system="bo")
    assert api.close_unanswered(now=AFTER).closed == ()


def test_of_which_nobody_knows_since_when_is_named_and_left(ward, tmp_path):
    path = tmp_path / "cho.csv"
    path.write_text(
        "Mã hồ sơ,Mã TTHC,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n"
        "HS-9,1.001193,Trực tiếp,01/10/2026,30/11/2026,Chờ bổ sung\n",
        encoding="utf-8",
    )
    report = import_file(
        path, agency_code="14818", actor=SYSTEM, now=at("2026-10-05 08:00"), dry_run=False
    )
    assert report.rejections == ()

    found = api.close_unanswered(now=AFTER)

    assert (found.closed, found.undated) == ((), ("HS-9",))


def test_the_notice_of_stopping_says_why(ward):
    asked(ward, "HS-1")
    api.close_unanswered(now=AFTER)
    values = api.slip("HS-1", "stop", actor=SYSTEM, now=AFTER).values
    assert values["stop_request"].startswith("Quá 15 ngày làm việc kể từ ngày yêu cầu")
    assert values["stage"] == "Chờ người nộp bổ sung, hoàn thiện hồ sơ"


def test_rebuilt_from_its_events_it_is_the_same(ward):
    asked(ward, "HS-1")
    api.close_unanswered(now=AFTER)
    assert api.rebuild(now=AFTER).changed == 0
    assert Dossier.objects.get(code="HS-1").state == "closed"
