"""Assignments over the tiers: the tree, the sheet of a period, the records of a figure."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.task_sheet import SheetAsked, asked_of, kind_rows, unit_rows
from motcua.desk.task_words import STANDINGS, entry_address, kind_labels
from motcua.kernel.errors import NotFound
from motcua.registers import api as registers
from motcua.registers.api import task_standing
from motcua.registers.assignments.data import Branch, Standing
from motcua.reports import api as reports

READ = "registers.read"
DONE = (Standing.DONE_IN_TIME, Standing.DONE_LATE)


@require_safe
@officer_page
def tree(request: HttpRequest) -> HttpResponse:
    """What was handed down and how it stands below. `xong=1` shows also what is all over."""
    officer = request.officer
    officer.require(READ)
    grown = registers.tree(officer.agency.id, actor=officer.actor, now=request.now)
    shown = grown if request.GET.get("xong") else [each for each in grown if not each.is_settled]
    context = {
        "branches": [_twig(each) for each in shown],
        "with_settled": bool(request.GET.get("xong")),
        "settled": sum(each.is_settled for each in grown),
    }
    return page(request, "desk/task_tree.html", Place.TODAY, context)


@require_safe
@officer_page
def sheet(request: HttpRequest) -> HttpResponse:
    """The agency's assignments by kind, and those of the units below, in a period."""
    officer = request.officer
    officer.require(READ)
    asked = asked_of(request)
    own = reports.task_counts(officer.agency, asked.period, actor=officer.actor, now=request.now)
    below = reports.task_counts_below(
        officer.agency, asked.period, actor=officer.actor, now=request.now
    )
    labels = kind_labels(officer.on)
    units, silent = unit_rows(below, agencies.views(below), asked)
    context = {
        "asked": asked,
        "headings": SheetAsked.HEADINGS,
        "rows": kind_rows(own, labels, asked),
        "units": units,
        "silent": silent,
        "has_below": bool(below),
        "kinds": labels,
    }
    return page(request, "desk/task_sheet.html", Place.TODAY, context)


@require_safe
@officer_page
def records(request: HttpRequest) -> HttpResponse:
    """The assignments behind one figure of the sheet; their number is the figure."""
    officer = request.officer
    asked = asked_of(request)
    measure = asked.measure(request.GET.get("so", ""))
    unit = request.GET.get("don-vi", "")
    if unit and not unit.isdecimal():
        raise NotFound("đơn vị", unit)
    agency = agencies.get(int(unit)) if unit else officer.agency
    found = reports.task_records(
        agency,
        asked.period,
        measure,
        kind=asked.kind or None,
        actor=officer.actor,
        now=request.now,
        inherits=not unit,
    )
    labels = kind_labels(officer.on)
    context = {
        "label": asked.label(measure),
        "asked": asked,
        "agency": agency,
        "kind": labels.get(asked.kind, ""),
        "records": [
            (
                one,
                labels.get(one.kind, one.kind),
                _words(task_standing(one.outcome, one.due_on, one.ended_on, asked.period.to_on)),
                entry_address(one.entry_id),
            )
            for one in found
        ],
    }
    return page(request, "desk/task_records.html", Place.TODAY, context)


def _twig(branch: Branch) -> Mapping[str, object]:
    words, mark = STANDINGS[branch.standing]
    days = _days(branch.due_on, branch.ended_on)
    return {
        "row": branch,
        "words": f"{words}{days}",
        "mark": mark,
        "address": entry_address(branch.entry_id),
        "done": sum(branch.counts.get(each, 0) for each in DONE),
        "counts": [
            (*STANDINGS[each], branch.counts[each]) for each in Standing if each in branch.counts
        ],
        "children": [_twig(child) for child in branch.children],
    }


def _days(due_on: date | None, ended_on: date | None) -> str:
    if ended_on is not None:
        return f" ngày {ended_on:%d/%m/%Y}"
    return "" if due_on is None else f", hạn {due_on:%d/%m/%Y}"


def _words(standing: Standing) -> tuple[str, str]:
    return STANDINGS[standing]
