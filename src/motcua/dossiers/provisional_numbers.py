"""Dossiers by the number of a slip that was given while there was no line."""

from motcua.dossiers.models import DossierIntake, LateNumber
from motcua.kernel.text import nfc


def plain_number(typed: str) -> str:
    """As it is stored: no spaces around, large letters."""
    return nfc(typed).strip().upper()


def codes_of_number(typed: str) -> tuple[str, ...]:
    """Codes of the dossiers that have the number, whoever may read them; () for none.

    No number is without a digit or has a space in it: of words that somebody searches for, the
    database is not asked.
    """
    number = plain_number(typed)
    if " " in number or not any(letter.isdigit() for letter in number):
        return ()
    by_intake = DossierIntake.objects.filter(provisional_code=number)
    late = LateNumber.objects.filter(number=number)
    codes = {*by_intake.values_list("code", flat=True), *late.values_list("code", flat=True)}
    return tuple(sorted(codes))


def keep_late_number(number: str, code: str) -> None:
    """The slip was given after the server had the dossier already: only its answer was lost."""
    LateNumber.objects.get_or_create(number=number, code=code)
