"""Take a dossier in: one page, worked by keyboard; its live parts; the page after it."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.desk import intake_form
from motcua.desk.number_warnings import number_warnings
from motcua.desk.offered_levels import offered_levels
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api as dossiers
from motcua.dossiers.intake_data import IntakeForm, Payment, ReturnBy
from motcua.dossiers.intake_words import LABELS, PAYMENT_WORDS, RETURN_WORDS, SEX_WORDS
from motcua.kernel.citizen_card import CitizenCard, parse_card
from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError
from motcua.papers import api as papers
from motcua.procedures import api as procedures
from motcua.procedures.data import At
from motcua.rulebook import load

ACTION = "dossier.write"
COUNTER = IntakeForm().channel
FOUND = 12
SEX_KEYS = {"male": "nam", "female": "nu", None: ""}


@require_http_methods(["GET", "POST"])
@officer_page
def intake(request: HttpRequest) -> HttpResponse:
    """The page; sent, it accepts the dossier and goes on to the receipt."""
    request.officer.require(ACTION)
    if request.method == "GET":
        return _page(request, IntakeForm(payment=""), {}, intake_form.new_key())
    form = intake_form.read(request.POST)
    key = request.POST.get(intake_form.KEY, "")[:64] or intake_form.new_key()
    try:
        result = dossiers.take_in(
            form,
            agency_id=request.officer.agency.id,
            actor=request.officer.actor,
            now=request.now,
            idempotency_key=key,
            here=request.officer.agency,
            levels_of=offered_levels,
        )
    except dossiers.IntakeRefused as refused:
        return _page(request, form, intake_form.by_field(refused.faults), key)
    except dossiers.IntakeKeyReused as reused:
        return _page(request, form, {}, key, reused=reused)
    return redirect("taken_in", code=result.code)


@require_safe
@officer_page
def procedure_options(request: HttpRequest) -> HttpResponse:
    """Procedures that the typed words mean, as options of the list."""
    request.officer.require(ACTION)
    typed = request.GET.get("tim", "").strip()
    found = procedures.search(typed, FOUND, _at(request)) if typed else ()
    return render(request, "desk/parts/intake_options.html", {"found": found, "typed": typed})


@require_safe
@officer_page
def asked(request: HttpRequest) -> HttpResponse:
    """Papers, fees and due time of a procedure; with phan=han the due time alone."""
    request.officer.require(ACTION)
    form = IntakeForm(payment="", channel=request.GET.get("hinh-thuc", "") or COUNTER)
    resolver, code = request.GET.get("co-quan", ""), request.GET.get("thu-tuc", "")
    form = replace(form, resolved_by=resolver)
    agency_id = _resolver_id(request, form)
    block = intake_form.asked_of(code, form, {}, request.now, agency_id)
    only_due = request.GET.get("phan") == "han"
    template = "desk/parts/intake_due.html" if only_due else "desk/parts/intake_asked.html"
    context = {"asked": block, "faults": {}, "form": form, "fresh": True}
    return render(request, template, context | words_of(request.officer.on))


@require_POST
@officer_page
def card(request: HttpRequest) -> HttpResponse:
    """What the square code of a citizen card says; it is not kept."""
    request.officer.require(ACTION)
    try:
        found = parse_card(
            request.POST.get("the", ""), places=load.birthplaces(), on=request.officer.on
        )
    except MotcuaError as error:
        return JsonResponse({"fault": str(error)}, status=422)
    return JsonResponse({"fields": _fields_of(found), "warnings": list(found.warnings)})


@require_POST
@officer_page
def duplicates(request: HttpRequest) -> HttpResponse:
    """Open dossiers of the person typed so far, and what does not fit the typed number."""
    form = intake_form.read(request.POST)
    found = dossiers.duplicates(
        form,
        agency_id=request.officer.agency.id,
        actor=request.officer.actor,
        now=request.now,
    )
    warnings = number_warnings(form, request.officer.on)
    context = {"duplicates": found, "warnings": warnings, "form": form, "faults": {}}
    return render(request, "desk/parts/intake_duplicates.html", context)


@require_safe
@officer_page
def taken_in(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier was accepted: its receipt to print, and on to the next."""
    request.officer.require(ACTION)
    record = dossiers.intake_record(code, actor=request.officer.actor, now=request.now)
    resolver_id = request.officer.agency.id
    if record.receiver_id is not None:  # fees are the resolving agency's
        resolver_id = agencies.resolve(record.resolved_by.code, record.accepted_at.date()).id
    transfer = dossiers.transfer_of(record, resolver_id, request.officer.on)
    context = {
        "record": record,
        "transfer": transfer if record.payment is not Payment.CASH else None,
        # Drawn by the papers room of digits and capitals only.
        "square": mark_safe(papers.square_code(transfer.text).decode()) if transfer else "",  # noqa: S308
    }
    return page(request, "desk/taken_in.html", Place.DOSSIERS, context)


def _resolver_id(request: HttpRequest, form: IntakeForm) -> int:
    """Whose rules hold for what is typed: of the agency that resolves it."""
    officer = request.officer
    return dossiers.resolver_of(form.resolved_by, officer.agency, officer.on)[0].id


def _resolvers(request: HttpRequest) -> list[tuple[str, str]]:
    """The agencies for which this counter may receive, as (code, name); [] for most."""
    found = agencies.receives_for(request.officer.agency.id, request.officer.on)
    return [(one.code, one.name) for one in found]


def _at(request: HttpRequest) -> At:
    """The catalogue as decisions leave it at this office today."""
    return At(request.officer.agency.id, request.officer.on)


def _page(
    request: HttpRequest,
    form: IntakeForm,
    faults: dict[str, str],
    key: str,
    *,
    reused: dossiers.IntakeKeyReused | None = None,
) -> HttpResponse:
    code, agency_id = form.procedure_code, _resolver_id(request, form)
    chosen = procedures.by_code(code, _at(request)) if code else None
    context = {
        "form": form,
        "faults": faults,
        "labels": LABELS,
        "key": key,
        "reused": reused,
        "chosen": chosen,
        "resolvers": _resolvers(request),
        "here_resolves": f"{request.officer.agency.name} (cơ quan này)",
        "asked": intake_form.asked_of(code, form, faults, request.now, agency_id),
        "blank": intake_form.blank(request.now),
        "folded_open": intake_form.is_folded_open(form, faults),
        "duplicates": _duplicates(request, form, faults),
    }
    status = 422 if faults else 409 if reused else 200
    return page(
        request,
        "desk/intake.html",
        Place.DOSSIERS,
        context | words_of(request.officer.on),
        status=status,
    )


def _duplicates(request: HttpRequest, form: IntakeForm, faults: dict[str, str]) -> tuple:
    if "duplicate_is_meant" not in faults and not form.duplicate_is_meant:
        return ()
    return dossiers.duplicates(
        form,
        agency_id=request.officer.agency.id,
        actor=request.officer.actor,
        now=request.now,
    )


def words_of(on: date) -> dict[str, object]:
    """Lists to choose from on a day, as (key, label)."""
    rules = load.intake_rules(on)
    return {
        "channels": [(one.key, one.label) for one in load.channels() if one.valid_from <= on],
        "payments": [(one.value, PAYMENT_WORDS[one]) for one in Payment],
        "returns": [(one.value, RETURN_WORDS[one]) for one in ReturnBy],
        "sexes": list(SEX_WORDS.items()),
        "missing_reasons": [(r.key, r.label) for r in rules.reasons["enclosure_missing"]],
        "channel_reasons": [(r.key, r.label) for r in rules.reasons["channel_not_offered"]],
        "behalf_reasons": [(r.key, r.label) for r in rules.reasons["behalf"]],
        "fields": [(one.key, one.name) for one in load.fields()],
    }


def _fields_of(found: CitizenCard) -> dict[str, str]:
    """By the names of the page's fields."""
    birth = format_day(found.birth_on) if found.birth_on else str(found.birth_year)
    return {
        "id_number": found.number,
        "old_id_number": found.old_number,
        "applicant": found.name,
        "birth_on": birth,
        "sex": SEX_KEYS[found.sex],
        "address": found.address,
    }
