"""Hôm nay: the officer's queue, what waits, ordered by due time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.queue_page import queue_page
from motcua.desk.reminder_page import reminder_strip
from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter, DueFilter
from motcua.rulebook import load

READ = "dossier.read"


@require_safe
@officer_page
def today(request: HttpRequest) -> HttpResponse:
    """Counts that open their part of the queue, and the dossiers nearest to their due time."""
    strip = reminder_strip(request)
    if not request.officer.may(READ):
        return page(request, "desk/today.html", Place.TODAY, {"queue": None, "strip": strip})
    context = {
        "strip": strip,
        "queue": queue_page(request),
        "may_lead": request.officer.may("office.read"),
        "bulk_limit": load.queue(request.officer.on).bulk_limit,
    }
    return page(request, "desk/today.html", Place.TODAY, context)


@require_safe
@officer_page
def overdue_badge(request: HttpRequest) -> HttpResponse:
    """How many are overdue, for the rail."""
    late = _overdue(request) if request.officer.may(READ) else 0
    return render(request, "desk/parts/badge.html", {"late": late})


def _overdue(request: HttpRequest) -> int:
    own = DossierFilter(agency_id=request.officer.agency.id, due=DueFilter.OVERDUE)
    return api.count_dossiers(own, actor=request.officer.actor, now=request.now)
