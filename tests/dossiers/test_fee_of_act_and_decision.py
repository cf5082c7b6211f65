"""An act of the province and a publication decision that names a fee: the later one holds.

The rulebook's act of Thanh Hóa (38) takes 15.000 đồng for 1.004873 since 01/01/2017.
"""

from datetime import date

import pytest
from intake_builders import at
from openpyxl import Workbook

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers
from motcua.registers.publications.data import HeadTyped

MARRIED = "1.004873"
EVE, FIRST = date(2026, 11, 20), date(2026, 11, 23)
LEARNT = at("2026-11-12 08:00")
HEAD = HeadTyped("1436/QĐ-UBND", "10/11/2026", "Chủ tịch UBND tỉnh Thanh Hóa", "23/11/2026")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ward(units):
    return agencies.resolve("14818", FIRST)


@pytest.fixture
def decide(tmp_path):
    """Takes in a decision of the province of one line that amends what is named."""

    def take_decision(heading, value):
        book = Workbook()
        book.active.append(("Mã TTHC", "Hình thức", "Tên TTHC", heading))
        book.active.append((MARRIED, "Sửa đổi, bổ sung", "Xác nhận tình trạng hôn nhân", value))
        book.save(tmp_path / "cong-bo.xlsx")
        report = registers.import_publication(
            tmp_path / "cong-bo.xlsx",
            head=HEAD,
            agency_code="38",
            actor=SYSTEM,
            now=LEARNT,
            dry_run=False,
        )
        assert report.rejections == ()

    return take_decision


def amounts(ward, on):
    return [fee.amount for fee in api.procedure_offer(MARRIED, on, "counter", ward.id).fees]


def test_a_decision_that_names_the_fee_holds_from_its_day(ward, decide):
    decide("Phí, lệ phí", "12.000")

    assert amounts(ward, EVE) == [15_000]
    assert amounts(ward, FIRST) == [12_000]


def test_a_decision_that_names_only_the_limit_leaves_the_fee_to_the_act(ward, decide):
    decide("Thời hạn", "2 ngày làm việc")

    assert amounts(ward, FIRST) == [15_000]
    assert api.procedure_offer(MARRIED, FIRST, "counter", ward.id).limit.value == 2
