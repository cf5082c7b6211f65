"""A clerk at random: works dossiers through the public doors and keeps a plain copy of his own.

The copy knows nothing of cases, facts or SQL. What may follow what is written out here once
more, from the description of the process; due dates are read off the dossier, as on the receipt.
"""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.data import DossierView
from motcua.kernel.actors import Actor
from motcua.kernel.transitions import TransitionRefused

OPEN = ("pending", "waiting", "paused")
ALLOWED = {
    "registered": {"accept", "decline", "withdraw", "cancel"},
    "declined": set(),
    "pending": {"ask", "pause", "route", "finish", "refuse", "withdraw", "cancel"},
    "waiting": {"receive", "route", "finish", "refuse", "withdraw", "cancel"},
    "paused": {"resume", "route", "finish", "refuse", "withdraw", "cancel"},
    "finished": {"deliver", "cancel"},
    "delivered": {"cancel"},
    "refused": {"cancel"},
    "withdrawn": {"cancel"},
    "cancelled": set(),
}
LEADS_TO = {
    "decline": "declined",
    "accept": "pending",
    "ask": "waiting",
    "receive": "pending",
    "pause": "paused",
    "resume": "pending",
    "finish": "finished",
    "deliver": "delivered",
    "refuse": "refused",
    "withdraw": "withdrawn",
    "cancel": "cancelled",
}
VERBS = (*LEADS_TO, "route")
OUTCOMES = {"finish": "result", "refuse": "refused", "withdraw": "withdrawn", "cancel": "cancelled"}


@dataclass
class Noted:
    """What the clerk remembers of one dossier. Days only."""

    code: str
    field_key: str
    channel: str
    state: str
    accepted_on: date | None = None
    due_on: date | None = None
    stops: list[tuple[date, date | None, bool]] = field(default_factory=list)  # in time?
    ended_on: date | None = None
    outcome: str = "open"
    is_taken: bool = False  # by an officer: what is asked from then on is asked in appraisal
    asked_at_intake: bool = False


class RandomOffice:
    """`work` does one thing after another; `notes` is the copy."""

    def __init__(self, agency_id: int, prefix: str, actor: Actor, seed: int) -> None:
        self.agency_id = agency_id
        self.prefix = prefix
        self.actor = actor
        self.random = random.Random(seed)
        self.now = at("2024-01-02 08:00")
        self.notes: dict[str, Noted] = {}
        self.refusals = 0
        self.done: set[str] = set()

    def work(self, steps: int) -> None:
        for _ in range(steps):
            self.now += timedelta(minutes=self.random.choice((1, 60, 300, 1440, 1800)))
            if not self.notes or self.random.random() < 0.18:
                self._take_in()
            elif self.random.random() < 0.1:
                self._correct(self.random.choice(list(self.notes.values())))
            else:
                noted = self.random.choice(list(self.notes.values()))
                # Ends are rarer than steps on the way, or nothing would ever wait or pause.
                onward = sorted(ALLOWED[noted.state] - set(OUTCOMES))
                verbs = onward if onward and self.random.random() < 0.5 else VERBS
                self._try(noted, self.random.choice(verbs))

    def copy(self) -> list[Noted]:
        return deepcopy(list(self.notes.values()))

    def _take_in(self) -> None:
        code = f"{self.prefix}-{len(self.notes)}"
        values = {
            "field_key": self.random.choice(("ho-tich", "chung-thuc")),
            "channel": self.random.choice(("online", "counter", "post", "vneid")),
            "appointment_at": self._appointment(),
        }
        noted = Noted(code, values["field_key"], values["channel"], "registered")
        self.notes[code] = noted
        door = {"agency_id": self.agency_id, "actor": self.actor, "now": self.now}
        if self.random.random() < 0.2:
            self._remember(noted, api.register(intake(code, **values), **door))
        else:
            noted.accepted_on = self.now.date()
            noted.state = "pending"
            self._remember(noted, api.accept(intake(code, **values), **door))

    def _appointment(self) -> datetime | None:
        if self.random.random() < 0.15:
            return None
        return self.now + timedelta(days=self.random.choice((0, 1, 2, 4, 9, 30, 60)))

    def _correct(self, noted: Noted) -> None:
        noted.channel = "kiosk" if noted.channel != "kiosk" else "counter"
        view = api.correct(
            noted.code, {"channel": noted.channel}, "nhập nhầm", actor=self.actor, now=self.now
        )
        self._remember(noted, view)
        self.done.add("correct")

    def _try(self, noted: Noted, verb: str) -> None:
        if verb == "ask" and noted.state == "pending" and self._was_asked_at_intake(noted):
            return
        if verb in ALLOWED[noted.state]:
            self._note(noted, verb)
            self._remember(noted, self._do(noted, verb))
            self.done.add(verb)
            return
        try:
            self._do(noted, verb)
        except TransitionRefused:
            self.refusals += 1
            return
        except api.DossierCodeTaken:
            assert verb == "accept"
            self.refusals += 1
            return
        raise AssertionError(f"{verb} was let through on a dossier that is {noted.state}")

    def _was_asked_at_intake(self, noted: Noted) -> bool:
        """At intake it is asked once; a second time is refused."""
        if noted.is_taken or not noted.asked_at_intake:
            return False
        try:
            self._do(noted, "ask")
        except api.SupplementTwice:
            self.refusals += 1
            return True
        raise AssertionError(f"{noted.code} was asked twice at intake")

    def _do(self, noted: Noted, verb: str) -> DossierView:
        by = {"actor": self.actor, "now": self.now}
        code = noted.code
        match verb:
            case "accept":
                again = intake(
                    code,
                    field_key=noted.field_key,
                    channel=noted.channel,
                    appointment_at=self._appointment(),
                )
                return api.accept(again, agency_id=self.agency_id, **by)
            case "ask":
                return api.ask_supplement(code, ["Giấy chứng sinh"], "thiếu giấy tờ", **by)
            case "receive":
                return api.receive_supplement(code, restarts=self.random.random() < 0.3, **by)
            case "route":
                return api.route(code, "Trần Văn Mẫu", **by)
            case "resume" | "finish" | "deliver":
                return getattr(api, verb)(code, **by)
            case _:
                return getattr(api, verb)(code, "có lý do", **by)

    def _note(self, noted: Noted, verb: str) -> None:
        today = self.now.date()
        noted.is_taken = noted.is_taken or verb == "route"
        noted.asked_at_intake = noted.asked_at_intake or (verb == "ask" and not noted.is_taken)
        if verb == "accept":
            noted.accepted_on = today
        if verb in ("ask", "pause"):
            in_time = noted.due_on is None or today <= noted.due_on
            noted.stops.append((today, None, in_time))
        if verb in ("receive", "resume", *OUTCOMES) and noted.stops and noted.stops[-1][1] is None:
            since, _, in_time = noted.stops[-1]
            noted.stops[-1] = (since, today, in_time)
        if verb in OUTCOMES:
            noted.ended_on, noted.outcome = today, OUTCOMES[verb]
        noted.state = LEADS_TO.get(verb, noted.state)

    def _remember(self, noted: Noted, view: DossierView) -> None:
        assert view.state == noted.state, (noted, view)
        noted.due_on = view.due_at.date() if view.due_at else None
