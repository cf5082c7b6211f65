"""Who acts: carried by every write and by every read of a person's data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a desk, or the system itself (`SYSTEM`, the command line).

    user_id is None for the system. agency_id is where the role holds; a role reaches the
    agency's subtree only if the permission table says so.
    """

    user_id: int | None
    name: str
    role: str
    agency_id: int | None


SYSTEM = Actor(user_id=None, name="Hệ thống", role="system", agency_id=None)
