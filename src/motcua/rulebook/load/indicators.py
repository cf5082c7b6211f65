"""The indicator catalogue: one definition an indicator, in one file a chapter of the reports."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.indicators import (
    Choice,
    Chosen,
    Counted,
    Counts,
    Formula,
    Indicator,
    IndicatorKind,
    Phrased,
    Present,
    Share,
    TimeBase,
    Total,
    Wording,
)
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import NotInForce, RulebookInvalid
from motcua.rulebook.load.fields import field
from motcua.rulebook.load.yaml_files import ROOT, name_of, yaml_files

Tier = Literal["commune", "district", "province"]
TIERS: tuple[Tier, ...] = ("commune", "district", "province")
CHOSEN = (IndicatorKind.FLAG, IndicatorKind.ENUM)


class CountedSpec(Strict):
    """A figure counted from records."""

    measure: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z]+(_[a-z]+)*$")]
    counts: Counts = Field(Counts.OWN, description="Whose records, when a tier above answers")
    fields: list[Key] = Field([], description="Fields of procedures; left out: every field")
    each: Key | None = Field(None, description="Row axis: counts its rows that have a record")

    def to_kernel(self) -> Counted:
        """As a kernel value."""
        return Counted(self.measure, tuple(self.fields), self.counts, self.each)


class ChosenSpec(Strict):
    """A choice that records answer."""

    cases: dict[str, CountedSpec] = Field(min_length=2, description="Word of a choice -> records")
    several: str = Field(description="Word of the choice when records of more than one are there")


class PhrasedSpec(Strict):
    """A sentence with counts in it."""

    text: Text
    parts: dict[Annotated[str, Field(pattern="^[a-z_]+$")], CountedSpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_place_has_its_count(self) -> Self:
        places = {name for _, name, _, _ in Formatter().parse(self.text) if name is not None}
        if places != set(self.parts):
            raise ValueError(f"“{self.text}”: các chỗ trống phải khớp với parts")
        return self


class ShareSpec(Strict):
    """A ratio of other indicators."""

    part: list[Key] = Field(min_length=1)
    whole: list[Key] = Field(min_length=1)


class TotalSpec(Strict):
    """A sum of other indicators."""

    plus: list[Key] = Field(min_length=1)
    less: list[Key] = []


class IndicatorSpec(Strict):
    """One indicator."""

    label: Text
    unit: str = Field(description="Empty where `choices` say what the figure means")
    kind: IndicatorKind
    owner: Key = Field(description="Position that answers, of indicator-words.yaml")
    register_: Key = Field(alias="register", description="Where it comes from, ditto")
    time: TimeBase = TimeBase.PERIOD
    tiers: list[Tier] = Field(list(TIERS), min_length=1, description="Agencies that answer")
    choices: dict[str, int] = Field({}, description="Word -> code of a flag or enum")
    counted: CountedSpec | None = None
    present: CountedSpec | None = None
    chosen: ChosenSpec | None = None
    phrased: PhrasedSpec | None = None
    share: ShareSpec | None = None
    total: TotalSpec | None = None
    at_most: list[Key] = Field([], description="Not above the sum of these")
    covers: list[Key] = Field([], description="Not below the sum of these")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        said = [name for name in _KINDS_OF if getattr(self, name)]
        if len(said) > 1:
            raise ValueError(f"“{self.label}”: chỉ một trong {', '.join(_KINDS_OF)}")
        if (self.kind in CHOSEN) != bool(self.choices):
            raise ValueError(f"“{self.label}”: flag, enum phải có choices, loại khác thì không")
        if said and self.kind not in _KINDS_OF[said[0]]:
            kinds = ", ".join(_KINDS_OF[said[0]])
            raise ValueError(f"“{self.label}”: {said[0]} chỉ dùng cho kind: {kinds}")
        words = {*self.chosen.cases, self.chosen.several} if self.chosen else set()
        if words - set(self.choices):
            raise ValueError(f"“{self.label}”: chosen chỉ dùng các từ của choices")
        return self

    def formula(self) -> Formula | None:
        """As a kernel value."""
        if self.share:
            return Share(tuple(self.share.part), tuple(self.share.whole))
        if self.total:
            return Total(tuple(self.total.plus), tuple(self.total.less))
        return self._recorded()

    def _recorded(self) -> Formula | None:
        if self.counted:
            return self.counted.to_kernel()
        if self.present:
            return Present(self.present.to_kernel())
        if self.chosen:
            cases = self.chosen.cases.items()
            return Chosen(
                tuple((spec.to_kernel(), self.choices[word]) for word, spec in cases),
                self.choices[self.chosen.several],
            )
        if self.phrased:
            parts = self.phrased.parts.items()
            return Phrased(self.phrased.text, tuple((n, spec.to_kernel()) for n, spec in parts))
        return None

    def counts(self) -> tuple[CountedSpec, ...]:
        """Every count it asks for."""
        found = [self.counted, self.present]
        found += self.chosen.cases.values() if self.chosen else ()
        found += self.phrased.parts.values() if self.phrased else ()
        return tuple(spec for spec in found if spec)


_KINDS_OF: dict[str, tuple[IndicatorKind, ...]] = {
    "counted": (IndicatorKind.COUNT, IndicatorKind.MONEY),
    "present": (IndicatorKind.FLAG,),
    "chosen": (IndicatorKind.ENUM,),
    "phrased": (IndicatorKind.TEXT,),
    "share": (IndicatorKind.RATIO,),
    "total": (IndicatorKind.COUNT, IndicatorKind.MONEY),
}
"""Which figures each kind of formula can be."""


class ChapterValue(Dated):
    """Indicators of a chapter as valid in a time."""

    indicators: dict[Key, IndicatorSpec] = Field(min_length=1)


class WordsValue(Dated):
    """Words of the catalogue."""

    owners: dict[Key, Text]
    registers: dict[Key, Text]


def read_chapter(path: Path) -> Timeline[ChapterValue]:
    """One file of the catalogue, its words and fields known. Raises RulebookInvalid."""
    file = load_model(path, Timeline[ChapterValue])
    words = _words()
    for value in file.values:
        for key, spec in value.indicators.items():
            _known(path, key, spec.owner, words[-1].owners, "người phụ trách")
            _known(path, key, spec.register_, words[-1].registers, "nguồn số liệu")
            for name in (name for counted in spec.counts() for name in counted.fields):
                if field(name) is None:
                    raise RulebookInvalid(name_of(path), key, f"không có lĩnh vực “{name}”")
    return file


def check_references(files: dict[Path, Timeline[ChapterValue]]) -> None:
    """Every indicator has one definition, and names only others. Raises RulebookInvalid."""
    owner_of: dict[str, Path] = {}
    for path, file in files.items():
        for key in {key for value in file.values for key in value.indicators}:
            if key in owner_of:
                other = name_of(owner_of[key])
                raise RulebookInvalid(name_of(path), key, f"chỉ tiêu đã có ở {other}")
            owner_of[key] = path
    for path, file in files.items():
        for value in file.values:
            for key, spec in value.indicators.items():
                unknown = [name for name in _named(spec) if name not in owner_of]
                if unknown:
                    raise RulebookInvalid(name_of(path), key, f"không có chỉ tiêu “{unknown[0]}”")


def _named(spec: IndicatorSpec) -> Iterator[str]:
    yield from (*spec.at_most, *spec.covers)
    if spec.share:
        yield from (*spec.share.part, *spec.share.whole)
    if spec.total:
        yield from (*spec.total.plus, *spec.total.less)


def _known(path: Path, key: str, name: str, known: dict[str, str], what: str) -> None:
    if name not in known:
        raise RulebookInvalid(name_of(path), key, f"không có {what} “{name}”")


@cache
def _words() -> tuple[WordsValue, ...]:
    return tuple(load_model(ROOT / "indicator-words.yaml", Timeline[WordsValue]).values)


@cache
def _chapters() -> dict[Path, Timeline[ChapterValue]]:
    files = {path: read_chapter(path) for path in yaml_files("indicators")}
    check_references(files)
    return files


@cache
def indicators(on: date) -> dict[str, Indicator]:
    """Every indicator in force on a day, by key."""
    found: dict[str, Indicator] = {}
    for path, file in _chapters().items():
        try:
            value = in_force(file.values, on, "chỉ tiêu", path.stem)
        except NotInForce:
            continue  # a chapter that is not asked for on that day
        found |= {key: _indicator(key, spec, value) for key, spec in value.indicators.items()}
    return found


def _indicator(key: str, spec: IndicatorSpec, value: ChapterValue) -> Indicator:
    return Indicator(
        key=key,
        label=spec.label,
        unit=spec.unit,
        kind=spec.kind,
        owner=spec.owner,
        register=spec.register_,
        time=spec.time,
        tiers=tuple(spec.tiers),
        choices=tuple(Choice(code, word) for word, code in spec.choices.items()),
        formula=spec.formula(),
        at_most=tuple(spec.at_most),
        covers=tuple(spec.covers),
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


def indicator_keys() -> frozenset[str]:
    """Keys of every indicator, whenever it is in force."""
    files = _chapters().values()
    return frozenset(k for file in files for value in file.values for k in value.indicators)


def indicator_words(on: date) -> Wording:
    """Positions and registers by key. Raises NotInForce."""
    value = in_force(_words(), on, "danh từ của chỉ tiêu", "indicator-words")
    return Wording(dict(value.owners), dict(value.registers))
