"""Slips of a dossier's course through the office: control sheet, apology, notice of stopping."""

from collections.abc import Iterator
from datetime import datetime

from motcua.dossiers.intake_data import Payment
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.slip_heads import agency_head, moment_on_slip
from motcua.dossiers.slip_told import Filled, Told, fees_on_slip, said_in
from motcua.dossiers.views import leg_views, parts_of
from motcua.kernel.case_json import case_from_json, moment_from_json
from motcua.kernel.cases import LegEnd, Outcome, Verb
from motcua.kernel.dates import local
from motcua.kernel.punctuality import Punctuality, punctuality
from motcua.rulebook import load as rulebook

PUNCTUALITY_WORDS = {
    Punctuality.EARLY: "Trước hạn",
    Punctuality.ON_DUE_DAY: "Đúng hạn",
    Punctuality.LATE: "Quá hạn",
}
Row = tuple[datetime, dict[str, str]]
"""When the dossier changed hands, and the line of the sheet."""
HEAD_OF_AGENCY, HEAD_OF_ONE_STOP = "Chủ tịch", "Giám đốc"
ANY_LEADER = "Lãnh đạo"
# By why the work stopped: at which stage it was, and what was decided.
STOPPED = {
    Verb.WITHDRAW: (
        "Đang giải quyết, chưa có quyết định giải quyết",
        "Dừng giải quyết, trả lại hồ sơ theo đề nghị của người nộp",
    ),
    Verb.CLOSE: (
        "Chờ người nộp bổ sung, hoàn thiện hồ sơ",
        "Dừng giải quyết, trả lại hồ sơ vì quá thời hạn bổ sung",
    ),
}


def apology(told: Told) -> Filled | None:
    """Form 04; None: nobody apologised."""
    extended = told.last(Verb.EXTEND)
    if extended is None:
        return None
    said = said_in(extended)
    promised = moment_from_json(said["new_appointment_at"])
    field = rulebook.field(told.row.field_key)
    values = {
        "field": field.printed if field else "",
        "appointment_at": _moment(told.row.appointment_at),
        "reason": str(said.get("reason", "")),
        "new_appointment_at": _moment(promised),
        # KT. and the deputy's own title stand on two lines.
        "leader_title": str(said.get("signed_as", HEAD_OF_AGENCY)).replace("; ", "\n"),
        "leader": str(said.get("signer", "")),
    }
    return Filled(extended, values)


def stop(told: Told) -> Filled | None:
    """Form 05; None: the work was not stopped, or never begun."""
    stopped = told.last(Verb.WITHDRAW, Verb.CLOSE)
    if stopped is None or told.row.accepted_at is None:
        return None
    unpaid = told.intake is not None and told.intake.payment is Payment.WAITING
    stage, decision = STOPPED[Verb(stopped.verb)]
    values = {
        "stop_request": str(said_in(stopped).get("reason", "")),
        "stage": stage,
        "decision": decision,
        "obligations": fees_on_slip(told.intake) if told.intake and unpaid else "Không",
        "leader_title": HEAD_OF_ONE_STOP,
        "leader": "",
    }
    return Filled(stopped, values)


def control(told: Told) -> Filled | None:
    """The control sheet: one row each time the dossier changes hands."""
    accepted = told.last(Verb.ACCEPT)
    if accepted is None:
        return None
    head = agency_head(told.row.agency_id, told.on)
    legs = [one for one in parts_of(told.row).legs if one.end is not LegEnd.RECALLED]
    values = {
        "lead_agency": head["committee"],
        "joint_agencies": "; ".join(dict.fromkeys(one.agency_name for one in legs)) or "Không",
        "officer": accepted.command.actor_name,
    }
    rows = [*_legs(told, accepted, head), *_of_others(told, head)]
    # Moments are told to the minute; the log's order decides between two of one minute.
    return Filled(accepted, values, {"legs": tuple(row for _, row in sorted(rows, key=_when))})


def _when(row: Row) -> datetime:
    return row[0]


def _of_others(told: Told, head: dict[str, str]) -> Iterator[Row]:
    """Two rows a part of another agency: handed to it, and handed back with how it was in time."""
    givers = {
        said_in(one).get("agency_name"): one.command.actor_name
        for one in told.events
        if one.verb == Verb.FORWARD
    }
    for view in leg_views(case_from_json(told.row.case)):
        leg, judged = view.leg, view.standing.punctuality
        if leg.end is LegEnd.RECALLED:
            continue
        giver = givers.get(leg.agency_name, "")
        to_it = _leg(leg.agency_name, leg.received_at or leg.forwarded_at, giver, leg.officer)
        yield leg.forwarded_at, {**to_it, "note": leg.task}
        if leg.ended_at is not None and judged is not None:
            back = _leg(head["committee"], leg.ended_at, leg.officer or leg.agency_name, giver)
            result = PUNCTUALITY_WORDS[judged]
            yield leg.ended_at, {**back, "result": result, "note": view.label}


def _legs(told: Told, accepted: DossierEvent, head: dict[str, str]) -> Iterator[Row]:
    holder = submitter = accepted.command.actor_name
    for event in told.events:
        hands = _hands(event, holder, submitter) if event.pk > accepted.pk else None
        if hands is None:
            continue
        if event.verb == Verb.SUBMIT:
            submitter = event.command.actor_name
        at = event.occurred_at
        yield at, {**_leg(head["committee"], at, *hands), "note": _note(event)}
        holder = hands[1]
    ended = told.row.ended_at
    if ended is not None and told.row.outcome == Outcome.RESULT:
        last = _leg(head["one_stop"], ended, holder, accepted.command.actor_name)
        yield ended, {**last, "result": PUNCTUALITY_WORDS[_punctuality(told.row, ended)]}


def _hands(event: DossierEvent, holder: str, submitter: str) -> tuple[str, str] | None:
    """Giver and receiver of a hand-over; None: it was none."""
    said, actor = said_in(event), event.command.actor_name
    match event.verb:
        case Verb.ROUTE | Verb.TAKE:
            officer = str(said.get("officer", ""))
            return (holder, officer) if officer and officer != holder else None
        case Verb.SUBMIT:
            return (actor, str(said.get("leader") or ANY_LEADER))
        case Verb.APPROVE | Verb.SEND_BACK:
            return (actor, submitter)
    return None


def _note(event: DossierEvent) -> str:
    said = said_in(event)
    notes = {
        Verb.SUBMIT: "Trình duyệt",
        Verb.APPROVE: "Đã duyệt",
        Verb.SEND_BACK: f"Trả lại: {said.get('reason', '')}",
    }
    note = notes.get(Verb(event.verb), "")
    return f"{note} (ký thay {said['on_behalf_of']})" if said.get("on_behalf_of") else note


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


def _moment(at: datetime | None) -> str:
    return moment_on_slip(at) if at else ""
