"""Nhắc việc: what is due soon or late, and who hears of it.

Nothing is stored and nothing has to run at night: an alarm is what the day, the due day and the
rulebook's numbers of days say whenever somebody looks.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.reminders import LOUD, Alarm, alarm
from motcua.registers.assignments.data import Reminder, Reminders
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import READ
from motcua.rulebook import load as rulebook

KEY = "assignments"


def reminders(agency_id: int, *, actor: Actor, now: datetime, officer: str = "") -> Reminders:
    """What the agency, or one of its officers, is reminded of today.

    officer: a name as in the register; "" is everybody's. Raises NotFound, NotAllowed.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    rows = _due_rows({agency_id, *agencies.taken_over_ids(agency_id)}, today)
    found = _loud(rows, today)
    if officer:
        found = [one for one in found if _is_named(officer, one)]
    return _ordered(found)


def late_below(agency_id: int, *, actor: Actor, now: datetime) -> Reminders:
    """What the agency gave to units below and is late for so long that the agency is told.

    Given by it: it is named as the issuer, or the task belongs to one of its own. Raises
    NotFound, NotAllowed.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    agency = agencies.get(agency_id)
    below = agencies.subtree_ids(agency_id, today) - {agency_id}
    visible = agencies.visible_agency_ids(actor, READ, today)
    ids = below if visible is None else below & visible
    rows = _given_by(agency, _due_rows(ids, today))
    return _ordered(one for one in _loud(rows, today) if one.alarm is Alarm.UPPER)


def _due_rows(agency_ids: Collection[int], today: date) -> list[RegisterEntry]:
    """Open assignments that are late or due so soon that some kind of them is reminded of."""
    rules = rulebook.reminders(today)
    horizon = rulebook.calendar().add_working_days(today, rules.longest + 1)
    rows = RegisterEntry.objects.filter(
        agency_id__in=agency_ids, register=KEY, state="open", due_on__lt=horizon
    )
    return list(rows.order_by("due_on", "order_key"))


def _loud(rows: Iterable[RegisterEntry], today: date) -> list[Reminder]:
    rows = list(rows)
    units = agencies.views({row.agency_id for row in rows})
    return [one for row in rows if (one := _reminder(row, units[row.agency_id], today)) is not None]


def _reminder(row: RegisterEntry, agency: AgencyView, today: date) -> Reminder | None:
    said = row.data
    if row.due_on is None:
        return None
    gone_on = agency.gone_late(row.due_on, today)
    seen_on = gone_on or today
    rules, calendar = rulebook.reminders(today), rulebook.calendar()
    how = alarm(row.due_on, said.get("kind", ""), seen_on, rules, calendar)
    if how not in LOUD:
        return None
    return Reminder(
        entry_id=row.pk,
        agency=agency,
        code=row.code,
        title=row.title,
        kind=said.get("kind", ""),
        source_document=said.get("source_document", ""),
        officer=said.get("officer", ""),
        department=said.get("department", ""),
        due_on=row.due_on,
        alarm=how,
        days=calendar.working_days_between(seen_on, row.due_on),
        gone_on=gone_on,
    )


def _ordered(found: Iterable[Reminder]) -> Reminders:
    rows = sorted(found, key=lambda one: (LOUD.index(one.alarm), one.due_on, one.code))
    counted = Counter(one.alarm for one in rows)
    return Reminders(tuple(rows), {each: counted[each] for each in LOUD})


def _is_named(officer: str, one: Reminder) -> bool:
    return officer.casefold() == one.officer.casefold()


def _given_by(agency: AgencyView, rows: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """Those that name the agency as issuer, or a task of its own as their parent."""
    parents = {row.data.get("parent", "") for row in rows} - {""}
    own = RegisterEntry.objects.filter(agency_id=agency.id, register=KEY, code__in=parents)
    own_codes = set(own.values_list("code", flat=True))
    return [
        row
        for row in rows
        if row.data.get("issuer") == agency.code or row.data.get("parent", "") in own_codes
    ]
