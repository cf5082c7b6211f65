"""Rows of the table become values, and the link of a chain is made of them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.kernel import chain
from motcua.kernel.dates import local
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports.models import Snapshot
from motcua.reports.snapshot_data import SnapshotLine, SnapshotView
from motcua.reports.snapshots.content import thaw, thaw_sections

LINK_KEYS = ("seq", "kind", "recorded_at", "actor", "digest", "previous_hash", "hash")


def digest_of(content: str) -> str:
    """SHA-256 (hex) over the canonical text of what was closed."""
    return chain.events_digest((content,))


def link_of(link: Mapping[str, Any], agency_code: str) -> str:
    """The hash of a link: who closed what kind of thing when, after which snapshot."""
    return chain.link_hash(
        str(link["previous_hash"]),
        agency_code,
        int(link["seq"]),
        str(link["kind"]),
        str(link["recorded_at"]),
        str(link["actor"]),
        str(link["digest"]),
        1,
    )


def link_values(row: Snapshot) -> dict[str, Any]:
    """The link as it is exported."""
    return {
        "seq": row.seq,
        "kind": row.kind,
        "recorded_at": local(row.recorded_at).isoformat(),
        "actor": row.actor_name,
        "digest": row.digest,
        "previous_hash": row.previous_hash,
        "hash": row.hash,
    }


def line_of(row: Snapshot, name: str) -> SnapshotLine:
    """A row as a line of a list. name: of its form or report."""
    return SnapshotLine(
        id=row.pk,
        agency_id=row.agency_id,
        seq=row.seq,
        kind=row.kind,
        key=row.key,
        name=name,
        period=Period(row.from_on, row.to_on, row.period_code or None),
        revision=row.revision,
        reason=row.reason,
        hash=row.hash,
        closed_at=local(row.recorded_at),
        closed_by=row.actor_name,
    )


def view_of(row: Snapshot) -> SnapshotView:
    """Everything in the row, read from its own text."""
    content = json.loads(row.content)
    return view_of_content(line_of(row, content["name"]), content)


def view_of_content(line: SnapshotLine, content: Mapping[str, Any]) -> SnapshotView:
    """The same of an exported content."""
    proposal = content["proposal"] or {}
    at = proposal.get("at")
    return SnapshotView(
        line=line,
        agency_code=content["agency"]["code"],
        agency_name=content["agency"]["name"],
        rulebook_version=content["rulebook"],
        sheets=tuple(thaw(sheet) for sheet in content["sheets"]),
        sections=thaw_sections(content["sections"]),
        document=papers.from_data(content["document"]),
        proposed_by=proposal.get("by", ""),
        proposed_at=datetime.fromisoformat(at) if at else None,
    )
