"""Dossier codes by the agency's pattern: the serial of the day, given once."""

from datetime import date

from django.db import connection

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.intake_rules import CodePattern

CODE_PREFIX = "code_prefix"  # key of the agency's decision


def next_code(agency: AgencyView, pattern: CodePattern, on: date) -> str:
    """The next code of the day. Inside the transaction that writes the dossier.

    Whoever asks next waits until this transaction ends, so that no number is given twice; one
    that was rolled back was on no slip and is given again. Codes that an import brought are
    passed over.
    """
    prefix = agencies.decision(agency.id, CODE_PREFIX, on) or agency.code
    while True:
        code = pattern.write(str(prefix), on, _next_serial(str(prefix), on))
        if not _is_taken(code):
            return code


def _next_serial(prefix: str, on: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO code_serial (prefix, day, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (prefix, day) DO UPDATE SET last = code_serial.last + 1 RETURNING last",
            [prefix, on],
        )
        return int(cursor.fetchone()[0])


def _is_taken(code: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM dossier WHERE code = %s", [code])
        return cursor.fetchone() is not None
