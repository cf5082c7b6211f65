"""The dossiers behind a figure: in the side panel, as a page, or as csv."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from motcua.desk.cells_out import plain_text
from motcua.desk.form_grid import TOTAL, shown_columns
from motcua.desk.form_request import FormRequest, form_request
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.kernel.errors import NotFound
from motcua.reports import api as reports

SHOWN = 200


@require_GET
@officer_page
def records(request: HttpRequest, form_key: str) -> HttpResponse:
    """List the records of one cell; their number is the cell's figure."""
    asked = form_request(request, form_key)
    row_key, column = request.GET.get("dong", TOTAL), request.GET.get("cot", "")
    found = reports.form_records(
        form_key,
        asked.agency,
        asked.chosen.period,
        row_key=None if row_key == TOTAL else row_key,
        column=column,
        as_of=request.now,
        actor=request.officer.actor,
        now=request.now,
    )
    records_found = list(found)
    context = {
        "asked": asked,
        "row_key": row_key,
        "column": column,
        "heading": _heading(asked, column),
        "total": len(records_found),
        "records": records_found[:SHOWN],
        "hidden": max(0, len(records_found) - SHOWN),
    }
    if request.GET.get("dang") == "csv":
        return _csv(records_found)
    if request.htmx:
        return render(request, "desk/parts/records.html", context)
    return page(request, "desk/records.html", Place.REPORTS, context)
