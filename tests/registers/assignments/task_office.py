"""An office that keeps assignments, inspections and findings through the public doors."""

from dataclasses import dataclass
from datetime import date, datetime, time

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import VIETNAM
from motcua.registers import api
from motcua.registers.data import EntryView

TASKS, VISITS, FINDINGS = "assignments", "inspections", "findings"


def day(text: str) -> date:
    """ "2021-03-05"."""
    return date.fromisoformat(text)


def at(text: str, hour: int = 9) -> datetime:
    """Nine in the morning of that day."""
    return datetime.combine(day(text), time(hour), VIETNAM)


@dataclass
class TaskOffice:
    """Everything is written on `on` (a day), by `actor`."""

    agency: AgencyView
    actor: Actor

    def task(self, *, on: str, code: str = "", **values: object) -> EntryView:
        said = {
            "task": "Rà soát thủ tục hành chính nội bộ",
            "kind": "directive",
            "source_document": "1822/QĐ-UBND",
            "issued_on": on,
            **values,
        }
        return api.record(TASKS, self.agency, said, actor=self.actor, now=at(on), code=code)

    def visit(self, *, on: str, code: str = "", **values: object) -> EntryView:
        said = {
            "unit": "Phòng Tư pháp",
            "unit_kind": "agency",
            "topic": "reform",
            "form": "planned",
            "plan_document": "93/QĐ-UBND",
            "plan_on": on,
            **values,
        }
        return api.record(VISITS, self.agency, said, actor=self.actor, now=at(on), code=code)

    def finding(self, inspection: str, *, on: str, **values: object) -> EntryView:
        said = {
            "problem": "Chưa niêm yết đủ thủ tục hành chính",
            "inspection": inspection,
            "found_on": on,
            **values,
        }
        return api.record(FINDINGS, self.agency, said, actor=self.actor, now=at(on))

    def does(
        self, verb: str, entry: EntryView, *, on: str, hour: int = 9, **values: object
    ) -> EntryView:
        now = at(on, hour)
        return api.apply(entry.register, entry.id, verb, values, actor=self.actor, now=now)

    def corrects(self, entry: EntryView, *, on: str, **values: object) -> EntryView:
        now = at(on)
        return api.change(entry.register, entry.id, values, "ghi nhầm", actor=self.actor, now=now)

    def sees(self, entry: EntryView, *, on: str) -> EntryView:
        return api.entry(entry.register, entry.id, actor=self.actor, now=at(on))

    def finds(self, register: str, code: str, *, on: str) -> EntryView:
        return api.entry_by_code(register, code, self.agency.id, actor=self.actor, now=at(on))
