"""Offices with dossiers and officers who have signed in; and, after the load, what is there."""

import secrets
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.bench.cases.case import timed
from motcua.bench.cases.filling import Empty
from motcua.bench.cases.imports import NOW
from motcua.bench.country import LAST_DAY
from motcua.bench.export_file import write_export
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import SYSTEM

TOKEN_LENGTH = 32


PROVINCE = "01"  # where all of them are


class Offices(Empty):
    """A migrated database, `wards` of a province with `rows` dossiers in all, an officer each."""

    def __init__(self, rows: int, wards: int) -> None:
        """The last ward has a fifth of all; the others, the first works alone too, share the rest
        alike. After them comes a reader of the whole province."""
        self.rows, self.wards = rows, wards
        self.counters: list[dict[str, Any]] = []

    def answer(self) -> Any:
        """Agency, session and token of every officer, the province's last."""
        return self.counters

    def _make(self) -> None:
        super()._make()
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        province = agencies.resolve(PROVINCE, LAST_DAY)
        chosen = agencies.children(province.id, LAST_DAY)[: self.wards]
        with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
            for place, ward in enumerate(chosen):
                self._import(ward, place, Path(folder))
        self.counters = [_officer(ward, "counter") for ward in chosen]
        self.counters.append(_officer(province, "upper"))
        with connection.cursor() as cursor:
            # As the server does by itself when it has a minute.
            cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")

    def _import(self, ward: AgencyView, place: int, folder: Path) -> None:
        path = folder / f"{place}.csv"
        largest = self.rows // 5
        is_last = place == self.wards - 1
        share = largest if is_last else (self.rows - largest) // (self.wards - 1)
        write_export(path, share, before=LAST_DAY, seed=place, prefix=f"H{place:03d}.37.12")
        dossiers.import_file(
            path,
            agency_code=f"{ward.code}@{LAST_DAY}",
            actor=SYSTEM,
            now=NOW,
            dry_run=False,
        )
        path.unlink()


class TakenIn:
    """What the load left behind, asked of the database and of the chains."""

    def __init__(self, agencies: list[int], since: str) -> None:
        """Ids of the agencies; ISO moment since which intakes count."""
        self.agencies, self.since = agencies, datetime.fromisoformat(since)
        self.found: dict[str, Any] = {}

    def run(self) -> Sequence[float]:
        """Count and verify."""
        return timed(self._look)

    def answer(self) -> Any:
        """codes: of the dossiers taken in; broken: faults of the chains."""
        return self.found

    def _look(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT d.code FROM dossier d JOIN intake_key k ON k.code = d.code"
                " JOIN dossier_event e ON e.dossier_id = d.id AND e.verb = 'accept'"
                " WHERE k.recorded_at >= %s",
                [self.since],
            )
            codes = [row[0] for row in cursor.fetchall()]
        broken = sum(len(dossiers.verify_chain(agency)) for agency in self.agencies)
        self.found = {"codes": codes, "broken": broken}


def _officer(unit: AgencyView, role: str) -> dict[str, Any]:
    name = f"{role}.{unit.code}"
    password = secrets.token_urlsafe(12)
    user_id = agencies.create_user(name, password, f"Cán bộ {unit.name}", unit.id, role)
    user = get_user_model().objects.get(pk=user_id)
    session = SessionStore()
    session[SESSION_KEY] = str(user_id)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    token = secrets.token_hex(TOKEN_LENGTH // 2)
    return {"agency": unit.id, "session": session.session_key, "token": token}
