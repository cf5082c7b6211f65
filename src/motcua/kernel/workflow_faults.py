"""What makes an internal workflow unusable: told when it is loaded, with its place in the file."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from motcua.kernel.cases import Verb
from motcua.kernel.dates import format_day
from motcua.kernel.workflows import COMES_BACK, END, ENDS_ANYWHERE, Step, Workflow


@dataclass(frozen=True, slots=True)
class WorkflowFault:
    """Where in the workflow ("steps.2.exits.submit"), and what was found and expected."""

    place: str
    words: str


Faults = Iterator[WorkflowFault]


def faults(workflow: Workflow, roles: Container[str]) -> tuple[WorkflowFault, ...]:
    """Everything that makes it unusable, in the order of the file; () when nothing does.

    A step without a known role, an exit to nowhere, a step nobody reaches, a step from which no
    end is reached (an endless loop), an end without a result, a part of another agency that is
    not given away or does not come back, shares that are not a whole.
    """
    found = [fault for check in _OF_A_STEP for fault in check(workflow, roles)]
    if len({step.key for step in workflow.steps}) < len(workflow.steps):
        found.append(WorkflowFault("steps", "hai bước trùng khóa"))
    found += [*_unreachable(workflow), *_endless(workflow), *_without_result(workflow)]
    total = sum(step.share for step in workflow.steps)
    if total != 1:
        words = f"phần thời gian của các bước phải cộng lại bằng 1 (gặp {total})"
        found.append(WorkflowFault("steps", words))
    return tuple(found)


def overlaps(workflows: Iterable[tuple[str, Workflow]]) -> Iterator[tuple[str, str, str]]:
    """Two workflows for the same dossiers at the same time: (file, place, words) of the later.

    workflows: each with the name of its file. A procedure, a field and "all others" each have one
    workflow a day; one made for a procedure stands before that of its field without a clash.
    """
    seen: dict[tuple[str, str], list[tuple[str, Workflow]]] = {}
    for name, workflow in workflows:
        for subject in _subjects(workflow):
            for other_name, other in seen.setdefault(subject, []):
                if _meet(workflow, other):
                    yield name, subject[0], _clash(subject, other_name, other)
            seen[subject].append((name, workflow))


def _known_role(workflow: Workflow, roles: Container[str]) -> Faults:
    for place, step in enumerate(workflow.steps):
        if step.role not in roles:
            words = f"bước “{step.key}” có vai trò “{step.role}” không có trong bảng vai trò"
            yield WorkflowFault(f"steps.{place}.role", words)


def _known_exit(workflow: Workflow, roles: Container[str]) -> Faults:
    keys = {step.key for step in workflow.steps}
    for place, verb, step, to in _exits(workflow):
        if to != END and to not in keys:
            words = (
                f"bước “{step.key}” dẫn tới “{to}” là bước không có; cần khóa của một bước, "
                f"hoặc “{END}”"
            )
            yield WorkflowFault(f"steps.{place}.exits.{verb}", words)


def _given_away(workflow: Workflow, roles: Container[str]) -> Faults:
    """A part of another agency begins when it is forwarded, and by nothing else."""
    away = {step.key for step in workflow.steps if step.hand_over}
    if workflow.steps[0].hand_over:
        words = f"bước đầu “{workflow.steps[0].key}” phải làm tại cơ quan tiếp nhận"
        yield WorkflowFault("steps.0.hand_over", words)
    for place, verb, step, to in _exits(workflow):
        if (verb is Verb.FORWARD) != (to in away):
            words = (
                f"bước “{step.key}” dẫn tới bước liên thông “{to}” bằng “{verb}”; cần “forward”"
                if to in away
                else f"“forward” của bước “{step.key}” dẫn tới “{to}”; cần bước có hand_over"
            )
            yield WorkflowFault(f"steps.{place}.exits.{verb}", words)


def _comes_back(workflow: Workflow, roles: Container[str]) -> Faults:
    for place, step in enumerate(workflow.steps):
        other = next((verb for verb in step.exits if verb not in COMES_BACK), None)
        if step.hand_over and (other or Verb.RETURN_LEG not in step.exits):
            words = (
                f"bước liên thông “{step.key}” phải có “return_leg”, ngoài ra chỉ “recall_leg” "
                f"(gặp “{other or ', '.join(step.exits)}”)"
            )
            yield WorkflowFault(f"steps.{place}.exits", words)
        if step.hand_over and step.share:
            words = (
                f"bước liên thông “{step.key}” tính thời gian bằng hours; share phải là 0 "
                f"(gặp {step.share})"
            )
            yield WorkflowFault(f"steps.{place}.share", words)


_OF_A_STEP = (_known_role, _known_exit, _given_away, _comes_back)


def _unreachable(workflow: Workflow) -> Faults:
    leads = {step.key: set(step.exits.values()) for step in workflow.steps}
    reached = _closure({workflow.steps[0].key}, leads)
    for place, step in enumerate(workflow.steps):
        if step.key not in reached:
            yield WorkflowFault(f"steps.{place}", f"không bước nào dẫn tới bước “{step.key}”")


def _endless(workflow: Workflow) -> Faults:
    back: dict[str, set[str]] = {}
    for step in workflow.steps:
        for to in step.exits.values():
            back.setdefault(to, set()).add(step.key)
    ending = _closure({END}, back)
    for place, step in enumerate(workflow.steps):
        if step.key not in ending:
            words = f"từ bước “{step.key}” đi mãi không kết thúc; cần một lối dẫn tới “{END}”"
            yield WorkflowFault(f"steps.{place}.exits", words)


def _without_result(workflow: Workflow) -> Faults:
    """No way to the end but through a result; a refusal and its like are ends of their own."""
    if not any(Verb.FINISH in step.exits for step in workflow.steps):
        yield WorkflowFault("steps", "không bước nào cho kết quả (finish)")
        return
    leads = {
        step.key: {to for verb, to in step.exits.items() if _goes_on(verb)}
        for step in workflow.steps
    }
    before_result = _closure({workflow.steps[0].key}, leads)
    for place, verb, step, to in _exits(workflow):
        if to == END and step.key in before_result and _goes_on(verb):
            words = (
                f"bước “{step.key}” kết thúc bằng “{verb}” khi hồ sơ chưa có kết quả; cần qua một "
                "bước có “finish” rồi mới tới “end”"
            )
            yield WorkflowFault(f"steps.{place}.exits.{verb}", words)


def _goes_on(verb: Verb) -> bool:
    return verb is not Verb.FINISH and verb not in ENDS_ANYWHERE


def _exits(workflow: Workflow) -> Iterator[tuple[int, Verb, Step, str]]:
    for place, step in enumerate(workflow.steps):
        for verb, to in step.exits.items():
            yield place, verb, step, to


def _closure(found: set[str], leads: Mapping[str, set[str]]) -> set[str]:
    front = set(found)
    while front:
        front = {to for key in front for to in leads.get(key, ())} - found
        found = found | front
    return found


def _subjects(workflow: Workflow) -> list[tuple[str, str]]:
    named = [
        *(("procedures", code) for code in sorted(workflow.procedures)),
        *(("fields", key) for key in sorted(workflow.fields)),
    ]
    return named or [("procedures", "")]


def _meet(one: Workflow, other: Workflow) -> bool:
    begins = max(one.valid_from, other.valid_from)
    return all(end is None or begins <= end for end in (one.valid_to, other.valid_to))


def _clash(subject: tuple[str, str], other_name: str, other: Workflow) -> str:
    kind, key = subject
    whose = {"procedures": f"thủ tục “{key}”", "fields": f"lĩnh vực “{key}”"}[kind]
    until = f" đến {format_day(other.valid_to)}" if other.valid_to else ""
    return (
        f"{whose if key else 'mọi thủ tục khác'} đã có quy trình ở {other_name}, áp dụng từ "
        f"{format_day(other.valid_from)}{until}; mỗi ngày chỉ một quy trình, sửa valid_from, "
        "valid_to hoặc bỏ bớt"
    )
