"""A form of many agencies at once: one pass over the facts, a line an agency and row.

What a tier above looks at before anything is signed. It is a table of counts, not a sheet: no
checks, no typed cells, and only rows in which something counts.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import FormDefinition
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine


@dataclass(frozen=True, slots=True)
class FormTable:
    """The counted columns of a form and its lines, by agency and row; `lines` is read once.

    A line is (agency id, row key, one count a column). An agency or row without a line counts 0.
    """

    form: FormDefinition
    period: Period
    columns: tuple[str, ...]
    lines: Iterator[tuple[int | str, ...]]


def compute_many(
    form_key: str,
    agency_ids: Iterable[int],
    period: Period,
    *,
    as_of: datetime | None = None,
    actor: Actor,
    now: datetime,
    engine: Engine = Engine.AUTO,
) -> FormTable:
    """The form of each agency for the same days, each by the accounting it adopted.

    as_of, engine: as for `compute_form`. Raises RulebookKeyUnknown, NotInForce, NotAllowed,
    NotFound; KeyError for a form whose figures are typed.
    """
    ids = tuple(agency_ids)
    _require_all(actor, ids, now)
    form = load.form(form_key, period.to_on)
    counted = {column.key: column.measure for column in form.columns if column.measure}
    if len(set(counted.values())) < len(counted):
        raise ValueError(f"{form_key}: two columns of one measure")
    until = counting.until(as_of, now)
    query = counting.query_of_many(form, ids, period, counted.values(), as_of=until)
    lines = statistics.counted(query, engine) if ids else iter(())
    heirs = counting.owners(form, ids, period) if ids else {}
    return FormTable(form, period, tuple(counted), _with_heirs(lines, heirs) if heirs else lines)


def many_csv(table: FormTable, stream: TextIO) -> None:
    """`agency,key` and the column numbers; agency: its official code. Rows of zeros are left out.

    stream: opened with newline="".
    """
    codes: dict[int | str, str] = {}
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("agency", "key", *table.columns))
    for batch in _batches(table.lines):
        unknown = {int(line[0]) for line in batch} - codes.keys()
        codes |= {view.id: view.code for view in agencies.views(unknown).values()}
        writer.writerows((codes[line[0]], *line[1:]) for line in batch if any(line[2:]))


def _with_heirs(
    lines: Iterator[tuple[int | str, ...]], heirs: Mapping[int, int]
) -> Iterator[tuple[int | str, ...]]:
    """Lines of predecessors added to their heirs'. Holds all lines: O(agencies x rows)."""
    held: dict[tuple[int | str, int | str], list[int]] = {}
    for agency_id, row_key, *counts in lines:
        key = (heirs.get(int(agency_id), agency_id), row_key)
        before = held.get(key, [0] * len(counts))
        held[key] = [old + int(new) for old, new in zip(before, counts, strict=True)]
    for key in sorted(held):
        yield (*key, *held[key])


def _batches(lines: Iterator[tuple[int | str, ...]]) -> Iterator[list[tuple[int | str, ...]]]:
    batch: list[tuple[int | str, ...]] = []
    for line in lines:
        batch.append(line)
        if len(batch) == 10_000:
            yield batch
            batch = []
    yield batch


def _require_all(actor: Actor, ids: tuple[int, ...], now: datetime) -> None:
    on = local(now).date()
    visible = agencies.visible_agency_ids(actor, "form.read", on)
    hidden = () if visible is None else tuple(one for one in ids if one not in visible)
    for agency_id in hidden:
        agencies.require(actor, "form.read", agency_id, on)
