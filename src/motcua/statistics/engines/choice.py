"""`auto`: which engine answers, by the number of facts asked for.

The live database reads the versions of the agencies asked for through its index, at a cost a
version; the copy has a cost of its own to begin with and hardly one a version, and more when it
must be brought up to date first. docs/compiler.md has the measurement behind the two bounds.
"""

from motcua.statistics.copy import export, manifest, source
from motcua.statistics.copy.manifest import Manifest
from motcua.statistics.data import Engine, Query

WORTH_A_COPY = 20_000  # versions to read, with a copy that is up to date
WORTH_AN_EXPORT = 300_000  # with one that lacks something


def chosen(engine: Engine, query: Query) -> Engine:
    """DB or DUCKDB. A copy nobody has exported is never begun by AUTO."""
    if engine is not Engine.AUTO:
        return engine
    known = manifest.read(export.folder_of(query.fact), query.fact)
    asked = _facts_asked(query, known) if known else 0
    if known is None or asked < WORTH_A_COPY:
        return Engine.DB
    if asked < WORTH_AN_EXPORT and known.heads != source.heads(query.fact):
        return Engine.DB
    return Engine.DUCKDB


def _facts_asked(query: Query, known: Manifest) -> int:
    """About how many versions the query reads, as if every agency had the same."""
    rows = sum(file.rows for file in known.needed(query.first_day, query.to_day, superseded=False))
    asked = min(len(query.scopes), len(known.heads))
    return rows * asked // max(1, len(known.heads))
