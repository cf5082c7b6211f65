"""What the counter wrote down stays visible on the dossier's page, and finds its dossiers."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from intake_sent import PAGE, sent, signed_in
from screen import text_of

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, DossierIntake, ReadLog

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counter(units):
    return signed_in("counter")


def shown(client, **values):
    answer = client.post(PAGE, sent(**values))
    assert answer.status_code == 302, text_of(answer)
    code = Dossier.objects.latest("id").code
    return text_of(client.get(reverse("dossier", args=[code])))


def test_the_dossiers_page_tells_what_the_counter_wrote_with_the_number_masked(counter):
    page = shown(
        counter,
        address="Tổ 3, phường Phú Sơn",
        phone="0944594088",
        email="mau@vidu.vn",
        filer="Trần Văn Nộp",
        filer_id_number="038088005678",
        filer_relation="Con",
        **{"phi.0": "8.000", "phi-ten.0": "Lệ phí", "payment": "cash", "receipt_no": "BL-77"},
    )

    part = page[page.index("Lúc tiếp nhận") :]
    assert "Số giấy tờ ••••••••1234" in part
    assert "038190001234" not in page
    assert "038088005678" not in page
    for said in (
        "Địa chỉ Tổ 3, phường Phú Sơn",
        "Số điện thoại 0944594088",
        "Thư điện tử mau@vidu.vn",
        "Người nộp thay Trần Văn Nộp ••••••••5678 Con",
        "Phí, lệ phí Lệ phí: 8.000 đồng Đã nộp tiền mặt, biên lai số BL-77",
        "Nhận kết quả Bộ phận Một cửa",
        "Giấy tờ còn thiếu",
        "Lý do vẫn nhận: Đã có trong cơ sở dữ liệu",
        "Nơi nộp Phường Quang Trung",
        "Nơi tiếp nhận Phường Quang Trung Cán bộ Người counter",
        "Nơi giải quyết Phường Quang Trung",
    ):
        assert said in part, part
    assert "nộp giúp công dân" not in page


def test_reading_what_the_counter_wrote_is_logged(counter):
    shown(counter)

    assert ReadLog.objects.filter(page="intake").count() == 1


def test_dossiers_that_an_officer_filed_are_marked_and_found_by_the_filter(counter):
    shown(counter)
    page = shown(counter, khoa="to-hai", duplicate_is_meant="1", **behalf())
    marked = Dossier.objects.latest("id").code

    assert "Lúc tiếp nhận nộp giúp công dân" in page
    listed = counter.get(reverse("dossiers"), {"nop-giup": "can-bo"})
    assert "1 hồ sơ theo bộ lọc" in text_of(listed)
    assert marked in text_of(listed)


def behalf():
    return {"filed_by_officer": "1", "behalf_reason": "no-device", "channel": "dvcqg"}


def test_a_rebuild_restores_the_mark_of_the_filter(counter):
    shown(counter, **behalf())
    DossierIntake.objects.update(filed_by_officer=False)

    assert dossiers.rebuild(now=datetime(2030, 1, 1, tzinfo=UTC)).changed == 1
    assert DossierIntake.objects.get().filed_by_officer


def test_a_dossier_from_elsewhere_has_no_such_part(imported, reporter):
    code = Dossier.objects.order_by("id").first().code

    assert "Lúc tiếp nhận" not in text_of(reporter.get(reverse("dossier", args=[code])))
    assert not ReadLog.objects.filter(page="intake").exists()
