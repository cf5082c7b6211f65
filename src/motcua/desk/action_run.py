"""From what an officer typed to one verb of the dossiers room, and from a refusal to its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.desk.action_fields import ActionForm, Field, Kind
from motcua.desk.agency_names import agency_in
from motcua.desk.correction_fields import Unreadable, corrected
from motcua.desk.errors import AgencyNotNamed, AmountUnreadable
from motcua.desk.intake_correction import recorded_intake, typed_intake
from motcua.desk.service_form import SERVE, service_of, service_value
from motcua.dossiers import api
from motcua.dossiers.api import SentFile
from motcua.dossiers.data import DossierView, FeePaid, ForwardForm, Handover, ReasonGiven
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.dates import DateUnreadable, local, parse_moment
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.working_time import WorkCalendar
from motcua.rulebook import load

FORM = ""  # the name under which a refusal of the whole form stands

Run = Callable[[DossierView, Mapping[str, Any], dict[str, Any]], DossierView]


def _reason(said: Mapping[str, Any]) -> ReasonGiven:
    return ReasonGiven(said["reason"], said["reason_note"])


RUN: dict[Verb, Run] = {
    Verb.DECLINE: lambda view, said, who: api.decline(view.code, _reason(said), **who),
    Verb.TAKE: lambda view, said, who: api.take(view.code, **who),
    Verb.COMMENT: lambda view, said, who: api.comment(view.code, said["comment"], **who),
    Verb.DRAFT: lambda view, said, who: api.draft(
        view.code, said["draft"], said["reference"], file=said["draft_file"], **who
    ),
    Verb.SUBMIT: lambda view, said, who: api.submit(view.code, said["leader"], **who),
    Verb.APPROVE: lambda view, said, who: api.approve(
        view.code,
        api.SignedResult(said["result_no"], said["result_code"]),
        file=said["result_file"],
        **who,
    ),
    Verb.SEND_BACK: lambda view, said, who: api.send_back(view.code, said["reason"], **who),
    Verb.EXTEND: lambda view, said, who: api.extend(
        view.code, said["new_appointment_at"], _reason(said), **who
    ),
    Verb.NOTIFY: lambda view, said, who: api.notify(view.code, said["means"], said["note"], **who),
    Verb.SERVE: lambda view, said, who: api.serve(view.code, service_of(said), **who),
    Verb.FINISH: lambda view, said, who: api.finish(
        view.code, said["result_no"], said["result_code"], file=said["result_file"], **who
    ),
    Verb.DELIVER: lambda view, said, who: api.deliver(
        view.code, Handover(said["means"], said["receiver"], said["post_no"]), **who
    ),
    Verb.ASK_SUPPLEMENT: lambda view, said, who: api.ask_supplement(
        view.code, said["missing"], said["reason"], **who
    ),
    Verb.RECEIVE_SUPPLEMENT: lambda view, said, who: api.receive_supplement(
        view.code, restarts=said["restarts"], **who
    ),
    Verb.PAUSE: lambda view, said, who: api.pause(view.code, _reason(said), **who),
    Verb.RESUME: lambda view, said, who: api.resume(
        view.code, FeePaid(said.get("payment", ""), said.get("receipt_no", "")), **who
    ),
    Verb.FORWARD: lambda view, said, who: api.forward(
        view.code,
        ForwardForm(said["to"] and said["to"].id, said["agency_name"], said["task"], said["hours"]),
        **who,
    ),
    Verb.RECEIVE_LEG: lambda view, said, who: api.receive_leg(view.code, said["leg"], **who),
    Verb.RETURN_LEG: lambda view, said, who: api.return_leg(
        view.code,
        said["leg"],
        said["leg_result"],
        said["leg_reference"],
        declined=said["declined"],
        **who,
    ),
    Verb.RECALL_LEG: lambda view, said, who: api.recall_leg(
        view.code, said["leg"], said["reason"], **who
    ),
    Verb.ROUTE: lambda view, said, who: api.route(view.code, said["officer"], **who),
    Verb.REFUSE: lambda view, said, who: api.refuse(view.code, _reason(said), **who),
    Verb.WITHDRAW: lambda view, said, who: api.withdraw(view.code, _reason(said), **who),
    Verb.CANCEL: lambda view, said, who: api.cancel(view.code, _reason(said), **who),
}

SERVICE_FIELDS = frozenset(one.name for one in SERVE.fields) - {"at"}
NUMBERS = frozenset({"leader", "leg"})
NO_FILES: Mapping[str, SentFile] = {}
AT_FAULT = (api.MomentInFuture, api.MomentTooOld, api.EventOutOfOrder)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the dossier as it is now, or the refusals by field (FORM: of the whole).

    changed: another officer wrote since the form was opened.
    """

    done: DossierView | None = None
    faults: dict[str, str] = field(default_factory=dict)
    changed: bool = False


def run(
    form: ActionForm,
    view: DossierView,
    typed: Mapping[str, str],
    *,
    files: Mapping[str, SentFile] = NO_FILES,
    expected: int | None,
    actor: Actor,
    now: datetime,
) -> Outcome:
    """Do it once everything typed can be read. NotAllowed and NotFound are the page's business.

    files: what was sent, by field.
    """
    said, faults = _read(form, typed, now, load.calendar_of(view.week))
    if faults:
        return Outcome(faults=faults)
    said |= {one.name: files.get(one.name) for one in form.fields if one.kind is Kind.FILE}
    who: dict[str, Any] = {"actor": actor, "now": now, "expected": expected}
    try:
        if form.verb is Verb.CORRECT:
            return Outcome(done=_correct(view, typed, said["reason"], who))
        return Outcome(done=RUN[form.verb](view, said, who | {"at": said["at"]}))
    except Unreadable as unreadable:
        return Outcome(faults=unreadable.faults)
    except api.IntakeRefused as refused:
        names = {one.name for one in form.fields}
        return Outcome(
            faults={
                one.field if one.field in names else FORM: one.message for one in refused.faults
            }
        )
    except api.DossierChanged as refused:
        return Outcome(faults={FORM: str(refused)}, changed=True)
    except (NotAllowed, NotFound):
        raise
    except MotcuaError as refused:
        return Outcome(faults={_field_of(form, refused): str(refused)})


def _correct(
    view: DossierView, typed: Mapping[str, str], reason: str, who: Mapping[str, Any]
) -> DossierView:
    values = corrected(view, typed)
    record = recorded_intake(view, actor=who["actor"], now=who["now"])
    intake = typed_intake(record, view.agency_id, typed) if record else None
    return api.correct(view.code, values, reason, intake=intake, **who)


def _read(
    form: ActionForm, typed: Mapping[str, str], now: datetime, clock: WorkCalendar
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by name, and what is wrong, all fields at once."""
    said: dict[str, Any] = {"at": None}
    faults: dict[str, str] = {}
    for one in form.fields:
        text = typed.get(one.name, "").strip()
        if one.kind is Kind.FILE:
            continue
        if one.required and not text:
            faults[one.name] = str(api.TextMissing(one.label))
            continue
        try:
            said[one.name] = _value(one, text, now, clock)
        except (AgencyNotNamed, DateUnreadable, AmountUnreadable, *AT_FAULT) as refused:
            faults[one.name] = str(refused)
    return said, faults


def _value(field: Field, text: str, now: datetime, clock: WorkCalendar) -> Any:
    if field.name in SERVICE_FIELDS:
        return service_value(field.name, text)
    if field.kind in _BY_KIND:
        return _BY_KIND[field.kind](text, now)
    if field.name == "at":
        return occurred(text, now)
    if field.name in NUMBERS:  # of an account, a leg; "": none is named
        return whole_number(text)
    if field.name == "hours":
        return whole_number(text) or 0
    if field.name == "new_appointment_at":
        return _promised(text, clock)
    return text


_BY_KIND: dict[Kind, Callable[[str, datetime], Any]] = {
    Kind.LINES: lambda text, now: [line.strip() for line in text.splitlines() if line.strip()],
    Kind.CHECK: lambda text, now: bool(text),
    Kind.AGENCY: lambda text, now: agency_in(text, local(now).date()),
}


def occurred(text: str, now: datetime) -> datetime | None:
    """When something happened, as typed; None, "": now. Raises DateUnreadable, `AT_FAULT`."""
    if not text:
        return None
    at = parse_moment(text).at
    api.check_occurred(at, now=now)
    return at


def _promised(text: str, clock: WorkCalendar) -> datetime:
    """A day alone is the end of that working day."""
    said = parse_moment(text)
    return said.at if said.has_time else clock.end_of_working_day(said.on)


def _field_of(form: ActionForm, refused: MotcuaError) -> str:
    names = {one.name for one in form.fields}
    if isinstance(refused, api.ScanRefused):
        return next((one.name for one in form.fields if one.kind is Kind.FILE), FORM)
    if isinstance(refused, AT_FAULT) and "at" in names:
        return "at"
    if isinstance(refused, api.ExtensionRefused | api.LegRefused):
        return refused.about if refused.about in names else FORM
    if isinstance(refused, api.SupplementTwice):
        return "missing" if "missing" in names else FORM
    if isinstance(refused, api.LeaderUnknown):
        return "leader" if "leader" in names else FORM
    if isinstance(refused, api.TextMissing | api.TextTooLong | api.WordUnknown):
        wanted = {"Lý do": "reason"} | {one.label: one.name for one in form.fields}
        found = wanted.get(refused.label, FORM)
        return found if found in names else FORM
    return FORM
