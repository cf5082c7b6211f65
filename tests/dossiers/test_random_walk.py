"""Random acts by random people through the real doors never leave the table of states.

The table is written out here once more, from the description of the process, and so is who may
do what; the machine keeps its own copy of where each dossier stands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from dossier_builders import at, intake
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import ForwardForm, Handover
from motcua.dossiers.models import ChainHead, Dossier, DossierEvent
from motcua.kernel.actors import Actor
from motcua.kernel.errors import MotcuaError, NotAllowed
from motcua.kernel.transitions import TransitionRefused

pytestmark = pytest.mark.django_db(transaction=True)

ON = date(2024, 1, 2)
OPEN = {"pending", "waiting", "paused", "submitted", "approved", "returned"}
ENDED = {"finished", "delivered", "refused", "withdrawn", "closed"}
WORK = {"pending", "returned"}
# Act -> the states it may follow, and where it leads ("": it stays).
TABLE: dict[str, tuple[set[str], str]] = {
    "take": (OPEN, ""),
    "route": (OPEN, ""),
    "comment": (OPEN | ENDED, ""),
    "notify": (OPEN | ENDED, ""),
    "draft": (WORK | {"waiting", "paused"}, ""),
    "submit": (WORK, "submitted"),
    "submit_to": (WORK, "submitted"),
    "approve": ({"submitted"}, "approved"),
    "send_back": ({"submitted"}, "returned"),
    "extend": (WORK | {"submitted", "approved"}, ""),
    "ask_supplement": (WORK, "waiting"),
    "receive_supplement": ({"waiting"}, "pending"),
    "pause": (WORK, "paused"),
    "resume": ({"paused"}, "pending"),
    "finish": (OPEN - {"submitted"}, "finished"),
    "deliver": ({"finished"}, "delivered"),
    "refuse": (OPEN, "refused"),
    "withdraw": (OPEN, "withdrawn"),
    "cancel": (OPEN | ENDED, "cancelled"),
    "forward": (WORK, ""),
    "receive_leg": (OPEN, ""),
    "return_leg": (OPEN, ""),
    "recall_leg": (OPEN, ""),
}
# Act -> where the newest part of another agency must stand for it ("": none is out), and comes.
LEGS = {
    "forward": ({""}, "out"),
    "receive_leg": ({"out"}, "got"),
    "return_leg": ({"got"}, ""),
    "recall_leg": ({"out", "got"}, ""),
}
ALL = {"counter", "specialist", "leader", "deputy"}
DESK, DECIDERS = {"counter", "specialist"}, {"specialist", "leader", "deputy"}
MAY: dict[str, set[str]] = {
    **dict.fromkeys(TABLE, DESK),
    **dict.fromkeys(("finish", "refuse", "extend"), DECIDERS),
    **{act: {"specialist"} for act in ("draft", "submit", "submit_to")},
    **{act: {"leader", "deputy"} for act in ("approve", "send_back")},
    "return_leg": DECIDERS,
    "comment": ALL,
}


@dataclass
class Noted:
    """What the machine remembers of one dossier."""

    state: str = "pending"
    asked: str = ""  # the person it was submitted to; "" anybody
    put_off: int = 0
    leg: str = ""  # where the newest part of another agency stands; "" none is out
    parts: int = 0
    is_taken: bool = False  # by an officer: what is asked from then on is asked in appraisal
    asked_at_intake: bool = False


class Walk(RuleBasedStateMachine):
    """One office, five people, one stranger; time only goes on."""

    agency_id: int
    people: dict[str, Actor]

    @initialize()
    def begin(self) -> None:
        self.now = at("2024-01-02 08:00")
        self.notes: dict[str, Noted] = {}
        self.start = Dossier.objects.count()

    @precondition(lambda self: len(getattr(self, "notes", {})) < 4)
    @rule(due=st.sampled_from([None, 3, 30, 90]))
    def accept(self, due: int | None) -> None:
        code = f"WALK-{self.start + len(self.notes)}"
        appointment = None if due is None else self.now + timedelta(days=due)
        view = api.accept(
            intake(code, appointment_at=appointment),
            agency_id=self.agency_id,
            actor=self.people["counter"],
            now=self.now,
        )
        assert view.state == "pending"
        self.notes[code] = Noted()

    @rule(
        verb=st.sampled_from(sorted(TABLE)),
        who=st.sampled_from([*sorted(ALL), "reporter", "stranger"]),
        which=st.integers(0, 3),
        minutes=st.sampled_from([1, 40, 300, 1440]),
    )
    def anything(self, verb: str, who: str, which: int, minutes: int) -> None:
        """Whoever it is, whatever the state."""
        self._try(verb, who, which, minutes)

    @rule(
        pick=st.integers(0, 1_000),
        bold=st.sampled_from([False, False, False, True]),
        which=st.integers(0, 3),
        minutes=st.sampled_from([1, 40, 300]),
    )
    def something_sensible(self, pick: int, bold: bool, which: int, minutes: int) -> None:
        """By who may, where the state allows; ends are rare, or nobody would come far."""
        if not self.notes:
            return
        state = list(self.notes.values())[which % len(self.notes)].state
        fit = [verb for verb, (states, _) in TABLE.items() if state in states]
        if not bold:
            on = [verb for verb in fit if verb not in ("refuse", "withdraw", "cancel")]
            fit = [verb for verb in on if TABLE[verb][1] or verb == "extend"] or on
        if fit:
            verb = fit[pick % len(fit)]
            able = sorted(MAY[verb])
            self._try(verb, able[pick % len(able)], which, minutes)

    @rule(which=st.integers(0, 3), then=st.sampled_from(["approve", "send_back"]))
    def before_the_leader(self, which: int, then: str) -> None:
        """Chance alone seldom comes this far."""
        self._try("submit", "specialist", which, 1)
        self._try(then, "deputy", which, 1)

    def _try(self, verb: str, who: str, which: int, minutes: int) -> None:
        if not self.notes:
            return
        self.now += timedelta(minutes=minutes)
        code = list(self.notes)[which % len(self.notes)]
        noted, before = self.notes[code], DossierEvent.objects.count()
        try:
            view = self._do(verb, code, self.people[who])
        except MotcuaError as refused:
            self._check_refusal(verb, who, noted, refused)
            assert DossierEvent.objects.count() == before
            return
        states, after = TABLE[verb]
        assert who in MAY[verb], f"{who} was let {verb}"
        assert noted.state in states, f"{verb} on a dossier that is {noted.state}"
        self._check_reviewer(verb, who, noted)
        noted.state = after or noted.state
        noted.asked = {"submit_to": "leader", "submit": ""}.get(verb, noted.asked)
        noted.put_off += verb == "extend"
        if verb == "ask_supplement" and not noted.is_taken:
            assert not noted.asked_at_intake, f"{code} was asked twice at intake"
            noted.asked_at_intake = True
        noted.is_taken = noted.is_taken or verb in ("take", "route")
        self._note_leg(verb, noted)
        assert noted.put_off <= 1
        assert view.state == noted.state

    def _note_leg(self, verb: str, noted: Noted) -> None:
        """The act fitted where the part stood; no result comes while one is out."""
        stood, after = LEGS.get(verb, ({noted.leg}, noted.leg))
        assert noted.leg in stood, (verb, noted)
        assert verb != "finish" or not noted.leg
        noted.parts += verb == "forward"
        noted.leg = "" if noted.state in ENDED | {"cancelled"} else after

    @rule(which=st.integers(0, 3), ends=st.sampled_from([False, False, True]))
    def to_the_end(self, which: int, ends: bool) -> None:
        """Nor this far, and a dossier that ended is worked no more."""
        if ends:
            self._try("finish", "specialist", which, 1)
            self._try("deliver", "counter", which, 1)

    @rule(which=st.integers(0, 3), then=st.sampled_from(["return_leg", "recall_leg"]))
    def through_another_agency(self, which: int, then: str) -> None:
        """Chance alone seldom comes this far."""
        self._try("extend", "specialist", which, 1)
        self._try("forward", "specialist", which, 1)
        self._try("receive_leg", "specialist", which, 1)
        self._try(then, "specialist", which, 1)

    @rule(days=st.integers(1, 5))
    def close(self, days: int) -> None:
        """The rule of 2018 closes nothing by itself, however long it waits."""
        self.now += timedelta(days=days)
        assert api.close_unanswered(now=self.now).closed == ()

    @invariant()
    def stored_is_as_remembered(self) -> None:
        states = dict(
            Dossier.objects.filter(code__in=list(getattr(self, "notes", {}))).values_list(
                "code", "state"
            )
        )
        assert states == {code: noted.state for code, noted in getattr(self, "notes", {}).items()}

    def teardown(self) -> None:
        if hasattr(self, "now"):
            report = api.rebuild(now=self.now)
            assert (report.changed, report.chain_breaks) == (0, ()), report.differences
        # The next walk begins with an empty office, as far as a log lets itself be emptied.
        assert ChainHead.objects.count() <= 1

    def _do(self, verb: str, code: str, actor: Actor) -> Any:
        who = {"actor": actor, "now": self.now}
        special: dict[str, Callable[[], Any]] = {
            "route": lambda: api.route(code, "Lê Văn Mẫu", **who),
            "comment": lambda: api.comment(code, "ý kiến", **who),
            "notify": lambda: api.notify(code, "sms", **who),
            "draft": lambda: api.draft(code, "dự thảo", **who),
            "submit_to": lambda: api.submit(code, self.people["leader"].user_id, **who),
            "extend": lambda: api.extend(code, self._promise(), "chậm", **who),
            "ask_supplement": lambda: api.ask_supplement(code, ["a"], "thiếu", **who),
            "forward": lambda: api.forward(
                code, ForwardForm(None, "Công an phường", "xác minh", 8), **who
            ),
            "receive_leg": lambda: api.receive_leg(code, self._part(code), **who),
            "return_leg": lambda: api.return_leg(code, self._part(code), "đúng", **who),
            "recall_leg": lambda: api.recall_leg(code, self._part(code), "nhầm", **who),
            "deliver": lambda: api.deliver(code, Handover("online"), **who),
        }
        if verb in special:
            return special[verb]()
        reasons = ("pause", "refuse", "withdraw", "cancel", "send_back")
        return getattr(api, verb)(code, *(["lý do"] if verb in reasons else []), **who)

    def _part(self, code: str) -> int:
        return max(self.notes[code].parts, 1)

    def _promise(self):
        day = (self.now + timedelta(days=130)).date()
        while day.weekday() > 3:  # Monday to Thursday
            day += timedelta(days=1)
        return at(f"{day} 16:00")

    def _check_refusal(self, verb: str, who: str, noted: Noted, refused: MotcuaError) -> None:
        if who == "stranger":
            assert isinstance(refused, api.DossierUnknown)
        elif who not in MAY[verb]:
            assert isinstance(refused, NotAllowed)
        elif isinstance(refused, TransitionRefused):
            assert noted.state not in TABLE[verb][0], (verb, noted)
        elif isinstance(refused, api.LegRefused):
            fits = noted.leg in LEGS[verb][0] if verb in LEGS else not noted.leg
            assert not fits and verb in (*LEGS, "finish"), (verb, noted)
        elif isinstance(refused, api.SupplementTwice):
            assert noted.asked_at_intake and not noted.is_taken, (verb, noted)
        elif isinstance(refused, api.ReviewerOther):
            assert (noted.asked, who) == ("leader", "deputy")
        else:
            assert isinstance(refused, api.ExtensionRefused) and verb == "extend", refused

    def _check_reviewer(self, verb: str, who: str, noted: Noted) -> None:
        if verb in ("approve", "send_back"):
            assert noted.asked in ("", who)


def hired(office, role: str, username: str) -> Actor:
    user_id = agencies.create_user(username, "mat-khau-2024", f"Người {username}", office.id, role)
    return agencies.actor_of(user_id, ON)


def test_random_acts_by_random_people_stay_on_the_table(office, other_office):
    Walk.agency_id = office.id
    Walk.people = {
        "counter": hired(office, "counter", "quay"),
        "specialist": hired(office, "specialist", "chuyen-mon"),
        "leader": hired(office, "leader", "chu-tich"),
        "deputy": hired(office, "leader", "pho"),
        "reporter": hired(office, "reporter", "tong-hop"),
        "stranger": hired(other_office, "specialist", "nguoi-la"),
    }
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=14,
            derandomize=True,  # so that what must have been done is done on every run
            stateful_step_count=60,
            deadline=None,
            # Every step writes to a database: what failed is read from the steps as they were.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    # A walk that does nothing proves nothing.
    done = set(DossierEvent.objects.values_list("verb", flat=True))
    assert {"accept", "submit", "approve", "send_back", "extend", "finish", "deliver"} <= done
    assert {"forward", "receive_leg", "return_leg", "recall_leg"} <= done
    assert api.rebuild(now=at("2030-01-01 08:00")).changed == 0
