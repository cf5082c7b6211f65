"""The ward of today beside its counter: registers, ballots, parts of dossiers, reports."""

import csv
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from demo_sheets import NOW

pytestmark = pytest.mark.django_db  # the database is made only for tests that say so
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DONE = (
    "Ngày hoàn thành",
    "Ngày trả lời, kết thúc",
    "Ngày công khai trả lời",
    "Ngày phát hành",
    "Ngày xử lý xong",
    "Ngày kiểm tra",
    "Ngày kết luận",
    "Ngày phát hiện",
    "Ngày văn bản",
    "Ngày đến",
    "Ngày giao",
)
MONDAY = datetime(2026, 11, 30, 9, 30, tzinfo=VIETNAM)


def ward():
    """Phường Quang Trung."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14818", NOW.date())


def entries(key: str, **asked):
    """What the ward keeps in a register."""
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api as registers
    from motcua.registers.data import EntryFilter

    wanted = EntryFilter(agency_id=ward().id, with_subtree=False, **asked)
    return registers.entries(key, wanted, actor=SYSTEM, now=NOW)


def test_every_register_of_the_ward_holds_something(demo) -> None:
    from motcua.rulebook import load

    empty = [one.key for one in load.registers() if not entries(one.key).total]

    assert empty == []


def test_tasks_are_late_due_and_coming_and_the_province_is_told_of_one(demo) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.reminders import Alarm
    from motcua.registers import api as registers

    found = registers.reminders(ward().id, actor=SYSTEM, now=NOW)
    own = [one for one in found.rows if one.agency.id == ward().id]

    assert {one.alarm for one in own} >= {Alarm.SOON, Alarm.LEADER, Alarm.UPPER}
    # 21/11/2026 is a Saturday: what would be due today is due on Monday.
    assert not [one for one in own if one.due_on == NOW.date()]
    assert [one for one in own if one.due_on == NOW.date() + timedelta(days=2)]


def test_the_remedy_that_was_proved_settles_its_finding(demo) -> None:
    states = {row.code: row.state for row in entries("findings").rows}

    assert states == {
        "VD-2026-001": "settled",
        "VD-2026-002": "assigned",
        "VD-2026-003": "assigned",
        "VD-2026-004": "found",
        "VD-2026-005": "found",
    }


def test_outgoing_numbers_run_by_kind_without_gaps_and_each_document_has_its_signer(demo) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api as registers
    from motcua.registers.data import EntryFilter

    wanted = EntryFilter(agency_id=ward().id, with_subtree=False)
    export = registers.export_rows("outgoing", wanted, actor=SYSTEM, now=NOW)
    headings = list(export.headings)
    kinds: dict[str, list[int]] = {}
    for row in export.rows:
        said = dict(zip(headings, row, strict=True))
        kinds.setdefault(said["Loại văn bản"], []).append(int(said["Số"]))
        assert said["Người ký"]

    assert kinds.keys() == {"Công văn", "Quyết định", "Báo cáo", "Kế hoạch"}
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in kinds.values())


def test_the_last_quarter_of_the_ward_has_dossiers_ballots_and_a_written_report(demo) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports

    period = reports.resolve_period("kstthc", ward().id, "2026-Q3")
    report = reports.compute_report("kstthc", ward(), period, actor=SYSTEM, now=NOW)
    form = report.annexes[0].sheet

    assert form.total["3"].value > 100
    assert form.total["7"].value == sum(form.total[str(column)].value for column in (8, 9, 10))
    assert [finding.message for finding in form.findings if finding.severity.value == "error"] == []
    written = {section.key for section in report.sections if section.text is not None}
    assert written >= {"I.3", "I.7.b", "II.2", "III"}
    assert entries("surveys").total > 50


def test_parts_of_dossiers_wait_here_and_at_others(demo) -> None:
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.queue_queries import QueueGroup
    from motcua.kernel.actors import SYSTEM

    found = dossiers.queue(ward().id, (QueueGroup.LEGS,), limit=10, actor=SYSTEM, now=NOW)

    assert found.counts[QueueGroup.LEGS] == 2  # one forwarded, one received here
    assert found.counts[QueueGroup.AWAY] == 2  # one at an office outside, one at phường Bỉm Sơn
    assert {row.row.code[:6] for row in found.rows} == {"14812-"}


@pytest.mark.parametrize("now", [MONDAY, datetime(2027, 1, 11, 8, 0, tzinfo=VIETNAM)])
def test_what_is_done_was_done_by_then_whatever_the_season(now, tmp_path) -> None:
    """In January the books still begin with the year before."""
    from demo_files import day
    from pydantic import TypeAdapter

    from motcua.demo.register_rows import write_register
    from motcua.demo.ward_registers import Placing, WardRegisters
    from motcua.demo.wards import ward as plan
    from motcua.demo.wards import ward_file

    source = TypeAdapter(WardRegisters).validate_python(ward_file(plan().registers))
    placing = Placing.of(plan(), now.date())
    for file in source.files:
        path = write_register(placing.file(file), tmp_path)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        done = [(row, day(row, heading)) for row in rows for heading in DONE]
        assert rows
        assert [row for row, on in done if on and on > now.date()] == []
