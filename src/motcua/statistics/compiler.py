"""Query -> SQL: the whole form in one pass over its fact table (docs/compiler.md).

    WITH scope AS (VALUES …)             the agencies asked for, each with sequence and overlay
       , live  AS (SELECT … , treatment) the versions in force there that can matter in the period
    SELECT … COUNT(CASE WHEN … THEN 1 END)   one column a measure, grouped by agency and row
           , SUM(CASE WHEN … THEN paid_amount ELSE 0 END)   for a measure that sums

The drill-down starts from the same `live` and filters by the very predicate of the measure, so
the rows listed always number the cell.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from motcua.kernel.forms import Treatment
from motcua.kernel.measures import OPEN_SEQUENCE, FactTable, Measure
from motcua.statistics import checked
from motcua.statistics.data import ALL_ROWS, Query, Scope
from motcua.statistics.errors import QueryInvalid

SCOPE_COLUMNS = ("scope_agency", "scope_seq", "scope_overlay")
KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
LAST_DAY = 1_000_000  # the year 4707

Build = Callable[[Query], str]


def counting_sql(query: Query, *, scope_table: bool = False) -> str:
    """Rows (agency_id, row_key, one figure a measure in the order of `query.measures`).

    scope_table: the engine has a table `scope` with `scope_rows(query)`; the text is the same
    without its list of agencies, which for a country is longer to parse than to answer.

    One range of the index (agency, ended_day, accepted_day) for each agency: its open records
    and those that ended since the period began. O(r * m) for r such versions and m measures;
    the history before the period is not read.
    """
    return _given(_checked(query, _counting), scope_table)


def records_sql(query: Query, measure_key: str, row_key: str | None) -> str:
    """Rows of one cell: agency_id, row_key, recorded_to, the fact's drill columns, the record's.

    row_key None: the total of the column. Ordered by agency, row and record.
    O(r + n log n), n the rows of the cell.
    """
    if row_key is not None and not KEY.fullmatch(row_key):
        raise QueryInvalid("khóa dòng", row_key)
    return _checked(query, lambda shape: _records(shape, measure_key, row_key))


def cell_sql(query: Query, measure_key: str, row_key: str | None) -> str:
    """`records_sql` without the record's own columns, for an engine that has facts only.

    Expects the table `scope`. The last column is the record's id.
    """
    if row_key is not None and not KEY.fullmatch(row_key):
        raise QueryInvalid("khóa dòng", row_key)
    text = _checked(query, lambda shape: _records(shape, measure_key, row_key, joined=False))
    return _given(text, scope_table=True)


def scope_rows(query: Query) -> list[tuple[int, int, str]]:
    """The table `scope`: agency, the sequence its figures stop at, accounting."""
    return [(scope.agency_id, _sequence(scope), scope.overlay) for scope in query.scopes]


def record_columns(fact: FactTable) -> tuple[str, ...]:
    """Names of the columns of `records_sql`, after agency_id, row_key and recorded_to."""
    return (*fact.drill_columns, *fact.record_columns)


def _checked(query: Query, build: Build) -> str:
    # Integers and scopes are validated here and cannot change the shape of the statement, so
    # one parse serves every agency and every period.
    _check_values(query)
    overlays = sorted({scope.overlay for scope in query.scopes})
    shape = replace(
        query,
        from_day=0,
        to_day=0,
        since=dict.fromkeys(query.since, 0),
        scopes=tuple(Scope(0, overlay, 0) for overlay in overlays),
    )
    fact = query.fact
    tables = frozenset({"scope", "live", "cell", fact.table, fact.record_table})
    columns = {*SCOPE_COLUMNS, *fact.columns, *fact.record_columns, "treatment", "row_key", "id"}
    columns |= {f"cell_{name}" for name in (*fact.columns, "row_key")}
    _check_shape(build(shape), tables, frozenset(columns))
    return build(query)


def _check_shape(text: str, tables: frozenset[str], columns: frozenset[str]) -> None:
    mark = checked.mark_of(text, tables, columns)
    if checked.is_known(mark):
        return
    from motcua.statistics import guard  # its parser is loaded for a new shape only

    guard.check(text, tables, columns)
    checked.remember(mark)


def _given(text: str, scope_table: bool) -> str:
    # What was checked is the whole text; a table of the same name stands for its first part.
    return "WITH " + text[text.index("live AS (") :] if scope_table else text


def _check_values(query: Query) -> None:
    if not query.scopes:
        raise QueryInvalid("danh sách đơn vị", "trống")
    if len({scope.agency_id for scope in query.scopes}) != len(query.scopes):
        raise QueryInvalid("danh sách đơn vị", "lặp lại")
    if query.row_key is not None and query.row_key not in query.fact.row_keys:
        raise QueryInvalid("trục dòng", query.row_key)
    for scope in query.scopes:
        _check_scope(scope, query.accounting)
    for day in (query.from_day, query.to_day, *query.since.values()):
        _check_integer("ngày", day, LAST_DAY)
    _check_measures(query)


def _check_measures(query: Query) -> None:
    keys = [measure.key for measure in query.measures]
    for measure in query.measures:
        if measure.fact != query.fact.key or keys.count(measure.key) > 1:
            raise QueryInvalid("số liệu", measure.key)
        if measure.sums is not None and measure.sums not in query.fact.drill_columns:
            raise QueryInvalid("cột được cộng", measure.sums)


def _check_scope(scope: Scope, accounting: Mapping[str, object]) -> None:
    _check_integer("mã số đơn vị", scope.agency_id, OPEN_SEQUENCE)
    if scope.seq is not None:
        _check_integer("số thứ tự lệnh", scope.seq, OPEN_SEQUENCE)
    if scope.overlay not in accounting or not KEY.fullmatch(scope.overlay):
        raise QueryInvalid("cách hạch toán", scope.overlay)


def _check_integer(what: str, value: int, at_most: int) -> None:
    # What is inlined must be an integer at run time too, whatever the caller's types promised.
    if type(value) is not int or not 0 <= value <= at_most:
        raise QueryInvalid(what, value)


def _counting(query: Query) -> str:
    counts = [
        f"  {_figure(measure, query)} AS m{place}" for place, measure in enumerate(query.measures)
    ]
    return "\n".join(
        (
            _base(query),
            ",\n".join(("SELECT agency_id, row_key", *counts)),
            "FROM live",
            "GROUP BY agency_id, row_key",
            "ORDER BY agency_id, row_key",
        )
    )


def _figure(measure: Measure, query: Query) -> str:
    where = _predicate(measure.where, query, query.since.get(measure.key))
    if measure.sums is None:
        return f"COUNT(CASE WHEN {where} THEN 1 END)"
    # A group has a row, so the sum is never null; a null in the column would be lost, hence
    # `Measure.sums` takes none.
    return f"SUM(CASE WHEN {where} THEN {measure.sums} ELSE 0 END)"


def _records(query: Query, measure_key: str, row_key: str | None, *, joined: bool = True) -> str:
    fact = query.fact
    carried = ("agency_id", "row_key", "recorded_to", *fact.drill_columns)
    only = "" if row_key is None else f" AND row_key = '{row_key}'"
    # `record_column` once more under its own name, whether or not the fact lists it for drilling.
    cell = ", ".join(f"{name} AS cell_{name}" for name in dict.fromkeys((*carried, _id(fact))))
    named = [f"cell_{name}" for name in carried]
    table = fact.record_table
    record = (
        [f"{table}.{name}" for name in fact.record_columns] if joined else [f"cell_{_id(fact)}"]
    )
    measure = query.measure(measure_key)
    where = _predicate(measure.where, query, query.since.get(measure.key))
    return "\n".join(
        (
            _base(query) + ",",
            f"cell AS (SELECT {cell}",
            f"  FROM live WHERE {where}{only})",
            "SELECT " + ", ".join((*named, *record)),
            f"FROM cell JOIN {table} ON {table}.id = cell_{_id(fact)}" if joined else "FROM cell",
            f"ORDER BY cell_agency_id, cell_row_key, cell_{_id(fact)}",
        )
    )


def _id(fact: FactTable) -> str:
    return fact.record_column


def _base(query: Query) -> str:
    fact = query.fact
    scopes = ",\n  ".join(f"({agency}, {seq}, '{how}')" for agency, seq, how in scope_rows(query))
    columns = ", ".join(fact.columns)
    treatment = _treatment(query, {scope.overlay for scope in query.scopes})
    rows = f"'{ALL_ROWS}'" if query.row_key is None else fact.row_keys[query.row_key]
    return (  # every piece was validated, and the guard reads the whole
        f"WITH scope ({', '.join(SCOPE_COLUMNS)}) AS (VALUES\n  {scopes}),\n"  # noqa: S608
        f"live AS (SELECT {columns},\n"
        f"  {rows} AS row_key,\n"
        f"  {treatment} AS treatment\n"
        f"  FROM scope JOIN {fact.table} ON agency_id = scope_agency\n"
        f"    AND recorded_from <= scope_seq AND recorded_to > scope_seq\n"
        f"  WHERE {_predicate(fact.live_where, query, query.first_day)})"
    )


def _sequence(scope: Scope) -> int:
    # The version in force has recorded_to = OPEN_SEQUENCE, which must still lie above.
    return OPEN_SEQUENCE - 1 if scope.seq is None else min(scope.seq, OPEN_SEQUENCE - 1)


def _predicate(where: str, query: Query, since: int | None) -> str:
    first = query.from_day if since is None else since
    days = {":from_day": str(first), ":to_day": str(query.to_day)}
    return "(" + re.sub(r":(from|to)_day\b", lambda found: days[found.group()], where) + ")"


def _treatment(query: Query, overlays: Iterable[str]) -> str:
    """CASE over the outcome by the overlays in scope; one flat list when all share one.

    A table without final states has nothing to account for: all of it counts by date.
    """
    names = sorted(overlays) if query.fact.outcome_column else []
    arms = []
    for name in names:
        of_overlay = "" if len(names) == 1 else f"scope_overlay = '{name}' AND "
        for treatment, outcomes in _by_treatment(query.accounting[name]):
            ended = f"{query.fact.outcome_column} IN ({outcomes})"
            arms.append(f"WHEN {of_overlay}{ended} THEN '{treatment}'")
    default = Treatment.BY_DATE.value
    return f"CASE {' '.join(arms)} ELSE '{default}' END" if arms else f"'{default}'"


def _by_treatment(overlay: Mapping[str, Treatment]) -> list[tuple[str, str]]:
    grouped: dict[str, list[str]] = {}
    for outcome, treatment in sorted(overlay.items()):
        if treatment is not Treatment.BY_DATE:
            grouped.setdefault(treatment.value, []).append(f"'{outcome}'")
    return [(treatment, ", ".join(outcomes)) for treatment, outcomes in grouped.items()]
