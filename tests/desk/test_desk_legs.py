"""Hand-over between agencies and what belongs to the service, on the desk. 14/03/2024, 10:00."""

from datetime import datetime

import pytest
from desk_files import EARLY, QUARTER, STILL_OPEN
from screen import hidden_value, text_of
from signing_in import desk_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
CODE = STILL_OPEN[0]
PAGE = f"/ho-so/xem/{CODE}/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def neighbour(ward):
    """A specialist of another ward of the same district, and the ward."""
    from motcua.agencies import api as agencies

    above = agencies.parent(ward.id, NOW.date())
    unit = next(one for one in agencies.children(above.id, NOW.date()) if one.id != ward.id)
    return unit, desk_of(unit, "specialist", "ben.canh", "A")


def act(client, slug, **typed):
    page = client.get(f"/ho-so/viec/{slug}/{CODE}/")
    seen = hidden_value(page, "da-xem") if page.status_code == 200 else ""
    return client.post(f"/ho-so/viec/{slug}/{CODE}/", {"da-xem": seen, **typed})


def test_a_part_goes_to_another_agency_and_comes_back(specialist, stranger, imported, neighbour):
    unit, other = neighbour
    assert other.get(PAGE).status_code == 404
    bare = act(specialist, "chuyen-lien-thong", to="", hours="x")
    assert bare.status_code == 422
    assert "Chưa ghi “Việc đề nghị”" in text_of(bare)

    sent = act(specialist, "chuyen-lien-thong", to=unit.code, task="Xác minh", hours="4")
    assert sent.status_code == 302
    assert "1 đang ở cơ quan phối hợp" in text_of(specialist.get("/?cua=ca-co-quan"))
    page = text_of(specialist.get(PAGE))
    assert unit.name in page and "còn 4 giờ làm việc" in page

    queue = text_of(other.get("/?cua=toi&nhom=lien-thong-den"))
    assert CODE in queue and "Đã chuyển, chưa nhận" in queue and "chưa nhận Đã" in queue
    assert act(other, "nhan-lien-thong", leg="1").status_code == 302
    assert act(other, "tra-lien-thong", leg="1", leg_result="").status_code == 422
    assert act(other, "tra-lien-thong", leg="1", leg_result="Đúng").status_code == 302
    assert "đã trả kết quả, trước hạn" not in text_of(other.get(PAGE))  # due the same day
    assert "đã trả kết quả, đúng hạn" in text_of(other.get(PAGE))
    assert act(specialist, "co-ket-qua").status_code == 302

    assert other.get(f"/ho-so/viec/co-ket-qua/{CODE}/").status_code == 403
    assert stranger.get(f"/ho-so/viec/tra-lien-thong/{CODE}/").status_code == 404


def test_what_belongs_to_the_service_is_said_and_read_back(counter, leader, imported):
    wrong = act(counter, "ghi-dich-vu", paid_through="national", paid_on="31/02/2024")
    assert wrong.status_code == 422 and "không phải là ngày" in text_of(wrong)
    wrong = act(counter, "ghi-dich-vu", paid_through="national", paid_amount="tám nghìn")
    assert 'id="viec-paid_amount-loi"' in wrong.content.decode()
    assert "Chưa ghi “Ngày thanh toán”" in text_of(
        act(counter, "ghi-dich-vu", paid_through="national")
    )
    said = {"paid_through": "national", "paid_on": "13/03/2024", "paid_amount": "8.000"}
    assert act(counter, "ghi-dich-vu", result_digital="1", **said).status_code == 302
    page = text_of(counter.get(PAGE))
    for words in ("Cổng DVCQG", "13/03/2024", "8.000 đồng", "Số hóa kết quả: có"):
        assert words in page
    assert leader.get(f"/ho-so/viec/ghi-dich-vu/{CODE}/").status_code == 403


def found(client, text):
    """Codes of the list after a search."""
    page = client.post("/ho-so/tim/", {"tim": text}, follow=True)
    html = page.content.decode()
    return [row[0] for row in QUARTER if f'href="/ho-so/xem/{row[0]}/"' in html], text_of(page)


def test_a_dossier_with_a_part_here_is_found_by_its_code_and_no_other(
    specialist, stranger, imported, neighbour
):
    unit, other = neighbour
    assert found(other, CODE)[0] == []
    act(specialist, "chuyen-lien-thong", to=unit.code, task="Xác minh", hours="4")

    codes, shown = found(other, f" {CODE.lower()} ")
    assert codes == [CODE]
    assert "của Phường Phú Sơn, có phần phối hợp ở đây" in shown
    # By its code alone: who filed it, and the rest of that ward's dossiers, are not searched.
    assert found(other, "Nguyễn")[0] == []
    assert found(other, EARLY[0])[0] == []
    assert found(stranger, CODE)[0] == []
    assert other.get("/ho-so/").content.decode().count(CODE) == 0


def test_a_part_that_was_taken_back_is_found_no_more(specialist, imported, neighbour):
    unit, other = neighbour
    act(specialist, "chuyen-lien-thong", to=unit.code, task="Xác minh", hours="4")
    act(specialist, "thu-hoi-lien-thong", leg="1", reason="Chuyển nhầm")

    assert found(other, CODE)[0] == []
    assert other.get(PAGE).status_code == 404
