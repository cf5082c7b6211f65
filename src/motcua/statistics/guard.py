"""Keeps the SQL inside the subset that SQLite, PostgreSQL, DuckDB and Spark read alike.

The text is parsed in all four dialects; each tree must hold only the nodes below, name only
declared tables and columns, and carry only plain words and integers.
"""

import re
from functools import lru_cache

import sqlglot
from sqlglot import exp

from motcua.statistics.errors import SqlRefused

DIALECTS = ("sqlite", "postgres", "duckdb", "spark")

# No quoted identifiers, bind names, division, modulo, comments or second statements.
FORBIDDEN = re.compile(r'["`:/%;\\?@$#\[\]{}]|--')
IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*")  # the parser names a VALUES list "_values"
WORD = re.compile(r"[a-z0-9_-]*")
INTEGER = re.compile(r"[0-9]{1,19}")

ALLOWED: frozenset[type[exp.Expr]] = frozenset(
    {
        *(exp.Select, exp.With, exp.CTE, exp.From, exp.Join, exp.Where, exp.Group),
        *(exp.Order, exp.Ordered, exp.Values, exp.Tuple, exp.Table, exp.TableAlias),
        *(exp.Column, exp.Identifier, exp.Alias, exp.Literal, exp.Null, exp.Star),
        *(exp.Count, exp.Sum, exp.Case, exp.If, exp.Paren, exp.And, exp.Or, exp.Not),
        *(exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between, exp.In, exp.Is),
        *(exp.Add, exp.Sub, exp.Neg),
    }
)


@lru_cache(maxsize=512)
def check(sql: str, tables: frozenset[str], columns: frozenset[str]) -> None:
    """Nothing when `sql` is in the subset; raises SqlRefused naming the first piece that is not.

    tables, columns: the names it may use. A text that was checked once is not parsed again.
    """
    mark = FORBIDDEN.search(sql)
    if mark:
        raise SqlRefused(mark.group(), "câu lệnh chỉ gồm chữ, số và phép so sánh")
    for dialect in DIALECTS:
        for node in _parse(sql, dialect).walk():
            _check_node(node, tables, columns)


def _parse(sql: str, dialect: str) -> exp.Expr:
    try:
        return sqlglot.parse_one(sql, read=dialect)
    except sqlglot.errors.SqlglotError:
        raise SqlRefused(sql, f"câu lệnh mà {dialect} đọc được") from None


def _check_node(node: exp.Expr, tables: frozenset[str], columns: frozenset[str]) -> None:
    if type(node) not in ALLOWED:
        raise SqlRefused(node.sql(), "phép toán trong danh mục cho phép")
    if isinstance(node, exp.Identifier) and (node.quoted or not IDENTIFIER.fullmatch(node.name)):
        raise SqlRefused(node.name, "tên viết thường, không đặt trong dấu nháy")
    if isinstance(node, exp.Literal):
        pattern = WORD if node.is_string else INTEGER
        if not pattern.fullmatch(node.name):
            raise SqlRefused(node.name, "từ khóa chữ thường không dấu hoặc số nguyên")
    if isinstance(node, exp.Table) and node.name not in tables:
        raise SqlRefused(node.name, "bảng đã khai báo")
    if isinstance(node, exp.Column) and node.name not in columns:
        raise SqlRefused(node.name, "cột đã khai báo")
