"""What the definition of assignments cannot say: parents above, findings behind, units below."""

import re
from collections.abc import Iterable, Iterator, Mapping

from motcua.agencies.data import AgencyView
from motcua.kernel.register_entries import EntryState, Fault
from motcua.kernel.registers import RECORD, Value, Values
from motcua.registers.ledger.linked import Linked, above, linked, own_and_above, own_or_below
from motcua.registers.ledger.rules import Following, RuleContext, Rules

KEY, FINDINGS = "assignments", "findings"
HAND_DOWN = "hand_down"
_CODES = re.compile(r"\d{2,5}")


def units_named(text: str) -> list[str]:
    """The official codes in what was typed ("19996, 20002"), each once."""
    return list(dict.fromkeys(_CODES.findall(text)))


def handed_code(agency: AgencyView, code: str) -> str:
    """The code that an assignment has at the units it was handed down to."""
    return f"{agency.code}.{code}"


def _state_from(values: Values) -> str | None:
    """A row of a file with a day of the end has ended."""
    if values.get("cancelled_on"):
        return "cancelled"
    return "done" if values.get("done_on") else None


def _faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    done = after.day("done_on")
    if after.state == "open" and done is not None:
        expected = "trạng thái “Đã hoàn thành” khi đã có ngày hoàn thành"
        yield Fault("done_on", f"{done:%d/%m/%Y}", expected)
    yield from _parent_faults(after, context)
    yield from _finding_faults(after, context)
    if context.verb == HAND_DOWN:
        yield from _handing_faults(after, context)


def _parent_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("parent")
    if not code or not _is_new("parent", after, context):
        return
    day = after.day("issued_on") or context.today
    if linked(KEY, code, above(context.agency, day)) is None:
        yield Fault("parent", code, "mã một nhiệm vụ trong sổ của cơ quan cấp trên")


def _finding_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("finding")
    if not code:
        return
    finding = _finding(after, context)
    if finding is None:
        if _is_new("finding", after, context):
            expected = "mã một vấn đề trong sổ kiểm tra của cơ quan mình hoặc cấp trên"
            yield Fault("finding", code, expected)
    elif after.state == "cancelled" and finding.entry.state == "assigned":
        expected = "rút vấn đề trong sổ kiểm tra trước; nhiệm vụ này khắc phục vấn đề đó"
        yield Fault("finding", code, expected)


def _handing_faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    codes = units_named(after.text("handed_to"))
    for code in codes:
        found = own_or_below(context.agency, code, context.today)
        if found is None or found.id == context.agency.id:
            yield Fault("handed_to", code, "mã đơn vị trực thuộc cơ quan mình")
    due, handed = after.day("due_on"), after.day("handed_due_on")
    if due is not None and handed is not None and handed > due:
        expected = f"hạn giao cấp dưới không sau hạn của nhiệm vụ này ({due:%d/%m/%Y})"
        yield Fault("handed_due_on", f"{handed:%d/%m/%Y}", expected)


def _partners(verb: str, after: Mapping[str, Value], context: RuleContext) -> Iterable[int]:
    """Agencies whose registers may be written with this one."""
    day = context.today
    if verb == HAND_DOWN:
        found = [own_or_below(context.agency, code, day) for code in units_named(_text(after))]
        return [unit.id for unit in found if unit is not None]
    if after.get("finding"):
        code = str(after["finding"])
        finding = linked(FINDINGS, code, own_and_above(context.agency, day))
        return [finding.agency_id] if finding else []
    return ()


def _text(values: Mapping[str, Value]) -> str:
    return str(values.get("handed_to", ""))


def _follow(after: EntryState, context: RuleContext) -> Iterator[Following]:
    if context.verb == HAND_DOWN:
        yield from _handed(after, context)
    finding = _finding(after, context)
    if finding is None or finding.entry.text("assignment") != after.code:
        return
    is_settled = after.state == "done" and bool(after.text("evidence_document"))
    if is_settled and finding.entry.state == "assigned":
        yield Following(finding.agency_id, FINDINGS, finding.entry.code, "settle", {})
    elif not is_settled and finding.entry.state == "settled":
        said = {"return_reason": after.text("return_reason") or "Nhiệm vụ khắc phục chưa xong"}
        yield Following(finding.agency_id, FINDINGS, finding.entry.code, "reopen", said)


def _handed(after: EntryState, context: RuleContext) -> Iterator[Following]:
    """The same task in the register of each unit below that has not got it yet."""
    code = handed_code(context.agency, after.code)
    due = after.values.get("handed_due_on", after.values.get("due_on"))
    for unit in units_named(after.text("handed_to")):
        below = own_or_below(context.agency, unit, context.today)
        if below is None or linked(KEY, code, [below.id]) is not None:
            continue
        said: dict[str, Value | None] = {
            "task": after.values.get("task"),
            "kind": "directive",
            "source_document": after.values.get("source_document"),
            "issued_on": after.values.get("handed_on"),
            "due_on": due,
            "issuer": context.agency.code,
            "issuer_person": after.values.get("issuer_person"),
            "reform_area": after.values.get("reform_area"),
            "parent": after.code,
        }
        yield Following(below.id, KEY, code, RECORD, said)


def _finding(after: EntryState, context: RuleContext) -> Linked | None:
    code = after.text("finding")
    if not code:
        return None
    return linked(FINDINGS, code, own_and_above(context.agency, context.today))


def _is_new(key: str, after: EntryState, context: RuleContext) -> bool:
    return context.before is None or context.before.text(key) != after.text(key)


RULES = Rules(faults=_faults, partners=_partners, follow=_follow, state_from=_state_from)
