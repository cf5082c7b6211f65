"""Section I.4 of the KSTTHC report is written from the plans of simplification."""

from datetime import date

import pytest
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.registers import api as registers
from motcua.reports import api as reports

PERIOD = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
BEFORE = Period(date(2023, 9, 15), date(2023, 12, 14), "2023-Q4")


def section(office, period):
    view = reports.compute_report("kstthc", office.agency, period, actor=SYSTEM, now=LATER)
    return {one.key: one.text for one in view.section("I.4").sentences}


@pytest.fixture
def planned(office):
    """Two plans of the quarter; the one that cuts 16 of 40 hours is approved."""
    told = {"actor": SYSTEM, "now": LATER}
    listed = {"name": "Khuyết tật", "tier": "commune", "in_force_on": "01/01/2020"}
    registers.record("offerings", office.agency, listed, code="1.001653", **told)
    for code, hours in (("1.001653", ("40", "24")), ("1.001193", ("8", "4"))):
        said = {
            "procedure": code,
            "main_kind": "time",
            "content": "Giảm thời hạn",
            "proposed_on": "05/02/2024",
            "time_before": hours[0],
            "time_after": hours[1],
        }
        entry = registers.record("simplifications", office.agency, said, **told)
        if code == "1.001653":
            approval = {"decision": "700/QĐ-UBND", "decided_on": "10/03/2024"}
            registers.apply("simplifications", entry.id, "approve", approval, **told)


def test_what_was_proposed_and_approved_is_told_with_both_parts_of_the_share(office, planned):
    said = section(office, PERIOD)

    assert said["proposed"].endswith("đề xuất 02 phương án đơn giản hóa TTHC.")
    assert said["approved"] == (
        "- Được phê duyệt 01 phương án, trong đó 01 phương án cắt giảm thời gian giải quyết."
    )
    assert said["hours"] == (
        "- Thời gian giải quyết của các thủ tục ấy giảm 16 trên 40 giờ làm việc, đạt 40%."
    )
    assert set(said) == {"proposed", "approved", "hours"}  # no cost was said, none carried out


def test_a_period_without_a_plan_says_nothing_of_plans(office, planned):
    assert section(office, BEFORE) == {}
