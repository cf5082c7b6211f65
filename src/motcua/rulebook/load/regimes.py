"""Reporting regimes: where the periods of a report begin and end."""

from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.periods import CutOff, PeriodKind, Regime
from motcua.rulebook.load.base import Dated, Strict, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import name_of, yaml_files

Month = Annotated[int, Field(ge=-11, le=12)]
Day = Annotated[int, Field(ge=1, le=31)]


class CutOffSpec(Strict):
    """Where periods of one kind begin and end; both days included."""

    kind: PeriodKind
    from_month: Month = Field(description="1: first month of the period; 0: the month before it")
    from_day: Day
    to_month: Month
    to_day: Day
    only: list[int] | None = Field(None, description="Which of the year exist; left out: all")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if (self.to_month, self.to_day) <= (self.from_month, self.from_day):
            raise ValueError("kỳ kết thúc trước khi bắt đầu")
        return self


class RegimeValue(Dated):
    """The cut-offs as valid in a time. None of them: only days chosen freely."""

    cut_offs: list[CutOffSpec]

    @model_validator(mode="after")
    def _one_cut_off_a_period(self) -> Self:
        taken: set[tuple[PeriodKind, int]] = set()
        for spec in self.cut_offs:
            places = {(spec.kind, ordinal) for ordinal in spec.only or range(1, 13)}
            if places & taken:
                raise ValueError(f"hai cách chốt cho kỳ “{spec.kind}”")
            taken |= places
        return self


def read_regime(path: Path) -> Regime:
    """One regime in its last validity. Raises RulebookInvalid."""
    file = load_model(path, Timeline[RegimeValue])
    if file.key != path.stem:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    cut_offs = (
        CutOff(
            s.kind,
            s.from_month,
            s.from_day,
            s.to_month,
            s.to_day,
            tuple(s.only) if s.only else None,
        )
        for s in file.values[-1].cut_offs
    )
    return Regime(file.key, file.label, tuple(cut_offs))


@cache
def _regimes() -> dict[str, Regime]:
    return {path.stem: read_regime(path) for path in yaml_files("regimes")}


def regime_keys() -> tuple[str, ...]:
    """Keys of all regimes, by name."""
    return tuple(_regimes())


def regime(key: str) -> Regime:
    """A regime by key. Raises RulebookKeyUnknown. "custom" has no period codes."""
    found = _regimes().get(key)
    if found is None:
        raise RulebookKeyUnknown("chế độ báo cáo", key, regime_keys())
    return found
