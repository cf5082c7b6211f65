"""What the catalogue and the rules say, on a day, of taking in dossiers of one procedure."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from motcua.kernel.dates import VIETNAM
from motcua.kernel.due_explained import DueExplained, NamedDays, explain_due, no_limit
from motcua.kernel.intake_rules import IntakeRules, Limit
from motcua.procedures import api as procedures
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load as rulebook


@dataclass(frozen=True, slots=True)
class EnclosureAsked:
    """A paper of the check-list. originals, copies: how many the procedure asks for."""

    key: str
    name: str
    is_required: bool
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """A fee of the procedure. amount: whole đồng; None: by rule, the officer writes it."""

    name: str
    amount: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ProcedureOffer:
    """A procedure as the counter takes it in. limit None: none that anybody knows.

    not_in_force: why it may not be taken in on that day, Vietnamese; "": it may.
    """

    procedure: ProcedureView
    rules: IntakeRules
    limit: Limit | None
    enclosures: tuple[EnclosureAsked, ...]
    fees: tuple[FeeAsked, ...]
    not_in_force: str


def procedure_offer(procedure_code: str, on: date) -> ProcedureOffer | None:
    """What holds on a day; None: the catalogue has no such procedure."""
    procedure = procedures.by_code(procedure_code)
    if procedure is None:
        return None
    rules = rulebook.intake_rules(on)
    return ProcedureOffer(
        procedure=procedure,
        rules=rules,
        limit=_limit(procedure, rules),
        enclosures=(),
        fees=_fees(procedure),
        not_in_force="",
    )


def due_of(offer: ProcedureOffer, now: datetime) -> DueExplained:
    """The due time of a dossier of it that is accepted at `now`, and how it is counted."""
    if offer.limit is None:
        return no_limit()
    return explain_due(
        now,
        offer.limit.value,
        offer.limit.unit,
        rulebook.calendar(),
        offer.rules.cut_off_of(offer.procedure.code, offer.procedure.field_key),
        named_days(),
    )


@cache
def named_days() -> NamedDays:
    """Names of the days off, and the last year they are known of."""
    names = {day.on: day.name for day in rulebook.holidays() if day.kind != "working_swap"}
    return NamedDays(names, rulebook.years_covered()[1])


def today_of(now: datetime) -> date:
    """Vietnam's day of a moment."""
    return now.astimezone(VIETNAM).date()


def _limit(procedure: ProcedureView, rules: IntakeRules) -> Limit | None:
    if procedure.limit_value is not None and procedure.limit_unit:
        return Limit(procedure.limit_value, procedure.limit_unit)
    return rules.limit_of(procedure.code, procedure.field_key)


def _fees(procedure: ProcedureView) -> tuple[FeeAsked, ...]:
    if procedure.fee_kind in ("", "none"):
        return ()
    return (FeeAsked("Phí, lệ phí", procedure.fee_vnd, procedure.fee_note or procedure.fee_text),)
