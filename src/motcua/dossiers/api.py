"""The door of the dossiers room: intake, the clerk's verbs, reads, rebuild, the chain."""

from motcua.dossiers.errors import (
    CursorInvalid,
    DossierChanged,
    DossierCodeTaken,
    DossierUnknown,
    MomentInFuture,
    MomentTooOld,
    NotCorrectable,
    NothingToCorrect,
    TextMissing,
    TextTooLong,
    WordUnknown,
)
from motcua.dossiers.imports import headings_of, import_file, remember_mapping, rows_of
from motcua.dossiers.intake_errors import (
    IntakeKeyReused,
    IntakeNotRecorded,
    IntakeRefused,
    SlipNotDue,
    VaultClosed,
)
from motcua.dossiers.intake_offer import due_of, procedure_offer
from motcua.dossiers.intake_queries import by_provisional_code, duplicates, intake_record
from motcua.dossiers.office_queries import due_soon_by, officers_of
from motcua.dossiers.permissions import action_of
from motcua.dossiers.possible import check_occurred, possible_verbs, require_possible
from motcua.dossiers.public import PublicStanding, public_standing
from motcua.dossiers.queries import (
    count_dossiers,
    dossier,
    last_accepted_on,
    list_dossiers,
    nearest_due,
    timeline,
)
from motcua.dossiers.queue_queries import Queue, QueueGroup, QueueRow, has_open, queue
from motcua.dossiers.rebuild import rebuild
from motcua.dossiers.services.correct import correct
from motcua.dossiers.services.intake import accept, decline, register
from motcua.dossiers.services.progress import cancel, deliver, finish, refuse, route, withdraw
from motcua.dossiers.services.stops import ask_supplement, pause, receive_supplement, resume
from motcua.dossiers.services.taking_in import take_in
from motcua.dossiers.slips import SlipChoice, SlipData, slip, slips_of
from motcua.dossiers.vault import is_lookup_code, lookup_code, masked
from motcua.dossiers.verify import verify_chain
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.lifecycle import CorrectionRefused, EventOutOfOrder, TransitionRefused

__all__ = [
    "STATE_WORDS",
    "CorrectionRefused",
    "CursorInvalid",
    "DossierChanged",
    "DossierCodeTaken",
    "DossierUnknown",
    "EventOutOfOrder",
    "IntakeKeyReused",
    "IntakeNotRecorded",
    "IntakeRefused",
    "MomentInFuture",
    "MomentTooOld",
    "NotCorrectable",
    "NothingToCorrect",
    "PublicStanding",
    "Queue",
    "QueueGroup",
    "QueueRow",
    "SlipChoice",
    "SlipData",
    "SlipNotDue",
    "TextMissing",
    "TextTooLong",
    "TransitionRefused",
    "VaultClosed",
    "WordUnknown",
    "accept",
    "action_of",
    "ask_supplement",
    "by_provisional_code",
    "cancel",
    "check_occurred",
    "correct",
    "count_dossiers",
    "decline",
    "deliver",
    "dossier",
    "due_of",
    "due_soon_by",
    "duplicates",
    "finish",
    "has_open",
    "headings_of",
    "import_file",
    "intake_record",
    "is_lookup_code",
    "last_accepted_on",
    "list_dossiers",
    "lookup_code",
    "masked",
    "nearest_due",
    "officers_of",
    "pause",
    "possible_verbs",
    "procedure_offer",
    "public_standing",
    "queue",
    "rebuild",
    "receive_supplement",
    "refuse",
    "register",
    "remember_mapping",
    "require_possible",
    "resume",
    "route",
    "rows_of",
    "slip",
    "slips_of",
    "take_in",
    "timeline",
    "verify_chain",
    "withdraw",
]
