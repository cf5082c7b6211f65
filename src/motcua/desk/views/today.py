"""Hôm nay: what waits, ordered by due time."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.desk.dossier_filters import OPEN_STATES, STOPPED_STATES
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.words import time_left
from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter, DossierRow, DueFilter
from motcua.rulebook import load

SHOWN = 10
READ = "dossier.read"
OVERDUE = DossierFilter(due=DueFilter.OVERDUE)
SOON = DossierFilter(due=DueFilter.THREE_DAYS)
HALTED = DossierFilter(states=STOPPED_STATES)
OPEN = DossierFilter(states=OPEN_STATES)


@dataclass(frozen=True, slots=True)
class Duty:
    """A number that leads to its list. query: the list's filters."""

    label: str
    count: int
    query: str
    mark: str


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier with its time in words."""

    row: DossierRow
    left: str


@require_safe
@officer_page
def today(request: HttpRequest) -> HttpResponse:
    """Counts that open their lists, and the dossiers nearest to their due time."""
    if not request.officer.may(READ):
        return page(request, "desk/today.html", Place.TODAY, {"duties": []})
    duties = [
        Duty("hồ sơ quá hạn", _count(request, OVERDUE), "han=overdue", "overdue"),
        Duty("đến hạn trong 3 ngày tới", _count(request, SOON), "han=3days", "soon"),
        Duty("chờ bổ sung, tạm dừng", _count(request, HALTED), "trang-thai=stopped", "stopped"),
        Duty("chưa giải quyết xong", _count(request, OPEN), "trang-thai=open", "later"),
    ]
    context = {"duties": duties, "overdue": _dues(request, OVERDUE), "soon": _dues(request, SOON)}
    return page(request, "desk/today.html", Place.TODAY, context)


@require_safe
@officer_page
def overdue_badge(request: HttpRequest) -> HttpResponse:
    """How many are overdue, for the rail."""
    late = _count(request, OVERDUE) if request.officer.may(READ) else 0
    return render(request, "desk/parts/badge.html", {"late": late})


def _count(request: HttpRequest, wanted: DossierFilter) -> int:
    own = replace(wanted, agency_id=request.officer.agency.id)
    return api.count_dossiers(own, actor=request.officer.actor, now=request.now)


def _dues(request: HttpRequest, wanted: DossierFilter) -> list[Due]:
    own = replace(wanted, agency_id=request.officer.agency.id)
    rows = api.nearest_due(own, actor=request.officer.actor, now=request.now, limit=SHOWN)
    calendar = load.calendar()
    return [Due(row, time_left(row.due_mark, row.due_at, request.now, calendar)) for row in rows]
