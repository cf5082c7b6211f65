"""The leader's page: today in one look, and the last eight weeks."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.desk import leader_figures as figures
from motcua.desk import officer_figures as sheet
from motcua.desk.evaluation_rows import ballot_lines
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.words import left_of
from motcua.dossiers import api as dossiers
from motcua.kernel.dates import parse_day
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports

LONGEST = 8


@require_safe
@officer_page
def leader(request: HttpRequest) -> HttpResponse:
    """Accepted, done, late, about to be late; by field and by officer; what waits longest."""
    officer = request.officer
    officer.require("office.read")
    period = Period(officer.on, officer.on)
    by_field = figures.counted(request, period, figures.TODAY)
    soon_fields, soon_officers = (
        figures.soon_by(request, column) for column in ("field_key", "officer")
    )
    sums = figures.totals(by_field, figures.TODAY)
    lines = reports.officer_counts(
        officer.agency, period, figures.TODAY, actor=officer.actor, now=request.now
    )
    tiles = [
        figures.figure(sums[key], figures.records_address(period, key), figures.LABELS[key])
        for key in figures.TODAY
    ]
    soon = sum(soon_fields.values())
    tiles.append(figures.figure(soon, f"{reverse('dossiers')}?han=3days", figures.SOON_LABEL))
    context = {
        "tiles": tiles,
        "headings": [*(figures.LABELS[key] for key in figures.TODAY), figures.SOON_LABEL],
        "fields": figures.field_rows(by_field, soon_fields, period),
        "officers": figures.officer_rows(lines, figures.TODAY, period),
        "officer_soon": {name or figures.NOBODY: count for name, count in soon_officers.items()},
        "longest": _longest(request),
        "may_delegate": officer.may("agency.delegate"),
    }
    return page(request, "desk/leader.html", Place.TODAY, context)


@require_safe
@officer_page
def charts(request: HttpRequest) -> HttpResponse:
    """The eight weeks as pictures, each with its table; asked for once the page stands."""
    request.officer.require("office.read")
    weeks, late = figures.week_rows(request), figures.late_rows(request)
    context = {
        "weeks": weeks,
        "weeks_svg": papers.columns_svg(figures.bars(weeks), width=520, height=170),
        "late": late,
        "late_svg": papers.rows_svg(figures.bars(late), width=300) if late else "",
    }
    if request.htmx:
        return render(request, "desk/parts/leader_charts.html", context)
    return page(request, "desk/leader_charts.html", Place.TODAY, context)


@require_safe
@officer_page
def records(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one figure of the page; their number is the figure."""
    measure, period = _asked(request)
    officer = request.officer
    found = reports.office_records(
        officer.agency, period, measure, actor=officer.actor, now=request.now
    )
    field, person = request.GET.get("linh-vuc", ""), request.GET.get("can-bo", "")
    if field:
        found = [one for one in found if one.row.field_key == field]
    if person:
        found = [one for one in found if (one.officer or figures.NOBODY) == person]
    context = {
        "label": figures.LABELS[measure],
        "period": period,
        "field": field,
        "person": person,
        "total": len(found),
        "records": found,
    }
    return page(request, "desk/leader_records.html", Place.TODAY, context)


@require_safe
@officer_page
def ratings(request: HttpRequest) -> HttpResponse:
    """The ballots behind one figure of the monthly sheet; they name nobody who answered."""
    measure, period = _asked(request, sheet.RATING_LABELS)
    officer = request.officer
    found = reports.rating_records(
        officer.agency, period, measure, actor=officer.actor, now=request.now
    )
    person = request.GET.get("can-bo", "")
    if person:
        found = [one for one in found if (one.officer or figures.NOBODY) == person]
    context = {
        "label": sheet.BALLOT_LABELS[measure],
        "period": period,
        "person": person,
        "ballots": list(zip(found, ballot_lines([one.ballot for one in found]), strict=True)),
    }
    return page(request, "desk/leader_ratings.html", Place.TODAY, context)


def _asked(request: HttpRequest, known: Collection[str] = figures.LABELS) -> tuple[str, Period]:
    measure = request.GET.get("so", "")
    if measure not in known:
        raise NotFound("số liệu", measure)
    days = [parse_day(request.GET.get(name, "")) for name in ("tu", "den")]
    return measure, Period(days[0], days[1])


def _longest(request: HttpRequest) -> list[tuple[object, str]]:
    agency_id = request.officer.agency.id
    rows = dossiers.longest_waiting(
        agency_id, actor=request.officer.actor, now=request.now, limit=LONGEST
    )
    return [(row, left_of(request, row)) for row in rows]
