"""Vietnamese text: one normal form, a search key, a sorting key, and old encodings repaired."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from motcua.kernel.legacy_text import LegacyEncoding, decode, recognise

_TONES = {
    "\N{COMBINING GRAVE ACCENT}": "1",
    "\N{COMBINING HOOK ABOVE}": "2",
    "\N{COMBINING TILDE}": "3",
    "\N{COMBINING ACUTE ACCENT}": "4",
    "\N{COMBINING DOT BELOW}": "5",
}
# A mark that makes another letter of the alphabet: ă â đ ê ô ơ ư.
_LETTER_MARKS = {
    "\N{COMBINING BREVE}": "1",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "2",
    "\N{COMBINING HORN}": "3",
}
_SPACE, _END = "01", "00"


class _Folding(dict[int, int | str | None]):
    """What `str.translate` makes of a letter's parts: marks go, đ becomes d; learnt as met."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_FOLDED = _Folding({ord("đ"): "d"})


def nfc(text: str) -> str:
    """The composed form (NFC), in which every text is stored and compared.

    >>> nfc("Hộ tịch") == "Hộ tịch"
    True
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The search key: lower case, no marks, đ as d, single spaces, no space at the ends.

    >>> fold("  Đăng ký   KHAI SINH ")
    'dang ky khai sinh'
    """
    folded = text.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFD", folded).translate(_FOLDED)
    return " ".join(folded.split())


def word_key(text: str) -> str:
    """What two spellings of one word share: folded, only letters and digits.

    >>> word_key("Hạn trả (ngày):")
    'han tra ngay'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def sort_key(text: str) -> str:
    """Key of Vietnamese collation; case is ignored.

    Letters first (a ă â b c d đ e ê ... o ô ơ ... u ư v ...), then tones (none, huyền, hỏi,
    ngã, sắc, nặng). A shorter word sorts before a longer one. The key is made of 0-9 and a-z
    only, so that every database sorts it alike whatever its own collation.

    >>> sorted(["Đà Nẵng", "Dương", "Ân", "An", "Ăn"], key=sort_key)
    ['An', 'Ăn', 'Ân', 'Dương', 'Đà Nẵng']
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in re.findall(r"\w+", nfc(text).lower()):
        if letters:
            letters.append(_SPACE)
            tones.append("0")
        for character in word:
            letter, tone = _letter_and_tone(character)
            letters.append(letter)
            tones.append(tone)
    return "".join(letters) + _END + "".join(tones)


@lru_cache(maxsize=2048)
def _letter_and_tone(character: str) -> tuple[str, str]:
    """Two or more sorting characters of one letter, and its tone as a digit."""
    if character == "đ":
        return "d1", "0"
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    if base.isascii() and base.isdigit():
        return "1" + base, tone
    if "a" <= base <= "z":
        return base + next((_LETTER_MARKS[m] for m in marks if m in _LETTER_MARKS), "0"), tone
    return f"zz{ord(base):06x}", tone  # other scripts after z, in the order of Unicode


def legacy_encoding(texts: Iterable[str]) -> LegacyEncoding | None:
    """The old encoding that these texts, taken together, are in; None when they are Unicode.

    A single short value can be read both ways ("Hoà" is Hòa in Unicode and Hồ in VNI); the
    values of a whole file or column, judged together, cannot. Pass a sample of them.
    """
    return recognise(" ".join(nfc(text) for text in texts))


def repair_legacy(text: str, encoding: LegacyEncoding | None = None) -> str:
    """Text in NFC; TCVN3 (ABC) and VNI are decoded where they are recognised beyond doubt.

    encoding: what `legacy_encoding` found for the whole file, if it did; then a text that is
    not certainly Unicode is decoded by it. Valid Vietnamese Unicode is never changed otherwise.

    >>> repair_legacy("Uû ban nh©n d©n ph\\xadêng Phó S¬n")
    'Uỷ ban nhân dân phường Phú Sơn'
    >>> repair_legacy("Hoä tòch, chöùng thöïc")
    'Hộ tịch, chứng thực'
    """
    composed = nfc(text)
    if composed.isascii():
        return composed
    found = encoding or recognise(composed)
    return composed if found is None else nfc(decode(composed, found))
