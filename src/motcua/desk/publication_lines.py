"""Lines of publication decisions as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.publications import Act, DecisionHead, Line
from motcua.procedures import api as procedures
from motcua.procedures.data import At, ProcedureView, PublicationView
from motcua.registers import api as registers
from motcua.rulebook import load


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line in words. said: label and value of what it says."""

    code: str
    act: str
    act_label: str
    name: str
    said: tuple[tuple[str, str], ...]
    replaced_by: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A decision in the life of a procedure; is_coming: from a day after the one asked for."""

    head: DecisionHead
    line: ShownLine
    is_coming: bool


def shown_lines(view: PublicationView, names: Mapping[str, str]) -> tuple[ShownLine, ...]:
    """Lines of one decision. names: what procedures are called, by code."""
    return tuple(_shown(line, names.get(line.code, "")) for line in view.lines.values())


def history_lines(code: str, at: At) -> tuple[HistoryLine, ...]:
    """What decisions said of a procedure there, the latest first."""
    told = procedures.histories([code], at).get(code, ())
    return tuple(
        HistoryLine(one.head, _shown(one.line, ""), one.head.in_force_on > at.on)
        for one in reversed(told)
    )


def channel_words(view: ProcedureView) -> str:
    """Ways of filing as decisions said them; "": none did."""
    return registers.publication_value("channels", ";".join(view.channels))


def level_words(view: ProcedureView) -> str:
    """The online level as decisions said it; "": none did."""
    return registers.publication_value("level", view.online_level)


def act_label(act: str) -> str:
    """“Mới ban hành”, “Sửa đổi, bổ sung”, “Bãi bỏ”."""
    return next(word.label for word in load.publication_words().acts if word.key == act)


def _shown(line: Line, name: str) -> ShownLine:
    labels = load.publication_words().labels()
    said = tuple(
        (labels[key], registers.publication_value(key, line.values[key]))
        for key in labels
        if key in line.values and not (key == "name" and line.act is Act.ABOLISH)
    )
    called = line.values.get("name") or name
    return ShownLine(line.code, line.act.value, act_label(line.act), called, said, line.replaced_by)
