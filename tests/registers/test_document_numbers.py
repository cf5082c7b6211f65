"""Numbers of documents: given at once, by kind and year, without a gap; nothing is renumbered."""

from datetime import date

import pytest
from document_builders import NOW, incoming, outgoing

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers
from motcua.registers.api import EntryRefused


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: two tiers."""
    return agencies.resolve("14818", date(2026, 11, 23))


def refusal(make, *args, **said) -> tuple[str, str]:
    """The field and the sentence of the one thing refused."""
    with pytest.raises(EntryRefused) as refused:
        make(*args, **said)
    [fault] = refused.value.faults
    return fault.field, str(refused.value)


def test_each_kind_each_body_and_each_year_has_its_own_numbers(ward):
    given = [
        outgoing(ward).values["reference"],
        outgoing(ward).values["reference"],
        outgoing(ward, kind="quyet_dinh").values["reference"],
        outgoing(ward, kind="nghi_quyet", body="council").values["reference"],
        outgoing(ward, kind="cong_van", unit="vp").values["reference"],
        outgoing(ward, kind="cong_van", unit="TP").values["reference"],
        outgoing(ward, kind="quyet_dinh_qppl").values["reference"],
        outgoing(ward, secrecy="secret", excerpt="Văn bản mật", kind="bao_cao").values["reference"],
        outgoing(ward, dated_on="02/01/2026", kind="thong_bao").values["reference"],
    ]

    assert given == [
        "01/BC-UBND",
        "02/BC-UBND",
        "01/QĐ-UBND",
        "01/NQ-HĐND",
        "01/UBND-VP",
        "02/UBND-TP",
        "01/2026/QĐ-UBND",
        "01/BC-UBND",
        "01/TB-UBND",
    ]


def test_an_office_that_begins_in_the_middle_of_a_year_goes_on_from_its_last_number(ward):
    outgoing(ward, reference="Số: 351 /BC-UBND", dated_on="20/11/2026")

    entry = outgoing(ward)

    assert (entry.values["reference"], entry.code) == ("352/BC-UBND", "DI-2026-BC.UBND-00352")


def test_kind_and_body_are_read_from_the_number_where_only_that_is_said(ward):
    entry = outgoing(ward, kind="", body="", reference="07/2026/NQ-HĐND")

    assert (entry.values["kind"], entry.values["body"]) == ("nghi_quyet_qppl", "council")
    assert (entry.values["number"], entry.values["symbol"]) == (7, "NQ-HĐND")


def test_a_number_that_exists_is_refused_naming_field_and_rule(ward):
    outgoing(ward, dated_on="20/11/2026", excerpt="Kết quả quý III")

    field, sentence = refusal(outgoing, ward, reference="1/BC-UBND")

    assert field == "reference"
    assert sentence == (
        "Số, ký hiệu “01/BC-UBND”: cần một số chưa dùng; số này đã có trong sổ, ngày 20/11/2026: "
        "“Kết quả quý III”."
    )


def test_a_number_that_would_leave_a_gap_is_refused_with_what_lacks(ward):
    outgoing(ward)

    assert refusal(outgoing, ward, reference="04/BC-UBND") == (
        "number",
        "Số “4”: cần số 2, vì số cuối trong sổ năm 2026 là 1; hãy ghi số 2 đến 3 trước (số bỏ "
        "trống ghi là “Đã hủy số” kèm lý do).",
    )


def test_what_is_refused_uses_up_no_number(ward):
    field, _ = refusal(outgoing, ward, excerpt="")

    assert (field, outgoing(ward).values["number"]) == ("excerpt", 1)


def test_a_number_is_not_dated_before_the_one_in_front_of_it(ward):
    outgoing(ward, dated_on="20/11/2026")

    field, sentence = refusal(outgoing, ward, dated_on="19/11/2026")

    assert field == "dated_on"
    assert "cần ngày không trước 20/11/2026, ngày của số liền trước (1)" in sentence


def test_a_cancelled_number_stays_with_its_reason_and_is_not_given_again(ward):
    first = outgoing(ward)
    cancelled = registers.apply(
        "outgoing",
        first.id,
        "cancel",
        {"cancelled_on": "23/11/2026", "reason": "Lãnh đạo không ký"},
        actor=SYSTEM,
        now=NOW,
    )

    assert (cancelled.state_label, cancelled.values["reason"]) == ("Đã hủy số", "Lãnh đạo không ký")
    assert outgoing(ward).values["reference"] == "02/BC-UBND"


def test_a_number_is_not_cancelled_without_a_reason(ward):
    first = outgoing(ward)

    with pytest.raises(EntryRefused, match="Lý do thu hồi, hủy số"):
        registers.apply(
            "outgoing", first.id, "cancel", {"cancelled_on": "23/11/2026"}, actor=SYSTEM, now=NOW
        )


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "ke_hoach"), ("number", 9), ("dated_on", "31/12/2025"), ("body", "council")],
)
def test_a_correction_never_moves_a_document_to_another_number(ward, field, value):
    entry = outgoing(ward)

    with pytest.raises(EntryRefused) as refused:
        registers.change("outgoing", entry.id, {field: value}, "Ghi nhầm", actor=SYSTEM, now=NOW)

    assert field in {fault.field for fault in refused.value.faults}
    assert "hủy số này và lấy số mới" in str(refused.value)


def test_a_wrong_excerpt_is_corrected_under_the_same_number(ward):
    entry = outgoing(ward)

    changed = registers.change(
        "outgoing", entry.id, {"excerpt": "Kết quả năm 2026"}, "Ghi nhầm", actor=SYSTEM, now=NOW
    )

    assert (changed.title, changed.code) == ("Kết quả năm 2026", entry.code)


def test_arrival_numbers_run_through_the_year_whatever_the_kind(ward):
    codes = [
        incoming(ward, arrived_on="05/01/2026", dated_on="02/01/2026").code,
        incoming(ward, reference="213/KH-UBND").code,
        incoming(ward, reference="", dated_on="", issuer="Ông Nguyễn Văn A", kind="don_thu").code,
        incoming(ward, secrecy="secret", excerpt="Văn bản mật", reference="01/M").code,
    ]

    assert codes == ["DEN-2026-00001", "DEN-2026-00002", "DEN-2026-00003", "DEN-2026-MAT-00001"]


def test_two_agencies_number_apart(ward, units):
    other = agencies.resolve("22354", date(2024, 3, 14))
    other_now = NOW.replace(year=2024)
    outgoing(ward)

    entry = outgoing(other, now=other_now, dated_on="14/03/2024")

    assert entry.values["number"] == 1
