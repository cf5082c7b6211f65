"""The door of the reconciling room: two sources compared, differences decided, files of them."""

from motcua.reconciling.errors import DecisionInvalid, SourcesUnfit
from motcua.reconciling.files import HEADINGS, SIDES, reconciliation_document, table_rows
from motcua.reconciling.queries import all_lines, lines, reconciliation, reconciliations
from motcua.reconciling.services import decide, reconcile

__all__ = [
    "HEADINGS",
    "SIDES",
    "DecisionInvalid",
    "SourcesUnfit",
    "all_lines",
    "decide",
    "lines",
    "reconcile",
    "reconciliation",
    "reconciliation_document",
    "reconciliations",
    "table_rows",
]
