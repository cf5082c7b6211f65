"""One act on one dossier: its form in the side panel, and what came of it."""

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from motcua.desk.action_choices import with_choices
from motcua.desk.action_fields import ActionForm, Kind
from motcua.desk.action_forms import BY_SLUG, FORMS
from motcua.desk.action_run import FORM, Outcome, run
from motcua.desk.agency_names import names_of
from motcua.desk.correction_fields import correction_fields
from motcua.desk.hand_over_fields import proposed
from motcua.desk.intake_correction import intake_fields, recorded_intake
from motcua.desk.memory_uploads import sent_into_memory
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api
from motcua.dossiers.api import SentFile
from motcua.dossiers.data import DossierView, TimelineEntry
from motcua.kernel.cases import Verb
from motcua.kernel.errors import NotFound
from motcua.kernel.numbers import whole_number

REVIEWS = frozenset({Verb.SUBMIT, Verb.APPROVE, Verb.SEND_BACK})
SEEN = "da-xem"  # the version that the officer saw


@sent_into_memory
@require_http_methods(["GET", "POST"])
@officer_page
def action(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """GET: the form. POST: do it, or say at the field why not; what was typed is kept."""
    if slug not in BY_SLUG:
        raise NotFound("việc", slug)
    officer = request.officer
    view = api.dossier(code, actor=officer.actor, now=request.now)
    form = _form(request, BY_SLUG[slug], view)
    if request.method == "GET":
        api.require_possible(view, form.verb, actor=officer.actor, now=request.now)
        return _shown(request, form, view, view.version, Outcome())
    seen = whole_number(request.POST.get(SEEN, ""))
    expected = view.version if seen is None else seen
    outcome = run(
        form,
        view,
        request.POST,
        files=_files(request, form),
        expected=expected,
        actor=officer.actor,
        now=request.now,
    )
    if outcome.done is not None:
        messages.success(request, form.done)
        address = reverse("dossier", args=[code])
        return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    return _shown(request, form, view, expected, outcome)


def _files(request: HttpRequest, form: ActionForm) -> dict[str, SentFile]:
    sent = {one.name: request.FILES.get(one.name) for one in form.fields if one.kind is Kind.FILE}
    return {
        name: SentFile(file.name or "tệp", file.read())
        for name, file in sent.items()
        if file is not None
    }


def _form(request: HttpRequest, form: ActionForm, view: DossierView) -> ActionForm:
    """The form with what only this dossier knows: its values, its office's people."""
    if form.verb is Verb.CORRECT:
        record = recorded_intake(view, actor=request.officer.actor, now=request.now)
        fields = (*correction_fields(view), *intake_fields(record, view.agency_id), *form.fields)
        return replace(form, fields=fields)
    chosen = with_choices(form, view, request.officer)
    if form.verb is not Verb.FORWARD:
        return chosen
    entries = api.timeline(view.code, actor=request.officer.actor, now=request.now)
    return proposed(chosen, view, entries, request.officer)


def _shown(
    request: HttpRequest, form: ActionForm, view: DossierView, seen: int, outcome: Outcome
) -> HttpResponse:
    typed = request.POST.dict() if request.method == "POST" else None
    entries = ()
    if outcome.changed:
        timeline = api.timeline(view.code, actor=request.officer.actor, now=request.now)
        entries = tuple(entry for entry in timeline if entry.version > seen)
    possible = api.possible_verbs(view, actor=request.officer.actor, now=request.now)
    filled = _named(form.filled(typed, outcome.faults), request.officer.on)
    faulty = [one.name for one in filled.fields if one.fault]
    context = {
        "form": filled,
        "focus": (faulty or [one.name for one in filled.fields])[0],
        "dossier": view,
        "fault": outcome.faults.get(FORM, ""),
        "since": entries,
        "draft": _draft(request, form, view),
        "results": api.results_of(view.code, actor=request.officer.actor, now=request.now),
        "possible": form.verb in possible,
        "others": [FORMS[verb] for verb in possible if verb in FORMS and verb is not form.verb],
    }
    if request.htmx:
        return render(request, "desk/parts/action.html", context)
    status = 200 if request.method == "GET" else 422
    return page(request, "desk/action.html", Place.DOSSIERS, context, status=status)


def _named(form: ActionForm, on: date) -> ActionForm:
    """With the names of the agencies whose codes stand in it."""
    return replace(
        form,
        fields=tuple(
            replace(one, named=names_of(one.value, on)) if one.kind is Kind.AGENCY else one
            for one in form.fields
        ),
    )


def _draft(request: HttpRequest, form: ActionForm, view: DossierView) -> TimelineEntry | None:
    """What a leader approves, and what is submitted; None: nothing was drafted, or other acts."""
    if form.verb not in REVIEWS:
        return None
    timeline = api.timeline(view.code, actor=request.officer.actor, now=request.now)
    return next((one for one in reversed(timeline) if one.verb == Verb.DRAFT), None)
