"""The ward of today at work: officers of every role, and a queue alive on the day of the demo.

Every dossier goes through the counter's own door, each act by the officer whose work it is; what
is older comes from the file of the software before, registers from files as an office has them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib import resources
from pathlib import Path

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.demo.accounts import Account, new_account
from motcua.demo.stories import Act, Story, limit_of, stories
from motcua.demo.ward_history import import_history, lives, results_of
from motcua.demo.ward_ratings import Result, import_ratings
from motcua.demo.ward_registers import import_ward_registers
from motcua.demo.ward_texts import write_texts
from motcua.demo.wards import Part, Ward, ward
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import ForwardForm, ReasonGiven
from motcua.dossiers.intake_data import EnclosureForm, FeeForm, IntakeForm
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cases import Verb
from motcua.papers import api as papers
from motcua.registers import api as registers
from motcua.registers.publications.data import HeadTyped
from motcua.rulebook import load

Say = Callable[[str], None]

RECEIPT = "giay-tiep-nhan"
MISSING = ("Giấy tờ chứng minh nơi cư trú",)
WHY_MISSING = "Thông tin trên các giấy tờ không thống nhất"
WHY = {
    Verb.PAUSE: ReasonGiven("verification"),
    Verb.REFUSE: ReasonGiven("conditions-unmet", "mức độ khuyết tật chưa xác định"),
    Verb.WITHDRAW: ReasonGiven("refile"),
}


def fill(*, home: Path, out: Path, now: datetime, say: Say) -> tuple[Account, ...]:
    """Make the ward's officers, its dossiers and registers; print one receipt to `out`."""
    plan = ward()
    agency = agencies.resolve(plan.agency, now.date())
    say(f"{agency.name}: làm việc đến hôm nay…")
    accounts = _staff(plan, agency, now)
    _let_receive(plan, agency, now)
    _publish(plan, agency, now)
    reporter, files = _actor(plan.reporter, now), home / "demo-exports"
    known = lives(plan, now)
    say(import_history(plan, known, files, actor=reporter, now=now))
    office = _Office(plan, agency, now)
    code = office.work()
    for line in import_ward_registers(plan, files, actor=reporter, now=now):
        say(line)
    rated = (*results_of(known), *office.results())
    say(import_ratings(plan, rated, files, actor=reporter, now=now))
    write_texts(plan, agency, actor=reporter, now=now)
    if code is not None:
        path = _print_receipt(code, _actor(plan.counter, now), plan.slug, out, now)
        say(f"  {path.name}: giấy tiếp nhận của hồ sơ {code}")
    return accounts


def _staff(plan: Ward, agency: AgencyView, now: datetime) -> tuple[Account, ...]:
    province = agencies.parent(agency.id, now.date())
    beside = agencies.resolve(plan.neighbour.agency, now.date())
    places = [(person, agency) for person in plan.staff]
    places += [(person, beside) for person in plan.neighbour.staff]
    if province is not None:
        places.append((plan.upper, province))
    return tuple(new_account(person, place, plan.since) for person, place in places)


def _let_receive(plan: Ward, agency: AgencyView, now: datetime) -> None:
    """The neighbour lets the ward's counter receive for it."""
    neighbour = agencies.resolve(plan.neighbour.agency, now.date())
    key = f"{agencies.RECEIVER}{agency.id}"
    agencies.adopt(neighbour.id, key, True, plan.receiving_act, plan.since, actor=SYSTEM, now=now)


def _publish(plan: Ward, agency: AgencyView, now: datetime) -> None:
    """The province's decision of this autumn, as the ward's office takes it in."""
    keeper = next(person.username for person in plan.staff if person.role == "reporter")
    listed = resources.files("motcua.demo") / "wards" / f"{plan.slug}-cong-bo.csv"
    with resources.as_file(listed) as path:
        report = registers.import_publication(
            path,
            head=HeadTyped(),
            agency_code=f"{agency.code}@{now.date().isoformat()}",
            actor=_actor(keeper, now),
            now=now,
            dry_run=False,
        )
    if report.rejections:
        raise RuntimeError(f"{path.name}: {report.rejections[0]}")


def _actor(username: str, now: datetime) -> Actor:
    user_id = agencies.user_id_of(username)
    actor = None if user_id is None else agencies.actor_of(user_id, now.date())
    if actor is None:
        raise RuntimeError(f"{username} holds no role on {now.date()}")
    return actor


class _Office:
    """Tells the stories in the order of time, for the log is written in that order."""

    def __init__(self, plan: Ward, agency: AgencyView, now: datetime) -> None:
        self.plan, self.now = plan, now
        self.homes = {"": agency, plan.agency: agency}
        self.homes[plan.neighbour.agency] = agencies.resolve(plan.neighbour.agency, now.date())
        beside = (plan.neighbour.counter, plan.neighbour.specialist)
        names = {plan.counter, *plan.specialists.values(), *beside}
        self.actors = {name: _actor(name, now) for name in names}
        self.stories = stories(plan, now)
        self.codes: dict[int, str] = {}

    def work(self) -> str | None:
        """Do all acts up to now; the code of the dossier the ward accepted last, None: none."""
        acts = [(act.at, story.serial, act, story) for story in self.stories for act in story.acts]
        last = None
        for at, _, act, story in sorted(acts, key=lambda one: one[:2]):
            if at > self.now:
                continue
            if act.verb is Verb.ACCEPT:
                self.codes[story.serial] = self._accept(act, story)
                last = last if story.home else self.codes[story.serial]
            else:
                self._verb(act, story)
        return last

    def results(self) -> Iterator[Result]:
        """The ward's own results that were handed out."""
        for story in self.stories:
            for act in story.acts:
                if act.verb is Verb.FINISH and act.at <= self.now and not story.home:
                    yield self._result(story, act.at.date())

    def _result(self, story: Story, on: date) -> Result:
        accepted = story.acts[0].at.date()
        due_on = load.calendar().add_working_days(accepted, limit_of(story.procedure))
        return Result(self.codes[story.serial], on, due_on, self._worker(story).name)

    def _accept(self, act: Act, story: Story) -> str:
        form, where = _form(story, act.at), story.home
        if story.is_received:
            form, where = replace(form, resolved_by=story.home), ""
        taken = dossiers.take_in(
            form,
            agency_id=self.homes[where].id,
            actor=self._giver(story),
            now=act.at,
            idempotency_key=f"demo-{story.serial}",
        )
        return taken.code

    def _counter(self, story: Story) -> Actor:
        return self.actors[self.plan.neighbour.counter if story.home else self.plan.counter]

    def _giver(self, story: Story) -> Actor:
        """Who meets the citizen, when a dossier comes and when its result goes."""
        return self.actors[self.plan.counter] if story.is_received else self._counter(story)

    def _worker(self, story: Story, at: str | None = None) -> Actor:
        """Who works on it at an agency (its code; None: where it is at home)."""
        where = story.home if at is None else at
        if where == self.plan.neighbour.agency:
            return self.actors[self.plan.neighbour.specialist]
        return self.actors[self.plan.specialists[story.procedure.field_key]]

    def _verb(self, act: Act, story: Story) -> None:
        code, worker = self.codes[story.serial], self._worker(story)
        if act.verb in OF_A_PART and story.part is not None:
            there = self._worker(story, story.part.to or None)
            self._part(act, story.part, code, worker if act.verb is Verb.FORWARD else there)
        elif act.verb is Verb.ROUTE:
            dossiers.route(code, worker.name, actor=self._counter(story), now=act.at)
        elif act.verb is Verb.ASK_SUPPLEMENT:
            dossiers.ask_supplement(code, MISSING, WHY_MISSING, actor=worker, now=act.at)
        else:
            actor = worker if act.verb in _BY_SPECIALIST else self._giver(story)
            if act.verb in _WITH_REASON:
                _WITH_REASON[act.verb](code, WHY[act.verb], actor=actor, now=act.at)
            else:
                _PLAIN[act.verb](code, actor=actor, now=act.at)

    def _part(self, act: Act, part: Part, code: str, actor: Actor) -> None:
        if act.verb is Verb.FORWARD:
            agency_id = self.homes[part.to].id if part.to else None
            to = ForwardForm(agency_id, part.name, part.task, part.hours)
            dossiers.forward(code, to, actor=actor, now=act.at)
        elif act.verb is Verb.RECEIVE_LEG:
            dossiers.receive_leg(code, 1, actor=actor, now=act.at)
        else:
            declined = part.stands == "declined"
            words = (part.result, part.reference)
            dossiers.return_leg(code, 1, *words, declined=declined, actor=actor, now=act.at)


OF_A_PART = frozenset({Verb.FORWARD, Verb.RECEIVE_LEG, Verb.RETURN_LEG})
_BY_SPECIALIST = frozenset({Verb.ASK_SUPPLEMENT, Verb.PAUSE, Verb.FINISH, Verb.REFUSE})
_WITH_REASON = {
    Verb.PAUSE: dossiers.pause,
    Verb.REFUSE: dossiers.refuse,
    Verb.WITHDRAW: dossiers.withdraw,
}
_PLAIN = {Verb.FINISH: dossiers.finish, Verb.DELIVER: dossiers.deliver}


def _form(story: Story, at: datetime) -> IntakeForm:
    """What the counter types: each required paper in the original, no number of a real person."""
    offer = dossiers.procedure_offer(story.procedure.code, at.date(), story.channel)
    asked = offer.enclosures if offer else ()
    payment = "none" if not story.fee else "cash" if story.is_paid else "waiting"
    return IntakeForm(
        procedure_code=story.procedure.code,
        channel=story.channel,
        channel_reason="decided" if offer and offer.not_offered else "",
        applicant=story.applicant,
        address="Tổ dân phố 3, phường Quang Trung, tỉnh Thanh Hóa",
        enclosures=tuple(
            EnclosureForm(one.key, {"original": "1"}) for one in asked if one.is_required
        ),
        fees=(FeeForm("Phí, lệ phí", story.fee),) if story.fee else (),
        payment=payment,
        return_by="post" if story.channel == "post" else "counter",
        duplicate_is_meant=True,
    )


def _print_receipt(code: str, actor: Actor, slug: str, out: Path, now: datetime) -> Path:
    found = dossiers.slip(code, "receipt", actor=actor, now=now)
    document = papers.slip_document(found.definition, found.values, found.tables, created_at=now)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{RECEIPT}-{slug}.pdf"
    path.write_bytes(papers.write(document, "pdf"))
    return path
