"""The fact table of assignments."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class AssignmentFact(VersionedFact):
    """A version of one assignment. Days since 1970-01-01."""

    kind = models.CharField(max_length=20)
    issued_day = models.IntegerField()
    due_day = models.IntegerField(null=True)  # null: no limit was set
    ended_day = models.IntegerField(null=True)  # null exactly while outcome is "open"
    matters_day = models.IntegerField(null=True)  # last day it can matter; null: it still can
    plan_first_day = models.IntegerField(null=True)  # the year of its plan; null: of no plan
    plan_last_day = models.IntegerField(null=True)
    extended = models.SmallIntegerField()  # 1: its due day was moved
    proof = models.SmallIntegerField()  # 1: a document or product is named
    outcome = models.CharField(max_length=20)  # open | done | cancelled
    parent = models.CharField(max_length=80, blank=True)  # code at an upper agency

    class Meta(VersionedFact.Meta):
        db_table = "assignment_fact"
        constraints = [
            *VersionedFact.Meta.constraints,
            # The identities of the figures rest on it.
            models.CheckConstraint(
                condition=models.Q(outcome="open", ended_day=None)
                | (~models.Q(outcome="open") & models.Q(ended_day__isnull=False)),
                name="assignment_open_or_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "matters_day", "issued_day"], name="assignment_fact_days"
            ),
            models.Index(
                fields=["parent"], condition=~models.Q(parent=""), name="assignment_fact_parent"
            ),
        ]
