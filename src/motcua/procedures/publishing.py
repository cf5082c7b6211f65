"""Writes a publication decision down, and takes one back that was written down wrongly."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.publications import Act, DecisionHead, Line
from motcua.kernel.text import fold
from motcua.procedures.catalogue_rows import field_key_of
from motcua.procedures.errors import PublicationWithdrawn, WithdrawalReasonMissing
from motcua.procedures.models import (
    Procedure,
    Publication,
    PublicationLine,
    PublicationWithdrawal,
)
from motcua.procedures.published import name_key_of, text_of

PUBLISH = "procedures.publish"


@transaction.atomic
def publish(
    agency_id: int,
    head: DecisionHead,
    lines: Sequence[Line],
    *,
    actor: Actor,
    now: datetime,
    source_name: str,
    source_digest: str,
) -> int:
    """Write the decision down for the agency and all below it; its id.

    The caller has judged the lines (`kernel.publications.faults_of`) and holds the agency's lock.
    Raises NotAllowed, NotFound.
    """
    agencies.require(actor, PUBLISH, agency_id, local(now).date())
    number_key, issuer_key, _ = head.identity
    row = Publication.objects.create(
        agency_id=agency_id,
        number=head.number,
        number_key=number_key,
        issuer=head.issuer,
        issuer_key=issuer_key,
        signed_on=head.signed_on,
        in_force_on=head.in_force_on,
        recorded_at=now,
        recorded_by=actor.name,
        recorded_by_id=actor.user_id,
        source_name=source_name[-255:],
        source_digest=source_digest,
    )
    PublicationLine.objects.bulk_create(
        PublicationLine(
            publication=row,
            position=position,
            code=line.code,
            act=line.act.value,
            values=text_of(line.values),
            name_key=name_key_of(line.values),
            replaced_by=line.replaced_by,
        )
        for position, line in enumerate(lines)
    )
    _add_unknown(lines)
    return int(row.pk)


@transaction.atomic(durable=True)
def withdraw(publication_id: int, reason: str, *, actor: Actor, now: datetime) -> None:
    """Take a decision back that was written down wrongly; the same file may then come again.

    What offices accepted meanwhile stays as it was accepted. Raises NotFound, NotAllowed,
    PublicationWithdrawn, WithdrawalReasonMissing.
    """
    row = Publication.objects.select_for_update().filter(pk=publication_id).first()
    if row is None:
        raise NotFound("quyết định công bố", str(publication_id))
    agencies.require(actor, PUBLISH, row.agency_id, local(now).date())
    reason = " ".join(reason.split())
    if not reason:
        raise WithdrawalReasonMissing
    if PublicationWithdrawal.objects.filter(publication=row).exists():
        raise PublicationWithdrawn(row.number)
    PublicationWithdrawal.objects.create(
        publication=row, reason=reason, recorded_at=now, recorded_by=actor.name
    )


def _add_unknown(lines: Sequence[Line]) -> None:
    """Procedures that the catalogue does not have: a row to be found by."""
    new = {line.code: line for line in lines if line.act is Act.NEW}
    held = Procedure.objects.filter(code__in=new).values_list("code", flat=True)
    Procedure.objects.bulk_create(
        [_row_of(line) for code, line in new.items() if code not in set(held)],
        ignore_conflicts=True,
    )


def _row_of(line: Line) -> Procedure:
    name, field_name = line.values["name"], line.values["field"]
    return Procedure(
        code=line.code,
        name=name,
        name_key=fold(name),
        field_key=field_key_of(field_name),
        field_name=field_name,
        tiers=line.values["tier"],
        tier_source="cong",
        kind="dac_thu",
        in_commune_list="xa" in line.values["tier"].split(";"),
        by_decision=True,
    )
