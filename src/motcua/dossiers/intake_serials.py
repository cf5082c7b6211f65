"""Dossier codes by the agency's pattern: the serial of the day, given once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.agencies.data import AgencyView
from motcua.dossiers.inserting import next_ids
from motcua.kernel.intake_rules import CodePattern

CODE_PREFIX = "code_prefix"  # key of the agency's decision
_TAKE = (
    "INSERT INTO code_serial (prefix, day, last) VALUES (%s, %s, 1) "
    "ON CONFLICT (prefix, day) DO UPDATE SET last = code_serial.last + 1 RETURNING last"
)
# A second round trip for the ids would be waited for by everybody at the same agency.
_TAKE_WITH_IDS = (
    f"WITH given AS ({_TAKE}) SELECT last,"  # noqa: S608  (our own text)
    " nextval(pg_get_serial_sequence('command', 'id')),"
    " nextval(pg_get_serial_sequence('dossier', 'id')) FROM given"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a new dossier is known by. ids: of its command and of itself."""

    code: str
    ids: tuple[int, int]


def prefix_of(agency: AgencyView, decided: Mapping[str, object]) -> str:
    """What the agency's codes begin with: as it decided, else its unit code.

    decided: all that holds there on the day, see `agencies.decided`.
    """
    return str(decided.get(CODE_PREFIX) or agency.code)


def next_numbers(
    prefix: str, pattern: CodePattern, on: date, *, pass_over_taken: bool = False
) -> Numbers:
    """The next code of the day. Inside the transaction that writes the dossier.

    Whoever asks next waits until this transaction ends, so that no number is given twice; one
    that was rolled back was on no slip and is given again. pass_over_taken: look whether an import
    brought the code, which is so seldom that it is asked only after a first try has failed.
    """
    while True:
        serial, ids = _next(prefix, on)
        code = pattern.write(prefix, on, serial)
        if not (pass_over_taken and _is_taken(code)):
            return Numbers(code, ids)


def _next(prefix: str, on: date) -> tuple[int, tuple[int, int]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_TAKE_WITH_IDS, [prefix, on])
            serial, command_id, dossier_id = cursor.fetchone()
            return int(serial), (int(command_id), int(dossier_id))
        cursor.execute(_TAKE, [prefix, on])
        return int(cursor.fetchone()[0]), (next_ids("command", 1)[0], next_ids("dossier", 1)[0])


def _is_taken(code: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM dossier WHERE code = %s", [code])
        return cursor.fetchone() is not None
