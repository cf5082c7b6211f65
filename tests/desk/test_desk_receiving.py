"""Receiving for another agency on the desk: decided there, chosen on the intake page."""

from datetime import date

import pytest
from intake_sent import BIRTH, PAGE, sent, signed_in
from screen import text_of

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier

DECISIONS = "/don-vi/quyet-dinh/"
NAMED = {
    "kind": "receiver",
    "receiver": "Phường Quang Trung (14818)",
    "receives": "yes",
    "act": "12/QĐ-UBND ngày 30/10/2026",
    "valid_from": "01/07/2026",
    "valid_to": "",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counter(units):
    return signed_in("counter")


@pytest.fixture
def admin(units):
    """Of the neighbour, which resolves."""
    return signed_in("admin", "14812")


def test_where_nobody_decided_the_intake_page_has_no_such_field(counter):
    assert 'name="resolved_by"' not in counter.get(PAGE).content.decode()


def test_the_resolving_agency_names_who_receives_for_it_and_the_page_offers_it(admin, counter):
    assert admin.post(DECISIONS, NAMED)["Location"] == DECISIONS
    listed = text_of(admin.get(DECISIONS))
    assert "Phường Quang Trung tiếp nhận hộ từ 01/07/2026" in listed

    page = counter.get(PAGE).content.decode()
    assert '<option value="14812">Phường Bỉm Sơn</option>' in page
    answer = counter.post(PAGE, sent(resolved_by="14812"))
    code = Dossier.objects.get().code
    assert code.startswith("14812-")
    assert code in text_of(counter.get(answer["Location"]))


@pytest.mark.parametrize("receiver", ["", "Phường Không Có", "99999"])
def test_a_receiver_that_is_no_agency_is_refused_in_words(admin, receiver):
    answer = admin.post(DECISIONS, NAMED | {"receiver": receiver})
    assert answer.status_code == 422
    assert "tên đầy đủ hoặc mã của cơ quan tiếp nhận" in text_of(answer)


def test_a_province_may_let_all_its_units_receive_for_one_another(counter):
    province = signed_in("admin", "38")
    assert "Mọi đơn vị trực thuộc" in text_of(province.get(DECISIONS))
    said = NAMED | {"reach": "every", "receiver": ""}
    assert province.post(DECISIONS, said)["Location"] == DECISIONS
    assert "Mọi đơn vị trực thuộc tiếp nhận hộ từ" in text_of(province.get(DECISIONS))
    assert ">Phường Bỉm Sơn</option>" in counter.get(PAGE).content.decode()


def test_a_wrong_field_keeps_the_agency_chosen_and_one_not_named_is_said(admin, counter):
    admin.post(DECISIONS, NAMED)
    wrong = counter.post(PAGE, sent(resolved_by="14812", phone="12")).content.decode()
    assert '<option value="14812" selected>' in wrong

    answer = counter.post(PAGE, sent(resolved_by="14797"))
    assert answer.status_code == 422
    assert "chưa có quyết định cho nơi đây tiếp nhận hộ" in text_of(answer)
    assert not Dossier.objects.exists()


def test_due_time_and_fees_are_shown_as_they_are_where_it_is_resolved(admin, counter):
    admin.post(DECISIONS, NAMED)
    neighbour = agencies.resolve("14812", date(2026, 11, 23))
    hours = {str(day): ["07:07-11:07", "13:07-17:07"] for day in range(1, 7)}
    admin.post(
        DECISIONS,
        {"kind": "working_hours", "act": "5/QĐ-UBND", "valid_from": "01/07/2026"}
        | {f"day_{day}": ", ".join(times) for day, times in hours.items()},
    )
    assert agencies.working_week(neighbour.id, date(2026, 11, 23)) is not None

    asked = {"thu-tuc": BIRTH, "phan": "han"}
    assert "07:07" not in counter.get(f"{PAGE}giay-to/", asked).content.decode()
    theirs = counter.get(f"{PAGE}giay-to/", asked | {"co-quan": "14812"}).content.decode()
    assert "07:07" in theirs and "co-quan=14812" in theirs
