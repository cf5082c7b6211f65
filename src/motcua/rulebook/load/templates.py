"""The grammar of sentences in outlines.

    {agency}                      a slot of the report's head, or a dated word of the outline
    {dossier.handled}             a figure by its measure or ratio; default format: two_digits,
    {dossier.handled:count}       for keys that end in _share: percent
    {nine-indices/total/5}        a figure of an annex form: form / row / column; default: points
    {row}  {row.number}           inside a repeated clause: its name, its number

A brace of its own cannot be printed; no text of a report needs one.
"""

import re
from collections.abc import Mapping

from motcua.kernel.outlines import (
    Figure,
    FigureFormat,
    FormFigure,
    Literal,
    Part,
    RowPart,
    RowText,
    Slot,
)

_PLACE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[a-z_]+")
_MEASURE = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
_FORM_PLACE = re.compile(r"([a-z0-9-]+)/([a-z0-9_]+)/([a-z0-9_]+)")
_ROW = {"row": RowText(RowPart.LABEL), "row.number": RowText(RowPart.NUMBER)}


class TemplateInvalid(ValueError):
    """A place in braces that means nothing; the text is Vietnamese."""


def parse(text: str, slots: Mapping[str, str], words: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts of a template.

    slots: names that whoever prints the report fills; words: name -> text of this time of the
    outline, put in here. Raises TemplateInvalid.
    """
    parts: list[Part] = []
    for index, piece in enumerate(_PLACE.split(text)):
        if index % 2:
            _append(parts, Literal(words[piece]) if piece in words else _place(piece, slots))
        elif "{" in piece or "}" in piece:
            raise TemplateInvalid(f"ngoặc nhọn không khép trong “{text}”")
        elif piece:
            _append(parts, Literal(piece))
    return tuple(parts)


def parse_figure(text: str) -> Figure | FormFigure:
    """A figure alone, without braces. Raises TemplateInvalid."""
    found = _figure(text)
    if found is None:
        raise TemplateInvalid(f"“{text}” không phải số liệu; cần dạng dossier.handled")
    return found


def figures(parts: tuple[Part, ...]) -> tuple[Figure, ...]:
    """The computed figures among the parts, in order."""
    return tuple(part for part in parts if isinstance(part, Figure))


def _append(parts: list[Part], part: Part) -> None:
    last = parts[-1] if parts else None
    if isinstance(part, Literal) and isinstance(last, Literal):
        parts[-1] = Literal(last.text + part.text)
    else:
        parts.append(part)


def _place(text: str, slots: Mapping[str, str]) -> Part:
    if text in _ROW:
        return _ROW[text]
    if text in slots:
        return Slot(text)
    found = _figure(text)
    if found is None:
        kind = "ô trống" if _WORD.fullmatch(text) else "số liệu"
        raise TemplateInvalid(f"không có {kind} “{text}”")
    return found


def _figure(text: str) -> Figure | FormFigure | None:
    name, _, wanted = text.partition(":")
    form_place = _FORM_PLACE.fullmatch(name)
    if form_place:
        form, row, column = form_place.groups()
        return FormFigure(form, row, column, _format(wanted, FigureFormat.POINTS))
    if _MEASURE.fullmatch(name):
        is_share = name.endswith("_share")
        usual = FigureFormat.PERCENT if is_share else FigureFormat.TWO_DIGITS
        return Figure(name, _format(wanted, usual))
    return None


def _format(wanted: str, usual: FigureFormat) -> FigureFormat:
    try:
        return FigureFormat(wanted) if wanted else usual
    except ValueError:
        raise TemplateInvalid(f"không có cách in số “{wanted}”") from None
