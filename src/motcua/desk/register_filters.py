"""The filters of a register's list as they stand in the address, and back."""

from django.http import HttpRequest

from motcua.desk.list_filters import SEARCH, Chosen, Option, choice_of
from motcua.desk.search_text import recall
from motcua.kernel.registers import RegisterDefinition, ValueKind
from motcua.registers.data import EntryFilter

OPEN, OVERDUE = "chua-xong", "qua-han"


def chosen(request: HttpRequest, definition: RegisterDefinition) -> Chosen[EntryFilter]:
    """Read the address: the state, and every choice of the list's columns."""
    given = request.GET
    state = choice_of(given, "trang-thai", "Trạng thái", _states(definition))
    fields = [
        choice_of(given, field.key, field.label, tuple((c.key, c.label) for c in field.choices))
        for field in definition.fields
        if field.kind is ValueKind.CHOICE and field.key in definition.list_columns
    ]
    text_key = given.get(SEARCH, "")
    text = recall(request, text_key)
    return Chosen(
        filter=EntryFilter(
            agency_id=request.officer.agency.id,
            states=_states_of(definition, state.value),
            overdue=state.value == OVERDUE,
            text=text,
            choices={choice.name: choice.value for choice in fields if choice.value},
        ),
        choices=(state, *fields),
        text=text,
        text_key=text_key,
    )


def _states(definition: RegisterDefinition) -> tuple[Option, ...]:
    every = tuple((state.key, state.label) for state in definition.states)
    groups: tuple[Option, ...] = ()
    if len([state for state in definition.states if state.is_open]) > 1:
        groups += ((OPEN, "Chưa xong"),)
    if definition.days.due:
        groups += ((OVERDUE, "Quá hạn, chưa xong"),)
    return (*groups, *every)


def _states_of(definition: RegisterDefinition, value: str) -> frozenset[str]:
    if value in ("", OVERDUE):
        return frozenset()
    if value == OPEN:
        return frozenset(state.key for state in definition.states if state.is_open)
    return frozenset({value})
