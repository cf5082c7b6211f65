"""Numbers as reports print them: 1.234,5; Decimal, rounded half up, once."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

MOST_DIGITS = 18  # one less than the largest 64-bit integer has


def format_int(number: int) -> str:
    """Whole number with dots between thousands.

    >>> format_int(1234567), format_int(-1234)
    ('1.234.567', '-1.234')
    """
    return f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal, places: int) -> str:
    """Decimal comma, dots between thousands, exactly `places` places, rounded half up.

    >>> format_decimal(Decimal("1234.25"), 1)
    '1.234,3'
    """
    rounded = round_half_up(number, places)
    return f"{rounded:,.{places}f}".translate(str.maketrans(",.", ".,"))


def round_half_up(number: Decimal, places: int = 0) -> Decimal:
    """Half goes away from zero. The result is never -0.

    >>> round_half_up(Decimal("2.5")), round_half_up(Decimal("97.65"), 1)
    (Decimal('3'), Decimal('97.7'))
    """
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


def percent(part: int | Decimal, whole: int | Decimal, places: int = 1) -> Decimal | None:
    """Percentage (0..100) that `part` is of `whole`, rounded half up.

    None is "no figure" (prints "-"), when whole is 0.

    >>> percent(82, 85, 1), percent(0, 0, 1)
    (Decimal('96.5'), None)
    """
    if whole == 0:
        return None
    return round_half_up(Decimal(part) * 100 / Decimal(whole), places)


def largest_remainder(parts: Sequence[int], places: int = 1) -> list[Decimal] | None:
    """Percentages of the parts that add up to exactly 100; for display, and said so there.

    Each is its share cut to `places`; what is missing to 100 goes, one unit of the last place
    each, to the largest remainders (the earlier part on a tie). None when the sum is 0.

    >>> [str(share) for share in largest_remainder([1, 1, 1], 1)]
    ['33.4', '33.3', '33.3']
    """
    whole = sum(parts)
    if whole == 0:
        return None
    units = 100 * 10**places
    shares = [part * units // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(parts[i] * units % whole))
    for index in by_remainder[: units - sum(shares)]:
        shares[index] += 1
    return [Decimal(share).scaleb(-places) for share in shares]


def two_digits(number: int) -> str:
    """A small count as offices write it: 7 is "07", 0 is "0".

    >>> two_digits(7), two_digits(12), two_digits(1234), two_digits(0)
    ('07', '12', '1.234', '0')
    """
    return f"0{number}" if 0 < number < 10 else format_int(number)


def whole_number(text: str) -> int | None:
    """A number 0 upwards as a page's address or form sends it; None: the text is none.

    ASCII digits only ("²" is a digit to Python, and no number), and no more of them than every
    column of both databases takes.

    >>> whole_number("42"), whole_number("-1"), whole_number("²"), whole_number("9" * 30)
    (42, None, None, None)
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
