"""Every computed indicator of the catalogue: counted by hand, opened to its records, any engine.

Phường Phương Sơn and thành phố Nha Trang above it write in every register at random; each of the
three appendices is filled for both, and every computed figure is compared with a plain count.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from plain_indicators import ALL, COMMUNES, OWN, PLAIN, Written
from random_dossiers import taken_in
from registers.random_books import Books

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.indicators import Share, Total
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.reports.indicator_counts import asked_by
from motcua.rulebook import load
from motcua.statistics.data import Engine

pytestmark = pytest.mark.django_db
WARD, CITY = "22354", "568"
BEGIN, END = date(2022, 6, 1), date(2023, 12, 20)
PERIOD = Period(date(2023, 6, 13), date(2023, 9, 12), None)
NOW = datetime(2024, 1, 5, 9, 0, tzinfo=VIETNAM)
FORMS = ("cchc/khanh-hoa-2021", "cchc/thua-thien-hue-2021", "cchc/khanh-hoa-2023")
SIDES = (("numerator", "part"), ("denominator", "whole"))


class Office:
    """What an agency and the one below it wrote, and the agency's filled appendices."""

    def __init__(self, agency, own, communes) -> None:
        self.agency = agency
        self._written = {
            OWN: own,
            COMMUNES: communes,
            ALL: [*own, *(c for c in communes if c not in own)],
        }

    def plain(self, key: str):
        """The figure counted by hand."""
        whose, count = PLAIN[key]
        places = self._written[whose]
        books = {
            name: [told for book, _ in places for told in book.told[name]]
            for name in places[0][0].told
        }
        dossiers = [row for _, rows in places for row in rows]
        return count(Written(books, dossiers, PERIOD.from_on, PERIOD.to_on))

    def sheet(self, form: str, engine: Engine = Engine.DB):
        asked = {"actor": SYSTEM, "now": NOW, "engine": engine}
        return reports.compute_form(form, self.agency, PERIOD, **asked)

    def behind(self, form: str, row: str, column: str, engine: Engine = Engine.DB):
        asked = {"row_key": row, "column": column, "actor": SYSTEM, "now": NOW, "engine": engine}
        return reports.form_records(form, self.agency, PERIOD, **asked)


@pytest.fixture(scope="module")
def offices(django_db_setup: None, django_db_blocker, tmp_path_factory):
    """The ward and the city, written once for the module."""
    from django.db import transaction

    folder = tmp_path_factory.mktemp("at-random")
    with django_db_blocker.unblock(), transaction.atomic():
        # The services open durable transactions, which an outer one of a test may hold.
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        ward, city = (agencies.resolve(code, PERIOD.to_on) for code in (WARD, CITY))
        written = []
        for agency in (ward, city):
            book = Books(agency, 13, BEGIN, END)
            book.fill(45)
            written.append((book, taken_in(agency, 13, 400, BEGIN, END, folder)))
        of_ward, of_city = written
        yield {
            WARD: Office(ward, [of_ward], [of_ward]),
            CITY: Office(city, [of_city], [of_ward]),
        }
        transaction.set_rollback(True)


@cache
def catalogue():
    return load.indicators(PERIOD.to_on)


def leaf_keys(key: str) -> list[tuple[str, int]]:
    """(counted indicator, +1 or -1) that a figure is made of."""
    formula = catalogue()[key].formula
    if not isinstance(formula, Total):
        return [(key, 1)]
    plus = [leaf for term in formula.plus for leaf in leaf_keys(term)]
    less = [(leaf, -sign) for term in formula.less for leaf, sign in leaf_keys(term)]
    return plus + less


def counted_rows(office: Office, form: str):
    """(row key, indicator, cells) of the rows whose figure rests on records alone."""
    sheet = office.sheet(form)
    for printed, row in zip(sheet.form.appendix.rows, sheet.rows, strict=True):
        key = printed.indicator
        if key is None or row.cells["status"].value != "auto":
            continue
        formula = catalogue()[key].formula
        terms = (*formula.part, *formula.whole) if isinstance(formula, Share) else (key,)
        leaves = {leaf for term in terms for leaf, _ in leaf_keys(term)}
        if all(asked_by(catalogue()[leaf]) for leaf in leaves):
            yield row.key, key, row.cells


def sum_of(office: Office, keys) -> int:
    """The plain figure of several indicators, of those that the agency answers."""
    leaves = [leaf for key in keys for leaf in leaf_keys(key)]
    tier = office.agency.tier
    return sum(s * office.plain(k) for k, s in leaves if tier in catalogue()[k].tiers)


def expected(office: Office, key: str):
    """(value, numerator, denominator) by hand."""
    formula = catalogue()[key].formula
    if isinstance(formula, Share):
        part, whole = sum_of(office, formula.part), sum_of(office, formula.whole)
        share = Decimal(100 * part) / whole if whole else None
        return share, part, whole
    if isinstance(formula, Total):
        return sum_of(office, (key,)), None, None
    return office.plain(key), None, None


def test_every_indicator_over_records_has_a_plain_count() -> None:
    over_records = {key for key, one in catalogue().items() if asked_by(one)}

    assert over_records == set(PLAIN)
    assert len(over_records) == 83


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", [WARD, CITY])
def test_each_computed_figure_is_the_plain_count(offices, code: str, form: str) -> None:
    office = offices[code]
    compared = 0
    for row, key, cells in counted_rows(office, form):
        value, part, whole = expected(office, key)
        found = tuple(cells[name].value for name in ("value", "numerator", "denominator"))
        if isinstance(value, Decimal):
            places = Decimal(1).scaleb(-office.sheet(form).form.appendix.places)
            value = value.quantize(places, ROUND_HALF_UP)
        assert found == (value, part, whole), (row, key)
        compared += 1
    assert compared > 10


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", [WARD, CITY])
def test_each_computed_figure_opens_to_as_many_records(offices, code: str, form: str) -> None:
    office = offices[code]
    for row, key, cells in counted_rows(office, form):
        if isinstance(catalogue()[key].formula, Share):
            for column, _ in SIDES:
                found = office.behind(form, row, column)
                assert len(found) == cells[column].value, (row, key, column)
            continue
        found = office.behind(form, row, "value")
        value = cells["value"].value
        if catalogue()[key].kind == "money":
            assert sum(one.amount for one in found) == value, (row, key)
        elif catalogue()[key].kind == "count":
            assert len(found) == value, (row, key)
        else:  # a yes, a choice, a sentence: what it rests on
            assert bool(found) == bool(value), (row, key)


def test_the_three_appendices_together_print_every_indicator_over_records(offices) -> None:
    reached = set()
    for office in offices.values():
        for form in FORMS:
            for _, key, _ in counted_rows(office, form):
                formula = catalogue()[key].formula
                terms = (*formula.part, *formula.whole) if isinstance(formula, Share) else (key,)
                reached |= {leaf for term in terms for leaf, _ in leaf_keys(term)}

    assert set(PLAIN) - reached == set()


def test_the_records_at_random_leave_no_count_at_nothing(offices) -> None:
    # A count of 0 by hand and by the program would prove little.
    empty = [key for key in PLAIN if not any(office.plain(key) for office in offices.values())]
    assert empty == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", [WARD, CITY])
def test_duckdb_fills_the_same_appendix_and_opens_the_same_records(
    offices, code: str, form: str, settings, tmp_path_factory
) -> None:
    settings.HOME = tmp_path_factory.getbasetemp() / f"copy-{code}"
    office = offices[code]
    live, copied = (office.sheet(form, engine) for engine in (Engine.DB, Engine.DUCKDB))

    assert copied.rows == live.rows
    for row, key, _ in list(counted_rows(office, form))[::5]:
        column = "numerator" if isinstance(catalogue()[key].formula, Share) else "value"
        here, there = (office.behind(form, row, column, e) for e in (Engine.DB, Engine.DUCKDB))
        assert here == there, (row, key)
