"""A reporter lays a period before the leader: gone through, ready to be closed."""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.periods import Period
from motcua.kernel.text import nfc
from motcua.reports.models import ClosingProposal
from motcua.reports.snapshot_data import ProposalView
from motcua.reports.snapshots.errors import PeriodNotOver, ReasonTooLong
from motcua.reports.snapshots.reading import FORM, READ, REPORT, closing_of, name_of
from motcua.rulebook import load

PREPARE = "period.prepare"
LONGEST_NOTE = 500


def propose_closing(
    key: str, agency: AgencyView, period: Period, *, note: str = "", actor: Actor, now: datetime
) -> ProposalView:
    """Say that the figures of a period are ready to be closed. Nothing is frozen by it.

    key: of a form or report. Raises NotAllowed, NotFound, PeriodNotOver, ReasonTooLong,
    RulebookKeyUnknown, NotInForce.
    """
    on = local(now).date()
    agencies.require(actor, PREPARE, agency.id, on)
    require_over(period, on)
    _require_known(key, period)
    row = ClosingProposal(
        agency_id=agency.id,
        key=key,
        from_on=period.from_on,
        to_on=period.to_on,
        period_code=period.code or "",
        note=checked_note(note),
        proposed_at=now,
        proposed_by=actor.name,
        user_id=actor.user_id,
    )
    row.save(force_insert=True)
    return _view(row)


def proposals_of(agency_id: int, *, actor: Actor, now: datetime) -> tuple[ProposalView, ...]:
    """The last proposal of every period of the agency, the newest first; closed ones too."""
    agencies.require(actor, READ, agency_id, local(now).date())
    rows = ClosingProposal.objects.filter(agency_id=agency_id).order_by("proposed_at", "id")
    last = {(row.key, row.from_on, row.to_on): row for row in rows}
    return tuple(_view(row) for row in reversed(last.values()))


def proposal_of(key: str, agency_id: int, period: Period) -> ProposalView | None:
    """The last proposal of exactly these days; None: nobody made one."""
    rows = ClosingProposal.objects.filter(
        agency_id=agency_id, key=key, from_on=period.from_on, to_on=period.to_on
    )
    row = rows.order_by("-proposed_at", "-id").first()
    return _view(row) if row else None


def require_over(period: Period, today: date) -> None:
    """Raise PeriodNotOver before the last day of the period."""
    if period.to_on > today:
        raise PeriodNotOver(period, today)


def checked_note(text: str) -> str:
    """The text as it is kept. Raises ReasonTooLong."""
    note = nfc(text).strip()
    if len(note) > LONGEST_NOTE:
        raise ReasonTooLong("Lý do", len(note), LONGEST_NOTE)
    return note


def _require_known(key: str, period: Period) -> None:
    find = load.outline if key in load.outline_keys() else load.form
    find(key, period.to_on)


def _view(row: ClosingProposal) -> ProposalView:
    period = Period(row.from_on, row.to_on, row.period_code or None)
    closed = closing_of(row.key, row.agency_id, period)
    kind = REPORT if row.key in load.outline_keys() else FORM
    return ProposalView(
        agency_id=row.agency_id,
        key=row.key,
        name=name_of(kind, row.key, row.to_on),
        period=period,
        note=row.note,
        proposed_at=local(row.proposed_at),
        proposed_by=row.proposed_by,
        closed=closed is not None and closed.closed_at >= row.proposed_at,
    )
