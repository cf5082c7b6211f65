"""Indicators counted, typed and computed: what is taken, what is refused, who may type."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

PERIOD_DAYS = (date(2023, 6, 13), date(2023, 9, 12))
LATER = datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NOW = datetime(2023, 9, 13, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FORM = "cchc/khanh-hoa-2023"


@pytest.fixture
def ward(units: None):
    """Phường Phương Sơn."""
    from motcua.agencies import api as agencies

    return agencies.resolve("22354", PERIOD_DAYS[1])


def period():
    from motcua.kernel.periods import Period

    return Period(*PERIOD_DAYS, None)


def enter(ward, row: str, *, form: str = FORM, actor=None, now=NOW, **entry):
    """Type one row."""
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports
    from motcua.reports.data import IndicatorEntry

    typed = IndicatorEntry(**{"source": "Báo cáo thử"} | entry)
    reports.enter_indicator(form, ward, period(), row, typed, actor=actor or SYSTEM, now=now)


def sheet(ward, form: str = FORM, as_of=None):
    """The filled form."""
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports

    return reports.compute_form(form, ward, period(), as_of=as_of, actor=SYSTEM, now=NOW)


def figure(ward, row: str, **asked):
    """(value, numerator, denominator, status) of a row."""
    cells = sheet(ward, **asked).row(row).cells
    return tuple(cells[key].value for key in ("value", "numerator", "denominator", "status"))


def test_a_ratio_is_computed_from_its_parts_and_missing_until_both_are_there(ward) -> None:
    enter(ward, "1.2-1", value="34")
    assert figure(ward, "1.2") == (None, None, 34, "missing")

    enter(ward, "1.2-2", value="26")

    assert figure(ward, "1.2") == (Decimal("76.5"), 26, 34, "auto")


def test_nothing_of_nothing_is_no_share(ward) -> None:
    enter(ward, "3.5-1", value="0")
    enter(ward, "3.5-2", value="0")

    assert figure(ward, "3.5") == (None, 0, 0, "auto")


def test_a_waived_part_leaves_the_ratio_waived_and_needs_a_reason(ward) -> None:
    from motcua.reports.errors import CellInvalid

    enter(ward, "1.2-1", waived=True, source="Chưa ban hành kế hoạch")
    enter(ward, "1.2-2", waived=True, source="Chưa ban hành kế hoạch")

    assert figure(ward, "1.2-1")[3] == "waived"
    assert figure(ward, "1.2")[3] == "waived"
    with pytest.raises(CellInvalid) as refused:
        enter(ward, "1.1", waived=True, source=" ")
    assert "lý do không có số liệu" in str(refused.value)


def test_a_figure_taken_back_is_missing_again_and_the_old_moment_still_has_it(ward) -> None:
    later = NOW.replace(hour=15)
    enter(ward, "1.1", value="3", now=NOW.replace(hour=8))
    enter(ward, "1.1", value="", now=later)

    assert figure(ward, "1.1", as_of=NOW.replace(hour=8, minute=30))[0] == 3
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports

    last = reports.compute_form(FORM, ward, period(), actor=SYSTEM, now=later)
    assert last.row("1.1").cells["status"].value == "missing"


@pytest.mark.parametrize(
    ("row", "entry", "words"),
    [
        ("1.1", {"value": "45%"}, "Dòng 1.1 “Số văn bản chỉ đạo|một số đếm, không phải phần trăm"),
        ("1.1", {"value": "ba"}, "“ba” không nhận được|một số nguyên không âm"),
        ("1.1", {"value": "-3"}, "một số nguyên không âm"),
        ("1.1", {"numerator": "1", "denominator": "2"}, "không có tử số và mẫu số"),
        ("1.6", {"value": "2"}, "một trong các mã 0 (không), 1 (có)"),
        ("6.1-1", {"value": "một tỷ"}, "một số tiền không âm (Triệu đồng)"),
    ],
)
def test_a_wrong_value_is_refused_naming_field_and_rule(ward, row, entry, words) -> None:
    from motcua.reports.errors import CellInvalid

    with pytest.raises(CellInvalid) as refused:
        enter(ward, row, **entry)
    for part in words.split("|"):
        assert part in str(refused.value)
    assert figure(ward, row)[3] == "missing"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"numerator": "9"}, "thiếu mẫu số"),
        ({"denominator": "9"}, "thiếu tử số"),
        ({"value": "100"}, "tỷ lệ do phần mềm tính, không nhập"),
        ({"numerator": "10", "denominator": "9"}, "tử số không lớn hơn mẫu số (9)"),
        ({"numerator": "50%", "denominator": "100"}, "tử số: “50%” không nhận được"),
    ],
)
def test_a_ratio_is_typed_as_its_two_parts(ward, entry, words) -> None:
    from motcua.reports.errors import CellInvalid

    form = "cchc/khanh-hoa-2021"
    with pytest.raises(CellInvalid) as refused:
        enter(ward, "3.2.2", form=form, **entry)
    assert words in str(refused.value)

    enter(ward, "3.2.2", form=form, numerator="9", denominator="9")
    assert figure(ward, "3.2.2", form=form) == (Decimal("100.0"), 9, 9, "entered")


def test_what_is_computed_or_anothers_cannot_be_typed(ward) -> None:
    from motcua.reports.errors import CellNotEntered, RowUnknown

    for row in ("3.4.3-1", "1.2", "2.1.2", "1.3"):
        with pytest.raises(CellNotEntered):
            enter(ward, row, value="1")
    with pytest.raises(RowUnknown):
        enter(ward, "9.9", value="1")


def test_one_figure_typed_serves_every_appendix_that_prints_it(ward) -> None:
    enter(ward, "3.1.4-2", value="210")

    assert figure(ward, "1-2", form="cchc/khanh-hoa-2021") == (210, None, None, "entered")
    assert figure(ward, "1", form="cchc/khanh-hoa-2021") == (210, None, None, "auto")


def test_figures_above_their_whole_are_errors_that_name_both(ward) -> None:
    enter(ward, "1.2-1", value="34")
    enter(ward, "1.2-2", value="35")
    enter(ward, "1.5-1", value="10")
    for row, value in (("1.5-2", "8"), ("1.5-3", "2"), ("1.5-4", "1")):
        enter(ward, row, value=value)

    errors = [f for f in sheet(ward).findings if f.severity == "error"]

    assert [(f.code, f.cells[0][0]) for f in errors] == [
        ("indicator.above_whole", "1.2-2"),
        ("indicator.below_parts", "1.5-1"),
    ]
    assert "35 lớn hơn “Số nhiệm vụ đề ra trong kế hoạch” (34)" in errors[0].message
    assert "10 nhỏ hơn tổng của" in errors[1].message and "(11)" in errors[1].message


def test_a_share_whose_part_is_above_its_whole_is_told_naming_the_row(ward) -> None:
    enter(ward, "6.1-1", value="1.200")
    enter(ward, "6.1-2", value="1.500,5")

    (error,) = [f for f in sheet(ward).findings if f.severity == "error"]

    assert (error.code, error.cells) == (
        "indicator.share_above_one",
        (("6.1", "numerator"), ("6.1", "denominator")),
    )
    assert "Dòng 6.1 “Tỷ lệ thực hiện kế hoạch giải ngân" in error.message
    assert "tử số (1.500,5) lớn hơn mẫu số (1.200)" in error.message


def test_an_officer_types_the_indicators_of_the_positions_held_and_no_others(ward, staff) -> None:
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.errors import MotcuaError, NotAllowed

    clerk = staff("counter", ward, "phuongson.motcua")
    agencies.adopt(
        ward.id, "positions", {"phuongson.motcua": "reception"}, "Quyết định 15", date(2023, 1, 1),
        actor=SYSTEM, now=NOW,
    )  # fmt: skip

    enter(ward, "1.6-1", value="20", actor=clerk)
    assert figure(ward, "1.6-1")[0] == 20
    with pytest.raises(NotAllowed):
        enter(ward, "1.1", value="3", actor=clerk)
    from motcua.agencies.data import AgencyView

    other: AgencyView = agencies.resolve("14823", PERIOD_DAYS[1])
    with pytest.raises(MotcuaError):
        enter(other, "1.6-1", value="20", actor=clerk)


def test_figures_of_dossiers_follow_the_accounting_and_open_to_their_records(
    other_office,
) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    office = other_office
    office.accepts("HS-1", "2024-01-10", due="2024-01-12 17:00")
    office.does("finish", "HS-1", "2024-01-11")
    office.accepts("HS-2", "2024-01-10", due="2024-01-12 17:00")
    office.does("finish", "HS-2", "2024-01-12")
    office.accepts("HS-3", "2024-01-10", field="dat-dai", due="2024-01-12 17:00")
    office.does("finish", "HS-3", "2024-01-15")
    office.accepts("HS-4", "2024-01-20", due="2024-02-12 17:00")
    days = Period(date(2024, 1, 1), date(2024, 1, 31), None)

    filled = reports.compute_form(FORM, office.agency, days, actor=SYSTEM, now=LATER)

    # 4 came in, 3 are finished: one early, one on the day, the land one late.
    cells = {row.key: row.cells["value"].value for row in filled.rows}
    assert [cells[f"3.4.3-{n}"] for n in (1, 2, 3)] == [4, 3, 2]
    assert filled.row("3.4.3").cells["value"].value == Decimal("66.7")
    assert [cells[f"3.4.4-{n}"] for n in (2, 3)] == [1, 0]
    assert filled.row("3.4.4").cells["value"].value == Decimal("0.0")

    def behind(row: str, column: str) -> list[str]:
        found = reports.form_records(
            FORM, office.agency, days, row_key=row, column=column, actor=SYSTEM, now=LATER
        )
        return [record.code for record in found]

    assert behind("3.4.3", "numerator") == ["HS-1", "HS-2"]
    assert sorted(behind("3.4.3-1", "value")) == ["HS-1", "HS-2", "HS-3", "HS-4"]
    assert behind("3.4.4-2", "value") == ["HS-3"]
