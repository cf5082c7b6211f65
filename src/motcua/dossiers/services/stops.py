"""The clock stands still: waiting for a supplement, paused."""

from collections.abc import Sequence
from datetime import datetime

from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import TextMissing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb


def ask_supplement(
    code: str,
    missing: Sequence[str],
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Stop the clock and name the enclosures that are missing (form 02), at least one."""
    names = [said("missing", name) for name in missing]
    if not names:
        raise TextMissing(VALUE_WORDS["missing"])
    payload = {"missing": names, "reason": said("reason", reason)}
    return record(
        code, Verb.ASK_SUPPLEMENT, at=at, actor=actor, now=now, expected=expected, payload=payload
    )


def receive_supplement(
    code: str,
    *,
    restarts: bool = False,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Start the clock again. restarts: the whole time limit begins anew (NĐ 61/2018)."""
    return record(
        code,
        Verb.RECEIVE_SUPPLEMENT,
        at=at,
        actor=actor,
        now=now,
        expected=expected,
        payload={"restarts": True} if restarts else {},
    )


def pause(
    code: str,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """Stop the clock for another reason, which is said."""
    return record(
        code,
        Verb.PAUSE,
        at=at,
        actor=actor,
        now=now,
        expected=expected,
        payload={"reason": said("reason", reason)},
    )


def resume(
    code: str,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None = None,
    expected: int | None = None,
) -> DossierView:
    """End a pause."""
    return record(code, Verb.RESUME, at=at, actor=actor, now=now, expected=expected, payload={})
