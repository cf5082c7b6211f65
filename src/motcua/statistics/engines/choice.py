"""`auto`: which engine answers, by the number of facts asked for.

The live database reads the versions of the agencies asked for through its index, at a cost a
version; the copy has a cost of its own to begin with, and hardly one a version. They meet near
`WORTH_A_COPY` versions (docs/compiler.md has the measurement).
"""

from motcua.statistics.copy import export, manifest
from motcua.statistics.data import Engine, Query

WORTH_A_COPY = 50_000


def chosen(engine: Engine, query: Query) -> Engine:
    """DB or DUCKDB. A copy nobody has exported is never begun by AUTO."""
    if engine is not Engine.AUTO:
        return engine
    return Engine.DUCKDB if _facts_asked(query) >= WORTH_A_COPY else Engine.DB


def _facts_asked(query: Query) -> int:
    """About how many versions the query reads, as if every agency had the same; 0: no copy."""
    known = manifest.read(export.folder_of(query.fact), query.fact)
    if known is None:
        return 0
    rows = sum(file.rows for file in known.needed(query.from_day, query.to_day, superseded=False))
    asked = min(len(query.scopes), len(known.heads))
    return rows * asked // max(1, len(known.heads))
