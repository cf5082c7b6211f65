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
from motcua.dossiers.possible import check_occurred, possible_verbs
from motcua.dossiers.queries import (
    count_dossiers,
    dossier,
    last_accepted_on,
    list_dossiers,
    nearest_due,
    timeline,
)
from motcua.dossiers.rebuild import rebuild
from motcua.dossiers.services.correct import correct
from motcua.dossiers.services.intake import accept, decline, register
from motcua.dossiers.services.progress import cancel, deliver, finish, refuse, route, withdraw
from motcua.dossiers.services.stops import ask_supplement, pause, receive_supplement, resume
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
    "MomentInFuture",
    "MomentTooOld",
    "NotCorrectable",
    "NothingToCorrect",
    "TextMissing",
    "TextTooLong",
    "TransitionRefused",
    "WordUnknown",
    "accept",
    "ask_supplement",
    "cancel",
    "check_occurred",
    "correct",
    "count_dossiers",
    "decline",
    "deliver",
    "dossier",
    "finish",
    "headings_of",
    "import_file",
    "last_accepted_on",
    "list_dossiers",
    "nearest_due",
    "pause",
    "possible_verbs",
    "rebuild",
    "receive_supplement",
    "refuse",
    "register",
    "remember_mapping",
    "resume",
    "route",
    "rows_of",
    "timeline",
    "verify_chain",
    "withdraw",
]
