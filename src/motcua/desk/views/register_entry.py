"""One entry of a register: written, seen, led on by a verb, put right."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from motcua.agencies import api as agencies
from motcua.desk.agency_names import with_codes
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.register_action import EntryAction, change_action, verb_action
from motcua.desk.register_fields import (
    faults_of,
    is_folded,
    required_of,
    typed_fields,
    with_names,
)
from motcua.desk.register_words import cells_of, due_of
from motcua.desk.views.registers import opened
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.register_cuts import cuts_of
from motcua.kernel.registers import RegisterDefinition
from motcua.registers import api
from motcua.registers.data import EntryView

CODE, STATE, REASON, SEEN = "ma", "trang-thai", "ly-do", "da-xem"
BUTTONS = 3


@require_http_methods(["GET", "POST"])
@officer_page
def new(request: HttpRequest, key: str) -> HttpResponse:
    """GET: an empty form. POST: write the entry, or say at the field why not."""
    definition = opened(request, key)
    request.officer.require(definition.write_action)
    if request.method == "GET":
        return _new_form(request, definition, {}, {}, "")
    typed = request.POST.dict()
    try:
        entry = api.record(
            key,
            request.officer.agency,
            with_codes(definition.fields, typed, request.officer.on),
            actor=request.officer.actor,
            now=request.now,
            code=typed.get(CODE, ""),
            state=_state_of(definition, typed.get(STATE, "")),
        )
    except api.EntryRefused as refused:
        return _new_form(request, definition, typed, faults_of(refused), "")
    except (api.StateUnreachable, api.VerbTooLate) as refused:
        return _new_form(request, definition, typed, {"state": str(refused)}, "")
    messages.success(request, f"Đã ghi vào sổ với mã {entry.code}.")
    if "con-nua" in typed:
        return redirect("register_new", key=key)
    return redirect("register_entry", key=key, entry_id=entry.id)


@require_safe
@officer_page
def entry(request: HttpRequest, key: str, entry_id: int) -> HttpResponse:
    """What the entry says, what happened to it, what can be done."""
    definition = opened(request, key)
    view = api.entry(key, entry_id, actor=request.officer.actor, now=request.now)
    history = api.history(key, entry_id, actor=request.officer.actor, now=request.now)
    agency = agencies.get(view.agency_id)
    possible = _possible(request, definition, view)
    context = {
        "definition": definition,
        "entry": view,
        "due": due_of(definition, view, request.officer.on, agency),
        "cells": cells_of(definition, view),
        "cuts": tuple(cuts_of(definition, view.values)),
        "history": history,
        "buttons": possible[:BUTTONS],
        "menu": possible[BUTTONS:],
        "may_change": _may(request, definition.write_action, view),
        "agency": agency,
    }
    return page(request, "desk/register_entry.html", Place.REGISTERS, context)


@require_http_methods(["GET", "POST"])
@officer_page
def verb(request: HttpRequest, key: str, entry_id: int, verb: str) -> HttpResponse:
    """One verb on one entry, in the side panel."""
    definition = opened(request, key)
    view = api.entry(key, entry_id, actor=request.officer.actor, now=request.now)
    done = {known.key: known for known in definition.verbs}.get(verb)
    if done is None:
        raise NotFound("thao tác", verb)
    _require(request, done.action or definition.write_action, view)
    action = verb_action(definition, done, view, request.officer.on)
    if request.method == "GET":
        return _shown(request, action, view)
    typed = request.POST.dict()
    try:
        api.apply(
            key,
            entry_id,
            verb,
            _said(request, definition, done.fields, typed),
            actor=request.officer.actor,
            now=request.now,
            expected=_seen(typed, view),
        )
    except MotcuaError as refused:
        return _refused(request, action.typed(typed), view, refused)
    return _done(request, view, f"Đã ghi “{done.label}”.")


@require_http_methods(["GET", "POST"])
@officer_page
def change(request: HttpRequest, key: str, entry_id: int) -> HttpResponse:
    """Put values right, with a reason."""
    definition = opened(request, key)
    view = api.entry(key, entry_id, actor=request.officer.actor, now=request.now)
    _require(request, definition.write_action, view)
    action = change_action(definition, view)
    if request.method == "GET":
        return _shown(request, action, view)
    typed = request.POST.dict()
    try:
        api.change(
            key,
            entry_id,
            with_codes(definition.fields, typed, request.officer.on),
            typed.get(REASON, ""),
            actor=request.officer.actor,
            now=request.now,
            state=typed.get(STATE) or None,
            expected=_seen(typed, view),
        )
    except MotcuaError as refused:
        return _refused(request, action.typed(typed), view, refused)
    return _done(request, view, "Đã đính chính.")


def _said(
    request: HttpRequest,
    definition: RegisterDefinition,
    asked: Iterable[str],
    typed: Mapping[str, str],
) -> dict[str, str]:
    """All fields a verb asks for; what was left empty says so."""
    fields = [definition.field(name) for name in asked]
    every = {field.key: typed.get(field.key, "") for field in fields}
    return with_codes(fields, every, request.officer.on)


def _new_form(
    request: HttpRequest,
    definition: RegisterDefinition,
    typed: Mapping[str, str],
    faults: Mapping[str, str],
    sentence: str,
) -> HttpResponse:
    required = required_of(definition)
    every = with_names(
        typed_fields(definition.fields, typed, faults, required, definition.title_field),
        request.officer.on,
    )
    folded = {field.key for field in definition.fields if is_folded(definition, field)}
    later = [field for field in every if field.name in folded]
    context = {
        "definition": definition,
        "now_fields": [field for field in every if field.name not in folded],
        "later_fields": later,
        "later_open": any(field.value or field.fault for field in later),
        "state": typed.get(STATE) or definition.usual_state or definition.states[0].key,
        "code": typed.get(CODE, ""),
        "faults": faults,
        "sentence": sentence,
        "first": _first(definition, faults),
    }
    status = 422 if faults or sentence else 200
    return page(request, "desk/register_new.html", Place.REGISTERS, context, status=status)


def _first(definition: RegisterDefinition, faults: Mapping[str, str]) -> str:
    """Where the page's cursor stands: the first faulty field, else the first field."""
    order = [field.key for field in definition.fields]
    order = ["code", *order] if definition.code.given else [*order, "code"]
    return next((key for key in order if key in faults), order[0])


def _shown(request: HttpRequest, action: EntryAction, view: EntryView) -> HttpResponse:
    seen = request.POST.get(SEEN) or str(view.version)
    action = replace(action, fields=with_names(action.fields, request.officer.on))
    context = {"action": action, "entry": view, "seen": seen, "definition": action.definition}
    if request.htmx:
        return render(request, "desk/parts/register_action.html", context)
    status = 200 if request.method == "GET" else 422
    return page(request, "desk/register_action.html", Place.REGISTERS, context, status=status)


def _refused(
    request: HttpRequest, action: EntryAction, view: EntryView, refused: MotcuaError
) -> HttpResponse:
    """The form once more with what was typed, and why not at the field."""
    if isinstance(refused, NotFound | NotAllowed):
        raise refused
    if isinstance(refused, api.EntryRefused):
        return _shown(request, action.faulty(faults_of(refused)), view)
    return _shown(request, action.refused(str(refused)), view)


def _done(request: HttpRequest, view: EntryView, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    address = reverse("register_entry", args=[view.register, view.id])
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _possible(request: HttpRequest, definition: RegisterDefinition, view: EntryView) -> list:
    """The verbs that state and role allow, in the register's order."""
    return [
        verb
        for verb in definition.verbs_from(view.state)
        if _may(request, verb.action or definition.write_action, view)
    ]


def _may(request: HttpRequest, action: str, view: EntryView) -> bool:
    return agencies.may(request.officer.actor, action, view.agency_id, request.officer.on)


def _require(request: HttpRequest, action: str, view: EntryView) -> None:
    if not _may(request, action, view):
        raise NotAllowed(action)


def _state_of(definition: RegisterDefinition, typed: str) -> str | None:
    return typed if typed in {state.key for state in definition.states} else None


def _seen(typed: Mapping[str, str], view: EntryView) -> int:
    seen = whole_number(typed.get(SEEN, ""))
    return view.version if seen is None else seen
