"""What is known of a procedure beyond its row in the list. None is "the source does not say"."""

from dataclasses import dataclass
from decimal import Decimal

from motcua.procedures.data import ProcedureView


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper the procedure asks for (thành phần hồ sơ).

    originals, copies: how many of each; None: not said. group: the portal's heading over it,
    "Giấy tờ phải nộp" or a case; "": none. has_form: a blank form belongs to it.
    """

    name: str
    originals: int | None
    copies: int | None
    group: str
    has_form: bool


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee: whole đồng, 0 only where nothing is charged; None: no figure, `note` says more."""

    vnd: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ChannelTerms:
    """How long and for how much when filed in these ways. limit "": not said.

    limit_value: the same as a figure in limit_unit (working_day | day | hour | month), the
    longest of a range; None: not said, or no figure.
    """

    ways: tuple[str, ...]
    limit: str
    fees: tuple[Fee, ...]
    note: str
    limit_value: Decimal | None = None
    limit_unit: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureDetail:
    """A procedure with its papers, terms and grounds, as the national portal published them.

    is_known: False, the catalogue has the procedure's row alone, and every list here is empty
    because nobody gathered it. remarks: sentences that the portal lists among the papers.
    enclosures_more: papers left out of the list. steps: shortened lines, as gathered.
    """

    procedure: ProcedureView
    is_known: bool
    enclosures: tuple[Enclosure, ...] = ()
    remarks: tuple[str, ...] = ()
    enclosures_more: int = 0
    channels: tuple[ChannelTerms, ...] = ()
    results: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """A page of the list. page: from 1. pages: at least 1."""

    rows: tuple[ProcedureView, ...]
    total: int
    page: int
    pages: int
