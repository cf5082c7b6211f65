"""What a decision's lines would do, each judged against the catalogue and earlier decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from motcua.kernel.publications import (
    ACT,
    CODE,
    Act,
    DecisionHead,
    Force,
    Line,
    PublicationWords,
    Standing,
    Told,
    Values,
    differing,
    faults_of,
    standing,
)
from motcua.kernel.text import word_key
from motcua.procedures import api as procedures
from motcua.procedures.data import At, PublicationView
from motcua.registers.data import ValueChange
from motcua.registers.publications.cells import shown
from motcua.registers.publications.data import LineReport
from motcua.registers.publications.reading import REPLACES, DecisionFile, Said
from motcua.sheets.row_cells import RowCells

NAME = "name"
_NOTHING = Standing(Force.UNKNOWN, {}, None)


@dataclass(frozen=True, slots=True)
class Planned:
    """A line and what holds before it. cells: of the row it stands in or follows from."""

    line: Line
    before: Standing
    cells: RowCells
    follows: bool = False  # no row of its own: another one says that it takes its place

    @property
    def name(self) -> str:
        """Of the procedure, as it is called after the line."""
        return self.line.values.get(NAME) or self.before.values.get(NAME, "")

    @property
    def changed(self) -> tuple[str, ...]:
        """Keys that the line changes."""
        return () if self.line.act is Act.ABOLISH else differing(self.before.values, self.line)


@dataclass(slots=True)
class Judging:
    """The lines of one file under one head, at one agency."""

    head: DecisionHead
    at: At
    words: PublicationWords
    planned: list[Planned] = field(default_factory=list)

    def take(self, file: DecisionFile) -> None:
        """Judge every row; what cannot hold is in the findings of its sheet."""
        rows = list(_without_twins(file.said))
        drafts = [*_with_successors(rows), *_implied(rows)]
        codes = [draft.line.code for draft in drafts]
        bases = procedures.bases(codes)
        histories = procedures.histories(codes, self.at)
        for draft in drafts:
            code = draft.line.code
            base = procedures.values_of(bases[code]) if code in bases else None
            others = [
                told for told in histories.get(code, ()) if told.head.identity != self.head.identity
            ]
            self._judge(draft, base, others)

    def compare(self, held: PublicationView) -> None:
        """The same paper was written down before: it must say the same."""
        where = f"như lần nhập trước của {self.head.label}"
        seen = set()
        for planned in self.planned:
            code, line = planned.line.code, planned.line
            seen.add(code)
            earlier = held.lines.get(code)
            if earlier is None:
                planned.cells.reject(CODE, f"{where}: danh mục đã nhập không có mã này", code)
            elif earlier.act is not line.act or earlier.replaced_by != line.replaced_by:
                planned.cells.reject(ACT, f"{where}: {self._act_words(earlier)}")
            else:
                self._compare_values(planned, earlier, where)
        for code in held.lines.keys() - seen:
            self.planned[0].cells.findings.reject(
                0, "", code, f"một dòng cho mã này, {where}; tệp đang thiếu"
            )

    def reports(self) -> Iterator[LineReport]:
        """What each line does, in the file's order."""
        labels = self.words.labels()
        for planned in self.planned:
            yield LineReport(
                row=0 if planned.follows else planned.cells.number,
                code=planned.line.code,
                name=planned.name,
                act=planned.line.act.value,
                changes=tuple(
                    ValueChange(
                        labels[key],
                        shown(key, planned.before.values.get(key, ""), self.words),
                        shown(key, planned.line.values[key], self.words),
                    )
                    for key in planned.changed
                ),
                replaced_by=planned.line.replaced_by,
            )

    def _judge(self, draft: Planned, base: Values | None, others: Sequence[Told]) -> None:
        told = Told(self.head, draft.line)
        faults = faults_of(base, others, told, lambda key, value: shown(key, value, self.words))
        for fault in faults:
            key = REPLACES if draft.follows else fault.key
            value = draft.line.code if draft.follows or key == CODE else None
            draft.cells.reject(key, fault.expected, value)
        before = standing(base, others, self.head.in_force_on)
        planned = replace(draft, before=before)
        if not faults:
            self._note_name(planned)
        self.planned.append(planned)

    def _note_name(self, planned: Planned) -> None:
        """A name far from the known one: perhaps the code is another procedure's."""
        known, said = planned.before.values.get(NAME, ""), planned.line.values.get(NAME, "")
        if known and said and not (_words(known) & _words(said)):
            planned.cells.findings.note(
                planned.cells.number,
                planned.line.code,
                "name",
                f"Tên trong tệp khác hẳn tên đang có (“{known}”); xem lại mã thủ tục.",
            )

    def _compare_values(self, planned: Planned, earlier: Line, where: str) -> None:
        for key in sorted({*earlier.values, *planned.line.values}):
            old, new = earlier.values.get(key, ""), planned.line.values.get(key, "")
            if old != new:
                words = shown(key, old, self.words) or "để trống"
                planned.cells.reject(key, f"“{words}” {where}")

    def _act_words(self, line: Line) -> str:
        label = next(word.label for word in self.words.acts if word.key == line.act)
        return f"“{label}”, thay bằng {line.replaced_by}" if line.replaced_by else f"“{label}”"


def _words(name: str) -> set[str]:
    """Words that tell one procedure from another."""
    return {word for word in word_key(name).split() if word not in {"thu", "tuc"}}


def _without_twins(said: Sequence[Said]) -> Iterator[Said]:
    seen: dict[str, Said] = {}
    for one in said:
        first = seen.setdefault(one.code, one)
        if first is one:
            yield one
        elif (first.act, first.values, first.replaces) == (one.act, one.values, one.replaces):
            one.cells.findings.note(
                one.cells.number,
                one.code,
                "twin",
                f"Trùng dòng {first.cells.number}; chỉ tính một lần.",
            )
        else:
            one.cells.reject(
                CODE, f"mỗi mã một dòng; dòng {first.cells.number} đã ghi mã này khác đi", one.code
            )


def _with_successors(rows: Sequence[Said]) -> Iterator[Planned]:
    """The rows as lines; an abolished one names the procedure that takes its place."""
    successors = _successors(rows)
    for one in rows:
        is_abolished = one.act is Act.ABOLISH
        follower = successors.get(one.code, "") if is_abolished else ""
        yield Planned(Line(one.code, one.act, one.values, follower), _NOTHING, one.cells)


def _implied(rows: Sequence[Said]) -> Iterator[Planned]:
    """Procedures that a row replaces and that have no row of their own: they are abolished."""
    own = {one.code: one for one in rows}
    once: set[str] = set()
    for one in rows:
        if one.replaces and one.act is Act.ABOLISH:
            one.cells.reject(REPLACES, "để trống ở dòng bãi bỏ; ghi ở dòng của thủ tục thay thế")
            continue
        for code in one.replaces:
            if code == one.code or (code in own and own[code].act is not Act.ABOLISH):
                one.cells.reject(
                    REPLACES, "mã của một thủ tục bị bãi bỏ, không phải mã còn áp dụng"
                )
            elif code not in own and code not in once:
                once.add(code)
                line = Line(code, Act.ABOLISH, {}, one.code)
                yield Planned(line, _NOTHING, one.cells, follows=True)


def _successors(rows: Sequence[Said]) -> dict[str, str]:
    return {code: one.code for one in rows for code in one.replaces}
