"""The receiving counter's own pages: the list, the dossier, its return, the table and its files."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse
from intake_sent import PAGE, sent, signed_in
from openpyxl import load_workbook
from screen import text_of

from motcua.agencies import api as agencies
from motcua.config.clock import now
from motcua.dossiers import api
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import SYSTEM

TABLE = "/ho-so/tiep-nhan-ho/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counter(units):
    return signed_in("counter")


@pytest.fixture
def code(counter):
    """Taken in today by phường Quang Trung for phường Bỉm Sơn, and with it an own one."""
    ward, resolver = (agencies.resolve(code, now().date()) for code in ("14818", "14812"))
    agencies.adopt(
        resolver.id,
        f"{agencies.RECEIVER}{ward.id}",
        True,
        "12/QĐ-UBND",
        date(2026, 7, 1),
        actor=SYSTEM,
        now=now(),
    )
    counter.post(PAGE, sent(khoa="rieng", applicant="Người Ở Đây", id_number=""))
    counter.post(PAGE, sent(resolved_by="14812"))
    return Dossier.objects.get(agency_id=resolver.id).code


def test_the_list_offers_what_was_received_for_others_only_where_there_is_any(counter, code):
    page = counter.get("/ho-so/").content.decode()
    assert code not in page and 'name="nhan-ho"' in page
    there = text_of(counter.get("/ho-so/?nhan-ho=1"))
    assert code in there and "của Phường Bỉm Sơn, nhận hộ" in there
    assert "1 hồ sơ theo bộ lọc" in there
    elsewhere = signed_in("counter", "14797").get("/ho-so/?nhan-ho=1").content.decode()
    assert code not in elsewhere and 'name="nhan-ho"' not in elsewhere


def test_the_page_shows_what_the_citizen_is_told_and_the_result_is_handed_out_there(counter, code):
    address = f"/ho-so/xem/{code}/"
    page = counter.get(address)
    said = text_of(page)
    assert "Nơi tiếp nhận hộ Phường Quang Trung" in said
    assert "Giấy tờ số hóa" in said and "Phiếu kiểm soát" not in said
    # Of what may be done only what the counter does for the citizen.
    done_here = set(re.findall(r"/ho-so/viec/([a-z-]+)/", page.content.decode()))
    assert done_here == {"ghi-dich-vu"}
    assert counter.get(reverse("scans", args=[code])).status_code == 200
    receipt = counter.get(f"{address}phieu/receipt/")
    assert receipt.status_code == 200
    assert counter.get(f"{address}phieu/control/").status_code == 422

    api.finish(code, actor=SYSTEM, now=now())
    assert "Trả kết quả" in text_of(counter.get(address))
    stranger = signed_in("counter", "14797")
    given = {"receiver": "Nguyễn Thị Mẫu", "means": "counter"}
    assert stranger.post(f"/ho-so/viec/tra-ket-qua/{code}/", given).status_code == 404
    answer = counter.post(f"/ho-so/viec/tra-ket-qua/{code}/", given)
    assert answer.status_code == 302
    assert Dossier.objects.get(code=code).state == "delivered"


def test_the_table_opens_its_dossiers_and_goes_out_as_files(counter, code):
    page = counter.get(TABLE).content.decode()
    assert "Phường Bỉm Sơn" in page and "so=received" in page
    resolver = Dossier.objects.get(code=code).agency_id
    records = counter.get(f"{TABLE}ho-so/?so=received&co-quan={resolver}")
    assert "Tiếp nhận: 1 hồ sơ tiếp nhận hộ" in text_of(records)
    assert code in text_of(records)

    lines = b"".join(counter.get(f"{TABLE}tai-ve/csv/")).decode("utf-8-sig").splitlines()
    assert lines == [
        "Cơ quan giải quyết,Kỳ trước chuyển sang,Tiếp nhận,Đã giải quyết,Đã trả,Còn lại",
        "Phường Bỉm Sơn,0,1,0,0,1",
        "Cộng,0,1,0,0,1",
    ]
    book = load_workbook(io.BytesIO(counter.get(f"{TABLE}tai-ve/xlsx/").getvalue()))
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert ["Phường Bỉm Sơn", 0, 1, 0, 0, 1] in rows and ["Cộng", 0, 1, 0, 0, 1] in rows


def test_wrong_days_figures_and_kinds_are_said_or_not_there(counter, code):
    wrong = counter.get(f"{TABLE}?tu=31/02/2026")
    assert wrong.status_code == 422 and "31/02/2026" in text_of(wrong)
    turned = counter.get(f"{TABLE}?tu=05/02/2026&den=01/02/2026")
    assert turned.status_code == 422
    assert counter.get(f"{TABLE}ho-so/?so=xyz").status_code == 404
    assert counter.get(f"{TABLE}tai-ve/pdf/").status_code == 404


def test_who_receives_for_nobody_is_told_how_it_begins(counter):
    assert "chưa được cơ quan nào cho tiếp nhận hộ" in text_of(counter.get(TABLE))
