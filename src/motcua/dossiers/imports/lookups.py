"""Words of a file and what they stand for, each looked up once a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from motcua.kernel.vocabulary import Channel, Field, SourceSystem, StateName
from motcua.procedures import api as procedures
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load as rulebook

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a row's Mã TTHC and Tên TTHC stand for. view: None when the catalogue knows neither."""

    code: str
    name: str
    view: ProcedureView | None


class Lookups:
    """Answers from memory; `prepare` brings the procedures of the next rows in two queries."""

    def __init__(self) -> None:
        self._by_code: dict[str, ProcedureView | None] = {}
        self._by_name: dict[str, ProcedureView | None] = {}
        self.channel: Callable[[str], Channel | None] = _remembered(rulebook.channel_by_name)
        self.state: Callable[[str], StateName | None] = _remembered(rulebook.states_by_name)
        self.field: Callable[[str], Field | None] = _remembered(rulebook.field_by_name)
        self.source_system: Callable[[str], SourceSystem | None] = _remembered(
            rulebook.source_system_by_name
        )

    def prepare(self, codes: Iterable[str], names: Iterable[str]) -> None:
        """Look up the codes and names that have not been met before."""
        _learn(self._by_code, codes, procedures.by_codes)
        _learn(self._by_name, names, procedures.by_names)

    def procedure(self, code: str, name: str) -> Procedure:
        """The procedure of a row: its code is believed before its name."""
        view = self._by_code.get(code) or self._by_name.get(name)
        if view is None:
            return Procedure(procedures.plain_code(code), name, None)
        plain = procedures.plain_code(code) if code else view.code
        return Procedure(plain, name or view.name, view)


def _remembered(look_up: Callable[[str], W]) -> Callable[[str], W]:
    known: dict[str, W] = {}

    def answer(text: str) -> W:
        if text not in known:
            known[text] = look_up(text)
        return known[text]

    return answer


def _learn(
    known: dict[str, ProcedureView | None],
    texts: Iterable[str],
    look_up: Callable[[Iterable[str]], Mapping[str, ProcedureView]],
) -> None:
    unknown = {text for text in texts if text} - known.keys()
    if unknown:
        found = look_up(unknown)
        known.update({text: found.get(text) for text in unknown})
