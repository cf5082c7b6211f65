"""Internal workflows (quy trình nội bộ): the steps a dossier goes through, and where it is.

A workflow is a graph: each step has one role, a share of the procedure's limit, and the verbs
that end it, each leading to another step or to the end. A step may be a part that another agency
does (liên thông), with hours of its own. What happened to a dossier is told by its events alone;
the workflow only says which step that is. What a sound graph is: `workflow_faults`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal

from motcua.kernel.cases import Verb
from motcua.kernel.deadlines import MINUTES_AN_HOUR
from motcua.kernel.forms import Source

END = "end"
"""Where an exit leads when the workflow is over."""

ENDS_ANYWHERE = frozenset({Verb.REFUSE, Verb.WITHDRAW, Verb.CLOSE, Verb.CANCEL})
"""These end a dossier at any step; a workflow need not repeat them."""

COMES_BACK = frozenset({Verb.RETURN_LEG, Verb.RECALL_LEG})
"""How a part of another agency ends."""
_OUT = {Verb.FORWARD: 1, Verb.RETURN_LEG: -1, Verb.RECALL_LEG: -1}


@dataclass(frozen=True, slots=True)
class HandOver:
    """A part of another agency. hours: working hours of that agency, 1 or more.

    tier: of an agency in the list of units; province, district: the one above, commune: another
    one, which the officer names. "": it is in no such list, and `name` says who it is.
    """

    tier: str
    name: str
    task: str
    hours: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step. role: key of the table of roles. share: 0..1, of the limit without what is away.

    exits: the verb that ends the step -> key of the next step, or END; in the order of the file.
    hand_over: another agency does it, and the role follows it up; None: it is done here.
    """

    key: str
    label: str
    role: str
    share: Decimal
    exits: Mapping[Verb, str]
    hand_over: HandOver | None = None


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


def stages(workflow: Workflow, events: Iterable[tuple[Verb, datetime]]) -> tuple[Stage, ...]:
    """The steps a dossier went through, in order; () before its acceptance, which begins them.

    events: in order of the log. A verb that the step does not know moves nothing, unless a later
    step ends with it: an office that works on paper skips steps, and the verb then shows where
    the dossier is.
    """
    found: list[Stage] = []
    current, since, out = workflow.steps[0], None, 0
    for verb, at in events:
        if verb is Verb.ACCEPT:
            since = at
        out += _OUT.get(verb, 0)
        still_away = verb in COMES_BACK and out > 0
        following = None if since is None or still_away else _following(workflow, current, verb)
        if since is None or following is None:
            continue
        found.append(Stage(current, since, at))
        if following == END:
            return tuple(found)
        current, since = workflow.step(following), at
    return tuple(found) if since is None else (*found, Stage(current, since, None))


def next_hand_over(workflow: Workflow, events: Iterable[tuple[Verb, datetime]]) -> HandOver | None:
    """The part that the workflow gives to another agency next; None: it foresees none.

    events: as for `stages`. While one part is away, the next is one that may go beside it.
    """
    gone = stages(workflow, events)
    if not gone or gone[-1].until is not None:
        return None
    to = _following(workflow, gone[-1].step, Verb.FORWARD) or _later(
        workflow, gone[-1].step, Verb.FORWARD
    )
    return workflow.step(to).hand_over if to else None


def ahead(workflow: Workflow, current: Step) -> tuple[Step, ...]:
    """The steps after this one on the straight way: the first exit of each."""
    found: list[Step] = []
    following = next(iter(current.exits.values()))
    while following != END and workflow.step(following) not in (current, *found):
        found.append(workflow.step(following))
        following = next(iter(found[-1].exits.values()))
    return tuple(found)


def straight_way(workflow: Workflow) -> tuple[Step, ...]:
    """The steps a dossier goes through when each ends by its first exit."""
    return (workflow.steps[0], *ahead(workflow, workflow.steps[0]))


def away_minutes(workflow: Workflow) -> int:
    """Working minutes of the parts that every dossier gives to other agencies."""
    parts = (step.hand_over for step in straight_way(workflow) if step.hand_over)
    return sum(part.hours * MINUTES_AN_HOUR for part in parts)


def minutes_of(workflow: Workflow, whole: int) -> dict[str, int]:
    """Working minutes of each step, together exactly `whole`.

    Parts of other agencies on the straight way have their own hours, or what there is; the others
    share the rest, and the first with a share takes what rounding leaves. A part beside the
    straight way is done in the time of the step that gives it away.
    """
    minutes = dict.fromkeys((step.key for step in workflow.steps), 0)
    rest = whole
    for step in straight_way(workflow):
        if step.hand_over:
            minutes[step.key] = min(step.hand_over.hours * MINUTES_AN_HOUR, rest)
            rest -= minutes[step.key]
    shares = {step.key: _floor(step.share * rest) for step in workflow.steps if step.share}
    first = next(iter(shares))
    return minutes | shares | {first: shares[first] + rest - sum(shares.values())}


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
    """Key of the step after the verb, or END; None: the verb moves nothing.

    What comes back from another agency ends no step but that agency's, and what goes there beside
    a part that is away ends none: the step is over when all is back.
    """
    if verb in ENDS_ANYWHERE:
        return END
    if verb in current.exits:
        return current.exits[verb]
    if verb in COMES_BACK or (current.hand_over and verb is Verb.FORWARD):
        return None
    return _later(workflow, current, verb)


def _later(workflow: Workflow, current: Step, verb: Verb) -> str | None:
    place = workflow.steps.index(current)
    later = (step for step in workflow.steps[place + 1 :] if verb in step.exits)
    skipped = next(later, None)
    return skipped.exits[verb] if skipped else None


def _floor(minutes: Decimal) -> int:
    return int(minutes.to_integral_value(ROUND_FLOOR))
