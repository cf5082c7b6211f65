"""How numbers and addresses of people are written, and how much of anything is believed."""

import re
from datetime import date

CITIZEN_DIGITS = 12
MOST_COPIES = 999
MOST_SETS = 50
MOST_MONEY = 100_000_000_000  # đồng
FIRST_BIRTH = date(1900, 1, 1)
ID_SHAPE = re.compile(r"\d{12}|\d{9}|[A-Z]\d{7,8}|\d{10}|\d{13}|\d{10}-\d{3}")
OLD_ID_SHAPE = re.compile(r"\d{9}|\d{12}")  # CMND; the last ones had twelve digits already
PHONE_SHAPE = re.compile(r"0[35789]\d{8}|02\d{8,9}")
EMAIL_SHAPE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def bare_number(text: str) -> str:
    """A number of a person without spaces and dots, its letters large."""
    return re.sub(r"[\s.]", "", text).upper()
