"""The number on a slip that was given while there was no line: "T-7KQ3-261121-04".

T, the mark of the device, the day, the serial of that device and day. It is no dossier code: the
server gives that one when the slip reaches it, and both are found by either from then on.
"""

import re

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits of which none is read as another."""
MARK_LENGTH = 4
LOOKUP_LENGTH = 6
_NUMBER = re.compile(rf"T-([{LETTERS}]{{{MARK_LENGTH}}})-\d{{6}}-\d{{2,4}}")


def device_mark(number: str) -> str | None:
    """The mark of the device that gave the number; None: it is no such number.

    >>> device_mark("T-7KQ3-261121-04")
    '7KQ3'
    >>> device_mark("14818-261121-0004") is None
    True
    """
    found = _NUMBER.fullmatch(number)
    return found[1] if found else None


def spelled(value: int, length: int) -> str:
    """The last `length` digits of a value >= 0, written with `LETTERS`, lowest first.

    >>> spelled(30, 2)
    'Z2'
    """
    letters = ""
    for _ in range(length):
        value, place = divmod(value, len(LETTERS))
        letters += LETTERS[place]
    return letters
