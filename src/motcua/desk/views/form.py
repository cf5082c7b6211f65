"""A form of figures, exactly as the circular prints it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk import period_choice
from motcua.desk.form_grid import grid_of
from motcua.desk.form_request import agencies_to_choose, form_request, sheet_of
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place


@require_safe
@officer_page
def form_page(request: HttpRequest, form_key: str) -> HttpResponse:
    """The table; with `so=1` the figures of the period before under each."""
    asked = form_request(request, form_key)
    sheet = sheet_of(request, asked)
    beside = request.GET.get("so") == "1"
    earlier = None
    if beside:
        earlier = period_choice.before(form_key, asked.agency, sheet.period)
    context = {
        "asked": asked,
        "sheet": sheet,
        "grid": grid_of(sheet, sheet_of(request, asked, earlier) if earlier else None),
        "beside": beside,
        "earlier": earlier,
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(request, form_key, asked.agency, sheet.period),
    }
    return page(request, "desk/form.html", Place.REPORTS, context)
