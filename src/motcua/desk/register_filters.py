"""The filters of a register's list as they stand in the address, and back."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.desk.search_text import recall
from motcua.kernel.registers import RegisterDefinition, ValueKind
from motcua.registers.data import EntryFilter

OPEN, OVERDUE = "chua-xong", "qua-han"
Option = tuple[str, str]  # value in the address, words


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of the bar: its name in the address, its options, the one in force ("" none)."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """All filters of a request."""

    filter: EntryFilter
    choices: tuple[Choice, ...]
    text: str
    text_key: str

    @property
    def active(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text) or any(choice.value for choice in self.choices)

    @property
    def address(self) -> str:
        """The filters as a query string, without a cursor."""
        pairs = [(choice.name, choice.value) for choice in self.choices if choice.value]
        return urlencode(pairs + ([("tim", self.text_key)] if self.text else []))


def chosen(request: HttpRequest, definition: RegisterDefinition) -> Chosen:
    """Read the address: the state, and every choice of the list's columns."""
    state = _choice(request, "trang-thai", "Trạng thái", _states(definition))
    fields = [
        _choice(request, field.key, field.label, tuple((c.key, c.label) for c in field.choices))
        for field in definition.fields
        if field.kind is ValueKind.CHOICE and field.key in definition.list_columns
    ]
    text_key = request.GET.get("tim", "")
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


def _choice(request: HttpRequest, name: str, label: str, options: tuple[Option, ...]) -> Choice:
    value = request.GET.get(name, "")
    return Choice(name, label, options, value if value in dict(options) else "")


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
