"""An office that writes in every register at random, and what it wrote, as plain values.

Nothing here counts anything: tests count over `Books.told` by themselves, or compare engines.
"""

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import MotcuaError
from motcua.registers import api
from motcua.rulebook import load

TASK_KINDS = ("plan", "plan", "plan_other", "government", "directive", "leader")
SENT_STATES = ("numbered", "issued", "issued", "issued", "recalled", "cancelled")
SENT_FORMS = ("electronic", "electronic", "both", "paper")
NONE_PARTIAL_FULL = ("none", "partial", "full", "partial", "full")


@dataclass(frozen=True)
class Told:
    """What was written of one entry: its state, and its values by field key."""

    code: str
    entry_id: int
    state: str
    values: Mapping[str, object]

    def __getitem__(self, field: str):
        """A value; None where nothing was said."""
        return self.values.get(field)


class Books:
    """The registers of one agency, filled between two days."""

    def __init__(self, agency: AgencyView, seed: object, first: date, last: date) -> None:
        self.agency, self.first, self.last = agency, first, last
        self.chance = random.Random(f"{seed}-{agency.code}")
        self.now = datetime(last.year, last.month, last.day, 17, 0, tzinfo=VIETNAM)
        self.told: dict[str, list[Told]] = defaultdict(list)
        self.number = 0

    def fill(self, number: int) -> None:
        """So many entries in each register."""
        for write in (
            self._task, self._certificate, self._mailbox, self._feedback,
            self._ballot, self._inspection, self._offering, self._outreach,
            self._simplification,
        ):  # fmt: skip
            for _ in range(number):
                write()
        days = sorted(self._day(self.first) for _ in range(number))
        for day in days:  # numbers of documents run with the days
            self._sent(day)
            self._arrived(day)
        for visit in list(self.told["inspections"]):
            if visit.state in ("inspected", "concluded"):
                self._finding(visit)

    def _day(self, since: date, within: int = 1000) -> date:
        days = min((self.last - since).days, within)
        return since + timedelta(days=self.chance.randint(0, max(days, 0)))

    def _maybe(self, likely: float, value):
        return value if self.chance.random() < likely else None

    def _flag(self, likely: float = 0.5) -> bool:
        return self.chance.random() < likely

    def _record(self, key: str, state: str, code: str = "", **values: object) -> Told:
        said = {name: value for name, value in values.items() if value is not None}
        entry = api.record(
            key, self.agency, said, actor=SYSTEM, now=self.now, code=code, state=state
        )
        told = Told(entry.code, entry.id, state, {**said, "due_on": entry.due_on})
        self.told[key].append(told)
        return told

    def _code(self, mark: str) -> str:
        self.number += 1
        return f"{mark}{self.number:04d}"

    def _task(self) -> None:
        kind = self.chance.choice(TASK_KINDS)
        state = self.chance.choice(("open", "done", "done", "done", "cancelled"))
        issued = self._day(self.first)
        ended = self._day(issued, 90) if state != "open" else None
        self._record(
            "assignments",
            state,
            task="Nhiệm vụ mẫu",
            kind=kind,
            source_document="14/KH-UBND",
            issued_on=issued,
            due_on=self._maybe(0.8, issued + timedelta(days=self.chance.randrange(60))),
            plan_year=str(issued.year) if kind.startswith("plan") else None,
            done_on=ended if state == "done" else None,
            result="Đã xong" if state == "done" else None,
            evidence_document=self._maybe(0.5, "15/BC-UBND") if state == "done" else None,
            cancelled_on=ended if state == "cancelled" else None,
            cancel_reason="Không còn cần" if state == "cancelled" else None,
        )

    def _sent(self, dated: date) -> None:
        state = self.chance.choice(SENT_STATES)
        is_out = state in ("issued", "recalled")
        issued = self._day(dated, 30) if is_out else None
        self._record(
            "outgoing",
            state,
            kind=self.chance.choice(("bao_cao", "thong_bao", "ke_hoach")),
            body="committee",
            excerpt="Văn bản mẫu",
            dated_on=dated,
            issued_on=issued,
            form=self.chance.choice(SENT_FORMS) if is_out else None,
            signed_agency=self._flag(0.8) if is_out else None,
            signed_person=self._flag(0.7) if is_out else None,
            is_off_network=self._flag(0.2),
            is_steering=self._flag(0.4),
            recalled_on=self._day(issued or dated, 30) if state == "recalled" else None,
            cancelled_on=self._day(dated, 30) if state == "cancelled" else None,
            reason="Sai nội dung" if state in ("recalled", "cancelled") else None,
        )

    def _arrived(self, arrived: date) -> None:
        state = self.chance.choice(("waiting", "done", "done", "noted", "returned", "recalled"))
        self._record(
            "incoming",
            state,
            arrived_on=arrived,
            issuer="UBND tỉnh",
            excerpt="Văn bản mẫu",
            form=self.chance.choice(("electronic", "both", "paper")),
            signed_agency=self._flag(0.8),
            due_on=self._maybe(0.7, arrived + timedelta(days=self.chance.randrange(20))),
            done_on=self._day(arrived, 40) if state != "waiting" else None,
            reason="Nhầm nơi nhận" if state in ("returned", "recalled") else None,
        )

    def _certificate(self) -> None:
        state = self.chance.choice(("active", "active", "active", "suspended", "revoked"))
        issued = self._day(self.first)
        self._record(
            "certificates",
            state,
            self._code("CTS"),
            holder="Người Mẫu",
            subject=self.chance.choice(("agency", "person")),
            place=self.chance.choice(("office", "one_stop")),
            issued_on=issued,
            valid_until=self._maybe(0.8, issued + timedelta(days=self.chance.randrange(10, 700))),
            revoked_on=self._day(issued, 90) if state == "revoked" else None,
            reason=None if state == "active" else "Mất thiết bị",
        )

    def _mailbox(self) -> None:
        state = self.chance.choice(("granted", "used", "used", "closed"))
        granted = self._day(self.first)
        used = self._day(granted, 30) if state == "used" or self._flag() else None
        used = None if state == "granted" else used
        self._record(
            "mailboxes",
            state,
            f"{self._code('hop.thu.')}@don-vi.example.vn",
            holder="Người Mẫu",
            subject=self.chance.choice(("agency", "department", "person")),
            granted_on=granted,
            used_since=used,
            closed_on=self._day(used or granted, 90) if state == "closed" else None,
            reason="Nghỉ việc" if state == "closed" else None,
        )

    def _feedback(self) -> None:
        state = self.chance.choice(("received", "answered", "answered", "transferred", "declined"))
        kind = self.chance.choice(("regulation", "regulation", "city", "other"))
        received = self._day(self.first)
        answered = self._day(received, 60) if state != "received" else None
        is_answered = state == "answered"
        self._record(
            "feedback",
            state,
            subject="Phản ánh mẫu",
            kind=kind,
            about=self.chance.choice(("act", "content", "both")) if kind == "regulation" else None,
            channel=self.chance.choice(("counter", "hotline", "city_system")),
            received_on=received,
            due_on=self._maybe(0.7, received + timedelta(days=self.chance.randrange(30))),
            answered_on=answered,
            published_on=self._maybe(0.5, self._day(answered, 20)) if is_answered else None,
            satisfaction=self._maybe(0.5, "unsatisfied") if is_answered else None,
            reason="Không thuộc thẩm quyền" if state in ("transferred", "declined") else None,
        )

    def _ballot(self) -> None:
        asked = self.chance.choice(("satisfaction", "evaluation"))
        state = "void" if self._flag(0.15) else "counted"
        points = {f"index_{n}": self.chance.choice(("p2", "p1", "p0")) for n in range(1, 10)}
        levels = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
        self._record(
            "surveys",
            state,
            questionnaire=asked,
            given_on=self._day(self.first),
            way=self.chance.choice(("paper", "paper", "tablet", "link", "system")),
            level=self.chance.choice(levels),
            void_reason="Phiếu trùng" if state == "void" else None,
            **(points if asked == "evaluation" else {}),
        )

    def _inspection(self) -> None:
        state = self.chance.choice(("planned", "inspected", "concluded", "concluded", "dropped"))
        planned = self._day(self.first)
        was_held = state in ("inspected", "concluded")
        inspected = self._day(planned, 60) if was_held else None
        self._record(
            "inspections",
            state,
            unit="Đơn vị mẫu",
            unit_kind=self.chance.choice(("agency", "agency", "department", "person")),
            topic=self.chance.choice(("reform", "reform", "reform", "discipline")),
            form=self.chance.choice(("planned", "planned", "sudden", "again")),
            plan_document="93/QĐ-UBND",
            plan_on=planned,
            inspected_on=inspected,
            concluded_on=self._day(inspected, 30) if state == "concluded" else None,
            conclusion="31/KL-UBND" if state == "concluded" else None,
            dropped_on=self._day(planned, 60) if state == "dropped" else None,
            drop_reason="Đã nhập vào đơn vị khác" if state == "dropped" else None,
        )

    def _finding(self, visit: Told) -> None:
        """Found, then perhaps withdrawn, or settled by a task that was done with a proof."""
        found = self._day(visit["inspected_on"], 20)
        end = self.chance.choice(("found", "withdrawn", "settled", "settled"))
        ended = self._day(found, 60)
        values = {"problem": "Vấn đề mẫu", "inspection": visit.code, "found_on": found}
        asked = {"actor": SYSTEM, "now": self.now}
        entry = api.record("findings", self.agency, values, **asked)
        if end == "withdrawn":
            said = {"withdrawn_on": ended, "withdraw_reason": "Không đúng"}
            api.apply("findings", entry.id, "withdraw", said, **asked)
        elif end == "settled":
            said = {"assigned_on": found, "due_on": found + timedelta(days=30)}
            given = api.apply("findings", entry.id, "assign", said, **asked)
            task = api.entry_by_code(
                "assignments", str(given.values["assignment"]), self.agency.id, **asked
            )
            proof = {"done_on": ended, "result": "Đã sửa", "evidence_document": "88/BC-UBND"}
            api.apply("assignments", task.id, "finish", proof, **asked)
        ends = None if end == "found" else ended
        self.told["findings"].append(
            Told(
                entry.code,
                entry.id,
                end,
                {"found_on": found, "ended_on": ends, "of": visit["topic"]},
            )
        )

    def _offering(self) -> None:
        since = self._day(self.first)
        ended = self._maybe(0.3, self._day(since, 300))
        workflow = self._maybe(0.7, self._day(since, 100))
        has_fee = self._flag()
        level = self.chance.choice(NONE_PARTIAL_FULL)
        self._record(
            "offerings",
            "abolished" if ended else "in_force",
            self._code("9.00"),
            name="Thủ tục mẫu",
            tier=self.chance.choice(("commune", "commune", "district")),
            settled_by=self.chance.choice(("here", "here", "below")),
            vertical=self._flag(0.3),
            in_force_on=since,
            is_new=self._flag(),
            ended_on=ended,
            simplified_on=self._maybe(0.4, since if ended == since else self._before(since, ended)),
            eligible_level=self.chance.choice(NONE_PARTIAL_FULL),
            online_level=level,
            online_on=self._maybe(0.6, self._day(since, 100)) if level != "none" else None,
            national_on=self._maybe(0.7, self._day(since, 100)),
            portal_on=self._maybe(0.7, self._day(since, 100)),
            website_on=self._maybe(0.7, self._day(since, 100)),
            has_fee=has_fee,
            pay_on=self._maybe(0.7, self._day(since, 100)) if has_fee else None,
            post_in=self._flag(0.6),
            post_out=self._flag(0.6),
            workflow_on=workflow,
            digital_on=self._maybe(0.7, self._day(workflow, 60)) if workflow else None,
            linked=self.chance.choice(("none", "same", "across")),
        )

    def _before(self, since: date, ended: date | None) -> date:
        return self._day(since, (ended - since).days if ended else 200)

    def _simplification(self) -> None:
        """Proposed or dropped; an approval marks an offering, which has a day of its own here."""
        proposed = self._day(self.first)
        state = self.chance.choice(("proposed", "proposed", "dropped"))
        hours = self._maybe(0.7, self.chance.randrange(8, 80))
        self._record(
            "simplifications",
            state,
            procedure=load.procedure_details()[len(self.told["simplifications"])]["code"],
            name="Thủ tục mẫu",
            main_kind=self.chance.choice(("merge", "decentralise", "other")),
            content="Phương án mẫu",
            proposed_on=proposed,
            time_before=hours,
            time_after=self.chance.randrange(8, hours + 1) if hours else None,
            dropped_on=self._day(proposed, 200) if state == "dropped" else None,
            drop_reason="Không chấp thuận" if state == "dropped" else None,
        )

    def _outreach(self) -> None:
        state = self.chance.choice(("done", "done", "done", "planned", "cancelled"))
        self._record(
            "outreach",
            state,
            subject="Tin mẫu",
            kind=self.chance.choice(("post", "broadcast", "session", "notice")),
            medium=self.chance.choice(("website", "social", "meeting")),
            topic=self.chance.choice(("reform", "digital", "law")),
            held_on=self._day(self.first),
            pieces=self._maybe(0.3, self.chance.randrange(1, 9)),
            reach=self._maybe(0.5, self.chance.randrange(300)),
            reason="Trùng nội dung" if state == "cancelled" else None,
        )


VERBS = {
    "assignments": ("finish", {"result": "Đã xong"}, "done_on"),
    "outgoing": ("recall", {"reason": "Sai nội dung"}, "recalled_on"),
    "incoming": ("finish", {}, "done_on"),
    "certificates": ("revoke", {"reason": "Mất"}, "revoked_on"),
    "mailboxes": ("close", {"reason": "Nghỉ việc"}, "closed_on"),
    "feedback": ("answer", {"answer": "Đã xử lý"}, "answered_on"),
    "surveys": ("void", {"void_reason": "Phiếu trùng"}, ""),
    "inspections": ("inspect", {}, "inspected_on"),
    "findings": ("withdraw", {"withdraw_reason": "Không đúng"}, "withdrawn_on"),
    "offerings": ("abolish", {}, "ended_on"),
    "outreach": ("hold", {}, "held_on"),
    "simplifications": ("drop", {"drop_reason": "Không chấp thuận"}, "dropped_on"),
}
"""Register -> a verb, what it needs, and the field with its day."""


def work(books: Books, now: datetime) -> int:
    """A verb on every other entry, where its state lets it; how many were done."""
    done = 0
    for key, (verb, values, day_field) in VERBS.items():
        for told in books.told[key][::2]:
            day = {day_field: now.date()} if day_field else {}
            try:
                api.apply(key, told.entry_id, verb, {**values, **day}, actor=SYSTEM, now=now)
            except MotcuaError:
                continue  # not what may follow there: nothing was recorded
            done += 1
    return done
