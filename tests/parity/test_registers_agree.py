"""Every register, every figure: the live database and DuckDB, now and as of an earlier moment.

Two communes write in every register at random and then go on with half of their entries, so that
the copies hold versions that are over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from registers.random_books import Books, work

from motcua.agencies import api as agencies
from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.registers.facts import FACTS
from motcua.registers.measures import MEASURES, RATIOS
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, Query, Scope

pytestmark = pytest.mark.django_db
BEGIN, END = date(2022, 6, 1), date(2023, 12, 20)
PERIODS = (
    (date(2022, 6, 1), date(2022, 12, 31)),
    (date(2023, 6, 13), date(2023, 9, 12)),
    (date(2023, 9, 12), date(2023, 9, 12)),
    (date(2023, 1, 1), date(2024, 3, 31)),
)
WIDEST = (BEGIN, date(2024, 3, 31))


@pytest.fixture(scope="module")
def books(django_db_setup: None, django_db_blocker) -> Iterator[tuple[tuple[Books, ...], datetime]]:
    """What two communes wrote, and the moment before they went on with it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        # The services open durable transactions, which an outer one of a test may hold.
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        both = tuple(
            Books(agencies.resolve(code, END), seed, BEGIN, END)
            for seed, code in enumerate(("22354", "22333"))
        )
        for book in both:
            book.fill(24)
        moment = both[0].now
        done = [work(book, moment + timedelta(days=40)) for book in both]
        assert min(done) > 40  # or nothing of note happened since
        yield both, moment
        transaction.set_rollback(True)


@pytest.fixture
def copies(settings, tmp_path_factory) -> Path:
    """One copy for the module: the records do not change any more."""
    settings.HOME = tmp_path_factory.getbasetemp() / "registers-copy"
    return settings.HOME


def questions(
    fact: FactTable,
    axis: str | None,
    ids: tuple[int, ...],
    as_of: datetime | None,
    periods: Sequence[tuple[date, date]] = PERIODS,
) -> Iterator[Query]:
    """All measures of a fact table over each of the periods."""
    last = {} if as_of is None else statistics.sequence_at(fact, ids, as_of)
    for first, until in periods:
        yield Query(
            fact=fact,
            row_key=axis,
            from_day=day_number(first),
            to_day=day_number(until),
            scopes=tuple(Scope(each, "default", last.get(each)) for each in ids),
            measures=tuple(m for m in MEASURES if m.fact == fact.key),
            accounting={"default": {}},
        )


@pytest.mark.parametrize("key", FACTS)
def test_both_engines_count_alike_on_every_axis_now_and_then(books, copies, key: str) -> None:
    (both, moment), fact = books, FACTS[key]
    ids = tuple(book.agency.id for book in both)
    moved = set()
    for axis in (None, *fact.row_keys):
        for now, then in zip(
            questions(fact, axis, ids, None), questions(fact, axis, ids, moment), strict=True
        ):
            for query in (now, then):
                live, copied = (
                    statistics.count(query, engine).by_agency
                    for engine in (Engine.DB, Engine.DUCKDB)
                )
                assert copied == live, (axis, query.from_day, query.to_day)
            moved.add(statistics.count(now).rows == statistics.count(then).rows)

    assert False in moved, f"{key}: nothing that was written later changed a figure"


@pytest.mark.parametrize("key", FACTS)
def test_both_engines_open_each_figure_to_the_same_records(books, copies, key: str) -> None:
    (both, moment), fact = books, FACTS[key]
    ids = tuple(book.agency.id for book in both)
    shown = 0
    # Each figure is opened one by one; as of the moment in the widest period alone: every record
    # of the others is in it, and what was known then is judged by no day of a period.
    then = questions(fact, None, ids, moment, [WIDEST])
    for query in (*questions(fact, None, ids, None), *then):
        counted = statistics.count(query).rows.get("all", {})
        for measure in query.measures:
            alone = replace(query, measures=(measure,))
            here, there = (
                sorted(statistics.records(alone, measure.key, None, engine), key=str)
                for engine in (Engine.DB, Engine.DUCKDB)
            )
            assert here == there, (measure.key, query.from_day)
            figure = sum(row.amount if measure.sums else 1 for row in here)
            assert figure == counted.get(measure.key, 0), (measure.key, query.from_day)
            shown += len(here)

    assert shown > 50


def test_no_part_of_a_share_is_above_its_whole(books) -> None:
    both, moment = books
    ids = tuple(book.agency.id for book in both)
    for ratio in RATIOS:
        fact = FACTS[ratio.part.fact]
        for as_of in (None, moment):
            for query in questions(fact, None, ids, as_of):
                counted = statistics.count(query).rows.get("all", {})
                part, whole = (counted.get(side.key, 0) for side in (ratio.part, ratio.whole))
                assert part <= whole, (ratio.key, query.from_day, part, whole)
