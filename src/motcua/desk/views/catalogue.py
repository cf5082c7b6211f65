"""Danh mục: the catalogue of procedures as a list, and what is known of one."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.publication_lines import channel_words, history_lines, level_words
from motcua.desk.workflow_steps import step_lines
from motcua.dossiers import api as dossiers
from motcua.kernel.dates import DateUnreadable, parse_day
from motcua.kernel.numbers import format_int, whole_number
from motcua.kernel.province_fees import ProvinceFee
from motcua.procedures import api as procedures
from motcua.procedures.data import UNIT_LABELS, At, ProcedureView
from motcua.procedures.detail_data import ChannelTerms, Fee
from motcua.rulebook import load

SEARCH_LENGTH = 200
NO_FIGURE = "chưa có số liệu"
SAME_LIMIT = "như thời hạn chung"
FEE_WORDS = {
    "none": "Không thu",
    "by_rule": "Theo quy định của tỉnh, thành phố",
    "foreign": "Bằng ngoại tệ",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    procedure: ProcedureView
    limit: str
    fee: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Ways of filing with their limit and fees in words."""

    ways: str
    limit: str
    fees: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A fee of the province. ways: of filing, where it is not for all; "" it is."""

    fee: ProvinceFee
    ways: str


@require_safe
@officer_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """A page of 50 procedures; the search needs no accents."""
    text = request.GET.get("tim", "").strip()[:SEARCH_LENGTH]
    fields = tuple((field.key, field.name) for field in load.fields())
    tiers = tuple(procedures.TIER_WORDS.items())
    field_key = _known(request.GET.get("linh-vuc", ""), fields)
    tier = _known(request.GET.get("cap", ""), tiers)
    at = At(request.officer.agency.id, request.officer.on)
    listed = procedures.catalogue_page(text, field_key, tier, _page_number(request), at)
    narrowed = {"tim": text, "linh-vuc": field_key, "cap": tier}
    context = {
        "listed": listed,
        "lines": [_line(row, request.officer.on) for row in listed.rows],
        "text": text,
        "field_key": field_key,
        "fields": fields,
        "tier": tier,
        "tiers": tiers,
        "address": urlencode({name: value for name, value in narrowed.items() if value}),
        "active": any(narrowed.values()),
    }
    return page(request, "desk/catalogue.html", Place.CATALOGUE, context)


@require_safe
@officer_page
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Papers, limit and fees by way of filing, steps, workflow, legal bases. 404 when unknown."""
    on = _day(request)
    at = At(request.officer.agency.id, on)
    found = procedures.detail(code, at)
    if found is None:
        raise Http404
    view = found.procedure
    workflow = load.workflow_of(view.code, view.field_key, on)
    context = {
        "found": found,
        "procedure": view,
        "line": _line(view, on),
        "of_province": _of_province(view, at),
        "asked_on": on if on != request.officer.on else None,
        "history": history_lines(view.code, at),
        "ways": channel_words(view),
        "level": level_words(view),
        "terms": [_terms(channel, view) for channel in found.channels],
        "tiers": ", ".join(procedures.TIER_WORDS.get(tier, tier) for tier in view.tiers),
        "no_figure": NO_FIGURE,
        "workflow": workflow,
        "steps": step_lines(workflow, view) if workflow else (),
    }
    return page(request, "desk/procedure.html", Place.CATALOGUE, context)


def _of_province(view: ProcedureView, at: At) -> tuple[ProvinceLine, ...]:
    """What the officer's own province takes, by way of filing; () where it set nothing."""
    province = dossiers.province_asked(at.agency_id, at.on, view.code)
    fees: dict[ProvinceFee, list[str]] = {}
    for channel in load.channels():
        if (channel.valid_from or at.on) <= at.on:
            for fee in dossiers.fees_of_province(view, province, channel.key, at.on):
                fees.setdefault(fee, []).append(channel.label)
    return tuple(
        ProvinceLine(fee, "" if not fee.channels else ", ".join(ways)) for fee, ways in fees.items()
    )


def _day(request: HttpRequest) -> date:
    """The day the page is about: `ngay`, else today."""
    text = request.GET.get("ngay", "").strip()
    try:
        return parse_day(text) if text else request.officer.on
    except DateUnreadable:
        return request.officer.on


def _known(value: str, options: tuple[tuple[str, str], ...]) -> str:
    """Values the list cannot know are as if they were not there."""
    return value if value in dict(options) else ""


def _page_number(request: HttpRequest) -> int:
    asked = whole_number(request.GET.get("trang", ""))
    return 1 if asked is None else asked


def _line(view: ProcedureView, on: date) -> Line:
    return Line(view, _limit_of(view, on), _fee_of(view))


def _limit_of(view: ProcedureView, on: date) -> str:
    """The catalogue's limit, else the one of the law, which the portal does not print."""
    if view.limit_text:
        return view.limit_label
    rule = load.intake_rules(on).rule_of(view.code, view.field_key)
    if rule is None or rule.limit is None:
        return NO_FIGURE
    if rule.limit.value == 0:
        return f"Trong ngày (Nghị định {rule.source.act}, {rule.source.place})"
    return f"{rule.limit.value} {UNIT_LABELS[rule.limit.unit]}"


def _fee_of(view: ProcedureView) -> str:
    if view.fee_vnd:
        return f"{format_int(view.fee_vnd)} đồng"
    return FEE_WORDS.get(view.fee_kind, NO_FIGURE)


def _terms(channel: ChannelTerms, view: ProcedureView) -> Terms:
    return Terms(
        ways=", ".join(channel.ways),
        limit=channel.limit or (SAME_LIMIT if view.limit_text else NO_FIGURE),
        fees=tuple(_fee(fee) for fee in channel.fees) or (NO_FIGURE,),
        note=channel.note,
    )


def _fee(fee: Fee) -> str:
    if fee.vnd is None:
        return f"{NO_FIGURE} về mức thu. {fee.note}" if fee.note else NO_FIGURE
    amount = f"{format_int(fee.vnd)} đồng" if fee.vnd else "Không thu"
    return f"{amount} {fee.note}".strip()
