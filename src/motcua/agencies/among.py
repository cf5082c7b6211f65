"""`column in (many ids)` as one value of the statement, however many ids there are.

An IN list has a parameter an id: the units of a province are six hundred of them, which cost more
to write into a statement and to read from it than most lists cost to find.
"""

import json
from collections.abc import Callable, Collection
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

_AS_ONE_VALUE: dict[str, tuple[str, Callable[[list[int]], object]]] = {
    "postgresql": ("{column} = ANY(%s)", list),
    "sqlite": ("{column} IN (SELECT value FROM json_each(%s))", json.dumps),
}
FEW = 30  # ids that stand in a list as they are: then a database sees where its index leads


def among(column: str, ids: Collection[int]) -> Q | Func:
    """Whether a column of whole numbers is one of `ids`; a condition of `filter`."""
    return Q(**{f"{column}__in": ids}) if len(ids) <= FEW else _Among(column, ids)


def among_text(column: str, ids: Collection[int]) -> tuple[str, list[object]]:
    """The same for SQL that is written by hand: its text and its values."""
    if len(ids) <= FEW:
        holders = ", ".join(["%s"] * len(ids)) or "NULL"
        return f"{column} IN ({holders})", sorted(ids)
    text, as_value = _AS_ONE_VALUE[connection.vendor]
    return text.format(column=column), [as_value(sorted(ids))]


class _Among(Func):
    output_field = BooleanField()
    arity = 2

    def __init__(self, column: str, ids: Collection[int]) -> None:
        super().__init__(F(column), Value(sorted(ids)))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """column = ANY(array)"""
        return self._said(compiler, "postgresql")

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """column IN (the members of a JSON text)"""
        return self._said(compiler, "sqlite")

    def _said(self, compiler: SQLCompiler, vendor: str) -> tuple[str, list[object]]:
        text, as_value = _AS_ONE_VALUE[vendor]
        column, ids = self.get_source_expressions()
        assert isinstance(ids, Value) and isinstance(column, Expression)  # noqa: S101
        named, params = compiler.compile(column)
        return text.format(column=named), [*params, as_value(ids.value)]
