"""Values of taking a dossier in at the counter. Times are aware, in Asia/Ho_Chi_Minh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from motcua.kernel.cases import State


class Payment(StrEnum):
    """How the fee stands when the dossier is taken in."""

    NONE = "none"  # nothing to pay
    CASH = "cash"
    TRANSFER = "transfer"
    PORTAL = "portal"  # online, at the province's portal
    NATIONAL = "national"  # online, at Cổng Dịch vụ công quốc gia
    WAITING = "waiting"  # not paid yet: the clock stands still


class ReturnBy(StrEnum):
    """How the citizen wants the result."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class EnclosureForm:
    """A paper of the check-list as typed. key: of the procedure's list.

    counts: kind of copy (a key of the rulebook's enclosure kinds) -> number as typed, "" none.
    """

    key: str
    counts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeeForm:
    """A line of fees as typed: what for, and whole đồng ("8.000")."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """What an officer typed, as typed: everything is read and checked by `take_in`.

    procedure_code: of the catalogue. field_key: only asked where the catalogue names a field
    that the rulebook does not know. channel: key of a channel. channel_reason: key of a reason
    for taking in by a channel that the catalogue does not name. sex: nam | nu | "".
    old_id_number: of the identity card before (CMND). birth_on: dd/mm/yyyy, or a year alone.
    filer_*: who files for the applicant; all "" when the applicant came. filed_by_officer: an
    officer filed online on the citizen's behalf, with behalf_reason (a key of the rulebook's
    reasons). missing_reason: key of a reason for accepting without a required paper;
    missing_note: its sentence. appointment: dd/mm/yyyy [HH:MM]; "": by the time limit.
    filed_at: code of the agency where the citizen filed, "": here. resolved_by: code of the agency
    that resolves it where that is another, see `agencies.receives_for`; "": here.
    provisional_code: number on a slip given while there was no line; occurred_at: when, an ISO
    moment with its zone, "" now. duplicate_is_meant: the officer has seen that the person has an
    open dossier of this procedure. ecopies: how many electronic copies are to be certified; "":
    an ordinary dossier.
    """

    procedure_code: str = ""
    field_key: str = ""
    channel: str = "counter"
    channel_reason: str = ""
    applicant: str = ""
    id_number: str = ""
    old_id_number: str = ""
    birth_on: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    filer: str = ""
    filer_id_number: str = ""
    filer_phone: str = ""
    filer_relation: str = ""
    filed_by_officer: bool = False
    behalf_reason: str = ""
    content: str = ""
    sets: str = "1"
    ecopies: str = ""
    enclosures: tuple[EnclosureForm, ...] = ()
    other_enclosures: str = ""
    missing_reason: str = ""
    missing_note: str = ""
    fees: tuple[FeeForm, ...] = ()
    payment: str = Payment.NONE.value
    receipt_no: str = ""
    return_by: str = ReturnBy.COUNTER.value
    appointment: str = ""
    filed_at: str = ""
    resolved_by: str = ""
    provisional_code: str = ""
    occurred_at: str = ""
    duplicate_is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that cannot be taken. field: name in IntakeForm ("enclosures.<key>" for one paper).

    message: Vietnamese: what is wrong and what to do.
    """

    field: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An open dossier of the same person and procedure."""

    code: str
    accepted_at: datetime
    state: State
    state_label: str


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """What `take_in` did. repeated: the key had been sent before, nothing was written now.

    due_at: None: no limit. steps: how it was counted. lookup_code: the second factor on the
    receipt. is_waiting_for_payment: the clock stands still since the acceptance.
    """

    code: str
    accepted_at: datetime
    appointment_at: datetime | None
    due_at: datetime | None
    steps: tuple[str, ...]
    lookup_code: str
    is_waiting_for_payment: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class EnclosureReceived:
    """A paper that was handed in. counts: kind of copy -> how many, only those above zero."""

    key: str
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AgencyNamed:
    """An agency as it was called on the day."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A fee. amount: whole đồng."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class IntakeRecord:
    """All that was written down when a dossier was taken in; personal data in clear.

    Reading it is logged. Where the words of IntakeForm recur they mean the same, read:
    birth_on "05/02/1990" or "1990"; missing: names of required papers that were not there.
    fee_ground: the act of the province that set the fees on the day; "": none did.
    payment, receipt_no: as it stood at the intake, or how it was paid later. Values that were put
    right since stand as they should have been.
    """

    code: str
    accepted_at: datetime
    appointment_at: datetime | None
    procedure_code: str
    procedure_name: str
    field_key: str
    channel: str
    channel_reason: str
    officer: str
    applicant: str
    id_number: str
    old_id_number: str
    birth_on: str
    sex: str
    address: str
    phone: str
    email: str
    filer: str
    filer_id_number: str
    filer_phone: str
    filer_relation: str
    filed_by_officer: bool
    behalf_reason: str
    content: str
    sets: int
    ecopies: int
    enclosures: tuple[EnclosureReceived, ...]
    other_enclosures: str
    missing: tuple[str, ...]
    missing_reason: str
    missing_note: str
    fees: tuple[FeeLine, ...]
    fee_ground: str
    payment: Payment
    receipt_no: str
    return_by: ReturnBy
    filed_at: AgencyNamed
    received_at: AgencyNamed
    resolved_by: AgencyNamed
    receiver_id: int | None  # where it was received, if not by the one that resolves it
    provisional_code: str
    limit_words: str  # "3 ngày làm việc"; "" no limit
    steps: tuple[str, ...]
    rulebook: str
    lookup_code: str
