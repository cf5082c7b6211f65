"""Does an agency's chain still say what was written? Every link is computed again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.chain import events_digest
from motcua.records.data import ChainBreak
from motcua.records.links import link_hash
from motcua.records.models import Head, Link
from motcua.records.texts import EventText, personal_holds

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class StoredLine:
    """An event as it stands now. code: of what it belongs to. line: what the digest runs over."""

    code: str
    line: str
    text: EventText


@dataclass(frozen=True, slots=True)
class Chain:
    """A room's chains, one an agency.

    thing: what the events belong to, in Vietnamese ("hồ sơ"). events: of the command with this
    id, in the order of position.
    """

    heads: type[Head]
    links: type[Link]
    thing: str
    events: Callable[[int], Iterable[StoredLine]]

    def breaks(self, agency_id: int) -> tuple[ChainBreak, ...]:
        """Where the chain of the agency does not hold; empty when it does.

        Finds a changed or missing event, swapped personal data, a changed, missing or inserted
        command, a removed tail (unless the head was rewritten with it: the tier above keeps the
        heads it was shown).
        """
        walk = _Walk(self, agencies.get(agency_id))
        links = self.links._default_manager.filter(agency_id=agency_id).order_by("seq")
        for link in links.iterator(CHUNK):
            walk.follow(link)
        walk.end(self.heads._default_manager.filter(agency_id=agency_id).first())
        return tuple(walk.found)

    def all_breaks(self) -> tuple[ChainBreak, ...]:
        """`breaks` of every agency that has written anything."""
        ids = set(self.heads._default_manager.values_list("agency_id", flat=True))
        ids |= set(self.links._default_manager.values_list("agency_id", flat=True).distinct())
        return tuple(found for agency_id in sorted(ids) for found in self.breaks(agency_id))


@dataclass(slots=True)
class _Walk:
    chain: Chain
    agency: AgencyView
    seq: int = 0
    hash: str = ""
    found: list[ChainBreak] = field(default_factory=list)

    def follow(self, link: Link) -> None:
        """Check one link and step onto it."""
        if link.seq != self.seq + 1:
            self._break(self.seq + 1, f"thiếu lệnh từ số {self.seq + 1} đến số {link.seq - 1}")
        if link.previous_hash != self.hash:
            self._break(link.seq, "không nối với lệnh ngay trước nó")
        events = _Events(self.chain.events(link.pk))
        digest = events_digest(events.lines())
        if (digest, events.count) != (link.events_digest, link.event_count):
            self._break(link.seq, "có sự kiện bị sửa, bị xóa hoặc bị thêm")
        for code in events.swapped:
            message = f"dữ liệu cá nhân của {self.chain.thing} {code} không còn như lúc ghi"
            self._break(link.seq, message)
        if link.hash != link_hash(link, self.agency.code):
            self._break(link.seq, "lệnh bị sửa sau khi ghi")
        self.seq, self.hash = link.seq, link.hash

    def end(self, head: Head | None) -> None:
        """Compare the last link with the head."""
        seq, head_hash = (head.seq, head.hash) if head else (0, "")
        if seq != self.seq:
            self._break(None, f"ghi số {seq}, lệnh cuối cùng còn lại mang số {self.seq}")
        elif head_hash != self.hash:
            self._break(None, "không khớp với lệnh cuối cùng")

    def _break(self, seq: int | None, message: str) -> None:
        self.found.append(ChainBreak(self.agency.code, seq, message))


@dataclass(slots=True)
class _Events:
    stored: Iterable[StoredLine]
    count: int = 0
    swapped: list[str] = field(default_factory=list)  # codes whose personal text was changed

    def lines(self) -> Iterator[str]:
        """The line of each event, in order."""
        for event in self.stored:
            self.count += 1
            if not personal_holds(event.text):
                self.swapped.append(event.code)
            yield event.line
