"""Random acts by random people through the real doors never leave the table of states.

The table is written out here once more, from the description of the process, and so is who may
do what; the machine keeps its own copy of where each dossier stands.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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
from result_builders import word
from scan_files import pdf
from walk_table import ALL, ENDED, LEGS, MAY, STORIES, TABLE

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import ForwardForm, Handover
from motcua.dossiers.models import ChainHead, Dossier, DossierEvent
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.kernel.service import Service
from motcua.kernel.transitions import TransitionRefused

pytestmark = pytest.mark.django_db(transaction=True)

ENDS = {"refuse", "withdraw", "cancel", "decline"}
MOST = 8  # dossiers of a walk
RESULTS = {"finish", "finish_file"}


@dataclass
class Noted:
    """What the machine remembers of one dossier."""

    state: str = "pending"
    asked: str = ""  # the person it was submitted to; "" anybody
    put_off: int = 0
    scans: list[str] = field(default_factory=list)  # digests of what is scanned and not struck
    leg: str = ""  # where the newest part of another agency stands; "" none is out
    parts: int = 0
    is_taken: bool = False  # by an officer: what is asked from then on is asked in appraisal
    asked_at_intake: bool = False


class Walk(RuleBasedStateMachine):
    """One office, five people, one stranger; time only goes on."""

    agency_id: int
    people: dict[str, Actor]
    first = "2024-01-02 08:00"
    walks = -1

    @initialize()
    def begin(self) -> None:
        self.now = at(self.first)
        self.made = 0  # so that no two files and no two corrections are alike
        self.notes: dict[str, Noted] = {}
        self.start = Dossier.objects.count()
        # Each walk begins with the next row, so that every one of them is walked.
        type(self).walks += 1
        self.in_a_row(STORIES[self.walks % len(STORIES)])
        self.begin_with()

    def begin_with(self) -> None:
        """What every walk of these rules does."""

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

    @precondition(lambda self: len(getattr(self, "notes", {})) < 4)
    @rule(then=st.sampled_from(["", "accept", "accept", "decline", "withdraw", "correct"]))
    def file_online(self, then: str) -> None:
        """Filed on the portal, and perhaps answered."""
        code = f"WALK-{self.start + len(self.notes)}"
        api.register(
            intake(code), agency_id=self.agency_id, actor=self.people["counter"], now=self.now
        )
        self.notes[code] = Noted("registered")
        if then:
            self._try(then, "counter", len(self.notes) - 1, 1)

    @rule(
        verb=st.sampled_from(sorted(TABLE)),
        who=st.sampled_from([*sorted(ALL), "reporter", "stranger"]),
        which=st.integers(0, MOST - 1),
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
            on = [verb for verb in fit if verb not in ENDS]
            fit = [verb for verb in on if TABLE[verb][1] or verb == "extend"] or on
        if fit:
            verb = fit[pick % len(fit)]
            able = sorted(MAY[verb])
            self._try(verb, able[pick % len(able)], which, minutes)

    @rule(which=st.integers(0, 3), then=st.sampled_from(["approve", "approve_file", "send_back"]))
    def before_the_leader(self, which: int, then: str) -> None:
        """Chance alone seldom comes this far."""
        self._try("draft_file", "specialist", which, 1)
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
        self._note_scans(verb, code, noted)
        assert noted.put_off <= 1
        assert self._state(view, code) == noted.state

    def _note_leg(self, verb: str, noted: Noted) -> None:
        """The act fitted where the part stood; no result comes while one is out."""
        stood, after = LEGS.get(verb, ({noted.leg}, noted.leg))
        assert noted.leg in stood, (verb, noted)
        assert verb not in RESULTS or not noted.leg
        noted.parts += verb == "forward"
        noted.leg = "" if noted.state in ENDED | {"cancelled"} else after

    def _note_scans(self, verb: str, code: str, noted: Noted) -> None:
        """A scan is there until it is struck, and opens so long."""
        if verb == "strike":
            assert noted.scans, f"{code} had no scan to strike"
            noted.scans.pop()
        found = api.scans_of(code, actor=self.people["counter"], now=self.now).scans
        if verb == "scan":
            noted.scans.append(found[-1].digest)
        assert [one.digest for one in found] == noted.scans

    @precondition(lambda self: len(getattr(self, "notes", {})) < MOST)
    @rule(story=st.sampled_from(STORIES))
    def in_a_row(self, story: tuple[str, ...]) -> None:
        """To a new dossier."""
        is_filed, which = story[0] == "filed", len(self.notes)
        if is_filed:
            self.file_online("")
        else:
            self.accept(30)
        for verb in story[is_filed:]:
            self._try(verb, sorted(MAY[verb])[-1], which, 1)

    @rule(which=st.integers(0, 3))
    def a_wrong_paper(self, which: int) -> None:
        """Scanned and struck again, whatever became of the dossier."""
        self._try("scan", "counter", which, 1)
        self._try("strike", "specialist", which, 1)

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
        """Only what waits for a citizen is closed by itself."""
        self.now += timedelta(days=days)
        for one in api.close_unanswered(now=self.now).closed:
            noted = self.notes[one.code]
            assert noted.state == "waiting", f"{one.code} was closed, and is {noted.state}"
            self.closed(noted)

    def closed(self, noted: Noted) -> None:
        raise AssertionError("the rule of 2018 closes nothing by itself, however long it waits")

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
            "accept": lambda: api.accept(
                intake(code, appointment_at=None), agency_id=self.agency_id, **who
            ),
            "serve": lambda: api.serve(code, Service(papers_reused=True), **who),
            "correct": lambda: api.correct(code, {"procedure_name": self._new()}, "nhầm", **who),
            "scan": lambda: api.add_scan(code, "card", [self._page()], **who),
            "strike": lambda: api.strike_scan(code, "card", self._scan(code), "nhầm", **who),
            "draft_file": lambda: api.draft(code, "", file=word(text=self._new()), **who),
            "approve_file": lambda: api.approve(code, file=self._page(), **who),
            "finish_file": lambda: api.finish(code, file=self._page(), **who),
        }
        if verb in special:
            return special[verb]()
        reasons = ("pause", "refuse", "withdraw", "cancel", "send_back", "decline")
        return getattr(api, verb)(code, *(["lý do"] if verb in reasons else []), **who)

    def _state(self, view: Any, code: str) -> str:
        """Of the dossier that the act gave back; of what gives none, as it is stored."""
        stored = Dossier.objects.values_list("state", flat=True)
        return getattr(view, "state", None) or stored.get(code=code)

    def _new(self) -> str:
        self.made += 1
        return f"bản {self.made}"

    def _page(self) -> api.SentFile:
        self.made += 1
        return pdf(size=(500 + self.made, 800))

    def _scan(self, code: str) -> str:
        scans = self.notes[code].scans
        return scans[-1] if scans else "0" * 64

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
            return
        if who not in MAY[verb]:
            assert isinstance(refused, NotAllowed)
            return
        leg_fits = noted.leg in LEGS[verb][0] if verb in LEGS else not noted.leg
        twice = noted.asked_at_intake and not noted.is_taken
        right = {
            TransitionRefused: noted.state not in TABLE[verb][0],
            api.LegRefused: not leg_fits and verb in (*LEGS, *RESULTS),
            api.DossierCodeTaken: verb == "accept" and noted.state not in TABLE["accept"][0],
            api.SupplementTwice: verb == "ask_supplement" and twice,
            api.ReviewerOther: (noted.asked, who) == ("leader", "deputy"),
            api.ExtensionRefused: verb == "extend",
            NotFound: verb == "strike" and not noted.scans,
        }
        assert any(so and isinstance(refused, kind) for kind, so in right.items()), (verb, noted)

    def _check_reviewer(self, verb: str, who: str, noted: Noted) -> None:
        if verb in ("approve", "approve_file", "send_back"):
            assert noted.asked in ("", who)


class WalkOfToday(Walk):
    """Under the rules of two tiers: what waits too long is closed by the system."""

    first = "2026-01-05 08:00"

    @rule(which=st.integers(0, 3), days=st.integers(25, 60))
    def nobody_answers(self, which: int, days: int) -> None:
        if len(self.notes) < MOST:
            self.accept(None)
            which = len(self.notes) - 1
        self._try("ask_supplement", "specialist", which, 1)
        self.close(days)
        self._try("receive_supplement", "counter", which, 1)

    def begin_with(self) -> None:
        self.nobody_answers(0, 40)

    def closed(self, noted: Noted) -> None:
        noted.state, noted.leg = "closed", ""


def hired(office, role: str, username: str, on: date) -> Actor:
    user_id = agencies.create_user(username, "mat-khau-2024", f"Người {username}", office.id, role)
    return agencies.actor_of(user_id, on)


def walk(machine: type[Walk], office, other_office, examples: int) -> set[str]:
    """The verbs that were done."""
    machine.agency_id, on = office.id, at(machine.first).date()
    machine.people = {
        "counter": hired(office, "counter", "quay", on),
        "specialist": hired(office, "specialist", "chuyen-mon", on),
        "leader": hired(office, "leader", "chu-tich", on),
        "deputy": hired(office, "leader", "pho", on),
        "reporter": hired(office, "reporter", "tong-hop", on),
        "stranger": hired(other_office, "specialist", "nguoi-la", on),
    }
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            derandomize=True,  # so that what must have been done is done on every run
            stateful_step_count=60,
            deadline=None,
            # Every step writes to a database: what failed is read from the steps as they were.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert api.rebuild(now=at("2030-01-01 08:00")).changed == 0
    return set(DossierEvent.objects.values_list("verb", flat=True))


def test_random_acts_by_random_people_stay_on_the_table(office, other_office):
    done = walk(Walk, office, other_office, 14)
    # A walk that does nothing proves nothing: every verb there is was done, but the system's own.
    assert done == {verb.value for verb in Verb} - {"close"}


def test_under_the_rules_of_today_what_nobody_completes_is_closed_and_worked_no_more(ward):
    neighbour = agencies.resolve("14812", date(2026, 1, 5))
    assert "close" in walk(WalkOfToday, ward, neighbour, 6)
