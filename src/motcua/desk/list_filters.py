"""The filters of a list as they stand in the address: options, the one in force, and back."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

Option = tuple[str, str]  # value in the address, words
FilterT = TypeVar("FilterT")
SEARCH = "tim"


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of the bar: its name in the address, its options, the one in force ("" none)."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Chosen(Generic[FilterT]):
    """All filters of a request. filter: as the room takes it. text_key: see desk.search_text."""

    filter: FilterT
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
        return urlencode(pairs + ([(SEARCH, self.text_key)] if self.text else []))


def choice_of(given: QueryDict, name: str, label: str, options: tuple[Option, ...]) -> Choice:
    """The filter `name`; a value that is none of its options is as if it were not there."""
    value = given.get(name, "")
    return Choice(name, label, options, value if value in dict(options) else "")
