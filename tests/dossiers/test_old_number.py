"""Whoever filed with the identity card of before is the same person with the citizen card."""

import pytest
from intake_builders import at, form

from motcua.dossiers import api
from motcua.dossiers.models import DossierEvent, DossierIntake

NOW = at("2026-11-23 09:00")
NEW, OLD = "038190001234", "172345678"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def take(ward, counter):
    sent = []

    def taken(**values):
        sent.append(values)
        return api.take_in(
            form(**values),
            agency_id=ward.id,
            actor=counter,
            now=NOW,
            idempotency_key=f"khoa-{len(sent)}",
        ).code

    return taken


@pytest.fixture
def found(ward, counter):
    def find(**values):
        said = form(**values)
        duplicates = api.duplicates(said, agency_id=ward.id, actor=counter, now=NOW)
        return [one.code for one in duplicates]

    return find


def test_a_person_filed_under_the_old_number_is_found_by_the_new_card(take, found):
    code = take(id_number=OLD)

    assert found(id_number=NEW, old_id_number="172 345 678") == [code]
    assert found(id_number=NEW) == []
    with pytest.raises(api.IntakeRefused, match=code):
        take(id_number=NEW, old_id_number=OLD)


def test_a_person_filed_with_the_new_card_is_found_by_the_old_one(take, found):
    code = take(id_number=NEW, old_id_number=OLD)

    assert found(id_number=OLD) == [code]
    assert found(id_number="038190009999", old_id_number=OLD) == [code]
    assert found(id_number="172345679") == []


def test_the_old_number_lies_sealed_and_the_index_holds_its_digest_alone(take, counter):
    code = take(old_id_number=OLD)

    event, index = DossierEvent.objects.get(), DossierIntake.objects.get()
    assert OLD not in event.personal + event.payload
    assert len(index.old_key) == 64 and index.id_tail == "1234"
    assert api.intake_record(code, actor=counter, now=NOW).old_id_number == OLD
    assert api.rebuild(now=NOW).changed == 0


def test_no_old_number_leaves_the_index_empty_and_one_said_twice_counts_once(take):
    take()
    take(id_number=OLD, old_id_number=OLD, duplicate_is_meant=True)
    assert list(DossierIntake.objects.values_list("old_key", flat=True)) == [None, None]


def test_an_old_number_of_another_length_is_refused_at_its_field(take):
    with pytest.raises(api.IntakeRefused) as refused:
        take(old_id_number="12345678")
    assert [(one.field, one.code) for one in refused.value.faults] == [("old_id_number", "shape")]


def test_a_sheet_sent_before_the_field_was_there_is_the_same_sheet(ward, counter):
    first = api.take_in(form(), agency_id=ward.id, actor=counter, now=NOW, idempotency_key="to")
    again = api.take_in(
        form(old_id_number=""), agency_id=ward.id, actor=counter, now=NOW, idempotency_key="to"
    )
    assert (again.code, again.repeated) == (first.code, True)
    with pytest.raises(api.IntakeKeyReused):
        api.take_in(
            form(old_id_number=OLD), agency_id=ward.id, actor=counter, now=NOW, idempotency_key="to"
        )
