"""Bars with their numbers, as SVG: the same picture for a page and for a paper.

Drawn by Vega-Lite on the server, so a page runs no script for it. Every bar has its number beside
it and, where groups differ, the group's name; there is no legend to look up.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from textwrap import wrap
from typing import Any

from motcua.kernel.numbers import format_int

FONT, PAPER_FONT = "Be Vietnam Pro", "Tinos"
FONTS = Path(__file__).resolve().parent / "fonts"
PRINT_SCALE = 3
_PART = re.compile(r"\b(?:clip|gradient)_?\d+\b")
INK, QUIET = "#1d2430", "#566170"
COLOURS = ("#124a8c", "#8a5a00", "#a1150d")
LABEL_LETTERS = 28
ROW_HEIGHT, LINE_HEIGHT = 28, 18
# The drawing program takes only whole addresses; this one is cut off again.
ORIGIN = "https://chart.invalid"
# A bar that opens nothing becomes a link to the drawing program's own site: only its shape stays.
_FOREIGN = re.compile(rf'<a [^>]*href="(?!{re.escape(ORIGIN)})[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. group: "" where there is only one kind; address: what it opens, "" nothing.

    text: the number as it stands beside the bar; "": the whole number as people write it.
    """

    label: str
    value: int | Decimal
    group: str = ""
    address: str = ""
    text: str = ""


def columns_svg(bars: Sequence[Bar], *, width: int, height: int) -> str:
    """Upright bars in the order given, groups side by side: for things that follow in time."""
    groups = list(dict.fromkeys(bar.group for bar in bars))
    across: dict[str, Any] = {
        "x": {"field": "label", "type": "ordinal", "sort": None, "axis": _axis()},
        "y": {"field": "value", "type": "quantitative", "axis": None},
    }
    if len(groups) > 1:
        across["xOffset"] = {"field": "group", "sort": None}
    marks = {"dy": -7, "baseline": "middle"}
    return _drawn(bars, across, marks, groups, width=width, height=height)


def rows_svg(bars: Sequence[Bar], *, width: int) -> str:
    """Lying bars in the order given: for things with long names, which break into lines."""
    broken = [replace(bar, label="\n".join(wrap(bar.label, LABEL_LETTERS))) for bar in bars]
    across = {
        "y": {
            "field": "label",
            "type": "ordinal",
            "sort": None,
            "axis": _axis() | {"labelExpr": r"split(datum.label, '\n')"},
        },
        "x": {"field": "value", "type": "quantitative", "axis": None},
    }
    marks = {"dx": 5, "align": "left"}
    lines = max((bar.label.count("\n") + 1 for bar in broken), default=1)
    height = max(ROW_HEIGHT, LINE_HEIGHT * lines) * len(bars)
    return _drawn(broken, across, marks, [""], width=width, height=height)


def _axis() -> dict[str, Any]:
    return {"title": None, "labelAngle": 0, "domain": False, "ticks": False, "labelLimit": 320}


def _drawn(
    bars: Sequence[Bar],
    across: Mapping[str, Any],
    text: Mapping[str, Any],
    groups: Sequence[str],
    *,
    width: int,
    height: int,
) -> str:
    import vl_convert  # loading it takes a moment, and most commands draw nothing

    colours = list(COLOURS[: len(groups)])
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "bar", "cornerRadiusEnd": 2}},
        {
            "mark": {"type": "text", "fontSize": 12, **text},
            "encoding": {"text": {"field": "text", "type": "nominal"}},
        },
    ]
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": None,
        "data": {"values": [_datum(bar) for bar in bars]},
        "encoding": {
            **across,
            "color": {
                "field": "group",
                "legend": None,
                "sort": None,
                "scale": {"domain": list(groups), "range": colours},
            },
            "href": {"field": "address"},
        },
        "layer": layers,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 12, "labelColor": INK, "grid": False},
        },
    }
    drawn = _named_alike(str(vl_convert.vegalite_to_svg(specification)))
    drawn = _FOREIGN.sub(lambda found: str(found[1]), drawn)
    # Every bar stands in the table under the picture too, which the keyboard goes through.
    return drawn.replace(ORIGIN, "").replace("<a ", '<a tabindex="-1" ')


def _named_alike(svg: str) -> str:
    """The drawing program numbers its parts through; the same picture must be the same text.

    Two pictures on one page must not share names either: they carry a digest of the picture.
    """
    order: dict[str, int] = {}
    plain = _PART.sub(lambda found: f"part{order.setdefault(found[0], len(order))}", svg)
    digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return re.sub(r"\bpart(\d+)\b", rf"p{digest}-\1", plain)


def _datum(bar: Bar) -> dict[str, object]:
    return {
        "label": bar.label,
        "value": float(bar.value),  # a length in a picture, no figure: that is `text`
        "text": bar.text or format_int(int(bar.value)),
        "group": bar.group,
        "address": f"{ORIGIN}{bar.address}" if bar.address else None,
    }


def printed_svg(svg: str) -> str:
    """The picture in the type of papers, whose fonts the writers have."""
    return svg.replace(FONT, PAPER_FONT)


def png(svg: str) -> bytes:
    """A picture for files that hold no SVG, sharp enough for print. Same picture, same bytes."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return bytes(vl_convert.svg_to_png(printed_svg(svg), scale=PRINT_SCALE))
