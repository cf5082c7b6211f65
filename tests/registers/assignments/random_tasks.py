"""An office that works at random through the public doors, and a plain copy of what it did.

The copy knows nothing of facts, measures or SQL: days, kinds and whether a thing is over.
"""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from task_office import TaskOffice

from motcua.kernel.dates import VIETNAM
from motcua.registers import api

KINDS = ("plan", "directive", "directive", "government", "leader", "issued", "plan_other")
STEPS = ("record", "record", "finish", "finish", "extend", "cancel", "reopen", "change")


@dataclass
class Note:
    """One task as the copy knows it. ended: the day it was done or taken back."""

    id: int
    kind: str
    issued: date
    due: date | None
    year: int | None
    state: str = "open"
    ended: date | None = None
    moved: bool = False


@dataclass
class RandomTasks:
    """`work` does one thing after another; `past` keeps the copy as it was at some moments."""

    office: TaskOffice
    seed: int
    notes: list[Note] = field(default_factory=list)
    past: list[tuple[datetime, list[Note]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.now = datetime(2020, 12, 1, 8, 0, tzinfo=VIETNAM)

    @property
    def today(self) -> date:
        return self.now.date()

    def work(self, steps: int) -> None:
        for number in range(steps):
            self.now += timedelta(hours=self.random.choice((1, 8, 30, 70, 150)))
            getattr(self, f"_{self.random.choice(STEPS)}")()
            if number % 10 == 9:
                self.past.append((self.now, deepcopy(self.notes)))

    def _some(self, state: str) -> Note | None:
        found = [note for note in self.notes if note.state == state]
        return self.random.choice(found) if found else None

    def _day(self, first: date) -> date:
        return first + timedelta(days=self.random.randint(0, (self.today - first).days))

    def _apply(self, note: Note, verb: str, **values: object) -> None:
        actor = self.office.actor
        api.apply("assignments", note.id, verb, values, actor=actor, now=self.now)

    def _record(self) -> None:
        kind = self.random.choice(KINDS)
        issued = self.today - timedelta(days=self.random.randint(0, 40))
        due = issued + timedelta(days=self.random.randint(0, 60))
        year = None
        if kind in ("plan", "plan_other"):
            year = issued.year + self.random.randint(0, 1)
        note = Note(0, kind, issued, due if self.random.random() < 0.85 else None, year)
        said = {
            "task": "Việc",
            "kind": kind,
            "source_document": "1/KH",
            "issued_on": issued,
            "due_on": note.due,
            "plan_year": str(year) if year else None,
        }
        office = self.office
        entry = api.record("assignments", office.agency, said, actor=office.actor, now=self.now)
        note.id = entry.id
        self.notes.append(note)

    def _finish(self) -> None:
        note = self._some("open")
        if note is not None:
            day = self._day(note.issued)
            self._apply(note, "finish", done_on=day, result="Đã xong")
            note.state, note.ended = "done", day

    def _extend(self) -> None:
        note = self._some("open")
        if note is None or (note.due is not None and note.due < self.today):
            return
        due = max(note.due or self.today, self.today) + timedelta(days=self.random.randint(0, 30))
        self._apply(note, "extend", extended_on=self.today, due_on=due, extension_document="2/TB")
        note.due, note.moved = due, True

    def _cancel(self) -> None:
        note = self._some("open")
        if note is not None and self.random.random() < 0.5:
            day = self._day(note.issued)
            self._apply(note, "cancel", cancelled_on=day, cancel_reason="Thôi")
            note.state, note.ended = "cancelled", day

    def _reopen(self) -> None:
        note = self._some("done")
        if note is not None and self.random.random() < 0.4:
            self._apply(note, "reopen", return_reason="Chưa đạt")
            note.state, note.ended = "open", None

    def _change(self) -> None:
        note = self._some(self.random.choice(("open", "done")))
        if note is None:
            return
        kind = self.random.choice(("directive", "leader"))
        if kind != note.kind:
            api.change(
                "assignments", note.id, {"kind": kind}, "ghi nhầm",
                actor=self.office.actor, now=self.now,
            )  # fmt: skip
            note.kind = kind


def counted(notes: list[Note], first: date, last: date) -> dict[str, int]:
    """Every measure of assignments, one task after another, from what the measures' labels say."""
    found: dict[str, int] = {}

    def add(name: str) -> None:
        found[f"assignment.{name}"] = found.get(f"assignment.{name}", 0) + 1

    for note in notes:
        if note.issued > last:
            continue
        is_over = note.ended is not None and note.ended <= last
        if note.kind == "plan" and note.year == last.year and not _gone(note, last):
            add("plan_tasks")
            if is_over:
                add("plan_tasks_done")
        if is_over and (note.state == "cancelled" or note.ended < first):
            continue
        for name in _names(note, last, is_over):
            add(name)
    return found


def _gone(note: Note, last: date) -> bool:
    return note.state == "cancelled" and note.ended <= last


def _names(note: Note, last: date, is_over: bool) -> list[str]:
    from_above = note.kind in ("government", "directive")
    if is_over:
        is_late = note.due is not None and note.ended > note.due
        names = ["finished", "finished_late" if is_late else "finished_in_time"]
        given = ["given_done", "given_late" if is_late else "given_in_time"]
    else:
        is_late = note.due is not None and note.due < last
        names = ["pending", "pending_late" if is_late else "pending_in_time"]
        given = ["given_overdue" if is_late else "given_pending"]
    names += ["handled"] + (["extended"] if note.moved else [])
    return names + (["given", *given] if from_above else [])
