"""What the catalogue and the rules say, on a day, of taking in dossiers of one procedure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from motcua.dossiers.channel_terms import FeeAsked, fees_by, limit_by, not_offered
from motcua.dossiers.province_terms import fees_of_province, province_asked
from motcua.kernel.cases import Week
from motcua.kernel.due_explained import DueExplained, NamedDays, explain_due, no_limit
from motcua.kernel.intake_rules import IntakeRules, Limit
from motcua.kernel.own_hours import week_words
from motcua.kernel.service import OnlineLevel
from motcua.kernel.text import fold
from motcua.procedures import api as procedures
from motcua.procedures.data import At, ProcedureView
from motcua.procedures.detail_data import Enclosure, ProcedureDetail
from motcua.rulebook import load as rulebook

# The portal marks no paper as required; it says in words for whom one is asked.
SHOWN_ONLY = "xuat trinh"  # in the group: presented, and given back
REMARKS = "luu y"  # a group of sentences to the reader, which nobody can hand in
CASE_FIRST, CASES = "truong hop", ("trong truong hop", "dien tu tuong tac")
UNVERIFIED = ", chưa đối chiếu được với thông báo nghỉ"


@dataclass(frozen=True, slots=True)
class EnclosureAsked:
    """A paper of the check-list. originals, copies: how many the procedure asks for.

    key: of its name, so that a list that was sent long after still names the same papers.
    is_required: asked of everybody. Whoever leaves it out gives a reason.
    """

    key: str
    name: str
    is_required: bool
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class ProcedureOffer:
    """A procedure as the counter takes it in. limit None: none that anybody knows.

    not_in_force: why it may not be taken in on that day, Vietnamese; "": it may. not_offered: why
    the channel asked for is none of its ways of filing; "": it is one, or nobody knows.
    online_level: the online service it is at the office; None: nobody said.
    """

    procedure: ProcedureView
    rules: IntakeRules
    limit: Limit | None
    enclosures: tuple[EnclosureAsked, ...]
    enclosures_more: int  # papers that the catalogue left out of its list
    fees: tuple[FeeAsked, ...]
    not_in_force: str
    not_offered: str = ""
    online_level: OnlineLevel | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing is charged, for all that is known."""
        return all(fee.amount == 0 for fee in self.fees)

    @property
    def fee_ground(self) -> str:
        """Acts of the province that set the fees; "": none did."""
        return "; ".join(dict.fromkeys(fee.ground for fee in self.fees if fee.ground))


def procedure_offer(
    procedure_code: str, on: date, channel: str, agency_id: int | None = None
) -> ProcedureOffer | None:
    """What holds on a day, filed by a channel; None: the catalogue has no such procedure.

    agency_id: where the dossier is filed, for publication decisions and fees that hold there;
    None: as the national catalogue has it.
    """
    at = None if agency_id is None else At(agency_id, on)
    detail = procedures.detail(procedure_code, at)
    if detail is None:
        return None
    return offer_of(detail, on, channel, province_asked(agency_id, on, detail.procedure.code))


def offer_of(detail: ProcedureDetail, on: date, channel: str, province: str = "") -> ProcedureOffer:
    """What holds on a day for a procedure that is at hand.

    channel: key of the way it is filed; "": none chosen, the row of the list holds for all.
    province: code of the one whose own fees hold, see `province_asked`; "": none.
    """
    procedure = detail.procedure
    of_province = fees_of_province(procedure, province, channel, on)
    rules = rulebook.intake_rules(on)
    return ProcedureOffer(
        procedure=procedure,
        rules=rules,
        limit=limit_by(detail, channel) or _limit(procedure, rules),
        enclosures=_papers(detail.enclosures),
        enclosures_more=detail.enclosures_more,
        fees=fees_by(detail, channel, of_province),
        not_in_force=procedure.published.refusal if procedure.published else "",
        not_offered=not_offered(detail, channel),
    )


def due_of(offer: ProcedureOffer, now: datetime, week: Week | None) -> DueExplained:
    """The due time of a dossier of it that is accepted at `now`, and how it is counted.

    week: the agency's own hours on that day; None: the usual ones.
    """
    if offer.limit is None:
        return no_limit()
    due = explain_due(
        now,
        offer.limit.value,
        offer.limit.unit,
        rulebook.calendar_of(week),
        offer.rules.cut_off_of(offer.procedure.code, offer.procedure.field_key),
        named_days(),
    )
    if week is None:
        return due
    hours = f"Giờ làm việc của cơ quan: {week_words(week)}."
    return replace(due, steps=(due.steps[0], hours, *due.steps[1:]))


@cache
def named_days() -> NamedDays:
    """Names of the days off, and the last year they are known of.

    A day that no announcement confirms yet says so wherever it is named.
    """
    names = {
        day.on: day.name + (UNVERIFIED if day.check == "unverified" else "")
        for day in rulebook.holidays()
        if day.kind != "working_swap"
    }
    return NamedDays(names, rulebook.years_covered()[1])


def _papers(papers: Iterable[Enclosure]) -> tuple[EnclosureAsked, ...]:
    """Required ones first, else in the catalogue's order; a paper listed twice once."""
    handed_in = (paper for paper in papers if not fold(paper.group).startswith(REMARKS))
    once = {one.key: one for one in map(_asked, handed_in)}.values()
    return tuple(sorted(once, key=lambda one: not one.is_required))


def _asked(paper: Enclosure) -> EnclosureAsked:
    digest = hashlib.sha256(f"{paper.group} {paper.name}".encode()).hexdigest()
    return EnclosureAsked(
        key=digest[:10],
        name=paper.name,
        is_required=_is_required(paper),
        originals=paper.originals or 0,
        copies=paper.copies or 0,
    )


def _is_required(paper: Enclosure) -> bool:
    name = fold(paper.name)
    for_some = name.startswith(CASE_FIRST) or any(words in name for words in CASES)
    return not for_some and SHOWN_ONLY not in fold(paper.group)


def _limit(procedure: ProcedureView, rules: IntakeRules) -> Limit | None:
    if procedure.limit_value is not None and procedure.limit_unit:
        return Limit(procedure.limit_value, procedure.limit_unit)
    return rules.limit_of(procedure.code, procedure.field_key)
