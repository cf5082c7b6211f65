"""What the definition of findings cannot say: the inspection, and the task that puts it right."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from motcua.agencies.data import AgencyView
from motcua.kernel.register_entries import EntryState, Fault
from motcua.kernel.registers import CHANGE, RECORD, Value, Values
from motcua.registers.ledger.linked import Linked, linked, own_or_below
from motcua.registers.ledger.rules import Following, RuleContext, Rules

ASSIGNMENTS, INSPECTIONS = "assignments", "inspections"
ASSIGN, SETTLE, WITHDRAW = "assign", "settle", "withdraw"


def _complete(values: Mapping[str, Value], context: RuleContext) -> Mapping[str, Value]:
    before = context.before
    if context.verb in (RECORD, CHANGE):
        return _topic(values, context)
    if before is None:
        return {}
    if context.verb == ASSIGN and not before.text("assignment"):
        return {"assignment": f"KP.{context.agency.code}.{before.code}"}
    if context.verb == SETTLE:
        return _proof(_task(values, context))
    return {}


def _topic(values: Mapping[str, Value], context: RuleContext) -> Mapping[str, Value]:
    """What the inspection looked at, so that a report counts its own kind of findings."""
    inspection = linked(INSPECTIONS, str(values.get("inspection", "")), [context.agency.id])
    topic = inspection.entry.text("topic") if inspection else ""
    return {"topic": topic} if topic else {}


def _proof(task: Linked | None) -> Mapping[str, Value]:
    """When and by what it was put right; nothing while the task is not done with a proof."""
    if task is None or task.entry.state != "done":
        return {}
    day, proof = task.entry.day("done_on"), task.entry.text("evidence_document")
    return {"settled_on": day, "proof": proof} if day is not None and proof else {}


def _state_from(values: Values) -> str | None:
    """A row of a file stands where its days and its task say it does."""
    if values.get("withdrawn_on"):
        return "withdrawn"
    if values.get("settled_on"):
        return "settled"
    return "assigned" if values.get("assignment") else None


def _faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    yield from _inspection_faults(after, context)
    if context.verb == ASSIGN:
        yield from _assign_faults(after, context)
    elif after.state in ("assigned", "settled"):
        yield from _task_faults(after, context)


def _inspection_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("inspection")
    if not code:
        return
    inspection = linked(INSPECTIONS, code, [context.agency.id])
    if inspection is None:
        yield Fault("inspection", code, "mã một cuộc kiểm tra trong sổ Kiểm tra")
        return
    inspected, found = inspection.entry.day("inspected_on"), after.day("found_on")
    if inspected is None:
        yield Fault("inspection", code, "cuộc kiểm tra đã tiến hành (chưa ghi ngày kiểm tra)")
    elif found is not None and found < inspected:
        expected = f"ngày phát hiện không trước ngày kiểm tra ({inspected:%d/%m/%Y})"
        yield Fault("found_on", f"{found:%d/%m/%Y}", expected)


def _assign_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("remedy_agency")
    if code and own_or_below(context.agency, code, context.today) is None:
        yield Fault("remedy_agency", code, "mã cơ quan mình hoặc đơn vị trực thuộc")
    for key, what in (("assigned_on", "ngày giao khắc phục"), ("due_on", "hạn khắc phục")):
        if after.day(key) is None:
            yield Fault(key, "", f"có {what}")


def _task_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("assignment")
    if not code:
        return
    task = _task(after.values, context)
    if task is None:
        yield Fault("assignment", code, "mã một nhiệm vụ trong sổ Nhiệm vụ của đơn vị khắc phục")
    elif after.state == "settled" and not _proof(task):
        expected = "nhiệm vụ khắc phục đã hoàn thành và có văn bản, sản phẩm minh chứng"
        yield Fault("assignment", code, expected)


def _partners(verb: str, after: Mapping[str, Value], context: RuleContext) -> Iterable[int]:
    """Agencies whose registers may be written with this one."""
    if verb not in (ASSIGN, WITHDRAW):
        return ()
    return [_remedy_agency(after, context).id]


def _follow(after: EntryState, context: RuleContext) -> Iterator[Following]:
    if context.verb == ASSIGN:
        yield _new_task(after, context)
    elif context.verb == WITHDRAW:
        task = _task(after.values, context)
        if task is not None and task.entry.state == "open":
            said = {
                "cancelled_on": after.values.get("withdrawn_on"),
                "cancel_reason": after.values.get("withdraw_reason"),
            }
            yield Following(task.agency_id, ASSIGNMENTS, task.entry.code, "cancel", said)


def _new_task(after: EntryState, context: RuleContext) -> Following:
    unit = _remedy_agency(after.values, context)
    inspection = linked(INSPECTIONS, after.text("inspection"), [context.agency.id])
    papers = inspection.entry if inspection else after
    request = after.text("request")
    said: dict[str, Value | None] = {
        "task": f"Khắc phục: {after.text('problem')}" + (f"\n{request}" if request else ""),
        "kind": "remediation",
        "source_document": papers.text("conclusion") or papers.text("plan_document"),
        "issued_on": after.values.get("assigned_on"),
        "due_on": after.values.get("due_on"),
        "issuer": None if unit.id == context.agency.id else context.agency.code,
        "officer": after.values.get("remedy_officer"),
        "finding": after.code,
    }
    return Following(unit.id, ASSIGNMENTS, after.text("assignment"), RECORD, said)


def _task(values: Mapping[str, Value], context: RuleContext) -> Linked | None:
    code = str(values.get("assignment", ""))
    return linked(ASSIGNMENTS, code, [_remedy_agency(values, context).id]) if code else None


def _remedy_agency(values: Mapping[str, Value], context: RuleContext) -> AgencyView:
    code, day = str(values.get("remedy_agency", "")), values.get("found_on")
    if not code:
        return context.agency
    days = [context.today, *([day] if isinstance(day, date) else [])]
    found = (own_or_below(context.agency, code, each) for each in days)
    return next((unit for unit in found if unit is not None), context.agency)


RULES = Rules(
    complete=_complete,
    faults=_faults,
    partners=_partners,
    follow=_follow,
    state_from=_state_from,
)
