"""The register book (sổ theo dõi hồ sơ): every dossier accepted in a time, a row each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from motcua.agencies import api as agencies
from motcua.dossiers.errors import BookTooLong
from motcua.dossiers.intake_course import TELLING, intake_now
from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.permissions import READ
from motcua.dossiers.read_log import log_read
from motcua.dossiers.slip_heads import agency_head, moment_on_slip, phone_on_slip
from motcua.dossiers.slip_told import said_in
from motcua.dossiers.slips import SLIPS_CHOSEN, SlipData
from motcua.dossiers.stored import order_key_of_day
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import format_day, local
from motcua.kernel.service import SERVICE
from motcua.rulebook import load as rulebook

MOST_ROWS = 1_000  # what a paper of several pages still prints in seconds
ENDED_OTHERWISE = frozenset({State.REFUSED, State.WITHDRAWN, State.CLOSED, State.CANCELLED})


def register_book(
    agency_id: int, from_on: date, to_on: date, *, actor: Actor, now: datetime
) -> SlipData:
    """The book of the dossiers accepted by the agency on these days, both included.

    Its form is the one of the first day. Raises NotFound, NotAllowed, BookTooLong; NotInForce
    before there was a form. The read is logged.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    definition = rulebook.slip(
        "register", from_on, agencies.decision(agency_id, SLIPS_CHOSEN, from_on)
    )
    rows = _accepted(agency_id, from_on, to_on)
    head = agency_head(agency_id, from_on)
    values = {
        **head,
        "place_date": f"{head['place']}, {moment_on_slip(now, day_only=True)}",
        "book_number": str(from_on.year),
        "from_on": format_day(from_on),
        "to_on": format_day(to_on),
        "officer": actor.name,
    }
    if rows:
        log_read([row.code for row in rows], "register book", actor, now)
    told = _told_of(rows)
    lines = tuple(_line(row, told.get(row.pk, ()), head["committee"]) for row in rows)
    return SlipData(definition, values, {"dossiers": lines})


def _accepted(agency_id: int, from_on: date, to_on: date) -> list[Dossier]:
    """In the order in which they came. The key of the list goes down as days go up."""
    found = Dossier.objects.filter(
        agency_id=agency_id,
        accepted_at__isnull=False,
        order_key__gte=order_key_of_day(to_on),
        order_key__lt=order_key_of_day(from_on - timedelta(days=1)),
    )
    count = found.count()
    if count > MOST_ROWS:
        raise BookTooLong(count, MOST_ROWS)
    return sorted(found, key=lambda row: (row.accepted_at, row.code))


def _told_of(rows: Iterable[Dossier]) -> Mapping[int, Sequence[DossierEvent]]:
    """What the events of each dossier say of its intake and its delivery, by its id."""
    events = DossierEvent.objects.filter(
        dossier__in=list(rows), verb__in=(*TELLING, Verb.DELIVER.value)
    )
    told: dict[int, list[DossierEvent]] = {}
    for event in events.order_by("id"):
        told.setdefault(event.dossier_id, []).append(event)
    return told


def _line(row: Dossier, told: Sequence[DossierEvent], lead: str) -> dict[str, str]:
    intake = intake_now(told)
    delivered = next((one for one in reversed(told) if one.verb == Verb.DELIVER), None)
    return {
        "code": row.code,
        "procedure": row.procedure_name,
        "copies": str(intake.sets) if intake else "",
        "applicant": row.applicant,
        "contact": _contact(intake) if intake else "",
        "lead_agency": lead,
        "accepted_on": _day(row.accepted_at),
        "appointment_on": _day(row.appointment_at),
        "delivered_on": _day(row.delivered_at),
        "return_by": _returned_by(delivered, intake),
        "note": _note(row),
    }


def _contact(intake: IntakeRecord) -> str:
    said = (intake.address, phone_on_slip(intake.phone) if intake.phone else "")
    return ", ".join(text for text in said if text)


def _returned_by(delivered: DossierEvent | None, intake: IntakeRecord | None) -> str:
    """As it was returned; before that, as the citizen asked for it."""
    said = said_in(delivered).get(SERVICE, {}).get("returned_by") if delivered else None
    key = said or (intake.return_by.value if intake else "")
    return {way.key: way.label for way in rulebook.handling_latest().deliver}.get(key, "")


def _note(row: Dossier) -> str:
    if State(row.state) in ENDED_OTHERWISE:
        return STATE_WORDS[State(row.state)]
    extensions = case_from_json(row.case).extensions
    return f"Hẹn lại {_day(extensions[-1].new_appointment_at)}" if extensions else ""


def _day(at: datetime | None) -> str:
    return format_day(local(at).date()) if at else ""
