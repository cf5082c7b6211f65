"""Values of the dossiers room that travel to other rooms. Times are aware, in Asia/Ho_Chi_Minh."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.kernel.cases import Leg, State, Stop, Week
from motcua.kernel.legs import LegStanding


class DueMark(StrEnum):
    """Where an open dossier stands against its due date, today."""

    NONE = "none"  # ended, or not accepted
    NO_LIMIT = "no_limit"
    STOPPED = "stopped"  # the clock stands still, stopped in time
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"  # due within the next three days
    LATER = "later"


class DueFilter(StrEnum):
    """What the list may be narrowed to; all of them are open dossiers."""

    OVERDUE = "overdue"
    TODAY = "today"
    THREE_DAYS = "3days"  # today and the three days after it, by calendar
    NONE = "none"  # the procedure has no limit


@dataclass(frozen=True, slots=True)
class Intake:
    """What is written down when a dossier is registered or accepted.

    procedure_code: of the national catalogue; None: a procedure it does not know.
    appointment_at: on the receipt; None: the procedure has no limit.
    """

    code: str
    field_key: str
    procedure_code: str | None
    procedure_name: str
    channel: str
    applicant: str
    appointment_at: datetime | None = None
    officer: str = ""
    source_system: str = "tinh"


@dataclass(frozen=True, slots=True)
class Handover:
    """How a result was returned. means: key of the rulebook's ways; post_no: of the consignment."""

    means: str
    receiver: str = ""
    post_no: str = ""


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """A reason picked from the rulebook's list of its verb. note: what is said besides."""

    key: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeePaid:
    """How a fee that was waited for was paid. means: of `LATER_MEANS`; none: nothing is owed."""

    means: str
    receipt_no: str = ""


@dataclass(frozen=True, slots=True)
class ForwardForm:
    """To whom a part of a dossier goes: an agency of this system by id, another by its name.

    task: what is asked of it. hours: of its own working time.
    """

    agency_id: int | None
    name: str
    task: str
    hours: int


@dataclass(frozen=True, slots=True)
class LegView:
    """A leg and where it stands. label: its state in Vietnamese."""

    leg: Leg
    standing: LegStanding
    label: str

    @property
    def is_open(self) -> bool:
        """Whether the agency still has it."""
        return self.leg.end is None


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of the list. applicant and officer may be empty.

    reviewer: the leader it was submitted to, "" anybody or none. promised_at: the new day that an
    apology named; reports and due_at go on by the first. national: number and name of the state
    in which it is reported to the national portal; None: never. legs: parts of other agencies.
    ecopies: electronic copies to be certified, a kind outside the forms of dossiers; 0: none.
    receiver_id: the agency that received it for this one; None: none did.
    week: the agency's own hours, in which the dossier's clock runs; None: the usual ones.
    """

    id: int
    agency_id: int
    code: str
    procedure_code: str | None
    procedure_name: str
    field_key: str
    applicant: str
    officer: str
    channel: str
    source_system: str
    state: State
    state_label: str  # Vietnamese
    accepted_at: datetime | None
    appointment_at: datetime | None
    due_at: datetime | None
    stopped_at: datetime | None
    ended_at: datetime | None
    delivered_at: datetime | None
    due_mark: DueMark
    reviewer: str
    reviewer_id: int | None
    promised_at: datetime | None
    notified_at: datetime | None
    national: tuple[int, str] | None
    ecopies: int
    legs: tuple[LegView, ...]
    receiver_id: int | None
    week: Week | None
    version: int  # of what is seen; a verb given it as `expected` overwrites nobody's work


@dataclass(frozen=True, slots=True)
class DossierView(DossierRow):
    """A dossier with all that its events say. outcome: key of kernel.cases.Outcome."""

    outcome: str
    registered_at: datetime | None
    declined_at: datetime | None
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What a correction changed, in words an officer reads; "" where nothing stood."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a dossier. label and details are Vietnamese; command_kind "import" or a verb."""

    verb: str
    label: str
    occurred_at: datetime
    recorded_at: datetime
    actor_name: str
    command_kind: str
    source_name: str  # file name of an import, "" otherwise
    details: tuple[str, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    version: int = 0  # the dossier's version once this was written


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """What to list. Everything empty: all that the actor may read.

    agency_id: None is the actor's own agency (the system: all). with_subtree: also the agencies
    below it, as far as the actor's role reaches. accepted_from, accepted_to: both included.
    text: words in any order, without accents or with; each must begin a word of applicant or
    procedure, or end the code (see searching.py). officer: the name of who works on it, exactly;
    "" anybody. is_unassigned: only those that nobody works on yet. filed_by_officer: only those
    that an officer filed on the citizen's behalf. received_for: those that these agencies received
    for others, which resolve them, in place of their own.
    """

    agency_id: int | None = None
    with_subtree: bool = True
    states: frozenset[State] = frozenset()
    field_key: str | None = None
    channel: str | None = None
    due: DueFilter | None = None
    accepted_from: date | None = None
    accepted_to: date | None = None
    text: str = ""
    officer: str = ""
    is_unassigned: bool = False
    filed_by_officer: bool = False
    received_for: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedFor:
    """What an agency received in a period for one other. resolver_id, name: that one; None, "": for
    all.

    counts: figure -> dossiers, a count for each of `RECEIVED_FIGURES`; carried_over + received =
    finished + open.
    """

    resolver_id: int | None
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A dossier whose supplement did not come. days: working days; last_on: the last of them."""

    code: str
    agency_id: int
    asked_on: date
    last_on: date
    days: int


@dataclass(frozen=True, slots=True)
class ClosingReport:
    """What `close_unanswered` closed, or would close (dry_run), in the order of intake.

    undated: codes of dossiers that wait since nobody said when, and were left alone.
    """

    checked_at: datetime
    dry_run: bool
    closed: tuple[Unanswered, ...] = ()
    undated: tuple[str, ...] = ()
