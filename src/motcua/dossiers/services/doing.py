"""What is said of every act: who did it, when it happened, which version the person saw."""

from datetime import datetime
from typing import NotRequired, TypedDict

from motcua.kernel.actors import Actor


class Doing(TypedDict):
    """The named arguments that all verbs share.

    now: when it is written down. at: when it happened; None, or left out: now. expected: the
    version the caller saw, so that nobody's work is written over; None, or left out: not asked.
    """

    actor: Actor
    now: datetime
    at: NotRequired[datetime | None]
    expected: NotRequired[int | None]
