"""The door of the rulebook: dated YAML in, kernel types out. The room's only code.

Every function here is pure and cached; what it returns never changes while the program runs.
Errors: RulebookInvalid (a file is wrong), RulebookKeyUnknown, NotInForce (exit code 2).
"""

from motcua.rulebook.load.appendices import appendix_keys, appendix_label
from motcua.rulebook.load.calendars import calendar, holidays, years_covered
from motcua.rulebook.load.errors import NotInForce, RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.fields import field, field_by_name, fields
from motcua.rulebook.load.formats import formats
from motcua.rulebook.load.forms import form, form_keys
from motcua.rulebook.load.glossary import glossary
from motcua.rulebook.load.imports import (
    channel_by_name,
    channels,
    heading_by_name,
    import_headings,
    source_system_by_name,
    source_systems,
    states,
    states_by_name,
)
from motcua.rulebook.load.indicators import indicator_words, indicators
from motcua.rulebook.load.intake import intake_rules
from motcua.rulebook.load.outlines import outline, outline_keys
from motcua.rulebook.load.queue import queue
from motcua.rulebook.load.regimes import regime, regime_keys
from motcua.rulebook.load.roles import roles
from motcua.rulebook.load.slips import slip, slip_sets, slips
from motcua.rulebook.load.tables import (
    birthplaces,
    name_parts,
    procedure_details,
    procedures_rows,
    units_rows,
)
from motcua.rulebook.load.version import rulebook_version

__all__ = [
    "NotInForce",
    "RulebookInvalid",
    "RulebookKeyUnknown",
    "appendix_keys",
    "appendix_label",
    "birthplaces",
    "calendar",
    "channel_by_name",
    "channels",
    "field",
    "field_by_name",
    "fields",
    "form",
    "form_keys",
    "formats",
    "glossary",
    "heading_by_name",
    "holidays",
    "import_headings",
    "indicator_words",
    "indicators",
    "intake_rules",
    "name_parts",
    "outline",
    "outline_keys",
    "procedure_details",
    "procedures_rows",
    "queue",
    "regime",
    "regime_keys",
    "roles",
    "rulebook_version",
    "slip",
    "slip_sets",
    "slips",
    "source_system_by_name",
    "source_systems",
    "states",
    "states_by_name",
    "units_rows",
    "years_covered",
]
