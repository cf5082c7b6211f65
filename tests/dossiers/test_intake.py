"""Taking a dossier in: what is written, and what is refused at which field."""

import json
from datetime import date

import pytest
from dossier_builders import intake
from intake_builders import BIRTH, COPY, at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import FeePaid
from motcua.dossiers.errors import TextMissing
from motcua.dossiers.intake_data import EnclosureForm, FeeForm, Payment
from motcua.dossiers.models import (
    CodeSerial,
    Command,
    Dossier,
    DossierEvent,
    DossierFact,
    DossierIntake,
    IntakeKey,
    ReadLog,
)
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import day_number
from motcua.kernel.errors import NotAllowed, NotFound

NOW = at("2026-11-23 09:00")
TABLES = (Command, Dossier, DossierEvent, DossierFact, DossierIntake, IntakeKey, CodeSerial)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def take(ward, counter):
    """Take a form in; a new key each time unless one is given."""
    sent = []

    def taken(said, *, actor=counter, key=None, now=NOW):
        sent.append(said)
        return api.take_in(
            said,
            agency_id=ward.id,
            actor=actor,
            now=now,
            idempotency_key=key or f"khoa-{len(sent)}",
        )

    return taken


def nothing_was_written():
    return {
        table.__name__: table.objects.count() for table in TABLES if table.objects.exists()
    } == {}


def faults(take, said, **more):
    """Field -> code of every fault; nothing may have been written."""
    with pytest.raises(api.IntakeRefused) as refused:
        take(said, **more)
    assert nothing_was_written()
    return {fault.field: fault.code for fault in refused.value.faults}


class TestWritten:
    def test_the_dossier_counts_at_once_and_its_chain_holds(self, take, ward):
        result = take(form())

        assert result.code == "14818-261123-0001"
        # Tuesday the 24th is a holiday: one working day after Monday is Wednesday.
        assert result.appointment_at == result.due_at == at("2026-11-25 17:30")
        fact = DossierFact.objects.get()
        assert (fact.agency_id, fact.field_key, fact.online, fact.outcome) == (
            ward.id,
            "ho-tich",
            0,
            "open",
        )
        assert fact.accepted_day == day_number(date(2026, 11, 23))
        assert fact.due_day == day_number(date(2026, 11, 25))
        assert api.verify_chain(ward.id) == ()
        assert api.rebuild(now=NOW).changed == 0

    def test_the_code_follows_the_agencys_decision(self, take, ward):
        agencies.adopt(
            ward.id,
            "code_prefix",
            "H56.37.12",
            "Quyết định 1/QĐ-UBND",
            date(2026, 1, 1),
            actor=SYSTEM,
            now=NOW,
        )

        assert take(form()).code == "H56.37.12-261123-0001"

    def test_serials_begin_again_each_day_and_pass_over_codes_an_import_brought(self, take, ward):
        assert take(form()).code == "14818-261123-0001"
        api.accept(
            intake("14818-261123-0002", appointment_at=None),
            agency_id=ward.id,
            actor=SYSTEM,
            now=NOW,
        )
        assert take(form(procedure_code=COPY)).code == "14818-261123-0003"
        assert take(form(applicant="A", id_number=""), now=at("2026-11-25 08:00")).code == (
            "14818-261125-0001"
        )

    def test_numbers_of_people_lie_encrypted_and_read_back_only_with_a_logged_read(
        self, take, counter
    ):
        code = take(form(filer="Trần Văn Mẫu", filer_id_number="038090004321")).code

        event = DossierEvent.objects.get()
        for number in ("038190001234", "038090004321"):
            assert number not in event.personal + event.payload
        assert "Nguyễn Thị Mẫu" not in event.payload
        assert json.loads(event.personal)["applicant"] == "Nguyễn Thị Mẫu"
        assert DossierIntake.objects.get().id_tail == "1234"

        record = api.intake_record(code, actor=counter, now=NOW)
        assert (record.id_number, record.filer_id_number) == ("038190001234", "038090004321")
        assert record.phone == "0944594088"
        assert ReadLog.objects.filter(page="intake", dossier_codes=code).count() == 1

    def test_organisations_fees_and_the_officers_mark_are_kept(self, take, counter):
        code = take(
            form(
                channel="dvcqg",
                filed_by_officer=True,
                behalf_reason="elderly",
                fees=(FeeForm("Lệ phí", "8.000"), FeeForm("Bản sao", "16 000 đồng")),
                payment="cash",
                receipt_no="0000123",
                filed_at="14812",
                sets="2",
            )
        ).code

        record = api.intake_record(code, actor=counter, now=NOW)
        assert [(fee.name, fee.amount) for fee in record.fees] == [
            ("Lệ phí", 8000),
            ("Bản sao", 16000),
        ]
        assert (record.payment, record.receipt_no) == (Payment.CASH, "0000123")
        assert (record.filed_at.code, record.received_at.code, record.resolved_by.code) == (
            "14812",
            "14818",
            "14818",
        )
        assert (record.filed_by_officer, record.behalf_reason, record.sets) == (True, "elderly", 2)
        assert DossierFact.objects.get().online == 1

    def test_waiting_for_the_fee_stops_the_clock_until_it_is_paid(self, take, counter):
        result = take(form(fees=(FeeForm("Lệ phí", "8000"),), payment="waiting"))

        view = api.dossier(result.code, actor=counter, now=NOW)
        assert (view.state, view.stopped_at) == ("paused", NOW)
        assert api.rebuild(now=NOW).changed == 0

        later = at("2026-11-25 09:00")
        with pytest.raises(TextMissing):
            api.resume(result.code, actor=counter, now=later)
        view = api.resume(result.code, FeePaid("cash", "BL-01"), actor=counter, now=later)
        # 7 working hours of Monday and the 8 of Wednesday were left at 09:00 on Monday; on they
        # run from 09:00 on Wednesday: 7 until its evening, 8 on Thursday.
        assert view.due_at == at("2026-11-26 17:30")

    def test_an_appointment_the_officer_gives_may_be_earlier_than_the_limit(self, take):
        assert take(form(appointment="23/11/2026")).appointment_at == at("2026-11-23 17:30")

    def test_texts_are_composed_and_their_spaces_single(self, take, counter):
        decomposed = "  Nguye\u0302\u0303n   Thi\u0323 Ma\u0302\u0303u "
        code = take(form(applicant=decomposed)).code

        assert api.dossier(code, actor=counter, now=NOW).applicant == "Nguyễn Thị Mẫu"


class TestSentTwice:
    def test_the_same_key_and_form_give_the_first_answer(self, take):
        first = take(form(), key="mot")
        second = take(form(), key="mot", now=at("2026-11-23 09:05"))

        assert (second.code, second.repeated, first.repeated) == (first.code, True, False)
        assert second.due_at == first.due_at
        assert second.steps == first.steps
        assert Command.objects.count() == 1

    def test_the_same_key_with_another_form_is_refused_with_the_dossier_it_made(self, take):
        first = take(form(), key="mot")

        with pytest.raises(api.IntakeKeyReused) as refused:
            take(form(applicant="Người khác"), key="mot")

        assert first.code in str(refused.value)
        assert Dossier.objects.count() == 1

    def test_a_refused_form_may_be_sent_again_under_its_key(self, take):
        with pytest.raises(api.IntakeRefused):
            take(form(applicant=""), key="mot")

        assert not take(form(), key="mot").repeated


class TestRefused:
    def test_all_wrong_fields_are_named_at_once(self, take):
        wrong = form(
            procedure_code="9.999999",
            channel="telegraph",
            applicant=" ",
            id_number="12345",
            birth_on="31/02/1990",
            sex="x",
            phone="12",
            email="khong-phai-thu",
        )

        assert faults(take, wrong) == {
            "procedure_code": "unknown",
            "channel": "unknown",
            "applicant": "missing",
            "id_number": "shape",
            "birth_on": "shape",
            "sex": "unknown",
            "phone": "shape",
            "email": "shape",
        }

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"applicant": "A" * 201}, {"applicant": "too_long"}),
            ({"address": "x\x00y"}, {"address": "unreadable"}),
            # The fourth digit is the century: 9 would be 2399, 3 with 45 is 2045.
            ({"id_number": "999999999999"}, {"id_number": "impossible"}),
            ({"id_number": "038345001234"}, {"id_number": "impossible"}),
            (
                {"filer": "Trần Văn Mẫu", "filer_id_number": "038499001234"},
                {"filer_id_number": "impossible"},
            ),
            ({"birth_on": "24/11/2026"}, {"birth_on": "range"}),
            ({"birth_on": "1850"}, {"birth_on": "shape"}),
            ({"filer_phone": "0944594088"}, {"filer": "missing"}),
            ({"sets": "0"}, {"sets": "missing"}),
            ({"sets": "hai"}, {"sets": "count"}),
            ({"payment": "cash"}, {"fees.0": "missing"}),
            ({"fees": (FeeForm("Phí", "8000"),)}, {"payment": "contradicts"}),
            ({"fees": (FeeForm("Phí", "tám nghìn"),), "payment": "cash"}, {"fees.0": "amount"}),
            ({"payment": "gold"}, {"payment": "unknown"}),
            ({"return_by": "pigeon"}, {"return_by": "unknown"}),
            ({"filed_by_officer": True}, {"behalf_reason": "missing"}),
            ({"filed_at": "99999"}, {"filed_at": "unknown"}),
            ({"appointment": "mai"}, {"appointment": "shape"}),
            ({"appointment": "23/11/2026 08:30"}, {"appointment": "past"}),
            ({"appointment": "22/11/2026"}, {"appointment": "past"}),
            ({"appointment": "24/11/2026"}, {"appointment": "closed"}),
            ({"appointment": "23/11/2026 12:00"}, {"appointment": "closed"}),
            ({"appointment": "26/11/2026"}, {"appointment": "late"}),
            (
                {"enclosures": (EnclosureForm("khong-co", {"original": "1"}),)},
                {"enclosures.khong-co": "unknown"},
            ),
        ],
    )
    def test_a_wrong_value_is_refused_at_its_field(self, take, values, expected):
        assert faults(take, form(**values)) == expected
        assert not take(form()).repeated  # the same form without it is taken

    def test_every_fault_says_what_to_do(self, take):
        with pytest.raises(api.IntakeRefused) as refused:
            take(form(id_number="12345", phone="1"))

        sentences = {fault.field: fault.message for fault in refused.value.faults}
        assert "12 chữ số" in sentences["id_number"]
        assert "xem lại trên thẻ" in sentences["id_number"]
        assert "10 chữ số" in sentences["phone"]

    def test_a_required_paper_that_is_not_there_asks_for_a_reason(self, take, counter):
        assert faults(take, form(missing_reason="")) == {"missing_reason": "missing"}
        assert faults(take, form(missing_reason="other")) == {"missing_note": "missing"}

        code = take(form(missing_reason="other", missing_note="Sở Y tế gửi sau")).code
        record = api.intake_record(code, actor=counter, now=NOW)
        assert [name.split(";")[0].split(" (")[0] for name in record.missing] == [
            "Giấy chứng sinh",
            "Tờ khai đăng ký khai sinh theo mẫu",
        ]
        assert record.missing_note == "Sở Y tế gửi sau"

    def test_with_every_required_paper_no_reason_is_asked_and_the_receipt_lists_them(
        self, take, counter
    ):
        asked = api.procedure_offer(BIRTH, NOW.date(), "counter").enclosures
        papers = tuple(
            EnclosureForm(one.key, {"original": "1", "copy": "02"})
            for one in asked
            if one.is_required
        )
        code = take(form(missing_reason="", enclosures=papers)).code

        assert api.intake_record(code, actor=counter, now=NOW).missing == ()
        rows = api.slip(code, "receipt", actor=counter, now=NOW).tables["enclosures"]
        assert [(row["original"], row["copy"]) for row in rows] == [("01", "02"), ("01", "02")]

    def test_a_count_that_is_no_number_is_refused_at_its_paper(self, take):
        key = api.procedure_offer(BIRTH, NOW.date(), "counter").enclosures[0].key
        wrong = form(enclosures=(EnclosureForm(key, {"original": "hai"}),))
        assert faults(take, wrong) == {f"enclosures.{key}": "count"}

    def test_vneid_before_its_day_is_no_channel(self, take):
        assert faults(take, form(channel="vneid"), now=at("2025-12-30 09:00")) == {
            "channel": "unknown"
        }

    def test_the_same_person_with_an_open_dossier_is_warned_of_and_may_go_on(self, take, counter):
        first = take(form())

        with pytest.raises(api.IntakeRefused) as refused:
            take(form())
        [fault] = refused.value.faults
        assert fault.field == "duplicate_is_meant"
        assert first.code in fault.message

        assert take(form(duplicate_is_meant=True)).code == "14818-261123-0002"

    def test_a_finished_dossier_another_procedure_or_person_is_no_duplicate(self, take):
        first = take(form())
        take(form(procedure_code=COPY))
        take(form(id_number="038190009999"))
        api.finish(first.code, actor=SYSTEM, now=NOW)

        assert not take(form()).repeated

    def test_without_a_number_the_same_name_and_birth_day_warn(self, take, ward, counter):
        first = take(form(id_number=""))
        typed = form(id_number="", applicant="NGUYỄN THỊ MẪU")

        found = api.duplicates(typed, agency_id=ward.id, actor=counter, now=NOW)

        assert [one.code for one in found] == [first.code]
        assert ReadLog.objects.filter(page="duplicate").count() == 1


class TestWrongUser:
    def test_a_leader_may_not_take_in(self, take, ward):
        leader = Actor(user_id=9, name="Lãnh đạo", role="leader", agency_id=ward.id)
        with pytest.raises(NotAllowed):
            take(form(), actor=leader)
        assert nothing_was_written()

    def test_an_officer_of_another_ward_is_not_told_that_the_ward_works_dossiers(self, take):
        other = agencies.resolve("14812", date(2026, 11, 23))
        stranger = Actor(user_id=8, name="Cán bộ Khác", role="counter", agency_id=other.id)
        with pytest.raises(NotFound):
            take(form(), actor=stranger)
        assert nothing_was_written()

    def test_a_stranger_reads_no_intake(self, take):
        code = take(form()).code
        other = agencies.resolve("14812", date(2026, 11, 23))
        stranger = Actor(user_id=8, name="Cán bộ Khác", role="counter", agency_id=other.id)
        with pytest.raises(api.DossierUnknown):
            api.intake_record(code, actor=stranger, now=NOW)


def test_the_code_on_the_receipt_opens_only_its_own_dossier(take):
    first, second = take(form()), take(form(procedure_code=COPY))

    assert len(first.lookup_code) == 6
    assert api.is_lookup_code(first.code, f" {first.lookup_code.lower()} ")
    assert not api.is_lookup_code(second.code, first.lookup_code)
    assert not api.is_lookup_code(first.code, "")


def test_what_searches_look_at_is_made_again_from_the_events(take, ward, counter):
    code = take(form(provisional_code="TAM-7")).code
    right = DossierIntake.objects.values().get()

    DossierIntake.objects.update(id_tail="0000", person_key="")
    report = api.rebuild(now=NOW)
    assert (report.changed, len(report.differences)) == (1, 2)
    assert "1234" not in str(report.differences)
    DossierIntake.objects.all().delete()
    assert api.rebuild(now=NOW).changed == 1

    assert DossierIntake.objects.values().get() == right
    assert api.rebuild(now=NOW).changed == 0
    found = api.by_provisional_code("TAM-7", agency_id=ward.id, actor=counter, now=NOW)
    assert found == (code,)


def test_numbers_sealed_with_another_key_are_not_guessed(take, counter, settings, tmp_path):
    code = take(form()).code

    settings.HOME = tmp_path  # a home without the key that sealed them
    with pytest.raises(api.VaultClosed):
        api.intake_record(code, actor=counter, now=NOW)
