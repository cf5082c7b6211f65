"""Dated decisions of an agency: overlays it adopted, reporting periods of its own."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.agencies import permissions, queries
from motcua.agencies.data import DecisionView, WorkingHours
from motcua.agencies.decision_checks import OFFICE_CHECKS
from motcua.agencies.errors import DecisionInvalid
from motcua.agencies.models import Decision
from motcua.agencies.receiving import RECEIVER, check_receiver
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Week
from motcua.kernel.dates import VIETNAM
from motcua.kernel.vietqr import BankAccount
from motcua.rulebook import load

ACCOUNTING = "accounting."
PERIOD = "period."
DEFAULT_OVERLAY = "default"
SLIPS = "slips"  # which set of slips: a value of load.slip_sets()
WORKING_HOURS = "working_hours"  # own sessions: {"1": ["07:30-11:30", ...], ...}, 1 is Monday
CODE_PREFIX = "code_prefix"  # what dossier codes begin with: "H56.37.12"
BANK_ACCOUNT = "bank_account"  # where fees are transferred to: {"bank", "number", "holder"}


def decision(agency_id: int, key: str, on: date) -> Any | None:
    """What the agency decided on `key`, as in force on `on`; None: nothing.

    A later decision on the same key replaces an earlier one from its first day on.
    """
    row = (
        Decision.objects.filter(agency_id=agency_id, key=key, valid_from__lte=on)
        .order_by("-valid_from", "-pk")
        .first()
    )
    if row is None or (row.valid_to is not None and row.valid_to < on):
        return None
    return row.value


# Every intake asks this; written by the query builder it would cost twice as much.
_DECIDED = (
    "SELECT * FROM agency_decision WHERE agency_id = %s AND valid_from <= %s"
    " ORDER BY valid_from, id"
)


def decided(agency_id: int, on: date) -> dict[str, Any]:
    """Key -> value of everything the agency decided, as in force on `on`. One query.

    The same as `decision` key by key.
    """
    latest = {row.key: row for row in Decision.objects.raw(_DECIDED, [agency_id, on])}
    return {
        key: row.value for key, row in latest.items() if row.valid_to is None or row.valid_to >= on
    }


def decisions(agency_id: int) -> tuple[DecisionView, ...]:
    """All decisions of an agency, by key and day."""
    rows = Decision.objects.filter(agency_id=agency_id).order_by("key", "valid_from", "pk")
    return tuple(_view_of(row) for row in rows)


def _view_of(row: Decision) -> DecisionView:
    return DecisionView(row.key, row.value, row.act, row.valid_from, row.valid_to)


def working_week(agency_id: int, on: date) -> Week | None:
    """The agency's own hours in force on `on`; None: it decided none, the usual ones hold."""
    return _week_of(decision(agency_id, WORKING_HOURS, on))


def week_among(decided: Mapping[str, Any]) -> Week | None:
    """The same, of all that `decided` found."""
    return _week_of(decided.get(WORKING_HOURS))


def _week_of(value: Any | None) -> Week | None:
    return None if value is None else load.week_of(value)


def working_hours(agency_id: int) -> WorkingHours:
    """All hours that the agency ever decided, for many days at once."""
    rows = Decision.objects.filter(agency_id=agency_id, key=WORKING_HOURS)
    return WorkingHours(
        tuple(
            (row.valid_from, row.valid_to, load.week_of(row.value))
            for row in rows.order_by("valid_from", "pk")
        )
    )


def accounting_overlay(agency_id: int, form_key: str, on: date) -> str:
    """The accounting of final states the agency itself adopted for a form; else "default"."""
    value = decision(agency_id, ACCOUNTING + form_key, on)
    return DEFAULT_OVERLAY if value is None else str(value)


def accounting_overlays(form_key: str, on: date) -> dict[int, str]:
    """Agency id -> accounting, of all that adopted one for the form; "default" for all others.

    The same as `accounting_overlay` for thousands of agencies in one query.
    """
    rows = Decision.objects.filter(key=ACCOUNTING + form_key, valid_from__lte=on)
    latest = {row.agency_id: row for row in rows.order_by("valid_from", "pk")}
    return {
        agency_id: str(row.value)
        for agency_id, row in latest.items()
        if row.valid_to is None or row.valid_to >= on
    }


def period_decision(agency_id: int, code: str, on: date) -> tuple[date, date] | None:
    """First and last day of a period as the agency, or the nearest unit above it, decided.

    code: "2023-Q3". on: the day the decision and the units are looked at.
    """
    ids = [agency_id, *(view.id for view in queries.ancestors(agency_id, on))]
    for each in ids:
        value = decision(each, PERIOD + code, on)
        if value is not None:
            return date.fromisoformat(value["from"]), date.fromisoformat(value["to"])
    return None


def decided_periods() -> frozenset[str]:
    """Codes of the periods that any agency ever decided on; for all others the regime holds."""
    keys = Decision.objects.filter(key__startswith=PERIOD).values_list("key", flat=True)
    return frozenset(key.removeprefix(PERIOD) for key in keys.distinct())


@transaction.atomic(durable=True)
def adopt(
    agency_id: int,
    key: str,
    value: Any,
    act: str,
    valid_from: date,
    *,
    actor: Actor,
    now: datetime,
    valid_to: date | None = None,
) -> DecisionView:
    """Write a dated decision down; the same decision twice is one.

    key: "accounting.<form>" (value: an overlay of that form), "period.<code>" (value:
    {"from", "to"} as ISO dates), "slips" (a set of slips), "code_prefix" (how dossier codes
    begin), "working_hours" (its own sessions by weekday), "receiver.<id>" (whether that agency may
    receive for it) or another key of the room that reads it. act: number and date of the paper.
    Raises NotAllowed, NotFound, DecisionInvalid.
    """
    permissions.require(actor, "admin", agency_id, now.astimezone(VIETNAM).date())
    _check(key, value, act, valid_from, valid_to)
    row = Decision.objects.filter(agency_id=agency_id, key=key, valid_from=valid_from).last()
    if row is None or (row.value, row.act, row.valid_to) != (value, act, valid_to):
        row = Decision.objects.create(
            agency_id=agency_id,
            key=key,
            value=value,
            act=act,
            valid_from=valid_from,
            valid_to=valid_to,
            recorded_at=now,
            recorded_by=actor.name,
        )
    return _view_of(row)


def _check(key: str, value: Any, act: str, valid_from: date, valid_to: date | None) -> None:
    if not act.strip():
        raise DecisionInvalid(key, act, "số và ngày của văn bản quyết định")
    if valid_to is not None and valid_to < valid_from:
        raise DecisionInvalid(key, valid_to, "ngày hết hiệu lực không trước ngày có hiệu lực")
    for prefix, check in _CHECKS.items():
        if key.startswith(prefix):
            check(key, value, valid_from)


def _check_slips(key: str, value: Any, on: date) -> None:
    if value not in load.slip_sets():
        raise DecisionInvalid(key, value, "một bộ mẫu phiếu: " + ", ".join(load.slip_sets()))


def _check_prefix(key: str, value: Any, on: date) -> None:
    if not isinstance(value, str) or not load.intake_rules(on).code.allows_prefix(value):
        raise DecisionInvalid(key, value, "mã định danh của cơ quan, ví dụ H56.37.12")


def bank_account(agency_id: int, on: date) -> BankAccount | None:
    """Where fees of the agency are transferred to on `on`; None: it decided nothing."""
    value = decision(agency_id, BANK_ACCOUNT, on)
    return None if value is None else BankAccount(**value)


def _check_account(key: str, value: Any, on: date) -> None:
    if not isinstance(value, dict) or set(value) != {"bank", "number", "holder"}:
        raise DecisionInvalid(key, value, "mã ngân hàng, số và tên chủ tài khoản")
    if faults := BankAccount(**{part: str(text) for part, text in value.items()}).faults():
        raise DecisionInvalid(key, value["number"], "; ".join(faults))


def _check_overlay(key: str, value: Any, valid_from: date) -> None:
    known = sorted(load.form(key.removeprefix(ACCOUNTING), valid_from).accounting)
    if value not in known:
        raise DecisionInvalid(key, value, "một cách tính có trong biểu: " + ", ".join(known))


def _check_hours(key: str, value: Any, on: date) -> None:
    try:
        load.week_of(value)
    except load.RulebookInvalid:
        expected = (
            "các buổi của từng thứ trong tuần theo thứ tự giờ, ví dụ 07:30-11:30, 13:30-17:00, và "
            "ít nhất một buổi trong tuần"
        )
        raise DecisionInvalid(key, value, expected) from None


def _check_period(key: str, value: Any, on: date) -> None:
    try:
        start, end = date.fromisoformat(value["from"]), date.fromisoformat(value["to"])
    except (KeyError, TypeError, ValueError):
        raise DecisionInvalid(key, value, "ngày đầu và ngày cuối dạng năm-tháng-ngày") from None
    if end < start:
        raise DecisionInvalid(key, value, "ngày cuối kỳ không trước ngày đầu kỳ")


_CHECKS: Mapping[str, Callable[[str, Any, date], None]] = {
    **OFFICE_CHECKS,
    ACCOUNTING: _check_overlay,
    PERIOD: _check_period,
    SLIPS: _check_slips,
    CODE_PREFIX: _check_prefix,
    BANK_ACCOUNT: _check_account,
    WORKING_HOURS: _check_hours,
    RECEIVER: check_receiver,
}
