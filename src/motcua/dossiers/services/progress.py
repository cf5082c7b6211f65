"""On the way and at the end: handed over, result ready, returned, refused, withdrawn, cancelled."""

from datetime import datetime

from motcua.dossiers.data import DossierView
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb


def route(
    code: str,
    officer: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Hand the dossier over to an officer, by name."""
    payload = {"officer": said("officer", officer)}
    return record(code, Verb.ROUTE, at=at, actor=actor, now=now, expected=expected, payload=payload)


def finish(
    code: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Say that the agency has the result; this day decides early, on the due day, or late."""
    return record(code, Verb.FINISH, at=at, actor=actor, now=now, expected=expected, payload={})


def deliver(
    code: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Return the result to the citizen."""
    return record(code, Verb.DELIVER, at=at, actor=actor, now=now, expected=expected, payload={})


def refuse(
    code: str,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Refuse an accepted dossier, and say why."""
    return _end(code, Verb.REFUSE, reason, actor=actor, now=now, at=at, expected=expected)


def withdraw(
    code: str,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """The applicant takes the dossier back."""
    return _end(code, Verb.WITHDRAW, reason, actor=actor, now=now, at=at, expected=expected)


def cancel(
    code: str,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Strike out an entry made by mistake; it stays in the log."""
    return _end(code, Verb.CANCEL, reason, actor=actor, now=now, at=at, expected=expected)


def _end(
    code: str,
    verb: Verb,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None,
    expected: int | None,
) -> DossierView:
    payload = {"reason": said("reason", reason)}
    return record(code, verb, at=at, actor=actor, now=now, payload=payload, expected=expected)
