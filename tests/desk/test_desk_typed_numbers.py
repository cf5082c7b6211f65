"""Addresses and forms that carry a number which is none: a page or a refusal, never a fault."""

from datetime import datetime

import pytest
from desk_files import EARLY

from motcua.config import clock
from motcua.kernel.dates import VIETNAM

NO_NUMBERS = ("²", "٣", "-1", "1.5", "9" * 40, "x")


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    """While the ward stood."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 4, 2, 9, tzinfo=VIETNAM))


@pytest.mark.parametrize(
    "address",
    [
        "/bao-cao/?don-vi={}",
        "/bao-cao/bieu/06a-vpcp-kstt/?nam={}",
        "/lanh-dao/can-bo/?thang={}-01",
        "/lanh-dao/can-bo/?thang=2024-{}",
        "/danh-muc/?trang={}",
    ],
)
def test_a_number_in_an_address_that_is_none_is_as_if_it_were_not_there(
    reporter, imported, address
):
    answers = {typed: reporter.get(address.format(typed)).status_code for typed in NO_NUMBERS}

    assert answers == dict.fromkeys(NO_NUMBERS, 200)


def test_a_version_that_is_none_is_no_fault_of_the_page(specialist, imported):
    address = f"/ho-so/viec/tam-dung/{EARLY[0]}/"
    answers = [specialist.post(address, {"da-xem": typed}).status_code for typed in NO_NUMBERS]

    assert [status for status in answers if status >= 500] == []


def test_columns_of_an_upload_are_numbers_or_are_not_there(reporter, imported):
    answer = reporter.post("/nhap-ho-so/khong-co/cot/", {"cot-²": "code"})

    assert answer.status_code == 404
