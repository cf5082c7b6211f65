"""How the service of a dossier (online level, post, payment, digitisation) becomes facts.

A table of its own: most dossiers say nothing of it, and form 06a never reads it. Its versions
hold as long as those of `dossier_fact` and have the same days, so the two tell one story.
"""

from dataclasses import dataclass, fields

from motcua.dossiers.fact_tables import dossier_fact
from motcua.kernel.dates import day_number
from motcua.kernel.service import PaidThrough, ReturnedBy, Service
from motcua.kernel.text import fold

_DRILLED = (
    "field_key",
    "procedure_key",
    "online",
    "online_level",
    "accepted_day",
    "ended_day",
    "outcome",
    "filed_by_post",
    "returned_by_post",
    "paid_through",
    "paid_day",  # null: not paid online
    "paid_amount",  # whole đồng; 0: not paid online, or nobody said how much
    "papers_digital",  # null: not said, or not asked of it; as the two that follow
    "result_digital",
    "papers_reused",
    "ecopies",  # certified electronic copies; above 0 it is no dossier of any other measure
)

DOSSIER_SERVICE_FACT = dossier_fact(
    "dossier_service_fact",
    rows={"field": "field_key", "procedure": "procedure_key"},
    drilled=_DRILLED,
    codes=("field_key", "procedure_key", "online_level", "outcome", "paid_through"),
)


@dataclass(frozen=True, slots=True)
class ServiceValues:
    """The columns of one version that follow from a dossier and its service."""

    field_key: str
    procedure_key: str
    online: int
    online_level: str
    accepted_day: int
    ended_day: int | None
    outcome: str
    filed_by_post: int
    returned_by_post: int
    paid_through: str
    paid_day: int | None
    paid_amount: int
    papers_digital: int | None
    result_digital: int | None
    papers_reused: int | None
    ecopies: int


SERVICE_COLUMNS = tuple(f.name for f in fields(ServiceValues))


def procedure_key(code: str, name: str) -> str:
    """A procedure as a short code: "1-001193"; one that only has a name by its folded words."""
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in fold(code or name)).split()
    return "-".join(words)[:80].rstrip("-") or "khac"


def paid_day(service: Service, accepted_day: int, ended_day: int | None) -> int | None:
    """The day a payment online counts on: within the dossier's own days; None: not paid online.

    Paid before the acceptance (with an online filing) it counts on the day of acceptance, and
    paid after the end on the day of the end: no period reads a dossier outside its days.
    """
    if service.paid_through in (None, PaidThrough.NONE):
        return None
    day = accepted_day if service.paid_on is None else day_number(service.paid_on)
    day = max(day, accepted_day)
    return day if ended_day is None else min(day, ended_day)


def payment(service: Service) -> tuple[str, int]:
    """(where it was paid online, whole đồng); ("none", 0): not online."""
    through = service.paid_through or PaidThrough.NONE
    return through.value, 0 if through is PaidThrough.NONE else service.paid_amount or 0


def is_returned_by_post(service: Service) -> int:
    """1: the result goes by post."""
    return int(service.returned_by is ReturnedBy.POST)
