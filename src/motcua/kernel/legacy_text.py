"""The two encodings from before Unicode that still sit in old spreadsheets.

TCVN3 (ABC, fonts named .Vn*): one byte a letter; capital letters with a tone do not exist, the
fonts ending in H draw the small ones as capitals. VNI (fonts named VNI-*): a base letter, then a
byte for its marks. Both arrive as Latin-1 / cp1252 characters.
Source of the tables: TCVN 5712:1993 (VN3), VNI for Windows.
"""

import re
import unicodedata
from enum import StrEnum

from motcua.kernel.syllables import is_abbreviation, is_rare, is_syllable


class LegacyEncoding(StrEnum):
    """An encoding that text may still be in."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3_BYTES = {
    "A1": "ĂÂÊÔƠƯĐăâêôơưđ",
    "B5": "àảãáạ",
    "BB": "ằẳẵắ",
    "C6": "ặầẩẫấậè",
    "CE": "ẻẽéẹềểễếệìỉ",
    "DC": "ĩíịò",
    "E1": "ỏõóọồổỗốộờởỡớợù",
    "F1": "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3: dict[str, str] = {
    chr(int(start, 16) + offset): letter
    for start, letters in _TCVN3_BYTES.items()
    for offset, letter in enumerate(letters)
}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301\u0300\u0309\u0303\u0323"
_CIRCUMFLEX, _BREVE = "\u0302\u0306"
# Byte after the base letter -> the marks it adds.
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {
    "â": _CIRCUMFLEX,
    "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
}
_VNI_BREVE = {
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ",
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị",
}  # fmt: skip


def _vni_pairs() -> dict[str, str]:
    """Base letter and mark byte -> the letter meant, in the four cases of the pair."""
    marks_of = dict.fromkeys("aeo", _VNI_TONES | _VNI_CIRCUMFLEX)
    marks_of["a"] = marks_of["a"] | _VNI_BREVE
    marks_of |= dict.fromkeys("uyôö", _VNI_TONES)
    pairs: dict[str, str] = {}
    for base, marks in marks_of.items():
        for byte, added in marks.items():
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + added)
            pairs[base + byte] = pairs[base + byte.upper()] = letter
            pairs[base.upper() + byte.upper()] = pairs[base.upper() + byte] = letter.upper()
    return pairs


VNI: dict[str, str] = (
    _VNI_LETTERS | {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()} | _vni_pairs()
)
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(TCVN3 | {"\N{GREEK SMALL LETTER MU}": "à"})
_UNITS = {"\xb5m", "\xb5g", "\xb5l"}  # micrometre and the like
_WORD = re.compile(r"[A-Za-z\xa1-\xff\u0110\u0111\u0300-\u036f\u03bc]+|[^\W\d_]+")
_CAPITAL_INSIDE = re.compile(r"^.+[A-Z]")


def decode(text: str, encoding: LegacyEncoding) -> str:
    """Unicode text of a text in `encoding`; what already is Vietnamese Unicode stays."""
    if _is_certainly_unicode(text):
        return text
    if encoding is LegacyEncoding.VNI:
        return _VNI_PATTERN.sub(lambda match: VNI[match.group()], text)
    return _with_capitals(text.translate(_TCVN3_TABLE))


def recognise(text: str) -> LegacyEncoding | None:
    """The encoding of the text when only an old one makes it Vietnamese; None otherwise.

    None as soon as one letter exists only in Unicode, or when all words already are Vietnamese.
    """
    if text.isascii() or _is_certainly_unicode(text):
        return None
    words = _marked_words(text)
    as_is = sum(map(is_syllable, words))
    if as_is == len(words) or not any(_is_strong(word) for word in words):
        return None
    readings = {encoding: _fit(words, encoding) for encoding in LegacyEncoding}
    if readings[LegacyEncoding.TCVN3] == readings[LegacyEncoding.VNI]:
        return None  # neither fits, or a word or two that fit both
    best = max(readings, key=lambda encoding: readings[encoding])
    if readings[best] == len(words):
        return best
    # A long text may hold a typing error or a foreign name.
    long_enough = len(words) >= 8 and as_is * 2 < len(words)
    return best if long_enough and readings[best] * 10 >= len(words) * 9 else None


def _fit(words: list[str], encoding: LegacyEncoding) -> int:
    """How many words become Vietnamese; 0 when none is a syllable (all abbreviations)."""
    decoded = [decode(word, encoding) for word in words]
    syllables = sum(is_syllable(word) and not is_rare(word) for word in decoded)
    others = sum(is_abbreviation(word) and not is_syllable(word) for word in decoded)
    return syllables + others if syllables else 0


def _marked_words(text: str) -> list[str]:
    """Words with a character outside ASCII; guillemets around a word are punctuation."""
    words = (word.lstrip("«").rstrip("»") for word in _WORD.findall(text))
    return [word for word in words if not word.isascii()]


def _is_strong(word: str) -> bool:
    """Whether the word can be evidence: it has a plain letter, and is no Vietnamese as it is."""
    return (
        any("A" <= c.upper() <= "Z" for c in word) and not is_syllable(word) and word not in _UNITS
    )


def _is_certainly_unicode(text: str) -> bool:
    """Whether a letter stands there that neither old encoding could have produced."""
    return any(
        c > "\xff" and unicodedata.category(c)[0] in "LM" and c != "\N{GREEK SMALL LETTER MU}"
        for c in text
    )


def _with_capitals(text: str) -> str:
    """Raise the toned letters of words in capitals: TCVN3 has no capitals with a tone."""
    words = _WORD.findall(text)
    small = any(any(c.isascii() and c.islower() for c in word) for word in words)
    capital = any(_is_capital(word) for word in words)
    if not capital:
        return text
    return _WORD.sub(
        lambda match: (
            match.group().upper()
            if _is_capital(match.group()) or not (small or match.group().isascii())
            else match.group()
        ),
        text,
    )


def _is_capital(word: str) -> bool:
    """Whether the word is in capitals: no small ASCII letter, a capital one not only in front."""
    return not any(c.isascii() and c.islower() for c in word) and bool(_CAPITAL_INSIDE.match(word))
