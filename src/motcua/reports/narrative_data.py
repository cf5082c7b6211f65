"""Values of a narrative report that travel: its sections with resolved text and named figures."""

from dataclasses import dataclass
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.outlines import SectionKind
from motcua.kernel.periods import Period
from motcua.reports.chart_data import ChartView
from motcua.reports.data import FormSheet


@dataclass(frozen=True, slots=True)
class TextPart:
    """A stretch of a sentence.

    measure: the figure's key, None: words. "dossier.handled" is a figure of the whole form,
    "dossier.handled@ho-tich" of one row, "nine-indices/total/4" of an annex form. value: the
    figure as a plain number or text; None with a measure: no figure.
    """

    text: str
    measure: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of figures; a line break in its text begins a new paragraph."""

    key: str
    parts: tuple[TextPart, ...]

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class SectionText:
    """An officer's text in one version. written_at: aware. text "": taken back."""

    text: str
    version: int
    written_at: datetime
    written_by: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the report, resolved.

    number, title: as printed, apart. sentences: those that print. text: the officer's, None:
    nothing was ever written. empty: the official phrase, when the section says nothing else.
    charts: those of its charts that have a bar.
    """

    key: str
    number: str
    level: int
    title: str
    kind: SectionKind
    sentences: tuple[SentenceView, ...]
    text: SectionText | None
    empty: str | None
    hint: str
    charts: tuple[ChartView, ...] = ()

    @property
    def written(self) -> str:
        """The officer's text in force; "" when there is none."""
        return self.text.text if self.text else ""

    @property
    def phrase(self) -> str | None:
        """The official phrase where the section has nothing else to print; None: it has."""
        return None if self.sentences or self.written or self.charts else self.empty


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs: lines above the name, and the name ("": left blank)."""

    titles: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class AnnexView:
    """A form that follows the report. reference: in parentheses, as printed."""

    title: str
    reference: str
    sheet: FormSheet


@dataclass(frozen=True, slots=True)
class ReportView:
    """A narrative report of an agency for a period, as of a moment.

    number "Số:      /BC-UBND" and place_date keep blanks where nothing is decided yet.
    findings of the annex forms are in `annexes`; the narrative has no figure of its own.
    """

    key: str
    label: str
    agency: AgencyView
    period: Period
    as_of: datetime
    rulebook_version: str
    agency_lines: tuple[str, ...]
    number: str
    place_date: str
    kind: str
    title: str
    addressees: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[SectionView, ...]
    closing: str
    recipients: tuple[str, ...]
    signing: Signing
    annexes: tuple[AnnexView, ...]

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The charts of all sections, in printing order."""
        return tuple(chart for section in self.sections for chart in section.charts)

    def section(self, key: str) -> SectionView | None:
        """The section of a key; None: the report has no such section."""
        return next((section for section in self.sections if section.key == key), None)

    def annex(self, form_key: str) -> FormSheet | None:
        """The annex form of a key; None: the report has no such annex."""
        found = (a.sheet for a in self.annexes if a.sheet.form.key == form_key)
        return next(found, None)
