"""Downloads of a form."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk.form_request import form_request, sheet_of
from motcua.desk.officer import officer_page
from motcua.desk.paper_out import attachment, paper_file
from motcua.kernel.errors import NotFound
from motcua.reports import api as reports

KINDS = ("xlsx", "docx", "pdf")


@require_safe
@officer_page
def form_file(request: HttpRequest, form_key: str, kind: str) -> HttpResponse:
    """The form as xlsx, docx, pdf or csv."""
    asked = form_request(request, form_key)
    if kind not in (*KINDS, "csv"):
        raise NotFound("dạng tệp", kind)
    sheet = sheet_of(request, asked)
    period = sheet.period.code or f"{sheet.period.from_on}_{sheet.period.to_on}"
    name = f"{form_key.replace('/', '-')}-{asked.agency.code}-{period}"
    if kind == "csv":
        return attachment(reports.form_csv(sheet).encode(), "text/csv; charset=utf-8", name, kind)
    return paper_file(reports.form_document(sheet), kind, name)
