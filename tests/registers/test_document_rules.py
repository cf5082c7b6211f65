"""What the registers of documents refuse: each with its field and what it should be."""

from datetime import date

import pytest
from document_builders import NOW, incoming, issued, outgoing
from test_document_numbers import refusal

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: two tiers."""
    return agencies.resolve("14818", date(2026, 11, 23))


def test_a_due_day_before_the_documents_own_day_is_refused(ward):
    with pytest.raises(registers.EntryRefused) as refused:
        incoming(ward, due_on="19/11/2026")

    assert "Hạn xử lý “19/11/2026”: cần hạn xử lý không trước ngày văn bản." in str(refused.value)


def test_one_document_is_registered_once(ward):
    incoming(ward)

    field, sentence = refusal(incoming, ward, issuer="ubnd TỈNH thanh hoá", form="paper")

    assert field == "reference"
    assert "đã có số đến 1, mã DEN-2026-00001" in sentence


def test_an_electronic_document_says_whether_it_is_signed(ward):
    field, sentence = refusal(issued, ward, signed_agency="")

    assert field == "signed_agency"
    assert "ghi rõ văn bản điện tử có ký số của cơ quan hay không" in sentence


def test_an_unreadable_number_is_named(ward):
    field, sentence = refusal(outgoing, ward, reference="BC-UBND")

    assert (field, sentence) == (
        "reference",
        "Số, ký hiệu “BC-UBND”: cần số và ký hiệu như “12/BC-UBND”.",
    )


def test_an_agency_without_a_known_abbreviation_says_its_symbol(ward):
    field, _ = refusal(outgoing, ward, body="other", number=5)

    assert field == "symbol"
    entry = outgoing(ward, body="other", symbol="BC-PVHXH")
    assert entry.values["reference"] == "01/BC-PVHXH"


def test_the_content_of_a_secret_document_is_not_written_down(ward):
    with pytest.raises(registers.EntryRefused) as refused:
        issued(ward, secrecy="secret", excerpt="Phương án bảo vệ")

    assert [fault.field for fault in refused.value.faults] == ["excerpt", "form"]
    assert "Phương án bảo vệ" not in str(refused.value)


def test_a_document_of_tomorrow_gets_no_number_today(ward):
    field, _ = refusal(outgoing, ward, dated_on="24/11/2026")

    assert field == "dated_on"


def test_a_text_where_a_number_belongs_is_refused(ward):
    field, sentence = refusal(outgoing, ward, copies="mười")

    assert (field, sentence) == (
        "copies",
        "Số lượng bản “mười”: cần một số nguyên không âm.",
    )


def test_the_day_to_issue_by_is_the_next_working_day(ward):
    friday = outgoing(ward, dated_on="20/11/2026")

    assert friday.due_on == date(2026, 11, 23)


def test_a_document_is_handed_on_handled_and_told_with_its_answer(ward):
    entry = incoming(ward, due_on="30/11/2026")
    registers.apply(
        "incoming",
        entry.id,
        "assign",
        {"handed_on": "23/11/2026", "handler": "Trần Thị B (hư cấu)", "due_on": "27/11/2026"},
        actor=SYSTEM,
        now=NOW,
    )
    done = registers.apply(
        "incoming",
        entry.id,
        "finish",
        {"done_on": "23/11/2026", "answer": "15/BC-UBND"},
        actor=SYSTEM,
        now=NOW,
    )

    assert (done.state_label, done.due_on, done.is_open) == ("Đã xử lý", date(2026, 11, 27), False)
    verbs = [event.verb for event in registers.history("incoming", entry.id, actor=SYSTEM, now=NOW)]
    assert sorted(verbs) == ["assign", "finish", "record"]


def test_a_document_that_was_issued_is_recalled_and_never_cancelled(ward):
    entry = issued(ward)
    with pytest.raises(registers.VerbNotAllowed, match="Thu hồi văn bản"):
        registers.apply(
            "outgoing",
            entry.id,
            "cancel",
            {"cancelled_on": "23/11/2026", "reason": "Sai thể thức"},
            actor=SYSTEM,
            now=NOW,
        )

    recalled = registers.apply(
        "outgoing",
        entry.id,
        "recall",
        {"recalled_on": "23/11/2026", "reason": "Sai nội dung"},
        actor=SYSTEM,
        now=NOW,
    )

    assert recalled.state_label == "Đã thu hồi"
