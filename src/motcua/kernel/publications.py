"""Decisions that announce procedures (quyết định công bố danh mục TTHC): what each line changes.

A decision says of some procedures that they are new, amended or abolished, from a day on. What
holds of a procedure on a day is what the catalogue says, with every line in force by then laid
over it, the earliest first. Lines say only what they name: an amended fee leaves the limit alone.
Source: NĐ 63/2010/NĐ-CP điều 13 đến 17, NĐ 92/2017/NĐ-CP.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.dates import format_day
from motcua.kernel.text import fold, word_key
from motcua.kernel.vocabulary import Heading, ServiceWord

Values = Mapping[str, str]
"""What is said of a procedure, by key, in the catalogue's own spelling ("15 working_day")."""

ACT, CODE = "act", "code"
NEEDED_OF_NEW = ("name", "field", "tier")


class Act(StrEnum):
    """What a line does to a procedure."""

    NEW = "new"
    AMEND = "amend"
    ABOLISH = "abolish"


class Force(StrEnum):
    """Where a procedure stands on a day."""

    UNKNOWN = "unknown"  # nobody announced it
    COMING = "coming"  # announced as new, from a later day
    IN_FORCE = "in_force"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """What the list of a decision may say: its headings, and the words of its cells."""

    headings: tuple[Heading, ...]
    acts: tuple[ServiceWord, ...]
    tiers: tuple[ServiceWord, ...]
    channels: tuple[ServiceWord, ...]
    fees: tuple[ServiceWord, ...]
    limits: tuple[ServiceWord, ...]

    def labels(self) -> dict[str, str]:
        """Key of a heading -> its label."""
        return {heading.key: heading.label for heading in self.headings}


@dataclass(frozen=True, slots=True)
class DecisionHead:
    """The paper itself. in_force_on: the first day on which its lines hold."""

    number: str
    issuer: str
    signed_on: date
    in_force_on: date

    @property
    def label(self) -> str:
        """“Quyết định số 1436/QĐ-UBND ngày 05/05/2026 của …”."""
        return f"Quyết định số {self.number} ngày {format_day(self.signed_on)} của {self.issuer}"

    @property
    def identity(self) -> tuple[str, str, int]:
        """What is the same for one paper however it was typed; numbers begin anew each year."""
        return word_key(self.number), fold(self.issuer), self.signed_on.year


@dataclass(frozen=True, slots=True)
class Line:
    """What a decision says of one procedure. replaced_by: code, of an abolished one; "": none."""

    code: str
    act: Act
    values: Values
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A line with its decision."""

    head: DecisionHead
    line: Line


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds on a day. by: the line that says so; None: the catalogue alone."""

    force: Force
    values: Values
    by: Told | None


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why a line cannot hold. key: of the heading; expected: Vietnamese, without a full stop."""

    key: str
    expected: str


def word_of(words: Iterable[ServiceWord], text: str) -> ServiceWord | None:
    """The word that a cell says, case and accents ignored; None: unknown."""
    key = word_key(text)
    for word in words:
        if key in map(word_key, (word.label, *word.synonyms)):
            return word
    return None


def standing(base: Values | None, history: Sequence[Told], on: date) -> Standing:
    """What holds on a day. base: of the catalogue, None: it has no such procedure.

    history: by day of force, then in the order in which it was written down.
    """
    past = [told for told in history if told.head.in_force_on <= on]
    if not past:
        if history and history[0].line.act is Act.NEW:
            return Standing(Force.COMING, base or history[0].line.values, history[0])
        return Standing(Force.UNKNOWN if base is None else Force.IN_FORCE, base or {}, None)
    values = dict(base or {})
    for told in past:
        if told.line.act is Act.NEW:
            values = dict(base or {})
        if told.line.act is not Act.ABOLISH:
            values |= told.line.values
    force = Force.ABOLISHED if past[-1].line.act is Act.ABOLISH else Force.IN_FORCE
    return Standing(force, values, past[-1])


def named_since(key: str, history: Sequence[Told], on: date) -> date | None:
    """The day in force of the last line by then that says the value; None: none says it."""
    days = [
        told.head.in_force_on
        for told in history
        if told.head.in_force_on <= on and key in told.line.values
    ]
    return max(days, default=None)


def differing(before: Values, line: Line) -> tuple[str, ...]:
    """Keys whose value the line changes."""
    return tuple(key for key, value in line.values.items() if before.get(key, "") != value)


def faults_of(
    base: Values | None,
    history: Sequence[Told],
    told: Told,
    show: Callable[[str, str], str],
) -> tuple[LineFault, ...]:
    """What the line contradicts; () when it can hold.

    history: of other decisions. show: a value by its key in words.
    """
    day = told.head.in_force_on
    now = standing(base, history, day)
    found = [*_of_state(now, told.line), *_of_later(history, told)]
    for other in history:
        if other.head.in_force_on == day and not found:
            found += _same_day(other, told.line, show)
    if told.line.act is Act.NEW:
        found += [
            LineFault(key, "có nội dung; thủ tục mới phải ghi đủ")
            for key in NEEDED_OF_NEW
            if not told.line.values.get(key)
        ]
    return tuple(found)


def _of_state(now: Standing, line: Line) -> list[LineFault]:
    if line.act is Act.NEW:
        if now.force is Force.IN_FORCE and now.by is not None:
            return [
                LineFault(
                    ACT,
                    "hình thức “Sửa đổi, bổ sung”; thủ tục này đang áp dụng theo "
                    f"{now.by.head.label}",
                )
            ]
        return []
    if now.force is Force.UNKNOWN:
        return [
            LineFault(
                CODE, "mã có trong danh mục; thủ tục chưa từng công bố thì ghi “Mới ban hành”"
            )
        ]
    if now.force is Force.IN_FORCE or now.by is None:
        return []
    label = now.by.head.label
    if now.force is Force.ABOLISHED:
        since = format_day(now.by.head.in_force_on)
        return [LineFault(CODE, f"thủ tục còn hiệu lực; mã này đã bãi bỏ từ {since} theo {label}")]
    return [LineFault(CODE, f"thủ tục đã có hiệu lực ngày ấy; mã này mới ban hành theo {label}")]


def _of_later(history: Sequence[Told], told: Told) -> list[LineFault]:
    """A decision that comes to us late must leave those after it possible."""
    later = [one for one in history if one.head.in_force_on > told.head.in_force_on]
    if not later:
        return []
    following, act = later[0], told.line.act
    begins_anew = following.line.act is Act.NEW
    if act is Act.ABOLISH and not begins_anew:
        words = (
            "nội dung không trái quyết định có hiệu lực sau; mã này còn được sửa đổi hoặc bãi bỏ"
        )
    elif act is Act.NEW and begins_anew:
        words = "nội dung không trái quyết định có hiệu lực sau; mã này được công bố mới"
    else:
        return []
    return [LineFault(ACT, f"{words} theo {following.head.label}")]


def _same_day(other: Told, line: Line, show: Callable[[str, str], str]) -> list[LineFault]:
    """Two decisions of one day that say different things of one procedure."""
    if (other.line.act is Act.ABOLISH) != (line.act is Act.ABOLISH):
        return [LineFault(ACT, f"như {other.head.label}, có hiệu lực cùng ngày")]
    return [
        LineFault(key, f"“{show(key, said)}” như {other.head.label}, có hiệu lực cùng ngày")
        for key, said in other.line.values.items()
        if key in line.values and line.values[key] != said
    ]
