"""Take a dossier in at the counter: everything is checked first, then written in one command."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import vault
from motcua.dossiers.changes import Change, NewEvent
from motcua.dossiers.inserting import rows_for
from motcua.dossiers.intake_checks import Checked, Checks
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import Duplicate, Fault, IntakeForm, IntakeResult, Payment
from motcua.dossiers.intake_errors import IntakeKeyReused, IntakeRefused
from motcua.dossiers.intake_event import old_key, payload_of, person_key, person_keys, personal_of
from motcua.dossiers.intake_moment import accepted_at
from motcua.dossiers.intake_offer import ProcedureOffer, procedure_offer
from motcua.dossiers.intake_queries import open_duplicates
from motcua.dossiers.intake_serials import next_numbers, prefix_of
from motcua.dossiers.intake_words import WAITING_FOR_PAYMENT
from motcua.dossiers.log import write_command
from motcua.dossiers.models import Dossier, IntakeKey
from motcua.dossiers.own_clock import standing_of
from motcua.dossiers.permissions import WRITE
from motcua.dossiers.provisional_numbers import keep_late_number, plain_number
from motcua.dossiers.receiving import resolver_of
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb, Week
from motcua.kernel.dates import format_day, local
from motcua.kernel.lifecycle import Event, apply
from motcua.kernel.national_states import PAYMENT
from motcua.kernel.provisional import device_mark
from motcua.kernel.service import OnlineLevel
from motcua.kernel.text import nfc

LONGEST_KEY = 64
KEY_COLUMNS = ("agency_id", "key", "digest", "code", "recorded_at")
# They say how a slip came here, not what stands on it: a slip whose answer was lost comes again
# with them, and is the same slip.
OF_THE_WAY = frozenset({"provisional_code", "occurred_at"})
# Asked only since a later version: a sheet from before it is the same sheet without them.
ASKED_LATER = frozenset({"old_id_number", "resolved_by"})
LevelOn = Callable[[str, date], OnlineLevel | None]


@dataclass(frozen=True, slots=True)
class _Place:
    """By whom a dossier is resolved, and what that office decided for the day.

    receiver: at whose counter it is taken in, nearly always the same. week: the own hours of the
    one that resolves it; None: the usual ones. prefix: what its codes begin with.
    """

    agency: AgencyView
    receiver: AgencyView
    week: Week | None
    prefix: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """An intake that lacks nothing but its code. at: when it was accepted."""

    checked: Checked
    offer: ProcedureOffer
    place: _Place
    actor: Actor
    at: datetime
    payload: Mapping[str, object]
    personal: Mapping[str, str]
    person: str
    old_key: str | None
    filed_by_officer: bool


def take_in(
    form: IntakeForm,
    *,
    agency_id: int,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    here: AgencyView | None = None,
    levels_of: Callable[[int], LevelOn] | None = None,
) -> IntakeResult:
    """Accept a dossier at the counter of `agency_id`, which also resolves it unless the form names
    an agency that lets this one receive for it: then the dossier is that agency's, by its rules,
    its hours and its codes.

    here: the agency of the counter, where the caller has it at hand. levels_of: agency that
    resolves -> procedure code and day -> the online service it is offered as there; the dossier
    keeps the level of its day.

    It counts from now, or from form.occurred_at where it was accepted without a line; both times
    are kept. idempotency_key: 1 to 64 characters, made once for one intake; the same key with the
    same form gives the first answer again. Raises NotFound and NotAllowed by the permission table,
    IntakeRefused with every wrong field, IntakeKeyReused; then nothing was written.
    """
    if not 1 <= len(idempotency_key) <= LONGEST_KEY:
        raise ValueError("an intake needs a key of 1 to 64 characters")
    now = local(now)
    agencies.require(actor, WRITE, agency_id, now.date())
    sent = IntakeKey(
        agency_id=agency_id, key=idempotency_key, digest=_digest(form), recorded_at=now
    )
    here = here or agencies.get(agency_id)
    at, faults = accepted_at(form, now)
    resolver, refused = resolver_of(form.resolved_by, here, at.date())
    place = _place(resolver, here, at.date())
    code, channel = nfc(form.procedure_code).strip().upper(), form.channel.strip()
    offer = procedure_offer(code, at.date(), channel, resolver.id)
    if offer is not None and levels_of is not None:
        level = levels_of(resolver.id)(offer.procedure.code, at.date())
        offer = replace(offer, online_level=level)
    try:
        checked = _checked(form, offer, place, at, (*faults, *refused))
        return _written(form, checked, offer, place, sent, actor, at)
    except (IntegrityError, IntakeRefused):
        # The same slip may have been sent before, or twice at once: then the first one's answer
        # holds, also where this one already saw the first one's dossier as a duplicate. Nearly
        # every slip is new, so this is asked only now.
        earlier = _earlier(sent, form)
        if earlier is None:
            raise
        return earlier


def _place(resolver: AgencyView, receiver: AgencyView, on: date) -> _Place:
    decided = agencies.decided(resolver.id, on)  # one question for both
    week, prefix = agencies.week_among(decided), prefix_of(resolver, decided)
    return _Place(resolver, receiver, week, prefix)


def _digest(form: IntakeForm) -> str:
    said = {
        name: value
        for name, value in asdict(form).items()
        if name not in OF_THE_WAY and (value or name not in ASKED_LATER)
    }
    return vault.keyed_digest("intake", json.dumps(said, ensure_ascii=False))


def _checked(
    form: IntakeForm,
    offer: ProcedureOffer | None,
    place: _Place,
    at: datetime,
    of_the_moment: Sequence[Fault],
) -> Checked:
    checks = Checks(form, offer, place.receiver, at, place.week)
    checked = checks.read()
    faults = [*of_the_moment, *checks.faults]
    if checked is not None and offer is not None and not form.duplicate_is_meant:
        keys = person_keys(checked.texts)
        open_ones = open_duplicates(keys, offer.procedure.code, place.agency.id)
        faults += duplicate_faults(open_ones)
    if faults or checked is None:
        raise IntakeRefused(faults)
    return checked


def duplicate_faults(found: tuple[Duplicate, ...]) -> list[Fault]:
    """What is said of the first of them; [] for none."""
    if not found:
        return []
    one = found[0]
    return [
        Fault(
            "duplicate_is_meant",
            "duplicate",
            f"Người này đang có hồ sơ {one.code} cùng thủ tục, nhận ngày "
            f"{format_day(one.accepted_at.date())}, {one.state_label.lower()}. Nếu vẫn nhận thêm, "
            "đánh dấu “Vẫn tiếp nhận hồ sơ này”.",
        )
    ]


def _written(
    form: IntakeForm,
    checked: Checked,
    offer: ProcedureOffer,
    place: _Place,
    sent: IntakeKey,
    actor: Actor,
    at: datetime,
) -> IntakeResult:
    """at: when it was accepted; sent.recorded_at is when it is written down."""
    # Before any lock: encrypting takes its time.
    draft = _Draft(
        checked=checked,
        offer=offer,
        place=place,
        actor=actor,
        at=at,
        payload=payload_of("", form, checked, offer, place.agency, actor.name, place.receiver),
        personal=personal_of(checked),
        person=person_key(checked.texts),
        old_key=old_key(checked.texts),
        filed_by_officer=form.filed_by_officer,
    )
    try:
        return _write(draft, sent, pass_over_taken=False)
    except IntegrityError:
        if IntakeKey.objects.filter(agency_id=sent.agency_id, key=sent.key).exists():
            raise
        return _write(draft, sent, pass_over_taken=True)


@transaction.atomic(durable=True)
def _write(draft: _Draft, sent: IntakeKey, *, pass_over_taken: bool) -> IntakeResult:
    checked, offer, at = draft.checked, draft.offer, draft.at
    resolver, receiver = draft.place.agency, draft.place.receiver
    numbers = next_numbers(
        draft.place.prefix, offer.rules.code, at.date(), pass_over_taken=pass_over_taken
    )
    code = sent.code = numbers.code
    payload = {**draft.payload, "code": code}
    accepted = NewEvent(Verb.ACCEPT, at, payload, draft.personal)
    events = (accepted, *waiting_for_fee(checked, offer, at))
    case = None
    for event in events:
        case = apply(case, Event(event.verb, event.occurred_at, dict(event.payload)))
    stands = standing_of(case)
    change = Change(
        dossier_id=None,
        code=code,
        case=case,
        standing=stands,
        events=events,
        applicant=checked.texts["applicant"],
    )
    index = {
        "code": code,
        "person_key": draft.person,
        "old_key": draft.old_key,
        "id_tail": checked.texts["id_number"][-4:],
        "provisional_code": checked.texts["provisional_code"],
        "filed_by_officer": draft.filed_by_officer,
        "received_at_agency_id": receiver.id,
        "for_another": receiver.id != resolver.id,
    }
    beside = [
        rows_for("dossier_intake", tuple(index), [index]),
        rows_for("intake_key", KEY_COLUMNS, [{n: getattr(sent, n) for n in KEY_COLUMNS}]),
    ]
    write_command(
        resolver,
        Verb.ACCEPT.value,
        [change],
        actor=draft.actor,
        now=sent.recorded_at,
        beside=beside,
        ids=numbers.ids,
    )
    return IntakeResult(
        code=code,
        accepted_at=at,
        appointment_at=checked.appointment_at,
        due_at=stands.due_at,
        steps=checked.due.steps,
        lookup_code=vault.lookup_code(code),
        is_waiting_for_payment=checked.payment is Payment.WAITING,
        repeated=False,
    )


def waiting_for_fee(checked: Checked, offer: ProcedureOffer, at: datetime) -> tuple[NewEvent, ...]:
    """What an acceptance brings along while its fee is not paid: the clock stands still."""
    if checked.payment is not Payment.WAITING or not offer.rules.payment_stops_clock:
        return ()
    return (NewEvent(Verb.PAUSE, at, {"reason": WAITING_FOR_PAYMENT, "ground": PAYMENT}),)


def _earlier(new: IntakeKey, form: IntakeForm) -> IntakeResult | None:
    """What this key did before; None: nothing. Raises IntakeKeyReused."""
    sent = IntakeKey.objects.filter(agency_id=new.agency_id, key=new.key).first()
    if sent is None:
        return None
    if sent.digest != new.digest:
        raise IntakeKeyReused(sent.code)
    dossier = Dossier.objects.get(code=sent.code)
    record = intake_of(dossier.pk)
    if record is None:
        raise LookupError(f"the dossier {sent.code} was made by no intake")
    number = plain_number(form.provisional_code)[:LONGEST_KEY]
    if device_mark(number) is not None and number != record.provisional_code:
        keep_late_number(number, sent.code)
    return IntakeResult(
        code=sent.code,
        accepted_at=record.accepted_at,
        appointment_at=record.appointment_at,
        due_at=local(dossier.due_at) if dossier.due_at else None,
        steps=record.steps,
        lookup_code=record.lookup_code,
        is_waiting_for_payment=record.payment is Payment.WAITING,
        repeated=True,
    )
