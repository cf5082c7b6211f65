"""Accounts of the demonstration, and the file that keeps their passwords for their maker."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.demo.offices import Person


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration, with its password in clear (shown once to its maker)."""

    username: str
    password: str
    full_name: str
    role: str
    office: str


def new_account(person: Person, agency: AgencyView, since: date) -> Account:
    """Make the account; its password is drawn anew each time."""
    password = secrets.token_urlsafe(9)
    agencies.create_user(
        person.username, password, person.full_name, agency.id, person.role, valid_from=since
    )
    return Account(person.username, password, person.full_name, person.role, agency.name)


def keep_accounts(path: Path, accounts: Iterable[Account]) -> None:
    """Write them to a file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    lines = ("\t".join((a.username, a.password, a.full_name, a.role, a.office)) for a in accounts)
    path.write_text("\n".join(lines), encoding="utf-8")


def kept_accounts(path: Path) -> tuple[Account, ...]:
    """Those that were kept; () where there is no file."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Account(*line.split("\t")) for line in lines)
