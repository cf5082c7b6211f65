"""Slips of a dossier, filled from its events. Which slip holds is decided by the acceptance day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers import slip_course as course
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.fee_paid import as_paid
from motcua.dossiers.intake_errors import SlipNotDue
from motcua.dossiers.intake_queries import stored_intake
from motcua.dossiers.intake_words import RETURN_WORDS
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.permissions import require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.slip_heads import agency_head, lookup_address, moment_on_slip, phone_on_slip
from motcua.dossiers.slip_told import Filled, Rows, Told, fees_on_slip, said_in
from motcua.dossiers.views import legs_of
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.dates import format_day, local
from motcua.kernel.slips import SlipDefinition
from motcua.rulebook import load as rulebook

SLIPS_CHOSEN = "slips"  # key of the agency's decision between two sets of slips
GIVEN_OUT = "Giao người nộp hồ sơ"


@dataclass(frozen=True, slots=True)
class SlipData:
    """A slip ready for paper: values by the keys of definition.fields, rows by its tables."""

    definition: SlipDefinition
    values: Mapping[str, str]
    tables: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class SlipChoice:
    """A slip that a dossier has. key: of the definition."""

    key: str
    label: str


def slip(code: str, slip_key: str, *, actor: Actor, now: datetime) -> SlipData:
    """A slip of a dossier; the read is logged.

    slip_key: receipt, supplement, decline, apology, stop, control. Raises DossierUnknown,
    SlipNotDue when nothing happened that this slip tells, RulebookKeyUnknown for another key.
    """
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    definition = rulebook.slip(slip_key, told.on, chosen)
    filler = _FILLERS.get(slip_key)
    filled = filler(told) if filler else None
    if filled is None:
        raise SlipNotDue(definition.label, code)
    log_read([code], f"slip {slip_key}", actor, now)
    return SlipData(definition, {**_shared(told, filled), **filled.values}, filled.tables)


def slips_of(code: str, *, actor: Actor, now: datetime) -> tuple[SlipChoice, ...]:
    """The slips that this dossier has now, in the order of their numbers."""
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    return tuple(
        SlipChoice(definition.key, definition.label)
        for definition in rulebook.slips(told.on, chosen)
        if definition.key in _FILLERS and _FILLERS[definition.key](told) is not None
    )


def _told(code: str, actor: Actor, now: datetime) -> Told:
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now, legs_of(row))
    events = DossierEvent.objects.filter(dossier=row).select_related("command").order_by("id")
    resumed = (said_in(one) for one in events if one.verb == Verb.RESUME)
    return Told(row, tuple(events), as_paid(stored_intake(row), resumed))


def _shared(told: Told, filled: Filled) -> dict[str, str]:
    """Values that most slips print; each slip's own come over them."""
    row, intake = told.row, told.intake
    head = agency_head(row.agency_id, told.on)
    return {
        **head,
        "place_date": (
            f"{head['place']}, {moment_on_slip(filled.event.occurred_at, day_only=True)}"
        ),
        "code": row.code,
        "applicant": row.applicant,
        "address": intake.address if intake else "",
        "phone": phone_on_slip(intake.phone) if intake else "",
        "email": intake.email if intake else "",
        "request": (intake.content if intake else "") or row.procedure_name,
        "accepted_on": format_day(local(row.accepted_at).date()) if row.accepted_at else "",
        "number": told.number(filled.event),
    }


def _receipt(told: Told) -> Filled | None:
    intake, accepted = told.intake, told.last(Verb.ACCEPT)
    if intake is None or accepted is None:
        return None
    appointment = told.row.appointment_at
    values = {
        "qr": _to_scan(told),
        "secret": intake.lookup_code,
        "copy_label": GIVEN_OUT,
        "copies": f"{intake.sets:02d}",
        "limit": intake.limit_words,
        "accepted_at": moment_on_slip(told.row.accepted_at or accepted.occurred_at),
        "appointment_at": moment_on_slip(appointment) if appointment else "",
        "return_place": RETURN_WORDS[intake.return_by],
        "fees": fees_on_slip(intake),
        "book_number": str(told.on.year),
        "book_order": told.tail,
        "officer": intake.officer,
    }
    rows = [
        {"name": one.name, **{kind: f"{count:02d}" for kind, count in one.counts.items()}}
        for one in intake.enclosures
    ]
    if intake.other_enclosures:
        rows.append({"name": intake.other_enclosures})
    return Filled(accepted, values, {"enclosures": tuple(rows)})


def _supplement(told: Told) -> Filled | None:
    asked = told.last(Verb.ASK_SUPPLEMENT)
    if asked is None:
        return None
    said = said_in(asked)
    values = {
        "qr": _to_scan(told),
        "reason": str(said.get("reason", "")),
        "contact": asked.command.actor_name,
        "officer": asked.command.actor_name,
    }
    rows: Rows = tuple({"name": str(name)} for name in said.get("missing", []))
    return Filled(asked, values, {"enclosures": rows})


def _decline(told: Told) -> Filled | None:
    # Form 03 says no to a dossier that came in: not accepted, or refused after the acceptance.
    said_no = told.last(Verb.DECLINE) or told.last(Verb.REFUSE)
    if said_no is None:
        return None
    values = {
        "reason": str(said_in(said_no).get("reason", "")),
        "officer": said_no.command.actor_name,
    }
    return Filled(said_no, values)


_FILLERS: dict[str, Callable[[Told], Filled | None]] = {
    "receipt": _receipt,
    "supplement": _supplement,
    "decline": _decline,
    "apology": course.apology,
    "stop": course.stop,
    "control": course.control,
}


def _to_scan(told: Told) -> str:
    """What the square code holds: where to look it up, else the code alone."""
    address = lookup_address(told.row.agency_id, told.on)
    return f"{address}?ma={told.row.code}" if address else told.row.code
