"""What a cell asks of the records: the one way from a figure to the rows behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, FactRecord, Query


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """The records of one measure of a query.

    row_key: one row of it; None: all rows. fields: of these only; empty: of every one.
    one_a_row: the figure counts rows, not records: the first record of each stands for it.
    """

    query: Query
    measure: str
    row_key: str | None
    fields: tuple[str, ...] = ()
    one_a_row: bool = False


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
