"""The filters of a register's list as they stand in the address, and back."""

from dataclasses import replace

from django.http import HttpRequest, QueryDict

from motcua.desk.list_filters import SEARCH, Choice, Chosen, Option, choice_of
from motcua.desk.search_text import recall
from motcua.kernel.registers import RegisterDefinition, ValueKind
from motcua.registers.data import EntryFilter

OPEN, OVERDUE = "chua-xong", "qua-han"


def chosen(request: HttpRequest, definition: RegisterDefinition) -> Chosen[EntryFilter]:
    """Read the address: the state, and every choice of the list's columns."""
    given = request.GET
    state = _state(given, definition)
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


def _state(given: QueryDict, definition: RegisterDefinition) -> Choice:
    """The state in force; "all that is open" is the open state where there is but one."""
    choice = choice_of(given, "trang-thai", "Trạng thái", _states(definition))
    open_states = _open_states(definition)
    if given.get(choice.name) == OPEN and len(open_states) == 1:
        return replace(choice, value=open_states[0])
    return choice


def _open_states(definition: RegisterDefinition) -> list[str]:
    return [state.key for state in definition.states if state.is_open]


def _states(definition: RegisterDefinition) -> tuple[Option, ...]:
    every = tuple((state.key, state.label) for state in definition.states)
    groups: tuple[Option, ...] = ()
    if len(_open_states(definition)) > 1:
        groups += ((OPEN, _capital(definition.words.open)),)
    if definition.days.due:
        late = f"{_capital(definition.words.late)}, {definition.words.open}"
        groups += ((OVERDUE, late),)
    return (*groups, *every)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _states_of(definition: RegisterDefinition, value: str) -> frozenset[str]:
    if value in ("", OVERDUE):
        return frozenset()
    if value == OPEN:
        return frozenset(_open_states(definition))
    return frozenset({value})
