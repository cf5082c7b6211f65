"""A snapshot as a file of its own, and the proof that such a file says what was closed.

    {"motcua": "snapshot", "links": [first link of the agency's chain, …, its own], "content": {…}}

A link is (sequence, kind, time, who, digest of its content, hash of the link before, its hash).
The links of earlier snapshots come without their contents: whoever keeps an earlier hash, as the
tier above does, sees it stand in the chain.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.kernel import chain
from motcua.kernel.actors import Actor
from motcua.reports.models import Snapshot
from motcua.reports.snapshot_data import Verdict
from motcua.reports.snapshots.content import FORMAT, period_of
from motcua.reports.snapshots.errors import SnapshotUnreadable
from motcua.reports.snapshots.reading import readable
from motcua.reports.snapshots.stored import LINK_KEYS, digest_of, link_of, link_values

MARK = "snapshot"
CONTENT_KEYS = (
    "format",
    "kind",
    "key",
    "name",
    "agency",
    "period",
    "closed",
    "pins",
    "sheets",
    "document",
)


def snapshot_json(snapshot_id: int, *, actor: Actor, now: datetime) -> str:
    """The file. Raises NotFound, NotAllowed. O(snapshots of the agency before it)."""
    row = readable(snapshot_id, actor, now)
    before = Snapshot.objects.filter(agency_id=row.agency_id, seq__lte=row.seq)
    links = [link_values(one) for one in before.defer("content", "pins").order_by("seq")]
    file = {"motcua": MARK, "links": links, "content": json.loads(row.content)}
    return json.dumps(file, ensure_ascii=False, indent=1) + "\n"


def verify_file(path: Path) -> Verdict:
    """Whether hash and chain of an exported snapshot hold; needs no database.

    Raises SnapshotUnreadable for a file that is none.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as refused:
        reason = getattr(refused, "strerror", None) or "không phải văn bản UTF-8"
        raise SnapshotUnreadable(path.name, str(reason)) from None
    return verify_text(text, path.name)


def verify_text(text: str, name: str) -> Verdict:
    """The same of the text of the file. name: for messages."""
    links, content = _parts(text, name)
    try:
        return _verdict(links, content)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SnapshotUnreadable(name, "có mục thiếu hoặc sai dạng") from None


def _verdict(links: list[dict[str, Any]], content: Mapping[str, Any]) -> Verdict:
    code = str(content["agency"]["code"])
    own = links[-1]
    return Verdict(
        agency=f"{content['agency']['name']} (mã {code})",
        name=str(content["name"]),
        period=period_of(content["period"]),
        closed_at=datetime.fromisoformat(str(content["closed"]["at"])),
        closed_by=str(content["closed"]["by"]),
        hash=str(own["hash"]),
        links=len(links),
        faults=(*_content_faults(content, own), *_chain_faults(links, code)),
    )


def _content_faults(content: Mapping[str, Any], own: Mapping[str, Any]) -> list[str]:
    try:
        digest = digest_of(chain.canonical(content))
    except TypeError:
        digest = ""  # a number with a decimal point: no snapshot has one
    faults = []
    if digest != own["digest"]:
        faults.append(
            "Nội dung không khớp với mã băm ghi lúc chốt: có số, chữ hoặc bản in đã bị sửa."
        )
    said = (content["closed"]["at"], content["closed"]["by"], content["kind"])
    if said != (own["recorded_at"], own["actor"], own["kind"]):
        faults.append("Người chốt, lúc chốt trong nội dung khác với mắt xích của nó.")
    return faults


def _chain_faults(links: list[dict[str, Any]], agency_code: str) -> list[str]:
    faults = []
    previous = ""
    for place, link in enumerate(links, 1):
        if link["seq"] != place:
            faults.append(f"Chuỗi thiếu hoặc thừa mắt xích: thứ {place} lại mang số {link['seq']}.")
        if link["previous_hash"] != previous:
            faults.append(f"Mắt xích số {link['seq']} không nối với mắt xích ngay trước nó.")
        if link["hash"] != link_of(link, agency_code):
            faults.append(f"Mắt xích số {link['seq']} bị sửa sau khi chốt.")
        previous = link["hash"]
    return faults


def _parts(text: str, name: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    try:
        file = json.loads(text)
    except ValueError:
        raise SnapshotUnreadable(name, "không đọc được JSON") from None
    if not isinstance(file, dict) or file.get("motcua") != MARK:
        raise SnapshotUnreadable(name, "thiếu dấu hiệu của số liệu đã chốt")
    links, content = file.get("links"), file.get("content")
    if not isinstance(content, dict) or not _has(content, CONTENT_KEYS):
        raise SnapshotUnreadable(name, "thiếu nội dung đã chốt")
    if not isinstance(links, list) or not links:
        raise SnapshotUnreadable(name, "thiếu chuỗi mã băm")
    if content["format"] != FORMAT:
        raise SnapshotUnreadable(name, f"ghi theo dạng {content['format']}, cần dạng {FORMAT}")
    if not all(_has(link, LINK_KEYS) for link in links):
        raise SnapshotUnreadable(name, "chuỗi mã băm không đủ mục")
    return links, content


def _has(value: object, keys: tuple[str, ...]) -> bool:
    return isinstance(value, dict) and all(key in value for key in keys)
