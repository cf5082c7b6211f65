"""The intake page's fields: what was sent, as the dossiers room takes it, and what is shown."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

from django.http import QueryDict

from motcua.agencies import api as agencies
from motcua.desk.action_fields import CountCell
from motcua.dossiers.api import due_of, procedure_offer
from motcua.dossiers.intake_data import EnclosureForm, Fault, FeeForm, IntakeForm
from motcua.dossiers.intake_offer import EnclosureAsked, FeeAsked, ProcedureOffer
from motcua.kernel.due_explained import DueExplained, no_limit
from motcua.kernel.intake_rules import EnclosureKind
from motcua.kernel.numbers import format_int
from motcua.rulebook import load

# Names of the page's fields are those of IntakeForm; only lists have a spelling of their own.
FOLDED = (
    "filer",
    "filer_id_number",
    "filer_phone",
    "filer_relation",
    "behalf_reason",
    "content",
    "sets",
    "ecopies",
    "return_by",
    "appointment",
    "filed_at",
    "provisional_code",
    "occurred_at",
)
TEXTS = (
    "procedure_code",
    "field_key",
    "channel",
    "channel_reason",
    "applicant",
    "id_number",
    "old_id_number",
    "birth_on",
    "sex",
    "address",
    "phone",
    "email",
    *FOLDED,
    "resolved_by",
    "other_enclosures",
    "missing_reason",
    "missing_note",
    "payment",
    "receipt_no",
)
MARKS = ("filed_by_officer", "duplicate_is_meant")
PAPER = "giay-to."  # giay-to.<key>.<kind of copy>
FEE, FEE_NAME = "phi.", "phi-ten."  # phi.<place>
KEY = "khoa"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the check-list with its boxes. full: kind -> number that "received" fills in."""

    asked: EnclosureAsked
    cells: tuple[CountCell, ...]
    is_there: bool
    fault: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A line of fees. place: its number, from 0."""

    place: int
    name: str
    amount: str
    note: str
    fault: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the chosen procedure asks, with what was typed so far."""

    offer: ProcedureOffer
    due: DueExplained
    papers: tuple[PaperRow, ...]
    fees: tuple[FeeRow, ...]
    has_required: bool


def new_key() -> str:
    """A key for one intake."""
    return secrets.token_urlsafe(24)


def read(sent: QueryDict) -> IntakeForm:
    """What was sent, unread and unchecked."""
    texts = {name: sent.get(name, "") for name in TEXTS if name in sent}
    marks = {name: sent.get(name) == "1" for name in MARKS}
    return IntakeForm(**texts, **marks, enclosures=papers_of(sent), fees=_fees(sent))


def asked_of(
    procedure_code: str,
    form: IntakeForm,
    faults: Mapping[str, str],
    now: datetime,
    agency_id: int,
) -> Asked | None:
    """The block under the procedure; None while none is chosen. now: the request's moment."""
    if not procedure_code:
        return None
    offer = procedure_offer(procedure_code, now.date(), form.channel, agency_id)
    if offer is None:
        return None
    typed = {paper.key: paper.counts for paper in form.enclosures}
    return Asked(
        offer=offer,
        due=due_of(offer, now, agencies.working_week(agency_id, now.date())),
        papers=tuple(
            _paper_row(one, offer, typed.get(one.key), faults) for one in offer.enclosures
        ),
        fees=_fee_rows(offer.fees, form.fees, faults),
        has_required=any(one.is_required for one in offer.enclosures),
    )


def blank(now: datetime) -> Asked:
    """One paper and one fee without words, which the page fills in itself without a line."""
    offer = SimpleNamespace(  # as much of a ProcedureOffer as the block shows
        procedure=SimpleNamespace(field_key=""),
        rules=load.intake_rules(now.date()),
        enclosures_more=0,
        not_offered=" ",  # so that its reason stands in the pattern
        fees=(FeeAsked("", None, ""),),
        is_free=False,
    )
    papers = (_paper_row(EnclosureAsked("", "", True, 0, 0), offer, None, {}),)
    return Asked(offer, no_limit(), papers, _fee_rows(offer.fees, (), {}), has_required=True)


def by_field(faults: tuple[Fault, ...]) -> dict[str, str]:
    """Field -> its sentence; the first of several."""
    found: dict[str, str] = {}
    for fault in faults:
        found.setdefault(fault.field, fault.message)
    return found


def is_folded_open(form: IntakeForm, faults: Mapping[str, str]) -> bool:
    """Whether the part that few need must be shown: something was typed or is wrong there."""
    fresh = IntakeForm()
    typed = any(getattr(form, name) != getattr(fresh, name) for name in FOLDED)
    return typed or form.filed_by_officer or any(name in faults for name in FOLDED)


def papers_of(sent: Mapping[str, str]) -> tuple[EnclosureForm, ...]:
    """The check-list as it was sent: every paper of which a box was."""
    found: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        if name.startswith(PAPER) and "." in name.removeprefix(PAPER):
            key, kind = name.removeprefix(PAPER).rsplit(".", 1)
            found.setdefault(key, {})[kind] = value
    return tuple(EnclosureForm(key, counts) for key, counts in found.items())


def _fees(sent: QueryDict) -> tuple[FeeForm, ...]:
    names = sorted(name for name in sent if name.startswith(FEE))
    return tuple(
        FeeForm(sent.get(FEE_NAME + name.removeprefix(FEE), ""), sent[name]) for name in names
    )


def count_cells(
    key: str, kinds: Iterable[EnclosureKind], counts: Mapping[str, str]
) -> tuple[CountCell, ...]:
    """The boxes of a paper, one a kind of copy."""
    return tuple(
        CountCell(f"{PAPER}{key}.{kind.key}", kind.label, counts.get(kind.key, ""))
        for kind in kinds
    )


def _paper_row(
    asked: EnclosureAsked,
    offer: ProcedureOffer,
    counts: Mapping[str, str] | None,
    faults: Mapping[str, str],
) -> PaperRow:
    typed = counts or {}
    cells = count_cells(asked.key, offer.rules.enclosure_kinds, typed)
    return PaperRow(asked, cells, bool(typed), faults.get(f"enclosures.{asked.key}", ""))


def _fee_rows(
    asked: tuple[FeeAsked, ...], typed: tuple[FeeForm, ...], faults: Mapping[str, str]
) -> tuple[FeeRow, ...]:
    lines = asked or (FeeAsked("Phí, lệ phí", None, ""),)
    return tuple(
        FeeRow(
            place,
            line.name,
            typed[place].amount if place < len(typed) else _amount(line),
            line.note,
            faults.get(f"fees.{place}", ""),
        )
        for place, line in enumerate(lines)
    )


def _amount(line: FeeAsked) -> str:
    return format_int(line.amount) if line.amount else ""
