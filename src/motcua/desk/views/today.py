"""Hôm nay: what waits, ordered by due time."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from motcua.desk.dossier_filters import OPEN, OPEN_STATES
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.words import time_left
from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter, DossierRow, DueFilter, Page
from motcua.kernel.cases import State
from motcua.rulebook import load

SHOWN = 10
READ = "dossier.read"


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


@require_GET
@officer_page
def today(request: HttpRequest) -> HttpResponse:
    """Counts that open their lists, and the dossiers nearest to their due time."""
    if not request.officer.may(READ):
        return page(request, "desk/today.html", Place.TODAY, {"duties": []})
    overdue = _listed(request, due=DueFilter.OVERDUE)
    soon = _listed(request, due=DueFilter.THREE_DAYS)
    waiting = _listed(request, states=frozenset({State.WAITING, State.PAUSED}))
    open_ones = _listed(request, states=OPEN_STATES)
    duties = [
        Duty("hồ sơ quá hạn", overdue.total, f"han={DueFilter.OVERDUE.value}", "overdue"),
        Duty("đến hạn trong 3 ngày tới", soon.total, f"han={DueFilter.THREE_DAYS.value}", "soon"),
        Duty("chờ bổ sung, tạm dừng", waiting.total, "trang-thai=stopped", "stopped"),
        Duty("chưa giải quyết xong", open_ones.total, f"trang-thai={OPEN}", "later"),
    ]
    context = {"duties": duties, "overdue": _dues(request, overdue), "soon": _dues(request, soon)}
    return page(request, "desk/today.html", Place.TODAY, context)


@require_GET
@officer_page
def overdue_badge(request: HttpRequest) -> HttpResponse:
    """How many are overdue, for the rail."""
    late = _listed(request, due=DueFilter.OVERDUE).total if request.officer.may(READ) else 0
    return render(request, "desk/parts/badge.html", {"late": late})


def _listed(request: HttpRequest, **narrowed: object) -> Page:
    chosen = DossierFilter(agency_id=request.officer.agency.id, **narrowed)
    return api.list_dossiers(
        chosen, actor=request.officer.actor, now=request.now, cursor=None
    )


def _dues(request: HttpRequest, listed: Page) -> list[Due]:
    calendar = load.calendar()

    def due_at(row: DossierRow) -> datetime:
        return row.due_at or request.now

    return [
        Due(row, time_left(row.due_mark, row.due_at, request.now, calendar))
        for row in sorted(listed.rows, key=due_at)[:SHOWN]
    ]
