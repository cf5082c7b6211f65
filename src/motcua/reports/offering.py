"""Which appendices an agency is offered: those issued for a unit above it, or for everybody."""

from dataclasses import dataclass
from datetime import date

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition, Severity
from motcua.reports.data import Finding
from motcua.rulebook import load

CODE = "form.of_another_unit"


def offered_appendices(agency: AgencyView, on: date) -> tuple[str, ...]:
    """Keys of the appendices in force on that day that were issued for the agency."""
    above = _with_above(agency, on)
    found = []
    for key in load.appendix_keys():
        try:
            form = load.form(key, on)
        except load.NotInForce:
            continue
        if _is_for(form, above):
            found.append(key)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class EndedAppendix:
    """An appendix that nobody makes any more. last_on: its last day; act: where it stands.

    was_for: whether it had been issued for the agency, or for what the agency took over.
    """

    label: str
    last_on: date
    act: str
    was_for: bool


def ended_appendices(agency: AgencyView, on: date) -> tuple[EndedAppendix, ...]:
    """The appendices that were in force before that day and are not on it, whoever made them."""
    above, found = _with_above(agency, on), []
    for key in load.appendix_keys():
        last_on = load.appendix_ended_on(key)
        if last_on is None or last_on >= on:
            continue
        form = load.form(key, last_on)
        was_for = _is_for(form, above)
        found.append(EndedAppendix(load.appendix_label(key), last_on, form.source.act, was_for))
    return tuple(found)


def of_another_unit(form: FormDefinition, agency: AgencyView, on: date) -> tuple[Finding, ...]:
    """A warning when the form was issued for others; its figures are counted all the same."""
    if not form.offered_to or _is_for(form, _with_above(agency, on)):
        return ()
    issued = [agencies.resolve(code, form.valid_from).name for code in form.offered_to]
    message = (
        f"Mẫu {form.key} ban hành cho {', '.join(issued)}; {agency.name} không thuộc phạm vi đó. "
        "Số liệu vẫn tính theo các dòng của mẫu; hãy chọn mẫu của tỉnh mình."
    )
    return (Finding(CODE, Severity.WARNING, message, ()),)


def _with_above(agency: AgencyView, on: date) -> frozenset[int]:
    day = agency.nearest_day(on)
    return frozenset({agency.id, *(one.id for one in agencies.ancestors(agency.id, day))})


def _is_for(form: FormDefinition, units: frozenset[int]) -> bool:
    """Whether one of the units is one it was issued for, or took such a one over."""
    if not form.offered_to:
        return True
    level = {agencies.resolve(code, form.valid_from).id for code in form.offered_to}
    known: set[int] = set()
    while level:
        if level & units:
            return True
        known |= level
        level = {one.agency.id for unit in level for one in agencies.successors(unit)} - known
    return False
