"""What the registers room refuses, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from motcua.kernel.dates import format_moment
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.register_entries import Fault
from motcua.kernel.registers import RegisterDefinition


class EntryUnknown(NotFound):
    """No such entry, or none the actor may know of."""

    code = "register.entry_unknown"

    def __init__(self, key: str) -> None:
        """`key` as it was asked for: a code or an id."""
        super().__init__("mục trong sổ", key)


@dataclass(eq=False)
class EntryRefused(MotcuaError):
    """What was said of an entry cannot be taken; nothing was written.

    faults: each with its field. labels: field key -> what the page calls it."""

    code: ClassVar[str] = "register.entry_refused"
    exit_code: ClassVar[int] = 1
    faults: tuple[Fault, ...]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, definition: RegisterDefinition, *faults: Fault) -> Self:
        """The refusal with the labels of the register."""
        return cls(faults, definition.labels)

    def __str__(self) -> str:
        """A sentence a fault."""
        return " ".join(self.sentence(fault) for fault in self.faults)

    def sentence(self, fault: Fault) -> str:
        """Field, value, and what it should be."""
        label = self.labels.get(fault.field, fault.field)
        found = f" “{fault.value}”" if fault.value else " (để trống)"
        return f"{label}{found}: cần {fault.expected}."


@dataclass(eq=False)
class EntryChanged(MotcuaError):
    """Somebody wrote to the entry since it was seen."""

    code: ClassVar[str] = "register.entry_changed"
    exit_code: ClassVar[int] = 1
    entry_code: str
    actor_name: str
    at: datetime

    def __str__(self) -> str:
        """Whose work would have been overwritten."""
        return (
            f"“{self.entry_code}” vừa được {self.actor_name} ghi lúc {format_moment(self.at)}; "
            "chưa ghi gì. Hãy xem lại nội dung mới rồi thực hiện lại."
        )


@dataclass(eq=False)
class NothingToChange(MotcuaError):
    """A correction that says what stands there already."""

    code: ClassVar[str] = "register.nothing_to_change"
    exit_code: ClassVar[int] = 1
    entry_code: str

    def __str__(self) -> str:
        """That nothing differs."""
        return f"“{self.entry_code}”: các giá trị đã đúng như vậy, không có gì để đính chính."


class ReasonMissing(MotcuaError):
    """A correction says why."""

    code: ClassVar[str] = "register.reason_missing"
    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        """What to do."""
        return "Chưa ghi “Lý do đính chính”; nhập lý do rồi thực hiện lại."


@dataclass(eq=False)
class OccurredInFuture(MotcuaError):
    """Something is said to have happened that has not yet."""

    code: ClassVar[str] = "register.occurred_in_future"
    exit_code: ClassVar[int] = 1
    at: datetime

    def __str__(self) -> str:
        """The moment, and what is possible."""
        return f"Thời điểm xảy ra {format_moment(self.at)} ở sau lúc ghi; chỉ ghi việc đã xảy ra."


@dataclass(eq=False)
class StateUnreachable(MotcuaError):
    """No verbs lead from where the entry stands to the state that was said.

    Both as labels.
    """

    code: ClassVar[str] = "register.state_unreachable"
    exit_code: ClassVar[int] = 1
    start: str
    end: str

    def __str__(self) -> str:
        """Where it stands, and where it cannot go."""
        return f"Từ “{self.start}” không có thao tác nào dẫn đến “{self.end}”."


class DecisionHeadInvalid(MotcuaError):
    """What was said of a publication decision itself is missing, wrong or contradicts the file.

    faults: field (number, signed_on, issuer, in_force_on) -> whole sentence.
    """

    code: ClassVar[str] = "publication.head_invalid"

    def __init__(self, faults: Mapping[str, str]) -> None:
        """At least one."""
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        """A sentence a field."""
        return " ".join(self.faults.values())
