"""The register of procedures an office applies: entry, a file, who may, what is refused."""

import csv
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from counting import codes, figure

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api
from motcua.registers.data import EntryFilter

KEY = "offerings"
NOW = datetime(2024, 3, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FIRST, LAST = date(2024, 1, 1), date(2024, 3, 14)
# As an office's own list heads its columns, none of them by our labels.
HEADINGS = (
    "STT", "Mã thủ tục", "Tên TTHC", "Cấp", "Hiệu lực từ", "Mức độ DVC", "Có phí",
    "Thanh toán trực tuyến", "BCCI tiếp nhận", "Quy trình nội bộ", "Quy trình điện tử",
    "Tình trạng",
)  # fmt: skip
ROWS = (
    ("1", "1.001193", "Đăng ký khai sinh", "Xã", "01/01/2020", "Mức độ 4", "x", "01/06/2023", "x",
     "02/01/2020", "03/01/2020", "Còn hiệu lực"),
    ("2", "2.000815", "Chứng thực bản sao", "Phường", "01/01/2020", "3", "Có", "", "", "02/01/2020",
     "", "Đang áp dụng"),
    ("3", "1.000894", "Đăng ký kết hôn", "Cấp xã", "15/02/2024", "2", "Không", "", "", "", "", ""),
)  # fmt: skip


@pytest.fixture
def ward(units):
    """Phường Phú Sơn, in 2024."""
    return agencies.resolve("14823", LAST)


@pytest.fixture
def take_in(ward, tmp_path: Path):
    """Import rows under HEADINGS."""

    def take(*rows, actor=SYSTEM, dry_run=False, headings=HEADINGS):
        path = tmp_path / "danh-muc.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        return api.import_file(
            KEY, path, agency_code="14823@2024-03-14", actor=actor, now=NOW, dry_run=dry_run
        )

    return take


def record(ward, code="9.000001", actor=SYSTEM, state=None, **said):
    values = {"name": "Thủ tục mẫu", "tier": "commune", "in_force_on": "01/01/2020", **said}
    return api.record(KEY, ward, values, actor=actor, now=NOW, code=code, state=state)


def refusal(action, *args, **kwargs) -> str:
    with pytest.raises(api.EntryRefused) as refused:
        action(*args, **kwargs)
    return str(refused.value)


def test_a_list_under_an_offices_own_headings_is_read(ward, take_in) -> None:
    report = take_in(*ROWS)

    assert (report.rows_read, report.new, report.rejected_rows) == (3, 3, 0), report.rejections
    birth = api.entry_by_code(KEY, "1.001193", ward.id, actor=SYSTEM, now=NOW)
    assert birth.title == "Đăng ký khai sinh"
    said = {key: birth.values.get(key) for key in ("tier", "online_level", "has_fee", "post_in")}
    assert said == {"tier": "commune", "online_level": "full", "has_fee": True, "post_in": True}
    assert birth.values["pay_on"] == date(2023, 6, 1)
    found = {
        name: figure(ward.id, f"offering.{name}", FIRST, LAST)
        for name in (
            "in_force", "online_full", "online_partial", "fee", "paid_online", "post_in",
            "workflows", "workflows_digital",
        )
    }  # fmt: skip
    assert found == {
        "in_force": 3, "online_full": 1, "online_partial": 1, "fee": 2, "paid_online": 1,
        "post_in": 1, "workflows": 2, "workflows_digital": 1,
    }  # fmt: skip
    assert take_in(*ROWS).unchanged == 3


def test_one_faulty_row_keeps_the_file_out_and_names_its_cells(ward, take_in) -> None:
    faulty = ("4", "1.004873", "", "Thôn", "31/02/2024", "Mức 5", "", "", "", "", "", "")

    report = take_in(*ROWS, faulty)

    told = {found.column: (found.row, found.value) for found in report.rejections}
    assert told["D “Cấp”"] == (5, "Thôn")
    assert told["E “Hiệu lực từ”"] == (5, "31/02/2024")
    assert told["F “Mức độ DVC”"] == (5, "Mức 5")
    assert api.entries(KEY, EntryFilter(), actor=SYSTEM, now=NOW, cursor=None).total == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"pay_on": "01/01/2024"}, "phải có nghĩa vụ tài chính"),
        ({"digital_on": "01/01/2024"}, "quy trình phải được phê duyệt thì mới điện tử hóa"),
        (
            {"workflow_on": "02/01/2024", "digital_on": "01/01/2024"},
            "không trước ngày phê duyệt quy trình",
        ),
        ({"ended_on": "31/12/2019"}, "không trước ngày có hiệu lực"),
        ({"simplified_on": "31/12/2019"}, "không trước ngày có hiệu lực"),
        (
            {"simplified_on": "02/02/2024", "ended_on": "01/02/2024"},
            "không trước ngày phê duyệt đơn giản hóa",
        ),
        ({"tier": ""}, "Cấp thực hiện"),
    ],
)
def test_what_cannot_be_is_refused_naming_field_and_rule(ward, said, sentence) -> None:
    assert sentence in refusal(record, ward, **said)


def test_a_code_that_is_there_already_is_refused(ward) -> None:
    record(ward)

    assert "đã có mục mang mã này" in refusal(record, ward)


def test_an_abolished_procedure_counts_until_its_day_and_is_not_deleted(ward) -> None:
    entry = record(ward)
    said = {"ended_on": "01/03/2024"}
    api.apply(KEY, entry.id, "abolish", said, actor=SYSTEM, now=NOW)

    assert figure(ward.id, "offering.in_force", FIRST, date(2024, 2, 29)) == 1
    assert figure(ward.id, "offering.in_force", FIRST, date(2024, 3, 1)) == 0
    assert codes(ward.id, "offering.abolished", FIRST, LAST) == ["9.000001"]


def test_an_export_is_read_back_and_changes_nothing(ward, take_in) -> None:
    take_in(*ROWS)
    exported = api.export_rows(KEY, EntryFilter(agency_id=ward.id), actor=SYSTEM, now=NOW)

    again = take_in(*exported.rows, headings=exported.headings)

    assert (again.unchanged, again.changed, again.rejected_rows) == (3, 0, 0)


def test_a_search_needs_no_accents(ward, take_in) -> None:
    take_in(*ROWS)
    page = api.entries(
        KEY, EntryFilter(text="khai sinh dang ky"), actor=SYSTEM, now=NOW, cursor=None
    )

    assert [row.code for row in page.rows] == ["1.001193"]


def test_only_who_keeps_the_register_writes_and_a_stranger_sees_nothing(ward, staff) -> None:
    entry = record(ward)
    leader = staff("leader", ward)
    stranger = staff("reporter", agencies.resolve("22354", LAST))

    with pytest.raises(NotAllowed):
        record(ward, "9.000002", actor=leader)
    with pytest.raises((NotAllowed, NotFound)):
        record(ward, "9.000002", actor=stranger)
    assert api.entry(KEY, entry.id, actor=leader, now=NOW).code == "9.000001"
    with pytest.raises((NotAllowed, NotFound, api.EntryUnknown)):
        api.entry(KEY, entry.id, actor=stranger, now=NOW)
    assert isinstance(stranger, Actor)
    page = api.entries(KEY, EntryFilter(), actor=stranger, now=NOW, cursor=None)
    assert page.total == 0
