"""Internal workflows (quy trình nội bộ): the steps a dossier goes through, and where it is.

A workflow is a graph: each step has one role, a share of the procedure's limit, and the verbs
that end it, each leading to another step or to the end. What happened to a dossier is told by its
events alone; the workflow only says which step that is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal

from motcua.kernel.cases import Verb
from motcua.kernel.forms import Source

END = "end"
"""Where an exit leads when the workflow is over."""

# These end a dossier at any step; a workflow does not repeat them.
_ENDS_ANYWHERE = frozenset({Verb.REFUSE, Verb.WITHDRAW, Verb.CLOSE, Verb.CANCEL})


@dataclass(frozen=True, slots=True)
class Step:
    """One step. role: key of the table of roles. share: of the whole limit, 0..1.

    exits: the verb that ends the step -> key of the next step, or END; in the order of the file.
    """

    key: str
    label: str
    role: str
    share: Decimal
    exits: Mapping[Verb, str]


@dataclass(frozen=True, slots=True)
class Workflow:
    """The steps of some procedures, the first one first.

    procedures, fields: what it is for; neither: everything that no other workflow is for.
    is_digital: worked in an electronic system from end to end.
    """

    key: str
    label: str
    steps: tuple[Step, ...]
    procedures: frozenset[str]
    fields: frozenset[str]
    is_digital: bool
    valid_from: date
    valid_to: date | None
    source: Source

    def step(self, key: str) -> Step:
        """The step of that key; KeyError: there is none."""
        return {step.key: step for step in self.steps}[key]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as a dossier went through it. until None: it is there now."""

    step: Step
    since: datetime
    until: datetime | None


def faults(workflow: Workflow, roles: Iterable[str]) -> tuple[str, ...]:
    """What makes a workflow unusable, in Vietnamese; () when nothing does.

    A step without a known role, an exit to nowhere, a step nobody reaches, a step from which no
    end is reached (an endless loop), no step that gives a result, shares that are not a whole.
    """
    known = set(roles)
    keys = {step.key for step in workflow.steps}
    found = [
        f"bước “{step.key}” có vai trò “{step.role}” không có trong bảng vai trò"
        for step in workflow.steps
        if step.role not in known
    ]
    found += [
        f"bước “{step.key}” dẫn tới “{to}” là bước không có"
        for step in workflow.steps
        for to in step.exits.values()
        if to != END and to not in keys
    ]
    if len(keys) < len(workflow.steps):
        found.append("hai bước trùng khóa")
    found += _unreachable(workflow) + _endless(workflow)
    if not any(Verb.FINISH in step.exits for step in workflow.steps):
        found.append("không bước nào cho kết quả (finish)")
    if sum(step.share for step in workflow.steps) != 1:
        found.append("phần thời gian của các bước phải cộng lại bằng 1")
    return tuple(found)


def stages(workflow: Workflow, events: Iterable[tuple[Verb, datetime]]) -> tuple[Stage, ...]:
    """The steps a dossier went through, in order; () before its acceptance, which begins them.

    events: in order of the log. A verb that the step does not know moves nothing, unless a later
    step ends with it: an office that works on paper skips steps, and the verb then shows where
    the dossier is.
    """
    found: list[Stage] = []
    current, since = workflow.steps[0], None
    for verb, at in events:
        if verb is Verb.ACCEPT:
            since = at
        following = None if since is None else _following(workflow, current, verb)
        if since is None or following is None:
            continue
        found.append(Stage(current, since, at))
        if following == END:
            return tuple(found)
        current, since = workflow.step(following), at
    return tuple(found) if since is None else (*found, Stage(current, since, None))


def ahead(workflow: Workflow, current: Step) -> tuple[Step, ...]:
    """The steps after this one on the straight way: the first exit of each."""
    found: list[Step] = []
    following = next(iter(current.exits.values()))
    while following != END and workflow.step(following) not in (current, *found):
        found.append(workflow.step(following))
        following = next(iter(found[-1].exits.values()))
    return tuple(found)


def minutes_of(workflow: Workflow, whole: int) -> dict[str, int]:
    """Working minutes of each step, together exactly `whole`; the first with a share takes what
    rounding leaves."""
    shares = {step.key: _floor(step.share * whole) for step in workflow.steps}
    left = whole - sum(shares.values())
    for step in workflow.steps:
        if step.share:
            shares[step.key] += left
            break
    return shares


def chosen(
    workflows: Iterable[Workflow], procedure_code: str | None, field_key: str
) -> Workflow | None:
    """The workflow of a procedure: one made for it, else for its field, else for all others."""
    for_field: Workflow | None = None
    for_all: Workflow | None = None
    for workflow in workflows:
        if procedure_code in workflow.procedures:
            return workflow
        if field_key in workflow.fields:
            for_field = for_field or workflow
        elif not workflow.procedures and not workflow.fields:
            for_all = for_all or workflow
    return for_field or for_all


def _following(workflow: Workflow, current: Step, verb: Verb) -> str | None:
    """Key of the step after the verb, or END; None: the verb moves nothing."""
    if verb in _ENDS_ANYWHERE:
        return END
    if verb in current.exits:
        return current.exits[verb]
    place = workflow.steps.index(current)
    later = (step for step in workflow.steps[place + 1 :] if verb in step.exits)
    skipped = next(later, None)
    return skipped.exits[verb] if skipped else None


def _unreachable(workflow: Workflow) -> list[str]:
    reached = _closure(
        {workflow.steps[0].key}, {step.key: set(step.exits.values()) for step in workflow.steps}
    )
    return [
        f"không bước nào dẫn tới bước “{step.key}”"
        for step in workflow.steps
        if step.key not in reached
    ]


def _endless(workflow: Workflow) -> list[str]:
    back: dict[str, set[str]] = {}
    for step in workflow.steps:
        for to in step.exits.values():
            back.setdefault(to, set()).add(step.key)
    ending = _closure({END}, back)
    return [
        f"từ bước “{step.key}” đi mãi không kết thúc"
        for step in workflow.steps
        if step.key not in ending
    ]


def _closure(found: set[str], leads: Mapping[str, set[str]]) -> set[str]:
    front = set(found)
    while front:
        front = {to for key in front for to in leads.get(key, ())} - found
        found = found | front
    return found


def _floor(minutes: Decimal) -> int:
    return int(minutes.to_integral_value(ROUND_FLOOR))
