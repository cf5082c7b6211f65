"""The paper of a snapshot: what was frozen, with its mark in the foot. Nothing is looked up."""

from dataclasses import replace

from motcua.papers.data import Align, Document, Note, Section
from motcua.reports.snapshot_data import SnapshotView


def snapshot_document(view: SnapshotView) -> Document:
    """The document as it was closed; each annex ends with the short hash of the snapshot."""
    line = view.line
    mark = Note(
        f"Số liệu chốt lúc {line.closed_at:%H:%M ngày %d/%m/%Y}, mã {line.short_hash}",
        align=Align.RIGHT,
    )
    return replace(
        view.document,
        sections=tuple(
            _marked(section, mark, len(view.document.sections))
            for section in view.document.sections
        ),
    )


def _marked(section: Section, mark: Note, sections: int) -> Section:
    # The letter itself ends with the signature; its annexes, and a form alone, carry the mark.
    if sections > 1 and not section.restart_numbering:
        return section
    return replace(section, blocks=(*section.blocks, mark))
