"""An online filing is accepted: one page, with all that the counter asks where it is not known."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from motcua.desk import intake_form
from motcua.desk.action_forms import FORMS
from motcua.desk.action_run import AT_FAULT, occurred
from motcua.desk.offered_levels import offered_levels
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.views.intake import words_of
from motcua.dossiers import api
from motcua.dossiers.data import DossierView
from motcua.dossiers.intake_data import Duplicate, IntakeForm, ReturnBy
from motcua.dossiers.intake_words import LABELS
from motcua.kernel.cases import Verb
from motcua.kernel.dates import DateUnreadable
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.kernel.intake_rules import EnclosureKind
from motcua.kernel.numbers import whole_number
from motcua.rulebook import load

SEEN = "da-xem"  # the version that the officer saw
WHEN = "at"  # field: when it was accepted, "" now
TEMPLATE = "desk/accept_filing.html"


@require_http_methods(["GET", "POST"])
@officer_page
def accept_filing(request: HttpRequest, code: str) -> HttpResponse:
    """The page; sent, the filing is accepted and its case opens."""
    address = reverse("accept_filing", args=[code])
    if request.htmx:
        return HttpResponseClientRedirect(address)
    actor = request.officer.actor
    view = api.dossier(code, actor=actor, now=request.now)
    if request.method == "GET":
        api.require_possible(view, Verb.ACCEPT, actor=actor, now=request.now)
        return _page(request, view, _fresh(view), {})
    form = _with_filing(intake_form.read(request.POST), view)
    try:
        _accept(request, view, form)
    except api.IntakeRefused as refused:
        return _page(request, view, form, intake_form.by_field(refused.faults))
    except (DateUnreadable, *AT_FAULT) as refused:
        return _page(request, view, form, {WHEN: str(refused)})
    except (NotAllowed, NotFound):
        raise
    except MotcuaError as refused:
        return _page(request, view, form, {"": str(refused)})
    messages.success(request, FORMS[Verb.ACCEPT].done)
    return redirect("dossier", code=code)


def _accept(request: HttpRequest, view: DossierView, form: IntakeForm) -> None:
    seen = whole_number(request.POST.get(SEEN, ""))
    api.accept_filed(
        view.code,
        form,
        level_on=offered_levels(view.agency_id),
        actor=request.officer.actor,
        now=request.now,
        at=occurred(request.POST.get(WHEN, "").strip(), request.now),
        expected=view.version if seen is None else seen,
    )


def _fresh(view: DossierView) -> IntakeForm:
    """What the filing itself says."""
    blank = IntakeForm(applicant=view.applicant, payment="", return_by=ReturnBy.ONLINE.value)
    return _with_filing(blank, view)


def _with_filing(form: IntakeForm, view: DossierView) -> IntakeForm:
    """What nobody is asked: procedure and channel are those of the filing."""
    code = view.procedure_code or ""
    field = form.field_key or view.field_key
    return replace(form, procedure_code=code, channel=view.channel, field_key=field)


def _page(
    request: HttpRequest, view: DossierView, form: IntakeForm, faults: dict[str, str]
) -> HttpResponse:
    agency_id, code = view.agency_id, form.procedure_code
    unfolded = replace(form, return_by=IntakeForm().return_by, appointment="")
    context: dict[str, Any] = {
        "dossier": view,
        "form": form,
        "faults": faults,
        "labels": LABELS,
        "filing": True,
        "asked": intake_form.asked_of(code, form, faults, request.now, agency_id),
        "kind": next(one.key for one in _kinds(request) if not one.is_paper),
        # Told that somebody wrote meanwhile, the officer may still decide.
        "seen": view.version if "" in faults else request.POST.get(SEEN) or view.version,
        "when": request.POST.get(WHEN, ""),
        "answer_due": api.answer_due(view),
        "folded_open": WHEN in faults or intake_form.is_folded_open(unfolded, faults),
        "duplicates": _duplicates(request, form, faults),
        "decline": FORMS[Verb.DECLINE],
    }
    words = words_of(request.officer.on)
    status = 422 if faults else 200
    return page(request, TEMPLATE, Place.DOSSIERS, context | words, status=status)


def _kinds(request: HttpRequest) -> tuple[EnclosureKind, ...]:
    return load.intake_rules(request.officer.on).enclosure_kinds


def _duplicates(
    request: HttpRequest, form: IntakeForm, faults: dict[str, str]
) -> tuple[Duplicate, ...]:
    if "duplicate_is_meant" not in faults and not form.duplicate_is_meant:
        return ()
    officer = request.officer
    return api.duplicates(form, agency_id=officer.agency.id, actor=officer.actor, now=request.now)
