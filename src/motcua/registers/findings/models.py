"""The fact table of what inspections found."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class FindingFact(VersionedFact):
    """A version of one finding. Days since 1970-01-01."""

    topic = models.CharField(max_length=20)
    found_day = models.IntegerField()
    due_day = models.IntegerField(null=True)
    ended_day = models.IntegerField(null=True)  # settled or withdrawn
    outcome = models.CharField(max_length=20)  # open | settled | withdrawn

    class Meta(VersionedFact.Meta):
        db_table = "finding_fact"
        constraints = [
            *VersionedFact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(outcome="open", ended_day=None)
                | (~models.Q(outcome="open") & models.Q(ended_day__isnull=False)),
                name="finding_open_or_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "found_day"], name="finding_fact_days"),
        ]
