"""What a cell asks of the records: the one way from a figure to the rows behind it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, FactRecord, Query


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """The records of one measure of a query.

    row_key: one row of it; None: all rows. fields: of these only; empty: of every one.
    one_a_row: the figure counts rows, not records: the first record of each stands for it.
    taken_off: a sum takes these off again, for it has counted them twice.
    """

    query: Query
    measure: str
    row_key: str | None
    fields: tuple[str, ...] = ()
    one_a_row: bool = False
    taken_off: bool = False


def answers(question: CellQuestion, engine: Engine = Engine.AUTO) -> Iterator[FactRecord]:
    """The records that the cell counts."""
    found = statistics.records(question.query, question.measure, question.row_key, engine)
    seen: set[str] = set()
    for record in found:
        if question.fields and record.row_key not in question.fields:
            continue
        if question.one_a_row and record.row_key in seen:
            continue
        seen.add(record.row_key)
        yield record


def counted_records(
    questions: Sequence[CellQuestion], engine: Engine = Engine.AUTO
) -> Iterator[tuple[CellQuestion, FactRecord]]:
    """The records of all questions of a cell, as many as its figure, each with its question.

    What is taken off leaves out that many: of 66 procedures in and 50 out, 50 are both, and 66
    are listed.
    """
    off: Counter[tuple[str, object]] = Counter()
    for question in questions:
        if question.taken_off:
            off.update(_identity(question, record) for record in answers(question, engine))
    for question in questions:
        if question.taken_off:
            continue
        for record in answers(question, engine):
            one = _identity(question, record)
            if off[one]:
                off[one] -= 1
            else:
                yield question, record


def _identity(question: CellQuestion, record: FactRecord) -> tuple[str, object]:
    fact = question.query.fact
    return fact.key, record.version[fact.record_column]
