"""What publication decisions make of the catalogue, at an agency on a day."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from motcua.agencies import api as agencies
from motcua.kernel.publications import (
    Act,
    DecisionHead,
    Line,
    Told,
    named_since,
    standing,
)
from motcua.kernel.text import fold
from motcua.procedures.data import At, ProcedureView, PublicationView
from motcua.procedures.models import Procedure, Publication, PublicationLine
from motcua.procedures.published_values import values_of, with_standing
from motcua.procedures.stored import view_of

_AT_ONCE = 500


def scope_ids(at: At) -> tuple[int, ...]:
    """The agency and those above it that day, whose decisions hold there; nearest first."""
    return (at.agency_id, *(view.id for view in agencies.ancestors(at.agency_id, at.on)))


def histories(codes: Iterable[str], at: At) -> dict[str, tuple[Told, ...]]:
    """Lines of every decision that holds there, by code, in the order in which they hold."""
    asked = sorted(set(codes))
    lines: list[PublicationLine] = []
    for start in range(0, len(asked), _AT_ONCE):
        lines += _lines().filter(code__in=asked[start : start + _AT_ONCE])
    if not lines:  # as nearly always: then no unit above matters
        return {}
    scope = scope_ids(at)
    found: dict[str, list[Told]] = {}
    for line in lines:
        if line.publication.agency_id in scope:
            found.setdefault(line.code, []).append(Told(_head(line.publication), _line(line)))
    return {code: tuple(told) for code, told in found.items()}


def overlaid(
    views: Iterable[ProcedureView],
    at: At | None,
    by_decision: frozenset[str] = frozenset(),
    told: Collection[str] | None = None,
) -> list[ProcedureView]:
    """The procedures as decisions leave them at that place and day.

    by_decision: codes that only decisions know; where none holds there is no such procedure.
    told: codes of which any decision says something; None: not known.
    """
    held = list(views)
    if at is None:
        return held
    asked = [view.code for view in held if told is None or view.code in told]
    lines = histories(asked, at)
    found = []
    for view in held:
        history = lines.get(view.code, ())
        base = None if view.code in by_decision else values_of(view)
        if history:
            fee_since = named_since("fee", history, at.on)
            found.append(with_standing(view, standing(base, history, at.on), fee_since))
        elif base is not None:
            found.append(view)
    return found


# Every intake asks this; a query builder takes five times as long to write it.
_WITH_TOLD = (
    "SELECT catalogue.*, EXISTS (SELECT 1 FROM procedure_publication_line line"
    " WHERE line.code = catalogue.code AND NOT EXISTS (SELECT 1"
    " FROM procedure_publication_withdrawal taken WHERE taken.publication_id ="
    " line.publication_id)) AS is_told FROM procedure catalogue WHERE catalogue.code IN ({marks})"
)


def with_told(codes: Collection[str]) -> list[Procedure]:
    """The procedures, with `is_told`: whether any decision, wherever it holds, says something.

    Nearly always none does, and then there is nothing more to ask.
    """
    if not codes:
        return []
    text = _WITH_TOLD.format(marks=", ".join(["%s"] * len(codes)))
    return list(Procedure.objects.raw(text, list(codes)))


def known_there(rows: QuerySet[Procedure], at: At | None) -> QuerySet[Procedure]:
    """Without procedures that only decisions of other places know."""
    if at is None or not rows.filter(by_decision=True).exists():
        return rows
    here = PublicationLine.objects.filter(
        publication__agency_id__in=scope_ids(at), publication__withdrawal=None
    )
    return rows.filter(Q(by_decision=False) | Q(code__in=here.values("code")))


def bases(codes: Iterable[str]) -> dict[str, ProcedureView]:
    """Procedures of the national catalogue by code, as it has them itself."""
    asked = sorted(set(codes))
    found: dict[str, ProcedureView] = {}
    for start in range(0, len(asked), _AT_ONCE):
        rows = Procedure.objects.filter(code__in=asked[start : start + _AT_ONCE], by_decision=False)
        found |= {row.code: view_of(row) for row in rows}
    return found


def publications(at: At) -> tuple[PublicationView, ...]:
    """Every decision that was written down for that place, the latest in force first; those
    taken back too."""
    rows = Publication.objects.filter(agency_id__in=scope_ids(at))
    ordered = rows.select_related("withdrawal").prefetch_related("lines")
    return tuple(_view(row) for row in ordered.order_by("-in_force_on", "-pk"))


def publication(publication_id: int) -> PublicationView | None:
    """One decision; None: there is none."""
    row = Publication.objects.select_related("withdrawal").filter(pk=publication_id).first()
    return _view(row) if row else None


def same_decision(head: DecisionHead, at: At) -> tuple[PublicationView, ...]:
    """The same paper as it was written down before: at the agency itself first, then above."""
    number_key, issuer_key, year = head.identity
    scope = scope_ids(at)
    rows = Publication.objects.filter(
        agency_id__in=scope,
        number_key=number_key,
        issuer_key=issuer_key,
        signed_on__year=year,
        withdrawal=None,
    )
    return tuple(_view(row) for row in sorted(rows, key=lambda row: scope.index(row.agency_id)))


def catalogue_mark(agency_id: int, on: date) -> str:
    """Changes whenever a decision that holds there is written down or taken back; "": none."""
    if not Publication.objects.exists():
        return ""
    rows = Publication.objects.filter(agency_id__in=scope_ids(At(agency_id, on)), withdrawal=None)
    return ",".join(str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True))


def searched(words: Sequence[str]) -> QuerySet[PublicationLine, str]:
    """Codes of lines whose name has all the words, folded."""
    named = Q()
    for word in words:
        named &= Q(name_key__contains=word)
    return PublicationLine.objects.filter(named).exclude(name_key="").values_list("code")


def text_of(values: Mapping[str, str]) -> str:
    """As a line stores them: alike whatever the order was."""
    return json.dumps(dict(sorted(values.items())), ensure_ascii=False)


def name_key_of(values: Mapping[str, str]) -> str:
    """What a line is searched by."""
    return fold(values.get("name", ""))


def _lines() -> QuerySet[PublicationLine]:
    rows = PublicationLine.objects.filter(publication__withdrawal=None)
    return rows.select_related("publication").order_by("publication__in_force_on", "publication_id")


def _head(row: Publication) -> DecisionHead:
    return DecisionHead(row.number, row.issuer, row.signed_on, row.in_force_on)


def _line(row: PublicationLine) -> Line:
    return Line(row.code, Act(row.act), json.loads(row.values), row.replaced_by)


def _view(row: Publication) -> PublicationView:
    withdrawal = getattr(row, "withdrawal", None)
    lines = sorted(row.lines.all(), key=lambda line: line.position)
    return PublicationView(
        id=row.pk,
        agency_id=row.agency_id,
        head=_head(row),
        lines={line.code: _line(line) for line in lines},
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        source_name=row.source_name,
        withdrawn=withdrawal.reason if withdrawal else "",
    )
