"""An accepted online filing has the same record as a dossier taken in at the counter."""

import pytest
from intake_builders import BIRTH, at, form

from motcua.dossiers import api
from motcua.dossiers.data import FeePaid, Intake
from motcua.dossiers.intake_data import EnclosureForm, FeeForm
from motcua.dossiers.models import Command, Dossier, DossierEvent, DossierIntake, DossierServiceFact
from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotAllowed
from motcua.kernel.service import OnlineLevel, PaidThrough

FILED = at("2026-11-20 14:00")  # a Friday
NOW = at("2026-11-23 09:00")
LATER = at("2026-11-25 10:00")
FEE = FeeForm("Lệ phí hộ tịch", "8000")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def filed(ward):
    """Codes of filings made on the portal on Friday; nobody answered."""

    def file(code="TT-1", channel="online", name="Nguyễn Thị Mẫu", **values):
        said = Intake(code, "ho-tich", BIRTH, "Thủ tục đăng ký khai sinh", channel, name, **values)
        api.register(said, agency_id=ward.id, actor=SYSTEM, now=FILED)
        return code

    return file


def answer(**values):
    """What is asked at the answer; the papers came as files."""
    return form(**{"channel": "online", "payment": "none", "return_by": "online", **values})


def accepted(counter, code, said, **doing):
    return api.accept_filed(code, said, actor=counter, now=NOW, **doing)


def refused(counter, code, said):
    with pytest.raises(api.IntakeRefused) as refusal:
        accepted(counter, code, said)
    return {fault.field: fault.code for fault in refusal.value.faults}


def test_all_that_intake_asks_is_written_down_and_searches_find_it(filed, counter, ward):
    code = filed()
    papers = api.procedure_offer(BIRTH, NOW.date(), "online", ward.id).enclosures
    first = EnclosureForm(papers[0].key, {"electronic": "1"})
    said = answer(fees=(FEE,), payment="portal", receipt_no="GD-9", enclosures=(first,))

    view = accepted(counter, code, said, level_on=lambda procedure, on: OnlineLevel.FULL)

    record = api.intake_record(code, actor=counter, now=NOW)
    assert (record.officer, record.id_number, record.phone) == (
        "Lê Thị Tiếp",
        "038190001234",
        "0944594088",
    )
    assert [(one.name, dict(one.counts)) for one in record.enclosures] == [
        (papers[0].name, {"electronic": 1})
    ]
    # A working day from Monday; Tuesday the 24th is a holiday.
    assert (view.state, view.due_at) == ("pending", at("2026-11-25 17:30"))
    index = DossierIntake.objects.get(code=code)
    assert (index.id_tail, index.received_at_agency_id) == ("1234", ward.id)
    fact = DossierServiceFact.objects.get(dossier__code=code, recorded_to__gt=10**9)
    assert (fact.paid_through, fact.paid_amount, fact.online_level) == ("portal", 8000, "full")
    assert fact.papers_digital == 1
    assert api.rebuild(now=NOW).changed == 0 and api.verify_chain(ward.id) == ()


def test_the_receipt_is_printed_and_the_citizen_looks_it_up_by_its_code(filed, counter):
    code = filed()
    accepted(counter, code, answer(fees=(FEE,), payment="national"))

    values = api.slip(code, "receipt", actor=counter, now=NOW).values
    assert values["fees"] == ("Lệ phí hộ tịch 8.000 đồng (đã nộp trực tuyến tại Cổng DVC quốc gia)")
    assert values["officer"] == "Lê Thị Tiếp"
    assert api.public_standing(code, values["secret"]).code == code


def test_a_fee_not_paid_yet_stops_the_clock_in_the_same_command_until_it_is_paid_online(
    filed, counter
):
    code = filed()
    before = Command.objects.count()
    view = accepted(counter, code, answer(fees=(FEE,), payment="waiting"))
    assert (view.state, view.stopped_at) == ("paused", NOW)
    assert Command.objects.count() == before + 1

    api.resume(code, FeePaid("portal", "GD-1"), actor=counter, now=LATER)

    record = api.intake_record(code, actor=counter, now=LATER)
    assert (record.payment, record.receipt_no) == ("portal", "GD-1")
    service = Dossier.objects.get(code=code).service
    assert (service["paid_through"], service["paid_amount"], service["paid_on"]) == (
        PaidThrough.PORTAL.value,
        8000,
        "2026-11-25",
    )
    assert api.rebuild(now=LATER).changed == 0


def test_the_same_person_is_found_on_both_ways_in(filed, counter, ward):
    first, second = filed("TT-1"), filed("TT-2")
    accepted(counter, first, answer())

    found = api.duplicates(form(), agency_id=ward.id, actor=counter, now=NOW)
    assert [one.code for one in found] == [first]
    assert refused(counter, second, answer()) == {"duplicate_is_meant": "duplicate"}
    with pytest.raises(api.IntakeRefused):
        api.take_in(form(), agency_id=ward.id, actor=counter, now=NOW, idempotency_key="mot")
    assert api.dossier(second, actor=counter, now=NOW).state == "registered"

    accepted(counter, second, answer(duplicate_is_meant=True))
    assert DossierIntake.objects.count() == 2


def test_every_wrong_field_is_named_and_nothing_is_half_written(filed, counter):
    code = filed()
    wrong = answer(applicant="", id_number="12", missing_reason="", fees=(FEE,), payment="none")
    events = DossierEvent.objects.count()

    assert refused(counter, code, wrong) == {
        "applicant": "missing",
        "id_number": "shape",
        "missing_reason": "missing",
        "payment": "contradicts",
    }
    assert DossierEvent.objects.count() == events and not DossierIntake.objects.exists()


def test_procedure_channel_and_source_are_those_of_the_filing_whatever_is_sent(filed, counter):
    code = filed(channel="dvcqg")
    sent = answer(procedure_code="2.000815", channel="counter", filed_at="14812")

    view = accepted(counter, code, sent)

    assert (view.procedure_code, view.channel, view.source_system) == (BIRTH, "dvcqg", "tinh")
    assert api.intake_record(code, actor=counter, now=NOW).filed_at.code == "14818"


def test_a_filing_is_accepted_once_and_only_by_who_may(filed, counter, ward):
    from motcua.kernel.actors import Actor

    code = filed()
    reader = Actor(user_id=9, name="Xem", role="upper", agency_id=ward.id)
    with pytest.raises(NotAllowed):
        accepted(reader, code, answer())
    accepted(counter, code, answer())
    with pytest.raises(api.TransitionRefused):
        accepted(counter, code, answer(duplicate_is_meant=True))
    assert DossierIntake.objects.count() == 1
