"""The list, its filters and pages, the dossier with its timeline, and the log of who read what."""

from datetime import date, timedelta

import pytest
from dossier_builders import NAME, at, case, change, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter, DueFilter, DueMark
from motcua.dossiers.log import write_command
from motcua.dossiers.models import ReadLog
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cases import Outcome, State
from motcua.kernel.cursors import CursorInvalid
from motcua.kernel.errors import NotFound

NOW = at("2024-02-01 08:00")


def fill(agency, *said, applicant=NAME, **standing):
    changes = [change(each, applicant=applicant, **standing) for each in said]
    write_command(agency, "import", changes, actor=SYSTEM, now=NOW)


def codes(page) -> list[str]:
    return [row.code for row in page.rows]


def listed(actor, cursor=None, **filter):
    return api.list_dossiers(DossierFilter(**filter), actor=actor, now=NOW, cursor=cursor)


def test_pages_lead_through_all_and_back_newest_first_with_the_exact_total(office, clerk):
    days = [at("2024-01-02 08:00") + timedelta(days=n % 17) for n in range(120)]
    fill(
        office,
        *(case(f"A-{n:03}", accepted_at=day, appointment_at=None) for n, day in enumerate(days)),
    )
    expected = [
        code
        for _, code in sorted(
            ((-day.toordinal(), f"A-{n:03}") for n, day in enumerate(days)),
        )
    ]

    first = listed(clerk)
    second = listed(clerk, first.next_cursor)
    third = listed(clerk, second.next_cursor)

    assert codes(first) + codes(second) + codes(third) == expected
    assert [len(page.rows) for page in (first, second, third)] == [50, 50, 20]
    assert {page.total for page in (first, second, third)} == {120}
    assert first.previous_cursor is None
    assert third.next_cursor is None
    assert codes(listed(clerk, third.previous_cursor)) == codes(second)
    assert codes(listed(clerk, second.previous_cursor)) == codes(first)
    assert listed(clerk, second.previous_cursor).previous_cursor is None


def test_a_cursor_of_another_list_is_refused(office, clerk):
    for wrong in ("x", "%%%", "eHl6"):
        with pytest.raises(CursorInvalid, match="trang đầu"):
            listed(clerk, wrong)


def test_words_are_found_without_accents_in_any_order_and_all_of_them(office, clerk):
    fill(office, case("A-1"), applicant="Đặng Văn Mẫu")
    fill(office, case("A-2"), applicant="Đặng Thị Mẫu")

    assert codes(listed(clerk, text="mau DANG")) == ["A-1", "A-2"]
    assert codes(listed(clerk, text="đặng văn")) == ["A-1"]
    assert codes(listed(clerk, text="khai sinh 1.001193 a-2")) == ["A-2"]
    assert codes(listed(clerk, text="dang khong")) == []
    assert codes(listed(clerk, text="100%")) == []


def test_filters_narrow_by_state_field_channel_and_acceptance(office, clerk):
    fill(
        office,
        case("A-1", channel="online"),
        case("A-2", field_key="chung-thuc"),
        case("A-3", accepted_at=at("2024-01-31 23:30"), appointment_at=None),
        case("A-4", ended_at=at("2024-01-10"), outcome=Outcome.RESULT),
    )

    assert codes(listed(clerk, channel="online")) == ["A-1"]
    assert codes(listed(clerk, field_key="chung-thuc")) == ["A-2"]
    assert codes(listed(clerk, states=frozenset({State.FINISHED}))) == ["A-4"]
    assert codes(listed(clerk, accepted_from=date(2024, 1, 31))) == ["A-3"]
    assert codes(listed(clerk, accepted_to=date(2024, 1, 30))) == ["A-1", "A-2", "A-4"]
    assert listed(clerk, accepted_to=date(2024, 1, 30), channel="online").total == 1


def test_due_filters_compare_days_and_leave_out_ended_and_stopped(office, clerk):
    for code, due in (
        ("OVERDUE", "2024-01-31 17:00"),
        ("TODAY", "2024-02-01 07:00"),
        ("SOON", "2024-02-04 17:00"),
        ("LATER", "2024-02-05 00:00"),
    ):
        fill(office, case(code, appointment_at=at(due)))
    fill(office, case("NO-LIMIT", appointment_at=None))
    fill(office, case("STOPPED"), stopped_at=at("2024-01-11"))
    fill(office, case("ENDED", ended_at=at("2024-01-30"), outcome=Outcome.RESULT))

    assert codes(listed(clerk, due=DueFilter.OVERDUE)) == ["OVERDUE"]
    assert codes(listed(clerk, due=DueFilter.TODAY)) == ["TODAY"]
    assert codes(listed(clerk, due=DueFilter.THREE_DAYS)) == ["SOON", "TODAY"]
    assert codes(listed(clerk, due=DueFilter.NONE)) == ["NO-LIMIT"]
    assert {row.code: row.due_mark for row in listed(clerk).rows} == {
        "OVERDUE": DueMark.OVERDUE,
        "TODAY": DueMark.TODAY,
        "SOON": DueMark.SOON,
        "LATER": DueMark.LATER,
        "NO-LIMIT": DueMark.NO_LIMIT,
        "STOPPED": DueMark.STOPPED,
        "ENDED": DueMark.NONE,
    }


def test_everybody_sees_what_the_role_reaches(office, other_office, clerk, stranger):
    fill(office, case("A-1"))
    fill(other_office, case("B-1"))
    province = agencies.parent(agencies.parent(office.id, date(2024, 2, 1)).id, date(2024, 2, 1))
    upper = Actor(user_id=3, name="Cấp trên", role="upper", agency_id=province.id)

    assert codes(listed(clerk)) == ["A-1"]
    assert codes(listed(stranger)) == ["B-1"]
    assert codes(listed(SYSTEM)) == ["A-1", "B-1"]
    assert codes(listed(upper, agency_id=province.id)) == ["A-1"]
    assert codes(listed(upper, agency_id=province.id, with_subtree=False)) == []
    with pytest.raises(NotFound):
        listed(clerk, agency_id=other_office.id)


def test_a_successor_lists_what_it_took_over(office):
    fill(office, case("A-1"))
    heir = agencies.successors(office.id)[0].agency
    today = at("2025-08-01 08:00")
    clerk = Actor(user_id=5, name="Cán bộ Mới", role="counter", agency_id=heir.id)

    page = api.list_dossiers(DossierFilter(agency_id=heir.id), actor=clerk, now=today)

    assert codes(page) == ["A-1"]
    assert api.dossier("A-1", actor=clerk, now=today).code == "A-1"


def test_the_timeline_tells_in_vietnamese_what_happened(office, clerk):
    online = intake("HS-1", channel="online", officer="Lê Thị Mẫu")
    api.accept(online, agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))
    api.ask_supplement(
        "HS-1",
        ["Giấy chứng sinh", "Giấy kết hôn"],
        "thiếu bản chính",
        actor=clerk,
        now=at("2024-01-08 08:00"),
        at=at("2024-01-05 16:00"),
    )

    accepted, asked = api.timeline("HS-1", actor=clerk, now=NOW)

    assert accepted.label == "Tiếp nhận"
    assert accepted.details == (
        f"Người nộp: {NAME}",
        "Mã TTHC: 1.001193",
        "Tên TTHC: Thủ tục đăng ký khai sinh",
        "Lĩnh vực: Hộ tịch",
        "Hình thức nộp: Trực tuyến",
        "Hệ thống nguồn: Hệ thống của tỉnh",
        "Ngày hẹn trả: 12/01/2024 17:00",
        "Cán bộ xử lý: Lê Thị Mẫu",
    )
    assert asked.label == "Yêu cầu bổ sung"
    assert (asked.occurred_at, asked.recorded_at) == (
        at("2024-01-05 16:00"),
        at("2024-01-08 08:00"),
    )
    assert asked.details == (
        "Giấy tờ cần bổ sung: Giấy chứng sinh; Giấy kết hôn",
        "Khâu: thẩm định",
        "Lý do: thiếu bản chính",
    )
    assert asked.actor_name == "Cán bộ Mẫu"


def test_every_read_of_a_persons_data_is_written_down(office, clerk, stranger):
    fill(office, case("A-1"), case("A-2"))
    listed(clerk)
    api.dossier("A-1", actor=clerk, now=NOW)
    api.timeline("A-1", actor=clerk, now=NOW)
    with pytest.raises(api.DossierUnknown):
        api.dossier("A-1", actor=stranger, now=NOW)

    log = ReadLog.objects.order_by("id").values_list("user_name", "page", "dossier_codes")
    assert list(log) == [
        ("Cán bộ Mẫu", "list", "A-1\nA-2"),
        ("Cán bộ Mẫu", "dossier", "A-1"),
        ("Cán bộ Mẫu", "timeline", "A-1"),
    ]
