"""What happened to each dossier of the ward of today, placed around the day the demo is made.

The same day gives the same stories on every machine. A story is told as far as `now`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.demo.days import Days
from motcua.demo.people import person_name
from motcua.demo.wards import Joint, Part, Piece, Stands, Ward
from motcua.kernel.cases import Verb
from motcua.kernel.dates import VIETNAM
from motcua.procedures import api as procedures
from motcua.procedures.data import ProcedureView

MORNING = (7 * 60 + 35, 8 * 60 + 50)  # minutes of the day in which dossiers are accepted
AFTERNOON = (13 * 60 + 35, 16 * 60 + 40)  # and in which they end
PAST_ENDS = 9  # working days before today where the weeks before end
CHANNELS = ("counter", "counter", "counter", "online", "online", "vneid", "post")
FATES = ("early", "early", "early", "early", "due", "due", "late")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing an officer does. verb ACCEPT takes the dossier in."""

    at: datetime
    verb: Verb


@dataclass(frozen=True, slots=True)
class Story:
    """A dossier and its acts in order. serial: its place in the telling, for made-up data."""

    serial: int
    procedure: ProcedureView
    applicant: str
    channel: str
    fee: str
    is_paid: bool
    acts: tuple[Act, ...]
    home: str = ""  # code of the agency whose dossier it is; "": the ward's own
    part: Part | None = None
    is_received: bool = False  # at the ward's counter, for its home


def stories(ward: Ward, now: datetime) -> tuple[Story, ...]:
    """All dossiers of the ward, of the weeks before and of the queue."""
    today = now.astimezone(VIETNAM).date()
    rng = random.Random(f"motcua-ward-{ward.slug}")  # noqa: S311  (figures, not secrets)
    codes = {one.code for one in (*ward.past, *ward.queue, *ward.joint, *ward.received)}
    known = procedures.by_codes(codes)
    if missing := codes - known.keys():
        raise ValueError(f"the catalogue has no procedures {sorted(missing)}")
    days = Days.before(today, ward.past_days + PAST_ENDS)
    drafts = [
        *_past(ward, days, known, rng),
        *(_queued(piece, days, known, rng) for piece in _pieces(ward)),
    ]
    received = len(drafts) - len(ward.received)
    own = received - len(ward.joint)
    return tuple(
        Story(
            serial,
            known[code],
            person_name(rng),
            channel,
            fee,
            is_paid,
            acts,
            *(
                (ward.neighbour.agency, None, True)
                if serial > received
                else (joint.home, joint.part)
                if (joint := _joint(ward, serial - own))
                else ()
            ),
        )
        for serial, (code, channel, fee, is_paid, acts) in enumerate(drafts, 1)
    )


def _pieces(ward: Ward) -> tuple[Piece, ...]:
    return (*ward.queue, *ward.joint, *ward.received)


def _joint(ward: Ward, number: int) -> Joint | None:
    return ward.joint[number - 1] if number > 0 else None


_Draft = tuple[str, str, str, bool, tuple[Act, ...]]


def _past(
    ward: Ward, days: Days, known: dict[str, ProcedureView], rng: random.Random
) -> Iterator[_Draft]:
    weights = [one.weight for one in ward.past]
    ends = days.today_place - PAST_ENDS
    for place in range(max(ends - ward.past_days, 0), ends):
        for one in rng.choices(ward.past, weights, k=rng.choice(ward.past_a_day)):
            limit, fate = limit_of(known[one.code]), rng.choice(FATES)
            end = {
                "early": rng.randint(place, max(place, place + limit - 1)),
                "due": place + limit,
                "late": place + limit + rng.randint(1, 2),
            }[fate]
            accepted = days.at(place, rng.randint(*MORNING))
            done = days.at(end, rng.randint(*AFTERNOON))
            yield one.code, rng.choice(CHANNELS), one.fee, True, _whole(accepted, done)


def _whole(accepted: datetime, done: datetime) -> tuple[Act, ...]:
    return (
        Act(accepted, Verb.ACCEPT),
        Act(accepted + timedelta(minutes=10), Verb.ROUTE),
        Act(done, Verb.FINISH),
        Act(done + timedelta(minutes=12), Verb.DELIVER),
    )


def _queued(
    piece: Piece, days: Days, known: dict[str, ProcedureView], rng: random.Random
) -> _Draft:
    place = days.today_place + piece.due_in - limit_of(known[piece.code])
    acts = _acts(piece, days, place, rng)
    if isinstance(piece, Joint):
        acts = (*acts, *_acts_of_part(piece.part, days, place, acts[-1].at))
    return piece.code, piece.channel, piece.fee, piece.stands != "payment", acts


def _acts(piece: Piece, days: Days, place: int, rng: random.Random) -> tuple[Act, ...]:
    accepted = days.at(place, rng.randint(*MORNING))
    begun = (Act(accepted, Verb.ACCEPT), Act(accepted + timedelta(minutes=10), Verb.ROUTE))
    # Late enough after the hand-over, early enough that a morning's demo already sees it.
    later = max(days.at(min(place + 1, days.last_place), 7 * 60 + 32), begun[1].at)
    verbs = _VERBS[piece.stands]
    if piece.stands == "payment":
        return begun[:1]
    more = (Act(later + timedelta(minutes=5 * n), verb) for n, verb in enumerate(verbs, 1))
    return (*begun, *more)


def _acts_of_part(part: Part, days: Days, place: int, after: datetime) -> Iterator[Act]:
    """Forwarded the day after the acceptance, received and answered on the days after."""
    for number, verb in enumerate(_PART_VERBS[part.stands], 1):
        morning = days.at(min(place + number, days.last_place), 7 * 60 + 40 + 5 * number)
        yield Act(max(morning, after + timedelta(minutes=5 * number)), verb)


_PART_VERBS: dict[str, tuple[Verb, ...]] = {
    "forwarded": (Verb.FORWARD,),
    "received": (Verb.FORWARD, Verb.RECEIVE_LEG),
    "done": (Verb.FORWARD, Verb.RECEIVE_LEG, Verb.RETURN_LEG),
    "declined": (Verb.FORWARD, Verb.RECEIVE_LEG, Verb.RETURN_LEG),
}
_VERBS: dict[Stands, tuple[Verb, ...]] = {
    "open": (),
    "payment": (),
    "waiting": (Verb.ASK_SUPPLEMENT,),
    "paused": (Verb.PAUSE,),
    "ready": (Verb.FINISH,),
    "delivered": (Verb.FINISH, Verb.DELIVER),
    "refused": (Verb.REFUSE,),
    "withdrawn": (Verb.WITHDRAW,),
}


def limit_of(procedure: ProcedureView) -> int:
    """Whole working days; procedures that end the same day have none in the catalogue."""
    value = procedure.limit_value
    if value is None:
        return 0
    if procedure.limit_unit != "working_day" or value % 1:
        raise ValueError(f"{procedure.code} has no limit in whole working days")
    return int(value)
