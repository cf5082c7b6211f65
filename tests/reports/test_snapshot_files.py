"""An exported snapshot: whoever changes it is found out, on any machine and without a database."""

import json
from datetime import date

import pytest
from office_at_work import FORM, at

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.reports import api as reports

FIRST = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
SECOND = Period(date(2024, 3, 15), date(2024, 6, 14), "2024-Q2")


@pytest.fixture
def exported(office) -> str:
    """The second link of the ward's chain."""
    office.accepts("A", "2024-03-04", due="2024-03-08")
    reports.close_period(FORM, office.agency, FIRST, actor=SYSTEM, now=at("2024-03-15"))
    line = reports.close_period(FORM, office.agency, SECOND, actor=SYSTEM, now=at("2024-06-17"))
    return reports.snapshot_json(line.id, actor=SYSTEM, now=at("2024-06-18"))


def faults(content: object) -> tuple[str, ...]:
    return reports.verify_text(json.dumps(content, ensure_ascii=False), "tep.json").faults


def test_as_exported_it_holds(exported):
    found = reports.verify_text(exported, "tep.json")

    assert found.faults == ()
    assert (found.agency, found.links) == ("Phường Phú Sơn (mã 14823)", 2)
    assert (found.period, found.closed_by) == (SECOND, "Hệ thống")


def test_written_by_another_program_with_other_spaces_it_holds_too(exported):
    again = json.dumps(json.loads(exported), ensure_ascii=True, indent=4)

    assert reports.verify_text(again, "tep.json").faults == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("content", "sheets", 0, "total", "6", "value"), 2),
        (("content", "sheets", 0, "rows", 0, "label"), "Lĩnh vực khác"),
        (("content", "document", "title"), "Biểu khác"),
        (("content", "pins", 0, "seq"), 5),
        (("content", "reason"), "viết thêm"),
        (("content", "sheets", 0, "total", "6", "value"), 1.5),
    ],
)
def test_a_changed_content_is_found_out(exported, path, value):
    content = json.loads(exported)
    *way, last = path
    at_place = content
    for step in way:
        at_place = at_place[step]
    assert at_place[last] != value
    at_place[last] = value

    assert faults(content) == (
        "Nội dung không khớp với mã băm ghi lúc chốt: có số, chữ hoặc bản in đã bị sửa.",
    )


def test_a_changed_link_is_found_out(exported):
    content = json.loads(exported)
    content["links"][0]["actor"] = "Người khác"

    assert faults(content) == ("Mắt xích số 1 bị sửa sau khi chốt.",)


def test_a_link_left_out_is_found_out(exported):
    content = json.loads(exported)
    del content["links"][0]

    assert faults(content) == (
        "Chuỗi thiếu hoặc thừa mắt xích: thứ 1 lại mang số 2.",
        "Mắt xích số 2 không nối với mắt xích ngay trước nó.",
    )


def test_the_figures_of_another_closing_under_this_link_are_found_out(exported, office):
    content = json.loads(exported)
    first = next(
        line
        for line in reports.snapshots_of(office.agency.id, actor=SYSTEM, now=at("2024-06-18"))
        if line.seq == 1
    )
    other = reports.snapshot_json(first.id, actor=SYSTEM, now=at("2024-06-18"))
    content["content"] = json.loads(other)["content"]

    assert len(faults(content)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"motcua": "snapshot"}',
        '{"motcua": "snapshot", "links": [], "content": {}}',
    ],
)
def test_what_is_no_snapshot_is_said_to_be_none(text):
    with pytest.raises(reports.SnapshotUnreadable, match=r"tep\.json"):
        reports.verify_text(text, "tep.json")


def test_a_snapshot_with_parts_of_another_kind_is_unreadable(exported):
    content = json.loads(exported)
    content["content"]["period"] = []

    with pytest.raises(reports.SnapshotUnreadable):
        faults(content)
