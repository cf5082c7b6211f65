"""The door of the rulebook: dated YAML in, kernel types out. The room's only code.

Every function here is pure and cached; what it returns never changes while the program runs.
Errors: RulebookInvalid (a file is wrong), RulebookKeyUnknown, NotInForce (exit code 2).
"""

from motcua.rulebook.load.appendices import appendix_ended_on, appendix_keys, appendix_label
from motcua.rulebook.load.calendars import (
    calendar,
    calendar_of,
    holidays,
    week_of,
    years_covered,
)
from motcua.rulebook.load.charts import chart, chart_keys
from motcua.rulebook.load.documents import document_rules
from motcua.rulebook.load.errors import NotInForce, RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.fees import province_fees, provinces_with_fees
from motcua.rulebook.load.fields import field, field_by_name, fields
from motcua.rulebook.load.formats import formats
from motcua.rulebook.load.forms import form, form_keys
from motcua.rulebook.load.glossary import glossary
from motcua.rulebook.load.handling import handling, handling_latest
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
from motcua.rulebook.load.national_states import national_states
from motcua.rulebook.load.outlines import outline, outline_keys
from motcua.rulebook.load.overlay import use_overlay
from motcua.rulebook.load.publications import publication_words
from motcua.rulebook.load.questionnaires import questionnaire, questionnaires
from motcua.rulebook.load.queue import queue
from motcua.rulebook.load.reconciling import reconciling
from motcua.rulebook.load.regimes import regime, regime_keys
from motcua.rulebook.load.registers import register, register_keys, registers
from motcua.rulebook.load.reminders import reminders
from motcua.rulebook.load.roles import roles
from motcua.rulebook.load.scoring import evaluation_rules, realtime_index
from motcua.rulebook.load.service_words import service_word, service_words
from motcua.rulebook.load.slips import slip, slip_sets, slips
from motcua.rulebook.load.tables import (
    birthplaces,
    name_parts,
    procedure_details,
    procedures_rows,
    units_rows,
)
from motcua.rulebook.load.version import rulebook_version
from motcua.rulebook.load.workflows import workflow_of, workflows

__all__ = [
    "NotInForce",
    "RulebookInvalid",
    "RulebookKeyUnknown",
    "appendix_ended_on",
    "appendix_keys",
    "appendix_label",
    "birthplaces",
    "calendar",
    "calendar_of",
    "channel_by_name",
    "channels",
    "chart",
    "chart_keys",
    "document_rules",
    "evaluation_rules",
    "field",
    "field_by_name",
    "fields",
    "form",
    "form_keys",
    "formats",
    "glossary",
    "handling",
    "handling_latest",
    "heading_by_name",
    "holidays",
    "import_headings",
    "indicator_words",
    "indicators",
    "intake_rules",
    "name_parts",
    "national_states",
    "outline",
    "outline_keys",
    "procedure_details",
    "procedures_rows",
    "province_fees",
    "provinces_with_fees",
    "publication_words",
    "questionnaire",
    "questionnaires",
    "queue",
    "realtime_index",
    "reconciling",
    "regime",
    "regime_keys",
    "register",
    "register_keys",
    "registers",
    "reminders",
    "roles",
    "rulebook_version",
    "service_word",
    "service_words",
    "slip",
    "slip_sets",
    "slips",
    "source_system_by_name",
    "source_systems",
    "states",
    "states_by_name",
    "units_rows",
    "use_overlay",
    "week_of",
    "workflow_of",
    "workflows",
    "years_covered",
]
