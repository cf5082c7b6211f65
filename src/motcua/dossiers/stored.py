"""A dossier's values as the tables keep them: the case as JSON, the columns, the fact row.

Everything here is derived from events; nothing is decided.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache

from motcua.dossiers.search_words import search_key
from motcua.kernel import case_facts
from motcua.kernel.case_json import case_to_json
from motcua.kernel.cases import Case, Standing, State
from motcua.kernel.dates import day_number, local
from motcua.rulebook import load as rulebook

_LAST_DAY = 99_999  # five digits of days since 1970 reach the year 2243


@dataclass(frozen=True, slots=True)
class FactValues:
    """The columns of one fact version that follow from a case (declared in facts.py)."""

    field_key: str
    online: int
    accepted_day: int
    due_day: int | None
    stopped_day: int | None
    ended_day: int | None
    outcome: str


_FACT_COLUMNS = tuple(f.name for f in fields(FactValues))


def day_at(moment: datetime | None) -> int | None:
    """Vietnam's day of a moment, as a number."""
    return None if moment is None else day_number(local(moment).date())


def columns_of(case: Case, standing: Standing, applicant: str) -> dict[str, object]:
    """Every derived column of the dossier table (not id, agency_id, code, last_command)."""
    return {
        "procedure_code": case.procedure_code or "",
        "procedure_name": case.procedure_name,
        "field_key": case.field_key,
        "applicant": applicant,
        "officer": case.officer,
        "channel": case.channel,
        "source_system": case.source_system,
        "state": standing.state.value,
        "outcome": case.outcome.value,
        "registered_at": case.registered_at,
        "accepted_at": case.accepted_at,
        "appointment_at": case.appointment_at,
        "due_at": standing.due_at,
        "stopped_at": standing.stopped_at,
        "ended_at": case.ended_at,
        "delivered_at": case.delivered_at,
        "reviewer_id": _reviewer_id(case, standing),
        "search_key": search_key(
            case.code, applicant, case.procedure_code or "", case.procedure_name
        ),
        "order_key": order_key(case),
        "case": case_to_json(case),
    }


def _reviewer_id(case: Case, standing: Standing) -> int | None:
    """Whom the dossier waits for; None: nobody, or whoever may approve."""
    waits = standing.state is State.SUBMITTED
    return case.review.leader_id if waits and case.review else None


def order_key(case: Case) -> str:
    """Newest acceptance first, then the code; never empty.

    A dossier not accepted yet stands at the day it was registered or declined; one that says
    no day at all stands last.
    """
    day = day_at(case.accepted_at or case.registered_at or case.declined_at)
    return f"{_LAST_DAY - (day or 0):05d} {case.code}"


def order_key_of_day(day: date) -> str:
    """The beginning that the order keys of a day share."""
    return f"{_LAST_DAY - day_number(day):05d}"


def fact_values(case: Case, standing: Standing) -> FactValues | None:
    """The fact row of a case; None while it is not accepted: then it counts nowhere.

    Certified electronic copies are a kind of their own, in no form of dossiers.
    """
    return None if case.ecopies else days_of(case, standing)


def days_of(case: Case, standing: Standing) -> FactValues | None:
    """Days and outcome of any accepted case, whatever counts it."""
    facts = case_facts.fact_values(case, standing, online=_is_online(case.channel))
    if facts is None:
        return None
    return FactValues(
        field_key=case.field_key,
        online=facts.online,
        accepted_day=facts.accepted_day,
        due_day=facts.due_day,
        stopped_day=facts.stopped_day,
        ended_day=facts.ended_day,
        outcome=facts.outcome,
    )


def fact_columns(values: FactValues) -> dict[str, object]:
    """The values by column name."""
    return {name: getattr(values, name) for name in _FACT_COLUMNS}


@cache
def _is_online(channel_key: str) -> bool:
    online = {channel.key: channel.online for channel in rulebook.channels()}
    return online[channel_key]
