"""A number at once: the few fields a number needs, then the number, large, to be written down."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.register_fields import faults_of, typed_fields
from motcua.kernel.dates import format_day
from motcua.registers import api as registers
from motcua.registers.documents import api as documents

ASKED = {
    documents.OUTGOING: (
        "kind",
        "body",
        "dated_on",
        "excerpt",
        "signer",
        "drafter",
        "unit",
        "secrecy",
        "urgency",
    ),
    documents.INCOMING: (
        "arrived_on",
        "issuer",
        "reference",
        "dated_on",
        "kind",
        "form",
        "excerpt",
        "signed_agency",
        "urgency",
        "secrecy",
        "due_on",
    ),
}
"""What is asked before the number; all else is said when the document is issued or handed on."""

REQUIRED = frozenset({"kind", "body", "dated_on", "excerpt", "arrived_on", "issuer"})
OPTIONAL = {documents.OUTGOING: frozenset(), documents.INCOMING: frozenset({"kind", "dated_on"})}
TODAY = {documents.OUTGOING: "dated_on", documents.INCOMING: "arrived_on"}
BEGIN = {documents.OUTGOING: "kind", documents.INCOMING: "issuer"}  # the first not filled in
USUAL_BODY = "committee"
WIDE = "excerpt"
KEPT = frozenset({"kind", "body", "signer", "drafter"})  # for the next one of the same kind


@require_http_methods(["GET", "POST"])
@officer_page
def take(request: HttpRequest, key: str) -> HttpResponse:
    """GET: the form, today filled in. POST: the number, or at the field why there is none."""
    definition = registers.definition_of(key, request.officer.on)
    request.officer.require(definition.write_action)
    if request.method == "GET":
        return _form(request, key, _begun(request, key), {})
    typed = request.POST.dict()
    try:
        entry = registers.record(
            key,
            request.officer.agency,
            {name: typed.get(name, "") for name in ASKED[key]},
            actor=request.officer.actor,
            now=request.now,
        )
    except registers.EntryRefused as refused:
        return _form(request, key, typed, faults_of(refused))
    return redirect(f"{key}_given", entry_id=entry.id)


@require_safe
@officer_page
def given(request: HttpRequest, key: str, entry_id: int) -> HttpResponse:
    """The number that was given, and what comes next."""
    entry = registers.entry(key, entry_id, actor=request.officer.actor, now=request.now)
    definition = registers.definition_of(key, request.officer.on)
    again = "&".join(
        f"{name}={entry.values[name]}"
        for name in ("kind", "body")
        if key == documents.OUTGOING and name in entry.values
    )
    context = {
        "definition": definition,
        "entry": entry,
        "is_incoming": key == documents.INCOMING,
        "number": entry.values.get("number"),
        "again": again,
    }
    return page(request, "desk/document_given.html", Place.REGISTERS, context)


def _begun(request: HttpRequest, key: str) -> dict[str, str]:
    """What stands in the form at first: today, the usual body, what the address keeps."""
    kept = {name: request.GET[name] for name in KEPT if name in request.GET}
    usual = {"body": USUAL_BODY} if key == documents.OUTGOING else {}
    return {TODAY[key]: format_day(request.officer.on), **usual, **kept}


def _form(
    request: HttpRequest, key: str, typed: dict[str, str], faults: dict[str, str]
) -> HttpResponse:
    definition = registers.definition_of(key, request.officer.on)
    fields = [definition.field(name) for name in ASKED[key]]
    labels = definition.labels
    context = {
        "definition": definition,
        "fields": [
            # The hint of a field that is required here speaks of the page with all fields.
            replace(field, wide=field.name == WIDE, hint="" if field.required else field.hint)
            for field in typed_fields(fields, typed, faults, REQUIRED - OPTIONAL[key])
        ],
        "first": next(iter(faults), BEGIN[key]),
        "faults": [(name, labels.get(name, name), faults[name]) for name in faults],
        "is_incoming": key == documents.INCOMING,
    }
    status = 422 if faults else 200
    return page(request, "desk/document_take.html", Place.REGISTERS, context, status=status)
