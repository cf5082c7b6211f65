"""The ward of today at work: officers of every role, and a queue alive on the day of the demo.

Every dossier goes through the counter's own door, each act by the officer whose work it is.
"""

from collections.abc import Callable
from datetime import datetime
from importlib import resources
from pathlib import Path

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.demo.accounts import Account, new_account
from motcua.demo.stories import Act, Story, stories
from motcua.demo.wards import Ward, ward
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import ReasonGiven
from motcua.dossiers.intake_data import EnclosureForm, FeeForm, IntakeForm
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.papers import api as papers
from motcua.registers import api as registers
from motcua.registers.publications.data import HeadTyped

RECEIPT = "giay-tiep-nhan"
MISSING = ("Giấy tờ chứng minh nơi cư trú",)
WHY_MISSING = "Thông tin trên các giấy tờ không thống nhất"
WHY = {
    Verb.PAUSE: ReasonGiven("verification"),
    Verb.REFUSE: ReasonGiven("conditions-unmet", "mức độ khuyết tật chưa xác định"),
    Verb.WITHDRAW: ReasonGiven("refile"),
}


def fill(*, out: Path, now: datetime, say: Callable[[str], None]) -> tuple[Account, ...]:
    """Make the ward's officers and its dossiers; print one receipt to `out`."""
    plan = ward()
    agency = agencies.resolve(plan.agency, now.date())
    say(f"{agency.name}: làm việc đến hôm nay…")
    accounts = _staff(plan, agency, now)
    _publish(plan, agency, now)
    code = _Office(plan, agency, now).work()
    if code is not None:
        path = _print_receipt(code, _actor(plan.counter, now), plan.slug, out, now)
        say(f"  {path.name}: giấy tiếp nhận của hồ sơ {code}")
    return accounts


def _staff(plan: Ward, agency: AgencyView, now: datetime) -> tuple[Account, ...]:
    province = agencies.parent(agency.id, now.date())
    places = [(person, agency) for person in plan.staff]
    if province is not None:
        places.append((plan.upper, province))
    return tuple(new_account(person, place, plan.since) for person, place in places)


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
        self.agency, self.now = agency, now
        self.counter = _actor(plan.counter, now)
        names = {*plan.specialists.values()}
        self.actors = {name: _actor(name, now) for name in names}
        self.specialists = plan.specialists
        self.stories = stories(plan, now)
        self.codes: dict[int, str] = {}

    def work(self) -> str | None:
        """Do all acts up to now; the code of the dossier accepted last, None: there is none."""
        acts = [(act.at, story.serial, act, story) for story in self.stories for act in story.acts]
        last = None
        for at, _, act, story in sorted(acts, key=lambda one: one[:2]):
            if at <= self.now:
                self._do(act, story)
                last = self.codes[story.serial] if act.verb is Verb.ACCEPT else last
        return last

    def _do(self, act: Act, story: Story) -> None:
        if act.verb is Verb.ACCEPT:
            taken = dossiers.take_in(
                _form(story, act.at),
                agency_id=self.agency.id,
                actor=self.counter,
                now=act.at,
                idempotency_key=f"demo-{story.serial}",
            )
            self.codes[story.serial] = taken.code
            return
        specialist = self.actors[self.specialists[story.procedure.field_key]]
        actor = specialist if act.verb in _BY_SPECIALIST else self.counter
        self._verb(act, self.codes[story.serial], specialist.name, actor)

    def _verb(self, act: Act, code: str, specialist: str, actor: Actor) -> None:
        if act.verb is Verb.ROUTE:
            dossiers.route(code, specialist, actor=actor, now=act.at)
        elif act.verb is Verb.ASK_SUPPLEMENT:
            dossiers.ask_supplement(code, MISSING, WHY_MISSING, actor=actor, now=act.at)
        elif act.verb in _WITH_REASON:
            _WITH_REASON[act.verb](code, WHY[act.verb], actor=actor, now=act.at)
        else:
            _PLAIN[act.verb](code, actor=actor, now=act.at)


_BY_SPECIALIST = frozenset({Verb.ASK_SUPPLEMENT, Verb.PAUSE, Verb.FINISH, Verb.REFUSE})
_WITH_REASON = {
    Verb.PAUSE: dossiers.pause,
    Verb.REFUSE: dossiers.refuse,
    Verb.WITHDRAW: dossiers.withdraw,
}
_PLAIN = {Verb.FINISH: dossiers.finish, Verb.DELIVER: dossiers.deliver}


def _form(story: Story, at: datetime) -> IntakeForm:
    """What the counter types: each required paper in the original, no number of a real person."""
    offer = dossiers.procedure_offer(story.procedure.code, at.date())
    asked = offer.enclosures if offer else ()
    payment = "none" if not story.fee else "cash" if story.is_paid else "waiting"
    return IntakeForm(
        procedure_code=story.procedure.code,
        channel=story.channel,
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
