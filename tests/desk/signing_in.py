"""Somebody at a desk: an account with a role, and a browser that is signed in with it."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from motcua.agencies.data import AgencyView

PASSWORD = "mat-khau-cua-kiem-thu-2024"


def desk_of(
    agency: "AgencyView", role: str, username: str | None = None, name: str | None = None
) -> "Client":
    """The browser of a new account; by default "<role>.<code>", called "Người <role>".

    One with a username of its own is called after that.
    """
    # Not at the top: a conftest reads this file before Django is set up.
    from motcua.agencies import api as agencies

    user_id = agencies.create_user(
        username or f"{role}.{agency.code}",
        PASSWORD,
        name or f"Người {username or role}",
        agency.id,
        role,
    )
    return browser_of(user_id)


def desk_at(
    code: str, on: date, role: str, username: str | None = None, name: str | None = None
) -> "Client":
    """The same, of the unit that has this code on this day."""
    from motcua.agencies import api as agencies

    return desk_of(agencies.resolve(code, on), role, username, name)


def browser_of(user_id: int) -> "Client":
    """A browser in which this account is signed in."""
    from django.test import Client

    from motcua.agencies.models import User

    client = Client()
    client.force_login(
        User.objects.get(pk=user_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client
