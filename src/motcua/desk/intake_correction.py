"""What was written down at the intake as fields of a correction, and back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from motcua.desk.action_fields import Field, Kind
from motcua.desk.intake_form import count_cells, papers_of
from motcua.dossiers import api
from motcua.dossiers.data import DossierView
from motcua.dossiers.intake_data import FeeForm, IntakeForm, IntakeRecord, ReturnBy
from motcua.dossiers.intake_offer import ProcedureOffer
from motcua.dossiers.intake_words import LABELS, RETURN_WORDS, SEX_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.intake_rules import IntakeRules, Reason
from motcua.kernel.numbers import format_int
from motcua.rulebook import load

PERSON, FILER = "Người nộp", "Nộp thay, nộp giúp"
PAPERS, FEES = "Giấy tờ đã nhận", "Phí, nhận kết quả"
WAY = "Hình thức, nơi nộp, số tạm"
OF_PERSON = ("id_number", "old_id_number", "birth_on", "sex", "address", "phone", "email")
OF_FILER = ("filer", "filer_relation", "filer_id_number", "filer_phone")
FEE = "fees."
NO_FEE_NAME = "Phí, lệ phí"
Options = tuple[tuple[str, str], ...]


def intake_fields(record: IntakeRecord | None, agency_id: int) -> tuple[Field, ...]:
    """The values of the intake, each in its field, folded away by what they are about; () where
    no intake is recorded."""
    if record is None:
        return ()
    form = api.form_of(record)
    rules = load.intake_rules(record.accepted_at.date())
    offer = _offer(record, agency_id)
    return (
        *_person(form),
        *_filer(form, rules),
        *_papers(record, form, offer, rules),
        *_terms(form, offer),
        *_way(form, rules),
    )


def recorded_intake(view: DossierView, *, actor: Actor, now: datetime) -> IntakeRecord | None:
    """What the counter wrote down; None: nothing, or nobody can read it. The read is logged."""
    try:
        return api.intake_record(view.code, actor=actor, now=now)
    except (api.IntakeNotRecorded, api.VaultClosed):
        return None


def typed_intake(record: IntakeRecord, agency_id: int, typed: Mapping[str, str]) -> IntakeForm:
    """The form as it should have been: what was sent over what stands; what was not sent stays."""
    form, fields = api.form_of(record), intake_fields(record, agency_id)
    texts = {
        one.name: typed[one.name]
        for one in fields
        if one.kind in (Kind.TEXT, Kind.CHOICE) and "." not in one.name and one.name in typed
    }
    fees = tuple(
        FeeForm(line.name, typed.get(f"{FEE}{place}", line.amount))
        for place, line in enumerate(_fee_lines(form, _offer(record, agency_id)))
    )
    return replace(
        form,
        **texts,
        filed_by_officer=_marked(form, typed),
        enclosures=papers_of(typed) or form.enclosures,
        fees=fees,
    )


def _marked(form: IntakeForm, typed: Mapping[str, str]) -> bool:
    """A box that was sent unticked is not among the values; its neighbour is."""
    if "behalf_reason" not in typed:
        return form.filed_by_officer
    return typed.get("filed_by_officer") == "1"


def _offer(record: IntakeRecord, agency_id: int) -> ProcedureOffer | None:
    """What the procedure asked on the day; None: it is not in the catalogue."""
    on = record.accepted_at.date()
    return api.procedure_offer(record.procedure_code, on, record.channel, agency_id)


def _person(form: IntakeForm) -> Iterator[Field]:
    for name in OF_PERSON:
        if name == "sex":
            options = (("", "Không ghi"), *SEX_WORDS.items())
            yield _choice(name, LABELS[name], options, form.sex, PERSON)
        else:
            yield _text(name, form, PERSON)
    yield _text("content", form, PERSON, hint="Để trống: theo tên thủ tục.")


def _filer(form: IntakeForm, rules: IntakeRules) -> Iterator[Field]:
    for name in OF_FILER:
        yield _text(name, form, FILER)
    marked = "1" if form.filed_by_officer else ""
    label = "Cán bộ nộp trực tuyến giúp công dân"
    yield Field("filed_by_officer", label, Kind.CHECK, value=marked, group=FILER)
    options = _reasons(rules.reasons["behalf"], "Không nộp giúp")
    yield _choice("behalf_reason", LABELS["behalf_reason"], options, form.behalf_reason, FILER)


def _papers(
    record: IntakeRecord, form: IntakeForm, offer: ProcedureOffer | None, rules: IntakeRules
) -> Iterator[Field]:
    typed = {one.key: one.counts for one in form.enclosures}
    names = {one.key: one.name for one in record.enclosures}
    names |= {one.key: one.name for one in offer.enclosures} if offer else {}
    for key, name in names.items():
        cells = count_cells(key, rules.enclosure_kinds, typed.get(key, {}))
        yield Field(f"enclosures.{key}", name, Kind.COUNTS, group=PAPERS, cells=cells)
    yield _text("other_enclosures", form, PAPERS)
    options = _reasons(rules.reasons["enclosure_missing"], "Không thiếu")
    yield _choice("missing_reason", LABELS["missing_reason"], options, form.missing_reason, PAPERS)
    yield _text("missing_note", form, PAPERS)
    yield _text("sets", form, PAPERS)


def _terms(form: IntakeForm, offer: ProcedureOffer | None) -> Iterator[Field]:
    for place, line in enumerate(_fee_lines(form, offer)):
        amount = format_int(int(line.amount)) if line.amount else ""
        yield Field(f"{FEE}{place}", f"{line.name} (đồng)", Kind.TEXT, value=amount, group=FEES)
    payments = tuple((one.value, words) for one, words in api.PAYMENT_WORDS.items())
    yield _choice("payment", LABELS["payment"], payments, form.payment, FEES)
    yield _text("receipt_no", form, FEES)
    returns = tuple((one.value, RETURN_WORDS[one]) for one in ReturnBy)
    yield _choice("return_by", LABELS["return_by"], returns, form.return_by, FEES)


def _way(form: IntakeForm, rules: IntakeRules) -> Iterator[Field]:
    options = _reasons(rules.reasons["channel_not_offered"], "Theo danh mục, không cần lý do")
    label = LABELS["channel_reason"]
    yield _choice("channel_reason", label, options, form.channel_reason, WAY)
    yield _text("filed_at", form, WAY, hint="Mã đơn vị 5 chữ số; để trống: nộp tại nơi tiếp nhận.")
    yield _text("provisional_code", form, WAY, hint="Số in trên giấy tạm công dân đang giữ.")
    copies = "Chỉ khi chứng thực bản sao điện tử: đếm riêng, ngoài biểu 06a."
    yield _text("ecopies", form, WAY, hint=copies)


def _fee_lines(form: IntakeForm, offer: ProcedureOffer | None) -> tuple[FeeForm, ...]:
    """What was taken, and what may be taken besides; one empty line where nothing is known."""
    taken = {line.name for line in form.fees}
    others = (one.name for one in offer.fees if one.name not in taken) if offer else ()
    lines = (*form.fees, *(FeeForm(name, "") for name in others))
    return lines or (FeeForm(NO_FEE_NAME, ""),)


def _text(name: str, form: IntakeForm, group: str, hint: str = "") -> Field:
    return Field(name, LABELS[name], Kind.TEXT, hint, value=getattr(form, name), group=group)


def _choice(name: str, label: str, options: Options, value: str, group: str) -> Field:
    return Field(name, label, Kind.CHOICE, options=options, value=value, group=group)


def _reasons(reasons: Iterable[Reason], none: str) -> Options:
    return (("", none), *((one.key, one.label) for one in reasons))
