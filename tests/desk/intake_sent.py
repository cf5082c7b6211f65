"""An intake as the page sends it, and somebody at the counter."""

from datetime import date

from django.test import Client
from signing_in import desk_at

BIRTH = "1.001193"
PAGE = "/ho-so/tiep-nhan/"


def signed_in(role: str, code: str = "14818", username: str | None = None) -> Client:
    """A client signed in as `role` at the unit of `code`."""
    return desk_at(code, date(2026, 11, 21), role, username)


def sent(**values: str | None) -> dict[str, str]:
    """A birth registration by Nguyễn Thị Mẫu; a value None is left out."""
    given = {
        "khoa": "to-mot",
        "procedure_code": BIRTH,
        "channel": "counter",
        "applicant": "Nguyễn Thị Mẫu",
        "id_number": "038190001234",
        "birth_on": "05/02/1990",
        "payment": "none",
        "return_by": "counter",
        "sets": "1",
        "missing_reason": "in-database",
        **values,
    }
    return {name: value for name, value in given.items() if value is not None}
