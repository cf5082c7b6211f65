"""Does an agency's chain of registers still say what was written? Every link is computed again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.chain import events_digest, personal_digest
from motcua.registers.data import ChainBreak
from motcua.registers.ledger.chains import PERSONAL_DIGEST, command_hash, event_line
from motcua.registers.ledger.models import RegisterCommand, RegisterEvent, RegisterHead

CHUNK = 2_000


def verify_chain(agency_id: int) -> tuple[ChainBreak, ...]:
    """Where the chain of the agency's registers does not hold; empty when it does.

    Finds what `dossiers.verify_chain` finds: a changed or missing event, swapped personal data,
    a changed, missing or inserted command, a removed tail.
    """
    walk = _Walk(agencies.get(agency_id))
    commands = RegisterCommand.objects.filter(agency_id=agency_id).order_by("seq")
    for command in commands.iterator(CHUNK):
        walk.follow(command)
    walk.end(RegisterHead.objects.filter(agency_id=agency_id).first())
    return tuple(walk.breaks)


def verify_all_chains() -> tuple[ChainBreak, ...]:
    """`verify_chain` of every agency that has written anything to a register."""
    ids = set(RegisterHead.objects.values_list("agency_id", flat=True))
    ids |= set(RegisterCommand.objects.values_list("agency_id", flat=True).distinct())
    return tuple(found for agency_id in sorted(ids) for found in verify_chain(agency_id))


@dataclass(slots=True)
class _Walk:
    agency: AgencyView
    seq: int = 0
    hash: str = ""
    breaks: list[ChainBreak] = field(default_factory=list)

    def follow(self, command: RegisterCommand) -> None:
        if command.seq != self.seq + 1:
            self._break(self.seq + 1, f"thiếu lệnh từ số {self.seq + 1} đến số {command.seq - 1}")
        if command.previous_hash != self.hash:
            self._break(command.seq, "không nối với lệnh ngay trước nó")
        events = _Events(command.pk)
        digest = events_digest(events.lines())
        if (digest, events.count) != (command.events_digest, command.event_count):
            self._break(command.seq, "có sự kiện bị sửa, bị xóa hoặc bị thêm")
        for code in events.swapped:
            self._break(command.seq, f"dữ liệu cá nhân của mục {code} không còn như lúc ghi")
        if command.hash != command_hash(command, self.agency.code):
            self._break(command.seq, "lệnh bị sửa sau khi ghi")
        self.seq, self.hash = command.seq, command.hash

    def end(self, head: RegisterHead | None) -> None:
        seq, head_hash = (head.seq, head.hash) if head else (0, "")
        if seq != self.seq:
            self._break(None, f"ghi số {seq}, lệnh cuối cùng còn lại mang số {self.seq}")
        elif head_hash != self.hash:
            self._break(None, "không khớp với lệnh cuối cùng")

    def _break(self, seq: int | None, message: str) -> None:
        self.breaks.append(ChainBreak(self.agency.code, seq, message))


@dataclass(slots=True)
class _Events:
    command_id: int
    count: int = 0
    swapped: list[str] = field(default_factory=list)  # codes whose personal text was changed

    def lines(self) -> Iterator[str]:
        """The line of each event as it stands now, in order."""
        stored = RegisterEvent.objects.filter(command_id=self.command_id).order_by("position")
        for event in stored.select_related("entry").iterator(CHUNK):
            self.count += 1
            if not _personal_holds(event):
                self.swapped.append(event.entry.code)
            entry = event.entry
            yield event_line(
                entry.register, entry.code, event.verb, event.occurred_at, event.payload
            )


def _personal_holds(event: RegisterEvent) -> bool:
    if PERSONAL_DIGEST not in event.payload:
        return not event.personal
    try:
        digest = json.loads(event.payload).get(PERSONAL_DIGEST)
    except ValueError:
        return True  # not JSON any more: the digest of the events says so
    found = personal_digest(event.personal, event.salt) if event.personal else None
    return found == digest
