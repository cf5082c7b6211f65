"""What the one-stop rules say about taking a dossier in, as valid on the day of its acceptance.

A dossier keeps the rules of that day for its whole life. Days are working days, hours working
hours, unless a name says otherwise.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.forms import Source

OTHER = "other"
"""Key of the reason that no list has: what is written besides is the whole reason."""


class CutOffKind(StrEnum):
    """How the last moment of a day for forwarding is told."""

    HOUR = "hour"  # received after this hour: as if on the next working day
    LAST_MINUTES = "last_minutes"  # received in the last minutes of office time: likewise
    NONE = "none"  # the hour does not matter


@dataclass(frozen=True, slots=True)
class CutOffHour:
    """Until when a dossier of the day is forwarded, or answered, on that same day.

    at: with HOUR; minutes: with LAST_MINUTES. The moment itself still counts as in time.
    """

    kind: CutOffKind
    at: time | None = None
    minutes: int = 0

    def latest(self, end_of_day: datetime) -> datetime:
        """The last moment of the working day that ends at `end_of_day` (its zone is kept)."""
        if self.kind is CutOffKind.HOUR and self.at is not None:
            return end_of_day.replace(hour=self.at.hour, minute=self.at.minute)
        return end_of_day - timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: value in unit (a LimitUnit); 0 working days is "that very day"."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ReceptionRule:
    """What holds for some procedures, in place of the general rule.

    fields, procedures: keys and codes it holds for. cut_off None: the general one. limit: the
    statutory limit where the catalogue publishes none; None: the catalogue's.
    supplement_close_days: working days after which an unanswered supplement closes the dossier;
    None: the general rule. certifies_ecopies: electronic copies of originals are certified by it.
    """

    key: str
    label: str
    fields: frozenset[str]
    procedures: frozenset[str]
    cut_off: CutOffHour | None
    limit: Limit | None
    source: Source
    supplement_close_days: int | None = None
    certifies_ecopies: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason an officer picks. needs_text: the officer must also write a sentence."""

    key: str
    label: str
    needs_text: bool = False


@dataclass(frozen=True, slots=True)
class EnclosureKind:
    """In which form a paper was handed in. is_paper: False for a file."""

    key: str
    label: str
    is_paper: bool


@dataclass(frozen=True, slots=True)
class CodePattern:
    """The dossier code: prefix-YYMMDD-serial of the day (TT 01/2018/TT-VPCP, điều 19).

    prefix: the agency's decision "code_prefix" ("H56.37.12"); where an agency decided none, its
    official unit code stands there ("14818"), for no open list of the national identity codes
    exists. serial_digits: how many digits at least; a longer serial is written in full.
    """

    prefix_pattern: str
    serial_digits: int

    def allows_prefix(self, prefix: str) -> bool:
        """True when `prefix` is built as the pattern says."""
        return re.fullmatch(self.prefix_pattern, prefix) is not None

    def day_part(self, prefix: str, on: date) -> str:
        """Everything before the serial: "H56.37.12-261121-"."""
        return f"{prefix}-{on:%y%m%d}-"

    def write(self, prefix: str, on: date, serial: int) -> str:
        """A code. serial: 1 upwards, of that agency and day. ValueError for a bad part."""
        if serial < 1 or not self.allows_prefix(prefix):
            raise ValueError(f"no dossier code from {prefix!r} and {serial}")
        return f"{self.day_part(prefix, on)}{serial:0{self.serial_digits}d}"


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """The rules in force on one day. None: the rules of that day say nothing.

    decree: number of the decree. cut_off: general cut-off hour. online_answer_hours: to answer
    an online filing. decline_notice_days: to tell that a dossier is not eligible.
    supplement_close_days: a supplement unanswered for so long closes the dossier; None: never by
    itself. supplement_restarts: the whole limit begins again when it comes.
    supplements_at_intake: how often one may be asked before somebody took the dossier to work
    on it; None: as often as needed. payment_stops_clock: waiting for a fee stops the clock.
    most_extensions: how often the appointment may be put off. apology_before_days: how long
    before the appointment it must be said.
    reasons: purpose (supplement, decline, refuse, pause, withdraw, cancel, extend, stop, behalf,
    not_scanned, enclosure_missing, channel_not_offered) -> reasons in the order of the list.
    """

    valid_from: date
    valid_to: date | None
    source: Source
    decree: str
    code: CodePattern
    cut_off: CutOffHour
    online_answer_hours: int
    decline_notice_days: int
    supplement_close_days: int | None
    supplement_restarts: bool
    supplements_at_intake: int | None
    payment_stops_clock: bool
    most_extensions: int
    apology_before_days: int
    reception: tuple[ReceptionRule, ...]
    reasons: dict[str, tuple[Reason, ...]] = field(hash=False)
    enclosure_kinds: tuple[EnclosureKind, ...]

    def cut_off_of(self, procedure_code: str | None, field_key: str) -> CutOffHour:
        """The cut-off hour of a procedure, else of its field, else the general one."""
        rule = self.rule_of(procedure_code, field_key)
        return rule.cut_off if rule and rule.cut_off else self.cut_off

    def limit_of(self, procedure_code: str | None, field_key: str) -> Limit | None:
        """The statutory limit where the catalogue publishes none; None: the law gives none."""
        rule = self.rule_of(procedure_code, field_key)
        return rule.limit if rule else None

    def close_days_of(self, procedure_code: str | None, field_key: str) -> int | None:
        """Working days after which an unanswered supplement closes the dossier; None: never."""
        rule = self.rule_of(procedure_code, field_key)
        own = rule.supplement_close_days if rule else None
        return self.supplement_close_days if own is None else own

    def rule_of(self, procedure_code: str | None, field_key: str) -> ReceptionRule | None:
        """The rule for a procedure or its field; None: the general rules hold."""
        by_code = (r for r in self.reception if procedure_code in r.procedures)
        by_field = (r for r in self.reception if field_key in r.fields)
        return next(by_code, None) or next(by_field, None)
