"""Pages of documents: a number at once, the books as files, what waits; and the wrong user."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from screen import text_of

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM, format_day
from motcua.registers import api as registers
from motcua.registers.data import EntryFilter

if TYPE_CHECKING:
    from django.test import Client

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)  # a Monday
TODAY = date(2026, 11, 23)


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: a ward of today."""
    return agencies.resolve("14818", TODAY)


@pytest.fixture
def other_ward(units):
    """Phường Bỉm Sơn."""
    return agencies.resolve("14812", TODAY)


def typed(**said: str) -> dict[str, str]:
    return {
        "kind": "bao_cao",
        "body": "committee",
        "dated_on": format_day(TODAY),
        "excerpt": "Kết quả cải cách hành chính quý IV",
        **said,
    }


def numbers(ward) -> list[str]:
    page = registers.entries("outgoing", EntryFilter(agency_id=ward.id), actor=SYSTEM, now=NOW)
    return [str(row.values["reference"]) for row in page.rows]


def test_a_number_is_taken_in_one_page_and_shown_large(reporter: "Client", ward):
    page = reporter.get("/so/outgoing/lay-so/")
    assert 'name="dated_on" value="23/11/2026"' in page.content.decode()

    given = reporter.post("/so/outgoing/lay-so/", typed(), follow=True)

    assert '<p class="document-number">01/BC-UBND</p>' in given.content.decode()
    assert "Phát hành chậm nhất 25/11/2026" in text_of(given)  # 24/11 is a holiday
    assert numbers(ward) == ["01/BC-UBND"]


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(reporter: "Client", ward):
    page = reporter.post("/so/outgoing/lay-so/", typed(excerpt="", dated_on="31/02/2026"))

    shown = page.content.decode()
    assert page.status_code == 422
    assert 'value="31/02/2026"' in shown
    assert 'href="#muc-dated_on"' in shown
    assert numbers(ward) == []


def test_the_next_number_keeps_kind_and_body(reporter: "Client", ward):
    given = reporter.post("/so/outgoing/lay-so/", typed(kind="ke_hoach"), follow=True)

    assert "/so/outgoing/lay-so/?kind=ke_hoach&amp;body=committee" in given.content.decode()
    page = reporter.get("/so/outgoing/lay-so/?kind=ke_hoach&body=committee")
    assert '<option value="ke_hoach" selected>' in page.content.decode()


def test_an_incoming_document_gets_its_arrival_number(reporter: "Client", ward):
    said = {
        "arrived_on": "23/11/2026",
        "issuer": "UBND tỉnh Thanh Hóa",
        "reference": "212/KH-UBND",
        "dated_on": "20/11/2026",
        "excerpt": "Kế hoạch cải cách hành chính năm 2027",
        "due_on": "20/11/2026",
    }
    refused = reporter.post("/so/incoming/lay-so/", said)
    assert "hạn xử lý không trước ngày đến" in text_of(refused)

    given = reporter.post("/so/incoming/lay-so/", said | {"due_on": "26/11/2026"}, follow=True)

    assert '<p class="document-number">1</p>' in given.content.decode()
    waiting = text_of(reporter.get("/so/incoming/can-xu-ly/"))
    assert "212/KH-UBND" in waiting
    assert "còn 2 ngày làm việc" in waiting
    assert "Chưa giao" in waiting


def test_numbers_left_out_are_named_where_the_clerk_looks(reporter: "Client", ward):
    for reference, day in (("10/BC-UBND", "20/11/2026"), ("07/BC-UBND", "19/11/2026")):
        said = typed(reference=reference, dated_on=day)
        registers.record("outgoing", ward, said, actor=SYSTEM, now=NOW)

    assert "BC-UBND số 8 đến 9" in text_of(reporter.get("/so/outgoing/can-xu-ly/"))


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_book_is_a_file_in_each_format(reporter: "Client", ward, kind, begins):
    reporter.post("/so/outgoing/lay-so/", typed())

    response = reporter.get(f"/so/outgoing/in-so/tai-ve/{kind}/")

    assert response.content.startswith(begins)
    name = f'filename="so-outgoing-14818-20260101-20261123.{kind}"'
    assert name in response["Content-Disposition"]


def test_the_book_is_looked_at_before_it_is_printed(reporter: "Client", ward):
    reporter.post("/so/outgoing/lay-so/", typed())

    assert "1 văn bản từ ngày 01/01/2026" in text_of(reporter.get("/so/outgoing/in-so/"))
    paper = text_of(reporter.get("/so/outgoing/in-so/xem/"))
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in paper
    assert "Báo cáo: Kết quả cải cách hành chính quý IV" in paper


def test_days_that_are_none_are_refused_beside_the_form(reporter: "Client", ward):
    page = reporter.get("/so/incoming/in-so/?tu=01/12/2026&den=01/11/2026")

    assert page.status_code == 422
    assert "ngày từ 01/12/2026 trở đi" in text_of(page)


def test_an_empty_page_says_how_to_begin(reporter: "Client", ward):
    assert "lấy số văn bản đầu tiên" in text_of(reporter.get("/so/outgoing/in-so/"))
    assert "Không có văn bản nào chờ xử lý" in text_of(reporter.get("/so/incoming/can-xu-ly/"))


def test_the_wrong_user_takes_no_number_and_sees_no_number(
    specialist: "Client", stranger: "Client", reporter: "Client", ward
):
    reporter.post("/so/outgoing/lay-so/", typed())
    [row] = registers.entries("outgoing", EntryFilter(), actor=SYSTEM, now=NOW).rows

    assert specialist.get("/so/outgoing/lay-so/").status_code == 403
    assert specialist.post("/so/outgoing/lay-so/", typed()).status_code == 403
    assert stranger.get(f"/so/outgoing/lay-so/{row.id}/").status_code == 404
    assert "01/BC-UBND" not in text_of(stranger.get("/so/outgoing/in-so/xem/"))
    assert numbers(ward) == ["01/BC-UBND"]
