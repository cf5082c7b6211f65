"""`column in (many ids)` as one value of the statement, however many ids there are.

An IN list has a parameter an id: the units of a province are six hundred of them, which cost more
to write into a statement and to read from it than most lists cost to find.
"""

import json
from collections.abc import Collection
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

FEW = 30  # ids that stand in a list as they are: then a database sees where its index leads


def among(column: str, ids: Collection[int]) -> Q | Func:
    """Whether a column of whole numbers is one of `ids`; a condition of `filter`."""
    return Q(**{f"{column}__in": ids}) if len(ids) <= FEW else _Among(column, ids)


class _Among(Func):
    output_field = BooleanField()
    arity = 2

    def __init__(self, column: str, ids: Collection[int]) -> None:
        super().__init__(F(column), Value(sorted(ids)))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """column = ANY(array)"""
        return self._said(compiler, "{column} = ANY(%s)", list)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """column IN (the members of a JSON text)"""
        return self._said(compiler, "{column} IN (SELECT value FROM json_each(%s))", json.dumps)

    def _said(self, compiler: SQLCompiler, text: str, as_value: Any) -> tuple[str, list[object]]:
        column, ids = self.get_source_expressions()
        assert isinstance(ids, Value) and isinstance(column, Expression)  # noqa: S101
        named, params = compiler.compile(column)
        return text.format(column=named), [*params, as_value(ids.value)]
