"""Cells of a decision's list, each in the catalogue's spelling, and back in words."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from motcua.kernel.numbers import format_int
from motcua.kernel.publications import PublicationWords, word_of
from motcua.kernel.vocabulary import ServiceWord
from motcua.procedures import api as procedures
from motcua.rulebook import load as rulebook

LONGEST = 2000
LEAST_FEE = 1000
NONE = "none"
_BRACKETS = re.compile(r"\([^)]*\)")
_LIMIT = re.compile(
    r"(?:(?:trong thời hạn|trong|không quá|tối đa)\s+)*(\d{1,4}(?:[.,]\d{1,2})?)\s*(\D.*)",
    re.IGNORECASE,
)
_FEE = re.compile(r"(\d[\d. ]*)\s*(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ./_-]{2,29}")
_PARTS = re.compile(r"[;,/\n]")
_CODES = re.compile(r"[;,\s]+")


class CellUnreadable(ValueError):
    """A cell that says none of what may stand there; the text says what may."""


def code_of(text: str) -> str:
    """The national code of what a cell says. Raises CellUnreadable."""
    code = procedures.plain_code(text).upper()
    if not _CODE.fullmatch(code):
        raise CellUnreadable("mã thủ tục như 1.001193")
    return code


def codes_of(text: str) -> tuple[str, ...]:
    """Several codes. Raises CellUnreadable."""
    return tuple(dict.fromkeys(code_of(part) for part in _CODES.split(text) if part))


def value_of(key: str, text: str, words: PublicationWords) -> str:
    """A filled cell under that heading. Raises CellUnreadable."""
    read = _READERS.get(key, _text)
    return read(text, words)


def shown(key: str, value: str, words: PublicationWords) -> str:
    """The value as an officer reads it; "" stays empty."""
    if not value:
        return ""
    write = _WRITERS.get(key)
    return write(value, words) if write else value


def publication_value(key: str, value: str) -> str:
    """The same in the words of today's rulebook."""
    return shown(key, value, rulebook.publication_words())


def _text(text: str, words: PublicationWords) -> str:
    if len(text) > LONGEST:
        raise CellUnreadable(f"nhiều nhất {format_int(LONGEST)} ký tự")
    return text


def _limit(text: str, words: PublicationWords) -> str:
    plain = " ".join(_BRACKETS.sub(" ", text).split())
    word = word_of(words.limits, plain)
    if word is not None and word.key == NONE:
        return NONE
    found = _LIMIT.fullmatch(plain)
    unit = word_of(words.limits, found[2]) if found else None
    if found is None or unit is None or unit.key == NONE:
        raise CellUnreadable(
            "một thời hạn như “05 ngày làm việc”, “8 giờ” hoặc “Không quy định”; phần giải thích "
            "ghi ở cột “Ghi chú thời hạn”"
        )
    number = Decimal(found[1].replace(",", "."))
    whole = number.to_integral_value()
    return f"{whole if whole == number else number.normalize()} {unit.key}"


def _fee(text: str, words: PublicationWords) -> str:
    word = word_of(words.fees, text)
    if word is not None:
        return word.key
    found = _FEE.fullmatch(text)
    amount = int(re.sub(r"[. ]", "", found[1])) if found else 0
    if amount < LEAST_FEE:
        raise CellUnreadable(
            "số tiền bằng đồng như 8.000, “Không thu” hoặc “Theo quy định”; phần giải thích ghi ở "
            "cột “Ghi chú phí, lệ phí”"
        )
    return str(amount)


def _several(kind: Callable[[PublicationWords], Iterable[ServiceWord]]) -> Callable[..., str]:
    def read(text: str, words: PublicationWords) -> str:
        known = tuple(kind(words))
        whole = word_of(known, text)
        parts = [whole] if whole else [word_of(known, part) for part in _PARTS.split(text)]
        if any(part is None for part in parts):
            labels = ", ".join(f"“{word.label}”" for word in known)
            raise CellUnreadable(f"một hay nhiều trong {labels}, cách nhau bằng dấu chấm phẩy")
        keys = {part.key for part in parts if part}
        return ";".join(word.key for word in known if word.key in keys)

    return read


def _level(text: str, words: PublicationWords) -> str:
    word = rulebook.service_word("online_level", text)
    if word is None:
        labels = ", ".join(f"“{w.label}”" for w in rulebook.service_words()["online_level"])
        raise CellUnreadable(f"một trong {labels}")
    return word.key


def _field(text: str, words: PublicationWords) -> str:
    if rulebook.field_by_name(text) is None:
        raise CellUnreadable("tên một lĩnh vực của Cổng Dịch vụ công quốc gia hoặc của Biểu 06a")
    return text


def _legal(text: str, words: PublicationWords) -> str:
    return ";".join(part.strip() for part in _text(text, words).split(";") if part.strip())


def _show_limit(value: str, words: PublicationWords) -> str:
    number, _, unit = value.rpartition(" ")
    label = next((word.label for word in words.limits if word.key == unit), unit)
    return f"{number.replace('.', ',').replace('-', '–')} {label}".strip()


def _show_fee(value: str, words: PublicationWords) -> str:
    label = next((word.label for word in words.fees if word.key == value), None)
    return label or f"{format_int(int(value))} đồng"


def _show_level(value: str, words: PublicationWords) -> str:
    return next(w.label for w in rulebook.service_words()["online_level"] if w.key == value)


def _show_several(
    kind: Callable[[PublicationWords], Iterable[ServiceWord]],
) -> Callable[[str, PublicationWords], str]:
    def write(value: str, words: PublicationWords) -> str:
        labels = {word.key: word.label for word in kind(words)}
        return ", ".join(labels.get(key, key) for key in value.split(";"))

    return write


_READERS: dict[str, Callable[[str, PublicationWords], str]] = {
    "field": _field,
    "tier": _several(lambda words: words.tiers),
    "limit": _limit,
    "fee": _fee,
    "channels": _several(lambda words: words.channels),
    "level": _level,
    "legal": _legal,
}
_WRITERS: dict[str, Callable[[str, PublicationWords], str]] = {
    "tier": _show_several(lambda words: words.tiers),
    "limit": _show_limit,
    "fee": _show_fee,
    "channels": _show_several(lambda words: words.channels),
    "level": _show_level,
    "legal": lambda value, words: value.replace(";", "; "),
}
