"""Nhắc việc: what is late or due soon, of the officer, the office and the units below."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.reminder_page import READ, reminder_page
from motcua.desk.task_words import kind_labels
from motcua.rulebook import load


@require_safe
@officer_page
def reminders(request: HttpRequest) -> HttpResponse:
    """The loudest first; a number opens its part."""
    request.officer.require(READ)
    context = {
        "reminding": reminder_page(request),
        "kinds": kind_labels(request.officer.on),
        "rules": load.reminders(request.officer.on),
    }
    return page(request, "desk/reminders.html", Place.TODAY, context)
