"""Charts: which figures, over how many periods, by which rows; no chart is named in code."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from motcua.kernel.charts import ChartBar, ChartDefinition
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import name_of, yaml_files

MOST_GROUPS = 3  # more colours side by side are not told apart


class ChartBarSpec(Strict):
    """One kind of bar."""

    figure: Text = Field(description="Key of a measure or of a share")
    label: Text


class ChartValue(Dated):
    """A chart as valid in a time."""

    question: Text = Field(description="The title, a question")
    bars: list[ChartBarSpec] = Field(min_length=1)
    counted_as: Key = Field(description="Form whose periods and accounting hold")
    periods: int = Field(1, ge=1, le=12, description="Periods side by side, the last asked for")
    rows: str = Field("", description="Axis of the fact table: a bar a row of it")
    top: int = Field(12, ge=1, le=30, description="Rows at most, the longest first")
    row_labels: dict[str, str] = {}
    only: dict[Key, Key] = Field(
        {}, max_length=1, description="Axis of the fact table: the row that alone is counted"
    )
    reading: Text = Field("form.read", description="Right that opens it")

    @model_validator(mode="after")
    def _is_readable(self) -> Self:
        if self.rows and (len(self.bars) > 1 or self.periods > 1):
            raise ValueError("biểu đồ theo dòng chỉ có một số liệu và một kỳ")
        if self.rows and self.only:
            raise ValueError("biểu đồ theo dòng thì không chọn riêng một dòng")
        if self.periods > 1 and len(self.bars) > MOST_GROUPS:
            raise ValueError(f"nhiều kỳ cạnh nhau thì không quá {MOST_GROUPS} số liệu")
        return self


def read_chart(path: Path) -> Timeline[ChartValue]:
    """The chart of one file. Raises RulebookInvalid, also where key and file name differ."""
    found = load_model(path, Timeline[ChartValue])
    if found.key != path.stem:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{found.key}” khác tên tệp")
    return found


@cache
def _files() -> dict[str, Timeline[ChartValue]]:
    return {found.key: found for found in map(read_chart, yaml_files("charts"))}


def chart_keys() -> tuple[str, ...]:
    """Keys of all charts, by name."""
    return tuple(_files())


def chart(key: str, on: date) -> ChartDefinition:
    """The chart of that day. Raises RulebookKeyUnknown, NotInForce."""
    files = _files()
    if key not in files:
        raise RulebookKeyUnknown("biểu đồ", key, tuple(files))
    return chart_of(files[key], on)


def chart_of(file: Timeline[ChartValue], on: date) -> ChartDefinition:
    """The same of a file that was read. Raises NotInForce."""
    value = in_force(file.values, on, "biểu đồ", file.key)
    return ChartDefinition(
        key=file.key,
        label=file.label or value.question,
        question=value.question,
        bars=tuple(ChartBar(bar.figure, bar.label) for bar in value.bars),
        counted_as=value.counted_as,
        periods=value.periods,
        rows=value.rows,
        top=value.top,
        row_labels=dict(value.row_labels),
        only=next(iter(value.only.items()), None),
        reading=value.reading,
        source=value.source.to_kernel(),
    )
