"""Fees that a province sets for itself (nghị quyết của HĐND tỉnh), by procedure, channel and day.

The national list says "theo quy định" where the province decides. Source: Luật Phí và lệ phí
97/2015/QH13, điều 21.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from motcua.kernel.dates import format_day
from motcua.kernel.forms import Source
from motcua.kernel.numbers import format_int


@dataclass(frozen=True, slots=True)
class ProvinceFee:
    """One fee of a province for some procedures.

    province: official code, which a province and its successor may share: the days tell them
    apart. vnd: whole đồng, 0 where nothing is charged; None: by the case, see note. channels:
    keys of the ways of filing it is for; empty: every way that has no fee of its own.
    act_label: the act as a person reads it.
    """

    province: str
    procedures: frozenset[str]
    channels: frozenset[str]
    name: str
    vnd: int | None
    note: str
    act_label: str
    valid_from: date
    valid_to: date | None
    source: Source

    @property
    def words(self) -> str:
        """Amount, note and ground in one sentence."""
        amount = "" if self.vnd is None else f"{format_int(self.vnd)} đồng"
        if self.vnd == 0:
            amount = "Không thu"
        said = "; ".join(filter(None, (amount, self.note)))
        return f"{said}, theo {self.act_label}" if said else f"Theo {self.act_label}"

    def holds_on(self, day: date) -> bool:
        """Both its first and its last day included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def fees_for(fees: Iterable[ProvinceFee], channel: str, on: date) -> tuple[ProvinceFee, ...]:
    """Of a procedure's fees in a province those of a day and a way of filing, a fee a name.

    channel: key; "": none chosen, the fees of every way. A fee of the channel stands before the
    one of every way.
    """
    found: dict[str, ProvinceFee] = {}
    for fee in fees:
        if not fee.holds_on(on) or (fee.channels and channel not in fee.channels):
            continue
        if fee.name not in found or fee.channels:
            found[fee.name] = fee
    return tuple(found.values())


def clashes(fees: Iterable[tuple[str, ProvinceFee]]) -> Iterator[tuple[str, str]]:
    """Two fees of one name for the same on one day: (file of the later, what and where else).

    fees: each with the name of its file.
    """
    seen: dict[tuple[str, str, str, str], list[tuple[str, ProvinceFee]]] = {}
    for name, fee in fees:
        for subject in _subjects(fee):
            for other_name, other in seen.setdefault(subject, []):
                if _meet(fee, other):
                    yield name, _words(subject, other_name, other)
            seen[subject].append((name, fee))


def _subjects(fee: ProvinceFee) -> Iterator[tuple[str, str, str, str]]:
    for code in sorted(fee.procedures):
        for channel in sorted(fee.channels) or [""]:
            yield fee.province, code, channel, fee.name


def _meet(one: ProvinceFee, other: ProvinceFee) -> bool:
    begins = max(one.valid_from, other.valid_from)
    return one.holds_on(begins) and other.holds_on(begins)


def _words(subject: tuple[str, str, str, str], name: str, other: ProvinceFee) -> str:
    province, code, channel, fee_name = subject
    how = f", hình thức “{channel}”" if channel else ""
    until = f" đến {format_day(other.valid_to)}" if other.valid_to else ""
    return (
        f"“{fee_name}” của thủ tục {code} tại tỉnh “{province}”{how} đã có ở {name}, áp dụng từ "
        f"{format_day(other.valid_from)}{until}; mỗi ngày chỉ một mức, sửa valid_from, valid_to "
        "hoặc bỏ bớt"
    )
