"""What was written down at the counter, as lines of the dossier's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers import api as dossiers
from motcua.dossiers.intake_data import AgencyNamed, EnclosureReceived, IntakeRecord, Payment
from motcua.dossiers.intake_words import PAYMENT_WORDS, RETURN_WORDS, SEX_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.intake_rules import IntakeRules
from motcua.kernel.numbers import format_int
from motcua.rulebook import load

NOT_SAID = "chưa ghi"


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """A value of the intake. values: a line each; notes: quiet words under them."""

    label: str
    values: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeShown:
    """The part "Lúc tiếp nhận". fault: why the counter's data cannot be shown, "" they can."""

    lines: tuple[IntakeLine, ...] = ()
    filed_by_officer: bool = False
    fault: str = ""


def intake_shown(code: str, *, actor: Actor, now: datetime) -> IntakeShown | None:
    """The counter's record of a dossier; None: it came in another way. The reading is logged.

    Numbers of people show their last four characters. Raises DossierUnknown.
    """
    try:
        record = dossiers.intake_record(code, actor=actor, now=now)
    except dossiers.IntakeNotRecorded:
        return None
    except dossiers.VaultClosed as closed:
        return IntakeShown(fault=str(closed))
    rules = load.intake_rules(record.accepted_at.date())
    lines = (*_person(record), *_filer(record, rules), *_papers(record, rules), *_terms(record))
    return IntakeShown(lines, filed_by_officer=record.filed_by_officer)


def _person(record: IntakeRecord) -> Iterator[IntakeLine]:
    born = (record.birth_on, SEX_WORDS.get(record.sex, ""))
    yield _line("Số giấy tờ", dossiers.masked(record.id_number))
    if record.old_id_number:
        yield _line("Số CMND cũ", dossiers.masked(record.old_id_number))
    yield _line("Ngày sinh, giới tính", ", ".join(filter(None, born)))
    yield _line("Địa chỉ", record.address)
    yield _line("Số điện thoại", record.phone)
    if record.email:
        yield _line("Thư điện tử", record.email)
    if record.content:
        yield _line("Nội dung yêu cầu", record.content)


def _filer(record: IntakeRecord, rules: IntakeRules) -> Iterator[IntakeLine]:
    if record.filer:
        said = (dossiers.masked(record.filer_id_number), record.filer_phone, record.filer_relation)
        yield IntakeLine("Người nộp thay", (record.filer,), tuple(filter(None, said)))
    if record.channel_reason:
        reason = _reason(rules, "channel_not_offered", record.channel_reason)
        yield IntakeLine("Hình thức nộp ngoài danh mục", (reason,))
    if record.filed_by_officer:
        reason = _reason(rules, "behalf", record.behalf_reason)
        yield IntakeLine("Nộp giúp công dân", (f"Cán bộ {record.officer} nộp giúp",), (reason,))


def _papers(record: IntakeRecord, rules: IntakeRules) -> Iterator[IntakeLine]:
    kinds = {kind.key: kind.label.lower() for kind in rules.enclosure_kinds}
    received = [_paper(one, kinds) for one in record.enclosures]
    if record.other_enclosures:
        received.append(f"Giấy tờ khác: {record.other_enclosures}")
    yield _line("Giấy tờ đã nhận", *received, note=f"{record.sets} bộ hồ sơ")
    if record.missing:
        reason = _reason(rules, "enclosure_missing", record.missing_reason)
        notes = filter(None, (f"Lý do vẫn nhận: {reason}", record.missing_note))
        yield IntakeLine("Giấy tờ còn thiếu", record.missing, tuple(notes))


def _terms(record: IntakeRecord) -> Iterator[IntakeLine]:
    fees = [f"{fee.name}: {format_int(fee.amount)} đồng" for fee in record.fees]
    paid = PAYMENT_WORDS[record.payment]
    if record.receipt_no:
        paid = f"{paid}, biên lai số {record.receipt_no}"
    if record.payment is Payment.NONE:
        fees, paid = [paid], ""
    yield _line("Phí, lệ phí", *fees, note=paid)
    if record.fee_ground:
        yield _line("Căn cứ mức thu", record.fee_ground)
    yield _line("Nhận kết quả", RETURN_WORDS[record.return_by])
    yield _line("Nơi nộp", _named(record.filed_at))
    yield _line("Nơi tiếp nhận", _named(record.received_at), note=f"Cán bộ {record.officer}")
    yield _line("Nơi giải quyết", _named(record.resolved_by))
    if record.provisional_code:
        yield _line("Số tạm lúc mất mạng", record.provisional_code)


def _line(label: str, *values: str, note: str = "") -> IntakeLine:
    said = tuple(value for value in values if value)
    return IntakeLine(label, said, (note,) if note else ())


def _paper(one: EnclosureReceived, kinds: dict[str, str]) -> str:
    counts = [f"{count} {kinds.get(kind, kind)}" for kind, count in one.counts.items()]
    return f"{one.name} ({', '.join(counts)})"


def _reason(rules: IntakeRules, purpose: str, key: str) -> str:
    return next((one.label for one in rules.reasons[purpose] if one.key == key), NOT_SAID)


def _named(agency: AgencyNamed) -> str:
    return agency.name or f"đơn vị mã {agency.code}"
