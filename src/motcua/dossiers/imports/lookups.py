"""Words of a file and what they stand for, each looked up once a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from motcua.kernel.vocabulary import Channel, Field, SourceSystem, StateName
from motcua.procedures import api as procedures
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load as rulebook

KEPT = 10_000
"""Most words remembered of a kind: memory must not grow with the file."""


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
        self.channel: Callable[[str], Channel | None] = lru_cache(KEPT)(rulebook.channel_by_name)
        self.state: Callable[[str], StateName | None] = lru_cache(KEPT)(rulebook.states_by_name)
        self.field: Callable[[str], Field | None] = lru_cache(KEPT)(rulebook.field_by_name)
        self.source_system: Callable[[str], SourceSystem | None] = lru_cache(KEPT)(
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


def _learn(
    known: dict[str, ProcedureView | None],
    texts: Iterable[str],
    look_up: Callable[[Iterable[str]], Mapping[str, ProcedureView]],
) -> None:
    if len(known) > KEPT:  # a file may have a name of its own in every row
        known.clear()
    unknown = {text for text in texts if text} - known.keys()
    if unknown:
        found = look_up(unknown)
        known.update({text: found.get(text) for text in unknown})
