"""Slips of a dossier, filled from its events. Which slip holds is decided by the acceptance day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers import slip_course as course
from motcua.dossiers.acceptance_rules import rules_on
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_course import intake_now
from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.intake_errors import SlipNotDue
from motcua.dossiers.intake_words import RETURN_WORDS
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.permissions import is_receiver_only, require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.slip_heads import agency_head, lookup_address, moment_on_slip, phone_on_slip
from motcua.dossiers.slip_papers import named_row, paper_row
from motcua.dossiers.slip_told import Filled, Rows, Told, fees_on_slip, said_in
from motcua.dossiers.views import parts_of
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.dates import format_day, local
from motcua.kernel.slips import SlipDefinition
from motcua.rulebook import load as rulebook

SLIPS_CHOSEN = "slips"  # key of the agency's decision between two sets of slips
INSIDE = frozenset({"control"})  # stays with the agency that resolves the dossier
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

    slip_key: receipt, supplement, decline, apology, stop, control; of several requests for a
    supplement "supplement-1", "supplement-2"…, without a number the last. Raises DossierUnknown,
    SlipNotDue when nothing happened that this slip tells, RulebookKeyUnknown for another key.
    """
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    key, _, place = slip_key.partition("-")
    definition = rulebook.slip(key, told.on, chosen)
    filled = _one_of(_filled(key, told), place)
    if filled is None:
        raise SlipNotDue(definition.label, code)
    log_read([code], f"slip {slip_key}", actor, now)
    values = {**_shared(told, filled, definition), **filled.values}
    return SlipData(definition, values, filled.tables)


def slips_of(code: str, *, actor: Actor, now: datetime) -> tuple[SlipChoice, ...]:
    """The slips that this dossier has now, in the order of their numbers."""
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    return tuple(
        choice
        for definition in rulebook.slips(told.on, chosen)
        for choice in _choices(definition, _filled(definition.key, told))
    )


def _choices(definition: SlipDefinition, found: Sequence[Filled]) -> Sequence[SlipChoice]:
    """One of a kind goes by the name of its form; of several each says which it is."""
    if len(found) < 2:
        return [SlipChoice(definition.key, definition.label) for _ in found]
    return [
        SlipChoice(
            f"{definition.key}-{one.place}",
            f"{definition.label}, lần {one.place} ngày "
            f"{format_day(local(one.event.occurred_at).date())}",
        )
        for one in found
    ]


def _filled(key: str, told: Told) -> Sequence[Filled]:
    """The slips of a kind, in the order in which they were given out."""
    filler = None if told.outside and key in INSIDE else _FILLERS.get(key)
    found = filler(told) if filler else None
    return found if isinstance(found, list) else [found] if found else []


def _one_of(found: Sequence[Filled], place: str) -> Filled | None:
    if not place:
        return found[-1] if found else None
    return next((one for one in found if str(one.place) == place), None)


def _told(code: str, actor: Actor, now: datetime) -> Told:
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    parts = parts_of(row)
    require_read(actor, code, row.agency_id, now, parts)
    events = DossierEvent.objects.filter(dossier=row).select_related("command").order_by("id")
    outside = is_receiver_only(actor, row.agency_id, parts, now)
    return Told(row, tuple(events), intake_now(events), outside=outside)


def _shared(told: Told, filled: Filled, definition: SlipDefinition) -> dict[str, str]:
    """Values that most slips print; each slip's own come over them."""
    row, intake = told.row, told.intake
    return {
        **_head(row.agency_id, told, filled.event),
        "code": row.code,
        "applicant": row.applicant,
        # Who stood at the counter signs: the proxy, where one came.
        "handed_in_by": (intake.filer if intake else "") or row.applicant,
        "address": intake.address if intake else "",
        "phone": phone_on_slip(intake.phone) if intake else "",
        "id_number": intake.id_number if intake else "",
        "old_id_number": intake.old_id_number if intake else "",
        "email": intake.email if intake else "",
        "request": (intake.content if intake else "") or row.procedure_name,
        "accepted_on": format_day(local(row.accepted_at).date()) if row.accepted_at else "",
        "number": told.number(filled, definition),
    }


def _head(agency_id: int, told: Told, event: DossierEvent) -> dict[str, str]:
    """Who gives the slip out, where and on which day."""
    head = agency_head(agency_id, told.on)
    return {
        **head,
        "place_date": f"{head['place']}, {moment_on_slip(event.occurred_at, day_only=True)}",
    }


def _of_the_receiver(told: Told, intake: IntakeRecord, accepted: DossierEvent) -> dict[str, str]:
    """What a receipt says otherwise that another agency's counter gave out; {}: none did."""
    if intake.receiver_id is None:
        return {}
    resolver = agency_head(told.row.agency_id, told.on)["agency"]
    request = intake.content or told.row.procedure_name
    return {
        **_head(intake.receiver_id, told, accepted),
        "request": f"{request} (cơ quan giải quyết: {resolver})",
    }


def _receipt(told: Told) -> Filled | None:
    intake, accepted = told.intake, told.last(Verb.ACCEPT)
    if intake is None or accepted is None:
        return None
    appointment = told.row.appointment_at
    values = {
        **_of_the_receiver(told, intake, accepted),
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
    rules = rules_on(told.on)
    kinds = rules.enclosure_kinds if rules else ()
    rows = [paper_row(one, kinds) for one in intake.enclosures]
    if intake.other_enclosures:
        rows.append(named_row(intake.other_enclosures, kinds))
    return Filled(accepted, values, {"enclosures": tuple(rows)}, has_papers=True)


def _supplements(told: Told) -> list[Filled]:
    """One for each request, with its own papers, reason and day."""
    asked = [one for one in told.events if one.verb == Verb.ASK_SUPPLEMENT]
    return [_supplement(told, event, place) for place, event in enumerate(asked, 1)]


def _supplement(told: Told, asked: DossierEvent, place: int) -> Filled:
    said = said_in(asked)
    values = {
        "qr": _to_scan(told),
        "reason": str(said.get("reason", "")),
        "contact": asked.command.actor_name,
        "officer": asked.command.actor_name,
    }
    rules = rules_on(told.on)
    kinds = rules.enclosure_kinds if rules else ()
    rows: Rows = tuple(named_row(str(name), kinds) for name in said.get("missing", []))
    return Filled(asked, values, {"enclosures": rows}, place)


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


_FILLERS: dict[str, Callable[[Told], Filled | list[Filled] | None]] = {
    "receipt": _receipt,
    "supplement": _supplements,
    "decline": _decline,
    "apology": course.apology,
    "stop": course.stop,
    "control": course.control,
}


def _to_scan(told: Told) -> str:
    """What the square code holds: where to look it up, else the code alone."""
    address = lookup_address(told.row.agency_id, told.on)
    return f"{address}?ma={told.row.code}" if address else told.row.code
