"""Officers' texts in a report: versioned, kept as they were written."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.outlines import Outline, SectionKind
from motcua.kernel.periods import Period
from motcua.kernel.text import nfc
from motcua.reports.models import NarrativeText
from motcua.reports.narrative_data import SectionText
from motcua.reports.narrative_errors import SectionJustWritten, SectionTooLong, SectionUnknown
from motcua.rulebook import load

LONGEST = 50_000


def texts_of(
    report_key: str, agency_id: int, period: Period, *, as_of: datetime | None
) -> dict[str, SectionText]:
    """Section key -> the text as last written by `as_of`; sections never written are absent."""
    rows = NarrativeText.objects.filter(
        agency_id=agency_id, report=report_key, from_on=period.from_on, to_on=period.to_on
    )
    if as_of is not None:
        rows = rows.filter(written_at__lte=as_of)
    return {row.section: _view(row) for row in rows.order_by("version")}


def section_versions(
    report_key: str,
    agency: AgencyView,
    period: Period,
    section: str,
    *,
    actor: Actor,
    now: datetime,
) -> tuple[SectionText, ...]:
    """Every version of a section's text, the latest first. Raises NotAllowed, NotFound."""
    agencies.require(actor, "report.read", agency.id, local(now).date())
    rows = NarrativeText.objects.filter(
        agency_id=agency.id,
        report=report_key,
        from_on=period.from_on,
        to_on=period.to_on,
        section=section,
    )
    return tuple(_view(row) for row in rows.order_by("-version"))


def write_section(
    report_key: str,
    agency: AgencyView,
    period: Period,
    section: str,
    text: str,
    *,
    actor: Actor,
    now: datetime,
    seen_version: int | None = None,
) -> SectionText:
    """Write a section's text; the same text twice is one version. "" takes it back.

    seen_version: the version the officer had before them (0: none); None: whatever is there.
    Raises NotAllowed, NotFound, RulebookKeyUnknown, NotInForce, SectionUnknown, SectionTooLong,
    SectionJustWritten.
    """
    agencies.require(actor, "report.write", agency.id, local(now).date())
    _require_section(load.outline(report_key, period.to_on), section)
    clean = _clean(text)
    if len(clean) > LONGEST:
        raise SectionTooLong(f"Mục {section}", len(clean), LONGEST)
    key = {
        "agency_id": agency.id,
        "report": report_key,
        "from_on": period.from_on,
        "to_on": period.to_on,
        "section": section,
    }
    try:
        return _view(_write(key, clean, seen_version, actor, now))
    except IntegrityError:
        raise SectionJustWritten(section, "") from None


def _write(
    key: dict[str, object], text: str, seen: int | None, actor: Actor, now: datetime
) -> NarrativeText:
    with transaction.atomic(durable=True):
        versions = NarrativeText.objects.select_for_update().filter(**key)
        last: NarrativeText | None = versions.order_by("-version").first()
        version = last.version if last else 0
        if last is not None and last.text == text:
            return last
        if seen is not None and seen != version:
            raise SectionJustWritten(str(key["section"]), last.written_by if last else "")
        written = NarrativeText(
            **key, text=text, version=version + 1, written_at=now, written_by=actor.name
        )
        written.save(force_insert=True)
        return written


def _require_section(outline: Outline, section: str) -> None:
    writable = [s.key for s in outline.sections if s.kind is not SectionKind.HEADING]
    if section not in writable:
        raise SectionUnknown(outline.key, section, writable)


def _clean(text: str) -> str:
    """NFC, one kind of line end, no blanks at line ends; nothing else of it is touched."""
    lines = nfc(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _view(row: NarrativeText) -> SectionText:
    return SectionText(row.text, row.version, local(row.written_at), row.written_by)
