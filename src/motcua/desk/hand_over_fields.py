"""The hand-over form as the workflow of a dossier foresees it: agency, task, hours.

The workflow proposes; what the officer sends is what counts, and is checked as any other.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from motcua.agencies import api as agencies
from motcua.desk.action_fields import ActionForm, Field
from motcua.desk.officer import Officer
from motcua.desk.workflow_steps import AWAY_WORDS, away_name, told_in_order, workflow_of
from motcua.dossiers.data import DossierView, TimelineEntry
from motcua.kernel.workflows import HandOver, next_hand_over

CHANGEABLE = (
    "Cơ quan, việc và thời hạn điền sẵn theo quy trình nội bộ của ngày tiếp nhận; sửa được."
)


def proposed(
    form: ActionForm, view: DossierView, entries: Iterable[TimelineEntry], officer: Officer
) -> ActionForm:
    """The form with what the next hand-over of the workflow says in its fields.

    entries: the dossier's timeline, which tells the step it is at.
    """
    workflow = workflow_of(view)
    part = next_hand_over(workflow, told_in_order(entries)) if workflow else None
    if part is None:
        return form
    return replace(
        form,
        fields=tuple(
            FILLERS[one.name](one, part, view, officer) if one.name in FILLERS else one
            for one in form.fields
        ),
    )


def _to(field: Field, part: HandOver, view: DossierView, officer: Officer) -> Field:
    """The unit of that tier above; which commune it is the officer alone knows."""
    if not part.tier:
        return field
    above = agencies.ancestors(view.agency_id, officer.on)
    found = [one for one in above if one.tier == part.tier and one.stands_on(officer.on)]
    if part.tier in _ABOVE and found:
        return replace(field, value=found[0].code, hint=f"{CHANGEABLE} {field.hint}")
    words = f"Quy trình nội bộ giao bước này cho {AWAY_WORDS[part.tier]}; chọn cơ quan."
    return replace(field, hint=f"{words} {field.hint}")


def _name(field: Field, part: HandOver, view: DossierView, officer: Officer) -> Field:
    if part.tier:
        return field
    return replace(field, value=away_name(part), hint=f"{CHANGEABLE} {field.hint}")


def _task(field: Field, part: HandOver, view: DossierView, officer: Officer) -> Field:
    return replace(field, value=part.task)


def _hours(field: Field, part: HandOver, view: DossierView, officer: Officer) -> Field:
    return replace(field, value=str(part.hours))


_ABOVE = frozenset({"province", "district"})
Filler = Callable[[Field, HandOver, DossierView, Officer], Field]
FILLERS: dict[str, Filler] = {"to": _to, "agency_name": _name, "task": _task, "hours": _hours}
