"""The door of the registers room: entries written, corrected, read, imported, exported.

`key` is a register's key in the rulebook everywhere; `values` are typed values or what people
typed, by field key. What can be refused is in errors.py and kernel.register_entries.
"""

from motcua.kernel.register_entries import VerbNotAllowed, VerbTooLate
from motcua.registers.assignments.reminding import late_below, reminders
from motcua.registers.assignments.tree import standing_of as task_standing
from motcua.registers.assignments.tree import tree
from motcua.registers.catalogue import REGISTER_OF
from motcua.registers.errors import (
    DecisionHeadInvalid,
    EntryChanged,
    EntryRefused,
    EntryUnknown,
    NothingToChange,
    OccurredInFuture,
    ReasonMissing,
    StateUnreachable,
)
from motcua.registers.facts import FACTS
from motcua.registers.ledger.chains import verify_chain
from motcua.registers.ledger.exporting import RegisterExport, export_rows
from motcua.registers.ledger.history import entry_as_of, history
from motcua.registers.ledger.import_headings import listed as import_headings
from motcua.registers.ledger.import_previews import rows_of
from motcua.registers.ledger.importing import import_file
from motcua.registers.ledger.queries import (
    definition_of,
    entries,
    entry,
    entry_by_code,
    registers_of,
    summaries,
)
from motcua.registers.ledger.reads import (
    export_register_reads,
    personal_registers,
    register_readers,
    register_reads,
)
from motcua.registers.ledger.rebuild import rebuild
from motcua.registers.ledger.services import apply, change, record
from motcua.registers.measures import MEASURES, RATIOS
from motcua.registers.offerings.levels import online_level_on
from motcua.registers.publications.cells import publication_value
from motcua.registers.publications.heads import LABELS as PUBLICATION_HEAD
from motcua.registers.publications.importing import import_publication

__all__ = [
    "FACTS",
    "MEASURES",
    "PUBLICATION_HEAD",
    "RATIOS",
    "REGISTER_OF",
    "DecisionHeadInvalid",
    "EntryChanged",
    "EntryRefused",
    "EntryUnknown",
    "NothingToChange",
    "OccurredInFuture",
    "ReasonMissing",
    "RegisterExport",
    "StateUnreachable",
    "VerbNotAllowed",
    "VerbTooLate",
    "apply",
    "change",
    "definition_of",
    "entries",
    "entry",
    "entry_as_of",
    "entry_by_code",
    "export_register_reads",
    "export_rows",
    "history",
    "import_file",
    "import_headings",
    "import_publication",
    "late_below",
    "online_level_on",
    "personal_registers",
    "publication_value",
    "rebuild",
    "record",
    "register_readers",
    "register_reads",
    "registers_of",
    "reminders",
    "rows_of",
    "summaries",
    "task_standing",
    "tree",
    "verify_chain",
]
