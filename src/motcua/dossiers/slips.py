"""Slips of a dossier, filled from its events. Which slip holds is decided by the acceptance day."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_data import IntakeRecord, Payment
from motcua.dossiers.intake_errors import SlipNotDue
from motcua.dossiers.intake_queries import stored_intake
from motcua.dossiers.intake_words import PAYMENT_WORDS, RETURN_WORDS
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.permissions import require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.slip_heads import agency_head, moment_on_slip, phone_on_slip
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Outcome, Verb
from motcua.kernel.dates import format_day, local
from motcua.kernel.numbers import format_int
from motcua.kernel.punctuality import Punctuality, punctuality
from motcua.kernel.slips import SlipDefinition
from motcua.rulebook import load as rulebook

Rows = tuple[Mapping[str, str], ...]
SLIPS_CHOSEN = "slips"  # key of the agency's decision between two sets of slips
LOOKUP_ADDRESS = "lookup_address"  # key of the decision: where citizens look dossiers up
PUNCTUALITY_WORDS = {
    Punctuality.EARLY: "Trước hạn",
    Punctuality.ON_DUE_DAY: "Đúng hạn",
    Punctuality.LATE: "Quá hạn",
}
GIVEN_OUT = "Giao người nộp hồ sơ"
STOPPED = "Dừng giải quyết, trả lại hồ sơ theo đề nghị của người nộp"


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


@dataclass(frozen=True, slots=True)
class _Told:
    """A dossier with all its events, read once."""

    row: Dossier
    events: tuple[DossierEvent, ...]
    intake: IntakeRecord | None

    def last(self, verb: Verb) -> DossierEvent | None:
        """The newest event of a verb."""
        return next((one for one in reversed(self.events) if one.verb == verb), None)

    @property
    def on(self) -> date:
        """The day that decides which slips hold: of acceptance, else of the first event."""
        at = self.row.accepted_at or self.events[0].occurred_at
        return local(at).date()


def slip(code: str, slip_key: str, *, actor: Actor, now: datetime) -> SlipData:
    """A slip of a dossier; the read is logged.

    slip_key: receipt, supplement, decline, stop, control. Raises DossierUnknown, SlipNotDue when
    nothing happened that this slip tells, RulebookKeyUnknown for another key.
    """
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    definition = rulebook.slip(slip_key, told.on, chosen)
    filler = _FILLERS.get(slip_key)
    filled = filler(told) if filler else None
    if filled is None:
        raise SlipNotDue(definition.label, code)
    values, tables = filled
    log_read([code], f"slip {slip_key}", actor, now)
    return SlipData(definition, {**_shared(told), **values}, tables)


def slips_of(code: str, *, actor: Actor, now: datetime) -> tuple[SlipChoice, ...]:
    """The slips that this dossier has now, in the order of their numbers."""
    told = _told(code, actor, now)
    chosen = agencies.decision(told.row.agency_id, SLIPS_CHOSEN, told.on)
    return tuple(
        SlipChoice(definition.key, definition.label)
        for definition in rulebook.slips(told.on, chosen)
        if definition.key in _FILLERS and _FILLERS[definition.key](told) is not None
    )


def _told(code: str, actor: Actor, now: datetime) -> _Told:
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now)
    events = DossierEvent.objects.filter(dossier=row).select_related("command").order_by("id")
    return _Told(row, tuple(events), stored_intake(row))


def _shared(told: _Told) -> dict[str, str]:
    """Values that most slips print; each slip's own come over them."""
    row, intake = told.row, told.intake
    return {
        **agency_head(row.agency_id, told.on),
        "code": row.code,
        "applicant": row.applicant,
        "address": intake.address if intake else "",
        "phone": phone_on_slip(intake.phone) if intake else "",
        "email": intake.email if intake else "",
        "request": (intake.content if intake else "") or row.procedure_name,
        "accepted_on": format_day(local(row.accepted_at).date()) if row.accepted_at else "",
        "number": _number(told),
    }


def _receipt(told: _Told) -> tuple[dict[str, str], dict[str, Rows]] | None:
    intake, accepted = told.intake, told.last(Verb.ACCEPT)
    if intake is None or accepted is None:
        return None
    appointment = told.row.appointment_at
    values = {
        "place_date": _place_date(told, accepted),
        "qr": _to_scan(told),
        "secret": intake.lookup_code,
        "copy_label": GIVEN_OUT,
        "copies": f"{intake.sets:02d}",
        "limit": intake.limit_words,
        "accepted_at": moment_on_slip(accepted.occurred_at),
        "appointment_at": moment_on_slip(appointment) if appointment else "",
        "return_place": RETURN_WORDS[intake.return_by],
        "fees": _fees(intake),
        "book_number": str(told.on.year),
        "book_order": _tail(told),
        "officer": intake.officer,
    }
    rows = [
        {"name": one.name, **{kind: f"{count:02d}" for kind, count in one.counts.items()}}
        for one in intake.enclosures
    ]
    if intake.other_enclosures:
        rows.append({"name": intake.other_enclosures})
    return values, {"enclosures": tuple(rows)}


def _supplement(told: _Told) -> tuple[dict[str, str], dict[str, Rows]] | None:
    asked = told.last(Verb.ASK_SUPPLEMENT)
    if asked is None:
        return None
    said = _payload(asked)
    values = {
        "place_date": _place_date(told, asked),
        "qr": _to_scan(told),
        "reason": str(said.get("reason", "")),
        "contact": asked.command.actor_name,
        "officer": asked.command.actor_name,
    }
    return values, {"enclosures": tuple({"name": str(name)} for name in said.get("missing", []))}


def _decline(told: _Told) -> tuple[dict[str, str], dict[str, Rows]] | None:
    # Form 03 says no to a dossier that came in: not accepted, or refused after the acceptance.
    said_no = told.last(Verb.DECLINE) or told.last(Verb.REFUSE)
    if said_no is None:
        return None
    values = {
        "place_date": _place_date(told, said_no),
        "reason": str(_payload(said_no).get("reason", "")),
        "officer": said_no.command.actor_name,
    }
    return values, {}


def _stop(told: _Told) -> tuple[dict[str, str], dict[str, Rows]] | None:
    withdrawn = told.last(Verb.WITHDRAW)
    if withdrawn is None or told.row.accepted_at is None:
        return None
    unpaid = told.intake is not None and told.intake.payment is Payment.WAITING
    values = {
        "place_date": _place_date(told, withdrawn),
        "stop_request": str(_payload(withdrawn).get("reason", "")),
        "stage": "Đang giải quyết, chưa có quyết định giải quyết",
        "decision": STOPPED,
        "obligations": _fees(told.intake) if told.intake and unpaid else "Không",
        "leader_title": "Giám đốc",
        "leader": "",
    }
    return values, {}


def _control(told: _Told) -> tuple[dict[str, str], dict[str, Rows]] | None:
    accepted = told.last(Verb.ACCEPT)
    if accepted is None:
        return None
    head = agency_head(told.row.agency_id, told.on)
    giver = accepted.command.actor_name
    legs: list[dict[str, str]] = []
    for event in told.events:
        receiver = str(_payload(event).get("officer", "")) if event.verb == Verb.ROUTE else ""
        if receiver:
            legs.append(_leg(head["committee"], event.occurred_at, giver, receiver))
            giver = receiver
    ended = told.row.ended_at
    if ended is not None and told.row.outcome == Outcome.RESULT:
        legs.append(
            {
                **_leg(head["one_stop"], ended, giver, accepted.command.actor_name),
                "result": PUNCTUALITY_WORDS[_punctuality(told.row, ended)],
            }
        )
    values = {
        "place_date": _place_date(told, accepted),
        "lead_agency": head["committee"],
        "joint_agencies": "Không",
        "officer": accepted.command.actor_name,
    }
    return values, {"legs": tuple(legs)}


_FILLERS: dict[str, Callable[[_Told], tuple[dict[str, str], dict[str, Rows]] | None]] = {
    "receipt": _receipt,
    "supplement": _supplement,
    "decline": _decline,
    "stop": _stop,
    "control": _control,
}


def _leg(agency: str, at: datetime, giver: str, receiver: str) -> dict[str, str]:
    return {
        "agency": agency,
        "handed_at": moment_on_slip(at),
        "giver": giver,
        "receiver": receiver,
    }


def _punctuality(row: Dossier, ended: datetime) -> Punctuality:
    due_on = local(row.due_at).date() if row.due_at else None
    return punctuality(local(ended).date(), due_on)


def _place_date(told: _Told, event: DossierEvent) -> str:
    place = agency_head(told.row.agency_id, told.on)["place"]
    return f"{place}, {moment_on_slip(event.occurred_at, day_only=True)}"


def _payload(event: DossierEvent) -> dict[str, Any]:
    return json.loads(event.payload)


def _tail(told: _Told) -> str:
    """The day and the serial: what tells this dossier from the agency's others."""
    return "-".join(told.row.code.rsplit("-", 2)[-2:])


def _number(told: _Told) -> str:
    """The slip's number; after a correction it is issued again and says so."""
    corrections = sum(event.verb == Verb.CORRECT for event in told.events)
    return f"{_tail(told)} (bản {corrections + 1})" if corrections else _tail(told)


def _to_scan(told: _Told) -> str:
    """What the square code holds: where to look it up, else the code alone."""
    address = agencies.decision(told.row.agency_id, LOOKUP_ADDRESS, told.on)
    return f"{address}?ma={told.row.code}" if address else told.row.code


def _fees(intake: IntakeRecord) -> str:
    if not intake.fees:
        return "Không"
    lines = ", ".join(f"{fee.name} {format_int(fee.amount)} đồng" for fee in intake.fees)
    receipt = f", biên lai số {intake.receipt_no}" if intake.receipt_no else ""
    return f"{lines} ({PAYMENT_WORDS[intake.payment].lower()}{receipt})"
