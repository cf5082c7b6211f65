"""What a cell asks of the records: the one way from a figure to the rows behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, FactRecord, Query


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """The records of one measure of a query.

    row_key: one row of it; None: all rows. fields: of these only; empty: of every one.
    """

    query: Query
    measure: str
    row_key: str | None
    fields: tuple[str, ...] = ()


def answers(question: CellQuestion, engine: Engine = Engine.AUTO) -> Iterator[FactRecord]:
    """The records that the cell counts."""
    found = statistics.records(question.query, question.measure, question.row_key, engine)
    for record in found:
        if not question.fields or record.row_key in question.fields:
            yield record
