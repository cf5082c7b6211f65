"""Numbers and dates as officers write them: 1.234, 05/02/2024."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from motcua.dossiers.api import STATE_WORDS
from motcua.kernel.cases import State
from motcua.kernel.dates import VIETNAM, format_day
from motcua.kernel.numbers import format_decimal, format_int
from motcua.rulebook import load

register = template.Library()
ALWAYS_CAPITALS = ("TTHC", "UBND", "CCHC")


@register.filter
def number(value: int | Decimal | str | None) -> str:
    """1234 -> "1.234"; Decimal("1.5") -> "1,5"; None -> ""; text stays."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_decimal(value, max(0, -int(value.as_tuple().exponent)))
    return format_int(value) if isinstance(value, int) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """05/02/2024, in Vietnam's zone; None -> ""."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM).date()
    return format_day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """05/02/2024 08:30, in Vietnam's zone, a day alone at midnight; None -> ""."""
    if value is None:
        return ""
    local = value.astimezone(VIETNAM)
    if (local.hour, local.minute) == (0, 0):
        return format_day(local.date())
    return f"{format_day(local.date())} {local:%H:%M}"


@register.filter
def state_word(key: str) -> str:
    """Label of a state."""
    return STATE_WORDS[State(key)]


@register.filter
def sentence(title: str) -> str:
    """A title in capitals as a sentence writes it; what is always in capitals stays."""
    lowered = title.lower()
    for word in ALWAYS_CAPITALS:
        lowered = lowered.replace(word.lower(), word)
    return lowered[:1].upper() + lowered[1:]


@register.filter
def field_name(key: str) -> str:
    """Name of a field of procedures; a key the rulebook does not know stays."""
    return next((field.name for field in load.fields() if field.key == key), key)


@register.filter
def channel_word(key: str) -> str:
    """Label of a channel."""
    return next((channel.label for channel in load.channels() if channel.key == key), key)


@register.filter
def system_word(key: str) -> str:
    """Label of the system that a dossier comes from."""
    return next((system.label for system in load.source_systems() if system.key == key), key)


@register.filter
def at(mapping: dict, key: object) -> object:
    """Value of `mapping` at `key`, or None."""
    return mapping.get(key)
