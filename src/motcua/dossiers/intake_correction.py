"""What of an intake was put right: the form once more, as it should have been typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import vault
from motcua.dossiers.fee_paid import PAID_ONLINE
from motcua.dossiers.intake_checks import Checked, Checks
from motcua.dossiers.intake_course import BEFORE
from motcua.dossiers.intake_data import (
    EnclosureForm,
    Fault,
    FeeForm,
    IntakeForm,
    IntakeRecord,
    Payment,
)
from motcua.dossiers.intake_errors import IntakeRefused
from motcua.dossiers.intake_event import (
    NUMBERS,
    PERSONAL,
    PLAIN,
    plain,
    service_of,
    stored_values,
)
from motcua.dossiers.intake_offer import EnclosureAsked, ProcedureOffer, procedure_offer
from motcua.kernel.provisional import device_mark
from motcua.kernel.service import NO_SERVICE, PaidThrough, Service

APPLICANT = "applicant"  # corrected with the values of any dossier
# Fields of the form that stand or fall together: which of them is wrong shows only in the whole.
PAPERS = frozenset({"enclosures", "other_enclosures", "missing_reason", "missing_note"})
FEES = frozenset({"fees", "payment", "receipt_no"})
BEHALF = frozenset({"filed_by_officer", "behalf_reason"})
WAY = frozenset({"channel", "channel_reason"})
GROUPS = (PAPERS, FEES, BEHALF, WAY)
OF_THE_INTAKE = ("sets", "return_by", "channel_reason", "filed_at", "provisional_code", "ecopies")
CORRECTABLE = frozenset({*PERSONAL, *NUMBERS, *PLAIN, *PAPERS, *FEES, *BEHALF, *OF_THE_INTAKE}) - {
    APPLICANT
}


@dataclass(frozen=True, slots=True)
class IntakeChange:
    """What a correction says of an intake. values: name -> [before, after], JSON; personal: texts
    about people as they should be, and as they were; of_case: what the case keeps of it, as
    `values`; service: what follows from all."""

    values: Mapping[str, list[Any]] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)
    of_case: Mapping[str, list[Any]] = field(default_factory=dict)
    service: Service = NO_SERVICE

    @property
    def is_none(self) -> bool:
        """Whether nothing changed."""
        return not self.values and not self.personal and not self.of_case


def form_of(record: IntakeRecord) -> IntakeForm:
    """The form that says what the record says; it was accepted here and now."""
    texts = {name: getattr(record, name) for name in (*PERSONAL, *NUMBERS, *PLAIN)}
    return IntakeForm(
        **texts,
        procedure_code=record.procedure_code,
        field_key=record.field_key,
        channel=record.channel,
        channel_reason=record.channel_reason,
        filed_by_officer=record.filed_by_officer,
        sets=str(record.sets),
        enclosures=tuple(
            EnclosureForm(one.key, {kind: str(count) for kind, count in one.counts.items()})
            for one in record.enclosures
        ),
        fees=tuple(FeeForm(one.name, str(one.amount)) for one in record.fees),
        payment=record.payment.value,
        return_by=record.return_by.value,
        ecopies=str(record.ecopies or ""),
        filed_at=record.filed_at.code,
        provisional_code=record.provisional_code,
        duplicate_is_meant=True,
    )


def intake_change(
    record: IntakeRecord, form: IntakeForm, here: AgencyView, at: datetime
) -> IntakeChange:
    """What differs between the record and the form as it should have been typed.

    at: when it was accepted; the rules of that day judge. Only what was changed is checked: what
    stood there stays, whatever the rules are now. Raises IntakeRefused with every wrong field.
    """
    form = replace(form, filed_at=form.filed_at.strip() or record.received_at.code)
    offer = _offer(record, form, here, at)
    touched = _touched(form_of(record), form, in_catalogue=offer is not None)
    if not touched:
        return IntakeChange()
    checks = Checks(form, offer, here, at, agencies.working_week(here.id, at.date()))
    checked = checks.read()
    faults = [one for one in checks.faults if one.field.split(".")[0] in touched]
    if checked is None or offer is None:
        faults += _without_catalogue(touched)
    elif checked.payment is not record.payment:
        faults += _of_waiting(record.payment, checked.payment)
    faults += _of_number(record.provisional_code, checks.texts["provisional_code"])
    if faults:
        raise IntakeRefused(faults)
    personal = _personal(record, checks.texts, touched)
    if checked is None or offer is None:
        return IntakeChange(personal=personal)
    values = _values(record, checked, form, touched)
    copies = [record.ecopies, checked.ecopies]
    of_case = {"ecopies": copies} if "ecopies" in touched and copies[0] != copies[1] else {}
    return IntakeChange(values, personal, of_case, _service(record, checked, offer, values))


def _touched(before: IntakeForm, form: IntakeForm, *, in_catalogue: bool) -> frozenset[str]:
    """Names of the fields that say something else, with those that stand and fall with them.

    in_catalogue: then the catalogue says whether another channel needs its reason, and whether
    another procedure certifies copies.
    """
    differing = {
        one.name
        for one in fields(IntakeForm)
        if one.name in CORRECTABLE and _said(before, one.name) != _said(form, one.name)
    }
    if in_catalogue:
        differing |= {"channel"} if before.channel != form.channel else set()
        differing |= {"ecopies"} if before.procedure_code != form.procedure_code else set()
    for group in GROUPS:
        differing |= group if differing & group else set()
    return frozenset(differing)


def _said(form: IntakeForm, name: str) -> object:
    """A field without what makes no difference: empty boxes, dots in an amount."""
    value = getattr(form, name)
    if name == "enclosures":
        papers = {one.key: _counts(one) for one in value}
        return {key: counts for key, counts in papers.items() if counts}
    if name == "fees":
        lines = [(one.name, one.amount.replace(".", "").replace(" ", "")) for one in value]
        return [line for line in lines if line[1].strip("0")]
    return value.strip() if isinstance(value, str) else value


def _counts(paper: EnclosureForm) -> dict[str, str]:
    counts = {kind: count.strip() for kind, count in paper.counts.items()}
    return {kind: count for kind, count in counts.items() if count.strip("0")}


def _offer(
    record: IntakeRecord, form: IntakeForm, here: AgencyView, at: datetime
) -> ProcedureOffer | None:
    """What the procedure asks, and the papers it no longer names but that were handed in."""
    offer = procedure_offer(form.procedure_code, at.date(), form.channel, here.id)
    if offer is None:
        return None
    asked = {one.key for one in offer.enclosures}
    besides = (
        EnclosureAsked(one.key, one.name, is_required=False, originals=0, copies=0)
        for one in record.enclosures
        if one.key not in asked
    )
    return replace(offer, enclosures=(*offer.enclosures, *besides))


def _without_catalogue(touched: frozenset[str]) -> list[Fault]:
    """Of people everything can be put right; papers and fees need the procedure."""
    if touched <= {*PERSONAL, *NUMBERS} - PAPERS:
        return []
    return [
        Fault(
            "procedure_code",
            "unknown",
            "Thủ tục này không có trong danh mục nên chưa đính chính được giấy tờ, phí; đính chính "
            "mã TTHC trước.",
        )
    ]


def _of_waiting(before: Payment, after: Payment) -> list[Fault]:
    """Whether the clock stands still hangs on it: that is an act of its own, not a slip of pen."""
    if Payment.WAITING not in (before, after):
        return []
    return [
        Fault(
            "payment",
            "moves_clock",
            "Chờ nộp phí làm dừng đồng hồ nên không đổi bằng đính chính: nộp rồi thì ghi “Tiếp tục "
            "giải quyết”, chưa nộp thì ghi “Tạm dừng”.",
        )
    ]


def _of_number(before: str, after: str) -> list[Fault]:
    """What a device printed stands on the paper that somebody holds, and finds the dossier."""
    if device_mark(before) is None or device_mark(after) is not None:
        return []
    return [
        Fault(
            "provisional_code",
            "on_paper",
            f"Số tạm “{before}” do máy ở quầy in trên giấy công dân đang giữ: không xóa, không đổi "
            "sang số kiểu khác; ghi đúng số trên giấy, như T-7KQ3-261121-04.",
        )
    ]


def _personal(
    record: IntakeRecord, texts: Mapping[str, str], touched: frozenset[str]
) -> dict[str, str]:
    said: dict[str, str] = {}
    for name in (*PERSONAL, *NUMBERS):
        old, new = getattr(record, name), texts[name]
        if name in touched and old != new:
            kept = vault.seal if name in NUMBERS else str
            said |= {name: kept(new), f"{name}{BEFORE}": kept(old)}
    return said


def _values(
    record: IntakeRecord, checked: Checked, form: IntakeForm, touched: frozenset[str]
) -> dict[str, list[Any]]:
    wanted = stored_values(checked, filed_by_officer=form.filed_by_officer)
    wanted |= {name: checked.texts[name] for name in ("channel_reason", "provisional_code")}
    wanted["filed_at"] = plain(checked.filed_at)
    found = {}
    for name, new in wanted.items():
        group = "enclosures" if name == "missing" else name
        old = plain(getattr(record, name))
        if group in touched and old != new:
            found[name] = [old, new]
    return found


def _service(
    record: IntakeRecord, checked: Checked, offer: ProcedureOffer, values: Mapping[str, Any]
) -> Service:
    """Only what follows from the values that changed."""
    whole, found = service_of(checked, offer), NO_SERVICE
    if "return_by" in values:
        found = replace(found, returned_by=whole.returned_by)
    if "enclosures" in values:
        found = replace(found, papers_digital=whole.papers_digital)
    if values.keys() & {"payment", "fees"} and {record.payment, checked.payment} & {*PAID_ONLINE}:
        found = replace(
            found,
            paid_through=whole.paid_through or PaidThrough.NONE,
            paid_amount=whole.paid_amount or 0,
        )
    return found
