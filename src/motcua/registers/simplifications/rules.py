"""What the definition of plans cannot say: the procedure, the decision that carried them out."""

from collections.abc import Iterable, Iterator, Mapping

from motcua.kernel.publications import Act
from motcua.kernel.register_entries import EntryState, Fault
from motcua.kernel.registers import Value, Values
from motcua.kernel.text import word_key
from motcua.procedures import api as procedures
from motcua.procedures.data import At, ProcedureView, PublicationView
from motcua.registers.ledger.linked import linked
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.rules import Following, RuleContext, Rules

BOOK, PLANS = "offerings", "simplifications"
APPROVE, CARRY_OUT, SIMPLIFY = "approve", "carry_out", "simplify"
IN_FORCE, PROPOSED = "in_force", "proposed"


def _complete(values: Mapping[str, Value], context: RuleContext) -> Mapping[str, Value]:
    """Name and field of the catalogue, and the day from which the decision holds."""
    found: dict[str, Value] = {}
    view = _procedure(str(values.get("procedure", "")), context)
    if context.before is None and view is not None:
        found["procedure"] = view.code  # of a local one, "1.004194.000.00.00.H56", too
        known = {"name": view.name, "field": view.field_name}
        found |= {key: text for key, text in known.items() if text and not values.get(key)}
    if values.get("publication") and not values.get("carried_on"):
        paper = _publication(str(values["publication"]), context)
        if paper is not None:
            found["carried_on"] = paper.head.in_force_on
    return found


def _faults(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    code = after.text("procedure")
    view = _procedure(code, context)
    if view is None:
        yield Fault("procedure", code, "mã một thủ tục có trong danh mục")
        return
    if context.before is None or code != context.before.text("procedure"):
        yield from _twice(after, context)
    if context.verb == APPROVE and _offering(code, context) is None:
        expected = (
            "thủ tục đang áp dụng trong Danh mục TTHC áp dụng tại đơn vị; thêm thủ tục vào danh "
            "mục ấy trước rồi ghi phê duyệt"
        )
        yield Fault("procedure", code, expected)
    if after.text("publication"):
        yield from _publication_faults(after, view, context)


def _twice(after: EntryState, context: RuleContext) -> Iterator[Fault]:
    """One plan at a time: a second one would count the procedure twice."""
    rows = RegisterEntry.objects.filter(
        agency_id=context.agency.id, register=PLANS, state=PROPOSED
    ).exclude(pk=context.entry_id)
    for row in rows:
        other = linked(PLANS, row.code, [context.agency.id])
        if other is not None and other.entry.text("procedure") == after.text("procedure"):
            expected = f"thủ tục chưa có phương án đang đề xuất; đã có {row.code}, sửa phương án ấy"
            yield Fault("procedure", after.text("procedure"), expected)
            return


def _publication_faults(
    after: EntryState, view: ProcedureView, context: RuleContext
) -> Iterator[Fault]:
    number = after.text("publication")
    paper = _publication(number, context)
    if paper is None:
        expected = "số một quyết định công bố đã nhập ở Danh mục, mục Quyết định công bố"
        yield Fault("publication", number, expected)
        return
    line = paper.lines.get(view.code)
    if line is None or line.act is Act.NEW:
        expected = f"quyết định công bố có sửa đổi hoặc bãi bỏ thủ tục {view.code}"
        yield Fault("publication", number, expected)


def _follow(after: EntryState, context: RuleContext) -> Iterable[Following]:
    """The agency's own list says since when the procedure is simplified; the first day stays."""
    code, day = after.text("procedure"), after.day("decided_on")
    offering = _offering(code, context)
    if after.state != "approved" or day is None or offering is None:
        return ()
    if offering.day("simplified_on") is not None:
        return ()
    return (Following(context.agency.id, BOOK, offering.code, SIMPLIFY, {"simplified_on": day}),)


def _offering(code: str, context: RuleContext) -> EntryState | None:
    found = linked(BOOK, code, [context.agency.id]) if code else None
    return found.entry if found is not None and found.entry.state == IN_FORCE else None


def _procedure(code: str, context: RuleContext) -> ProcedureView | None:
    return procedures.by_code(code, At(context.agency.id, context.today)) if code else None


def _publication(number: str, context: RuleContext) -> PublicationView | None:
    """The latest decision of that number that holds at the agency."""
    for one in procedures.publications(At(context.agency.id, context.today)):
        if word_key(one.head.number) == word_key(number) and not one.withdrawn:
            return one
    return None


def _state_from(values: Values) -> str | None:
    """A row of a file stands where its days say it does."""
    for key, state in (
        ("dropped_on", "dropped"),
        ("carried_on", "carried_out"),
        ("decided_on", "approved"),
    ):
        if values.get(key):
            return state
    return None


RULES = Rules(complete=_complete, faults=_faults, follow=_follow, state_from=_state_from)
