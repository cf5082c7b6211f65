"""How figures are printed."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from motcua.kernel.vocabulary import NumberFormats
from motcua.rulebook.load.base import Dated, Text, Timeline, load_model
from motcua.rulebook.load.yaml_files import ROOT

Mark = Annotated[str, Field(min_length=1, max_length=1)]
Places = Annotated[int, Field(ge=0, le=4)]


class FormatsValue(Dated):
    """Number formats as valid in a time."""

    thousands_mark: Mark
    decimal_mark: Mark
    no_figure: Text = Field(description="Printed for no figure (a ratio of nothing)")
    share_places: Places
    points_places: Places
    min_digits_in_text: Annotated[int, Field(ge=1, le=2)]


def read_formats(path: Path) -> NumberFormats:
    """The formats of a file in their last validity. Raises RulebookInvalid."""
    value = load_model(path, Timeline[FormatsValue]).values[-1]
    return NumberFormats(
        value.thousands_mark,
        value.decimal_mark,
        value.no_figure,
        value.share_places,
        value.points_places,
        value.min_digits_in_text,
    )


@cache
def formats() -> NumberFormats:
    """The number formats of all papers and pages."""
    return read_formats(ROOT / "formats.yaml")
