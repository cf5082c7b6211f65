"""Appendices are offered where they were issued: a province, and what took it over."""

from datetime import date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.reports import api as reports

NOW = datetime(2023, 9, 13, 9, tzinfo=VIETNAM)
QUARTER = Period(date(2023, 6, 13), date(2023, 9, 12), None)


def offered(code: str, on: date) -> tuple[str, ...]:
    """To the unit that has the code that day."""
    return reports.offered_appendices(agencies.resolve(code, on), on)


@pytest.mark.parametrize(
    ("code", "on", "keys"),
    [
        ("22354", date(2023, 9, 12), ("cchc/khanh-hoa-2021", "cchc/khanh-hoa-2023")),
        ("22354", date(2022, 9, 12), ("cchc/khanh-hoa-2021",)),  # the second is of 2023
        ("568", date(2022, 9, 12), ("cchc/khanh-hoa-2021",)),  # thành phố Nha Trang
        ("56", date(2022, 9, 12), ("cchc/khanh-hoa-2021",)),
        ("480", date(2021, 11, 10), ("cchc/thua-thien-hue-2021",)),
        # Thành phố Huế took the province over on 1/1/2025.
        ("46", date(2025, 3, 1), ("cchc/thua-thien-hue-2021",)),
        ("14823", date(2024, 3, 14), ()),  # Thanh Hóa
        ("21439", date(2023, 12, 6), ()),  # Quảng Ngãi
        ("14818", date(2026, 11, 21), ()),
        ("22333", date(2025, 7, 1), ()),  # of Khánh Hòa, and none is in force since
        ("58", date(2024, 3, 14), ()),  # Ninh Thuận, which Khánh Hòa took over only later
    ],
)
def test_a_unit_is_offered_what_was_issued_for_a_unit_above_it(units, code, on, keys):
    assert offered(code, on) == keys


def findings(code: str) -> list[str]:
    """What the sheet of 2023 says of whom it is for."""
    ward = agencies.resolve(code, QUARTER.to_on)
    sheet = reports.compute_form("cchc/khanh-hoa-2023", ward, QUARTER, actor=SYSTEM, now=NOW)
    return [one.message for one in sheet.findings if one.code == "form.of_another_unit"]


def test_a_sheet_for_another_province_says_so_and_is_computed(units):
    assert findings("22354") == []
    (sentence,) = findings("14823")
    assert "ban hành cho Tỉnh Khánh Hoà" in sentence.replace("Hòa", "Hoà")
    assert "Phường Phú Sơn không thuộc phạm vi đó" in sentence


@pytest.mark.parametrize(
    ("code", "on", "own"),
    [
        # Of Khánh Hòa: both were in force until the districts went.
        ("22333", date(2025, 7, 1), {"Khánh Hòa (2021)", "Khánh Hòa (2023)"}),
        ("14818", date(2026, 11, 21), set()),  # Thanh Hóa never had one
        ("14823", date(2025, 6, 30), None),  # the last day
    ],
)
def test_what_is_no_longer_offered_says_until_when_and_where_it_stood(units, code, on, own):
    ended = reports.ended_appendices(agencies.resolve(code, on), on)
    if own is None:
        assert ended == ()
        return
    assert len(ended) == 3 and {one.last_on for one in ended} == {date(2025, 6, 30)}
    assert {one.label.split(", ")[1] for one in ended if one.was_for} == own
    acts = {one.act.split()[0] for one in ended}
    assert acts == {"1202/BC-UBND", "1263/UBND", "4279/BC-UBND"}
