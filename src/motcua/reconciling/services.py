"""Writes: two sources compared and kept, a difference decided."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import islice

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.chain import canonical
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.kernel.reconciling import (
    Found,
    ReconcilingRules,
    Side,
    SourceKind,
    VerdictKind,
    comparable,
    compare,
)
from motcua.kernel.text import nfc
from motcua.reconciling.data import SourceFile
from motcua.reconciling.errors import DecisionInvalid, SourcesUnfit
from motcua.reconciling.models import (
    Reconciliation,
    ReconciliationDecision,
    ReconciliationLine,
)
from motcua.reconciling.reading import Source, add_held, read_file
from motcua.rulebook import load

RECONCILE = "sources.reconcile"
BATCH = 2_000
LONGEST_REASON = 500


def reconcile(
    left: SourceFile,
    right: SourceFile,
    *,
    agency: AgencyView,
    period: Period | None = None,
    actor: Actor,
    now: datetime,
) -> int:
    """Compare two sources by dossier code, keep what is not the same; its id.

    period: only dossiers accepted in these days; needed where one source is the records held
    here. The same two sources again give the reconciliation that is there, and what was decided
    of a difference holds wherever the same difference is found again.
    Raises NotAllowed, NotFound, SourcesUnfit, and what reading a file raises. O(rows).
    """
    agencies.require(actor, RECONCILE, agency.id, local(now).date())
    rules = load.reconciling(local(now).date())
    _require_fit(left, right, period, rules)
    sources = _read(left, right, rules, agency, period, actor, now)
    digests = [
        _digest_of(file, source) for file, source in zip((left, right), sources, strict=True)
    ]
    head = {
        "agency_id": agency.id,
        "left_source": left.kind,
        "right_source": right.kind,
        "left_digest": digests[0],
        "right_digest": digests[1],
        "from_on": period.from_on if period else None,
        "to_on": period.to_on if period else None,
    }
    same = Reconciliation.objects.filter(**head).order_by("-id").first()
    if same is not None:
        return int(same.pk)
    names = {"left_name": left.name, "right_name": right.name}
    with transaction.atomic(durable=True):
        return _keep({**head, **names}, sources, rules, actor, now)


def decide(
    reconciliation_id: int,
    line_ids: Iterable[int],
    verdict: str,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
) -> int:
    """Write down what was decided of some differences; how many there were.

    Raises NotFound, NotAllowed, DecisionInvalid.
    """
    head = Reconciliation.objects.filter(pk=reconciliation_id).first()
    if head is None:
        raise NotFound("lần đối soát", str(reconciliation_id))
    on = local(now).date()
    agencies.require(actor, RECONCILE, head.agency_id, on)
    kind = next((v for v in load.reconciling(on).verdicts if v.key == verdict), None)
    if kind is None:
        raise DecisionInvalid(verdict, "chọn một ý kiến trong danh sách")
    words = _checked_reason(kind, reason)
    lines = ReconciliationLine.objects.filter(reconciliation=head, pk__in=list(line_ids))
    decided = [
        ReconciliationDecision(
            agency_id=head.agency_id,
            pair=pair_of(head),
            code=line.code,
            difference=line.difference,
            verdict=kind.key,
            reason=words,
            decided_at=now,
            decided_by=actor.name,
            user_id=actor.user_id,
        )
        for line in lines
    ]
    if not decided:
        raise DecisionInvalid(kind.label, "chọn ít nhất một dòng")
    with transaction.atomic(durable=True):
        ReconciliationDecision.objects.bulk_create(decided, BATCH)
    return len(decided)


def pair_of(head: Reconciliation) -> str:
    """The two systems, whichever files they came in."""
    return f"{head.left_source}|{head.right_source}"


def _checked_reason(kind: VerdictKind, reason: str) -> str:
    words = nfc(reason).strip()
    if kind.asks_reason and not words:
        raise DecisionInvalid(kind.label, "ghi lý do")
    if len(words) > LONGEST_REASON:
        raise DecisionInvalid(kind.label, f"lý do không quá {LONGEST_REASON} chữ")
    return words


def _require_fit(
    left: SourceFile, right: SourceFile, period: Period | None, rules: ReconcilingRules
) -> None:
    kinds = {source.key: source for source in rules.sources}
    for file in (left, right):
        if file.kind not in kinds:
            raise SourcesUnfit("Hãy chọn nguồn trong danh sách cho cả hai bên.")
        _require_file(file, kinds[file.kind])
    if left.kind == right.kind:
        raise SourcesUnfit(
            f"Hai bên cùng là “{kinds[left.kind].label}”; hãy chọn hai nguồn khác nhau."
        )
    if period is None and (kinds[left.kind].held or kinds[right.kind].held):
        raise SourcesUnfit(
            "Đối soát với hồ sơ trong phần mềm cần biết những ngày nào; hãy ghi từ ngày, đến ngày."
        )


def _require_file(file: SourceFile, kind: SourceKind) -> None:
    if not kind.held and file.path is None:
        raise SourcesUnfit(f"Thiếu tệp của “{kind.label}”; hãy chọn tệp xlsx hoặc csv.")


def _read(
    left: SourceFile,
    right: SourceFile,
    rules: ReconcilingRules,
    agency: AgencyView,
    period: Period | None,
    actor: Actor,
    now: datetime,
) -> tuple[Source, Source]:
    """Files first: what is held is asked for by their codes too."""
    files = {
        side: read_file(file, side, rules, period)
        for side, file in ((Side.LEFT, left), (Side.RIGHT, right))
        if not _is_held(file, rules)
    }
    for side in (Side.LEFT, Side.RIGHT):
        if side not in files and period is not None:
            source = Source(side)
            codes = {code for other in files.values() for code in other.rows}
            held = dossiers.holdings(
                agency.id, period.from_on, period.to_on, codes, actor=actor, now=now
            )
            add_held(source, held, rules)
            files[side] = source
    return files[Side.LEFT], files[Side.RIGHT]


def _is_held(file: SourceFile, rules: ReconcilingRules) -> bool:
    return any(source.held and source.key == file.kind for source in rules.sources)


def _digest_of(file: SourceFile, source: Source) -> str:
    """Of the bytes of a file; of records held here, of what they say."""
    if file.path is not None:
        with file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    digest = hashlib.sha256()
    for code in sorted(source.rows):
        said = canonical({"code": code, "said": dict(source.rows[code].compared)})
        digest.update(said.encode() + b"\n")
    return digest.hexdigest()


def _keep(
    head: Mapping[str, object],
    sources: tuple[Source, Source],
    rules: ReconcilingRules,
    actor: Actor,
    now: datetime,
) -> int:
    left, right = sources
    fields = comparable(rules.fields, left.columns, right.columns)
    faults = [asdict(fault) for source in sources for fault in source.faults]
    row = Reconciliation(
        **head,
        left_rows=len(left.rows),
        right_rows=len(right.rows),
        same=0,
        fields=[each.key for each in fields],
        faults=faults,
        made_at=now,
        made_by=actor.name,
    )
    row.save(force_insert=True)
    in_both = len(left.rows.keys() & right.rows.keys())
    different = 0
    lines = _lines(row, compare(left.rows, right.rows, fields))
    while batch := list(islice(lines, BATCH)):
        different += sum(line.side == Side.DIFFERENT for line in batch)
        ReconciliationLine.objects.bulk_create(batch)
    row.same = in_both - different
    row.save(update_fields=["same"])
    return int(row.pk)


def _lines(row: Reconciliation, found: Iterator[Found]) -> Iterator[ReconciliationLine]:
    for place, one in enumerate(found):
        yield ReconciliationLine(
            reconciliation=row,
            place=place,
            code=one.code,
            side=one.side.value,
            fields=[[field.key, field.left, field.right] for field in one.fields],
            difference=one.difference,
            left_row=one.left_row,
            right_row=one.right_row,
        )
