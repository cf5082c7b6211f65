"""The door of the dossiers room: intake, the clerk's verbs, reads, rebuild, the chain."""

from motcua.dossiers.chains import verify_chain
from motcua.dossiers.device_keys import device_key, lookup_secret, mark_of
from motcua.dossiers.elsewhere import is_elsewhere
from motcua.dossiers.errors import (
    BookTooLong,
    DossierChanged,
    DossierCodeTaken,
    DossierUnknown,
    LeaderUnknown,
    MomentInFuture,
    MomentTooOld,
    NotApproved,
    NotCorrectable,
    NothingToCorrect,
    ReviewerOther,
    SupplementTwice,
    TextMissing,
    TextTooLong,
    WordUnknown,
    WorkedElsewhere,
)
from motcua.dossiers.fee_paid import LATER_MEANS, waits_for_fee
from motcua.dossiers.holdings import holdings
from motcua.dossiers.imports import headings_of, import_file, remember_mapping, rows_of
from motcua.dossiers.intake_correction import form_of
from motcua.dossiers.intake_errors import (
    IntakeKeyReused,
    IntakeNotRecorded,
    IntakeRefused,
    SlipNotDue,
    VaultClosed,
)
from motcua.dossiers.intake_offer import due_of, offer_of, procedure_offer
from motcua.dossiers.intake_queries import by_provisional_code, duplicates, intake_record
from motcua.dossiers.intake_words import PAYMENT_WORDS
from motcua.dossiers.office_queries import due_soon_by, officers_of, officers_of_codes
from motcua.dossiers.permissions import action_of
from motcua.dossiers.possible import (
    check_occurred,
    is_outside,
    legs_to_act_on,
    possible_verbs,
    require_possible,
)
from motcua.dossiers.province_terms import fees_of_province, province_asked
from motcua.dossiers.public import PublicStanding, public_standing
from motcua.dossiers.queries import (
    count_dossiers,
    dossier,
    export_dossiers,
    last_accepted_on,
    list_dossiers,
    longest_waiting,
    nearest_due,
    timeline,
)
from motcua.dossiers.queue_queries import Queue, QueueGroup, QueueRow, has_open, queue
from motcua.dossiers.reads.queries import export_reads, readers, reads
from motcua.dossiers.rebuild import rebuild
from motcua.dossiers.received_figures import (
    RECEIVED_FIGURES,
    has_received,
    received_figures,
    received_records,
)
from motcua.dossiers.receiving import resolver_of
from motcua.dossiers.results.data import KeptFile, Results, SignedResult
from motcua.dossiers.results.queries import result_content, results_of
from motcua.dossiers.scans.adding import add_scan
from motcua.dossiers.scans.data import Scan, Scans, SentFile
from motcua.dossiers.scans.errors import PaperUnknown, ScanMissingFiles, ScanRefused, ScanTooMany
from motcua.dossiers.scans.queries import scan_content, scans_of
from motcua.dossiers.scans.striking import strike_scan
from motcua.dossiers.services.answering import accept_filed, answer_due
from motcua.dossiers.services.closing import close_unanswered
from motcua.dossiers.services.correct import correct
from motcua.dossiers.services.extending import extend
from motcua.dossiers.services.handing_over import forward, recall_leg, receive_leg, return_leg
from motcua.dossiers.services.intake import accept, register
from motcua.dossiers.services.progress import (
    cancel,
    comment,
    decline,
    deliver,
    finish,
    notify,
    refuse,
    route,
    take,
    withdraw,
)
from motcua.dossiers.services.reasons import reasons_for
from motcua.dossiers.services.review import approve, draft, send_back, submit
from motcua.dossiers.services.serving import serve
from motcua.dossiers.services.stops import pause, resume
from motcua.dossiers.services.supplement import (
    ask_supplement,
    receive_supplement,
    supplement_restarts,
)
from motcua.dossiers.services.taking_in import take_in
from motcua.dossiers.slip_book import register_book
from motcua.dossiers.slip_heads import agency_head, lookup_address
from motcua.dossiers.slips import SlipChoice, SlipData, slip, slips_of
from motcua.dossiers.transfer import Transfer, transfer_of
from motcua.dossiers.vault import is_lookup_code, lookup_code, masked, seal, unseal
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.extensions import ExtensionRefused
from motcua.kernel.legs import LegRefused
from motcua.kernel.lifecycle import CorrectionRefused, EventOutOfOrder, TransitionRefused
from motcua.records.errors import ReadDaysInvalid
from motcua.records.read_lines import AUDIT, MOST_DAYS, ReadFilter, ReadLine

__all__ = [
    "AUDIT",
    "LATER_MEANS",
    "MOST_DAYS",
    "PAYMENT_WORDS",
    "RECEIVED_FIGURES",
    "STATE_WORDS",
    "BookTooLong",
    "CorrectionRefused",
    "DossierChanged",
    "DossierCodeTaken",
    "DossierUnknown",
    "EventOutOfOrder",
    "ExtensionRefused",
    "IntakeKeyReused",
    "IntakeNotRecorded",
    "IntakeRefused",
    "KeptFile",
    "LeaderUnknown",
    "LegRefused",
    "MomentInFuture",
    "MomentTooOld",
    "NotApproved",
    "NotCorrectable",
    "NothingToCorrect",
    "PaperUnknown",
    "PublicStanding",
    "Queue",
    "QueueGroup",
    "QueueRow",
    "ReadDaysInvalid",
    "ReadFilter",
    "ReadLine",
    "Results",
    "ReviewerOther",
    "Scan",
    "ScanMissingFiles",
    "ScanRefused",
    "ScanTooMany",
    "Scans",
    "SentFile",
    "SignedResult",
    "SlipChoice",
    "SlipData",
    "SlipNotDue",
    "SupplementTwice",
    "TextMissing",
    "TextTooLong",
    "Transfer",
    "TransitionRefused",
    "VaultClosed",
    "WordUnknown",
    "WorkedElsewhere",
    "accept",
    "accept_filed",
    "action_of",
    "add_scan",
    "agency_head",
    "answer_due",
    "approve",
    "ask_supplement",
    "by_provisional_code",
    "cancel",
    "check_occurred",
    "close_unanswered",
    "comment",
    "correct",
    "count_dossiers",
    "decline",
    "deliver",
    "device_key",
    "dossier",
    "draft",
    "due_of",
    "due_soon_by",
    "duplicates",
    "export_dossiers",
    "export_reads",
    "extend",
    "fees_of_province",
    "finish",
    "form_of",
    "forward",
    "has_open",
    "has_received",
    "headings_of",
    "holdings",
    "import_file",
    "intake_record",
    "is_elsewhere",
    "is_lookup_code",
    "is_outside",
    "last_accepted_on",
    "legs_to_act_on",
    "list_dossiers",
    "longest_waiting",
    "lookup_address",
    "lookup_code",
    "lookup_secret",
    "mark_of",
    "masked",
    "nearest_due",
    "notify",
    "offer_of",
    "officers_of",
    "officers_of_codes",
    "pause",
    "possible_verbs",
    "procedure_offer",
    "province_asked",
    "public_standing",
    "queue",
    "readers",
    "reads",
    "reasons_for",
    "rebuild",
    "recall_leg",
    "receive_leg",
    "receive_supplement",
    "received_figures",
    "received_records",
    "refuse",
    "register",
    "register_book",
    "remember_mapping",
    "require_possible",
    "resolver_of",
    "result_content",
    "results_of",
    "resume",
    "return_leg",
    "route",
    "rows_of",
    "scan_content",
    "scans_of",
    "seal",
    "send_back",
    "serve",
    "slip",
    "slips_of",
    "strike_scan",
    "submit",
    "supplement_restarts",
    "take",
    "take_in",
    "timeline",
    "transfer_of",
    "unseal",
    "verify_chain",
    "waits_for_fee",
    "withdraw",
]
