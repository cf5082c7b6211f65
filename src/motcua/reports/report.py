"""A narrative report computed: annex forms first, then sentences over the very same figures."""

from collections.abc import Mapping
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.measures import RATIOS as DOSSIER_RATIOS
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.measures import Ratio
from motcua.kernel.outlines import Outline
from motcua.kernel.periods import Period
from motcua.registers.measures import RATIOS as REGISTER_RATIOS
from motcua.reports import counting, letterhead, narrative
from motcua.reports.chart_data import ChartView
from motcua.reports.charts import chart_of
from motcua.reports.data import FormSheet
from motcua.reports.forms import compute_form
from motcua.reports.measured import measured
from motcua.reports.narrative_data import AnnexView, ReportView
from motcua.reports.narrative_figures import Figures
from motcua.reports.narrative_texts import texts_of
from motcua.reports.once import Once
from motcua.rulebook import load
from motcua.statistics import api as statistics

SIGNER = "signer"  # decision {"authority", "title", "name"}
RATIOS: Mapping[str, Ratio] = {
    **DOSSIER_RATIOS,
    **{ratio.key: ratio for ratio in REGISTER_RATIOS},
}
OTHER_TABLES = ""  # row of the counts that come from other fact tables than the annex's
PLACE = "place"  # decision: địa danh, where it is not the bare name of the unit


def compute_report(
    report_key: str,
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None = None,
    actor: Actor,
    now: datetime,
    number: int | None = None,
    signed_on: date | None = None,
) -> ReportView:
    """The report as valid on the last day of the period, with its annex forms.

    as_of: only what was recorded and written by then; None: by `now`. Every figure is taken at
    that one moment, so that text and annexes cannot differ. number, signed_on: of the document,
    None: left blank as in a draft.
    Raises RulebookKeyUnknown, NotInForce, NotAllowed, NotFound.
    """
    agencies.require(actor, "report.read", agency.id, local(now).date())
    outline = load.outline(report_key, period.to_on)
    moment, once = as_of or now, Once()
    sheets = {
        annex.form: compute_form(
            annex.form, agency, period, as_of=moment, actor=actor, now=now, once=once
        )
        for annex in outline.annexes
    }
    slots = _slots(outline, agency, period, number, signed_on)
    frame = outline.frame
    return ReportView(
        key=outline.key,
        label=outline.label,
        agency=agency,
        period=period,
        as_of=local(moment),
        rulebook_version=load.rulebook_version(),
        agency_lines=tuple(narrative.plain(line, slots) for line in frame.agency),
        number=letterhead.numbered(frame.number, number),
        place_date=narrative.plain(frame.place_date, slots),
        kind=frame.kind,
        title=narrative.plain(outline.title, slots),
        addressees=tuple(narrative.plain(line, slots) for line in frame.addressees),
        opening=tuple(narrative.plain(line, slots) for line in outline.opening),
        sections=narrative.sections_of(
            outline,
            slots,
            _figures(outline, sheets, agency, period, counting.until(as_of, now), once),
            texts_of(report_key, agency.id, period, as_of=moment),
            _charts(outline, agency, period, counting.until(as_of, now), once),
        ),
        closing=narrative.plain(outline.closing, slots),
        recipients=tuple(narrative.plain(line, slots) for line in frame.recipients),
        signing=letterhead.signing(frame, agencies.decision(agency.id, SIGNER, period.to_on)),
        annexes=tuple(
            AnnexView(annex.title, narrative.plain(annex.reference, slots), sheets[annex.form])
            for annex in outline.annexes
        ),
    )


def _slots(
    outline: Outline,
    agency: AgencyView,
    period: Period,
    number: int | None,
    signed_on: date | None,
) -> dict[str, str]:
    on = agency.nearest_day(period.to_on)
    return letterhead.slots_of(
        outline,
        agency,
        agencies.parent(agency.id, on),
        period,
        place_of_writing=letterhead.place_name(agency, agencies.decision(agency.id, PLACE, on)),
        number=number,
        signed_on=signed_on,
    )


def _charts(
    outline: Outline, agency: AgencyView, period: Period, until: datetime | None, once: Once
) -> dict[str, ChartView]:
    """The charts of all sections that have a bar; whoever reads the report sees them in it."""
    keys = dict.fromkeys(key for section in outline.sections for key in section.charts)
    drawn = (
        (key, chart_of(load.chart(key, period.to_on), agency, period, as_of=until, once=once))
        for key in keys
    )
    return {key: view for key, view in drawn if not view.is_empty}


def _figures(
    outline: Outline,
    sheets: Mapping[str, FormSheet],
    agency: AgencyView,
    period: Period,
    until: datetime | None,
    once: Once,
) -> Figures:
    formats = load.formats()
    main = next((sheet for sheet in sheets.values() if sheet.form.fact), None)
    if main is None:
        return Figures(None, sheets, {}, RATIOS, formats)
    keys = _counted_beside(outline, main)
    if not keys:
        return Figures(main, sheets, {}, RATIOS, formats)
    own = [key for key in keys if counting.measure_of(key).fact == main.form.fact]
    query = counting.fact_query(main.form, agency, period, own, as_of=until, once=once)
    counts = dict(statistics.count(query).rows) if own else {}
    others = [key for key in keys if key not in own]
    if others:
        counts[OTHER_TABLES] = measured(others, agency, period, main.form, as_of=until)
    return Figures(main, sheets, counts, RATIOS, formats)


def _counted_beside(outline: Outline, main: FormSheet) -> list[str]:
    """Measures that the sentences name and the form has no column of."""
    named: set[str] = set()
    for key in narrative.measures_in(outline):
        ratio = RATIOS.get(key)
        named |= {ratio.part.key, ratio.whole.key} if ratio else {key}
    columns = (*main.form.columns, *main.apart)
    return sorted(named - {column.measure for column in columns if column.measure})
