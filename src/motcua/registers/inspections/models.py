"""The fact table of inspections."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class InspectionFact(VersionedFact):
    """A version of the inspection of one unit. Days since 1970-01-01."""

    unit_kind = models.CharField(max_length=20)  # agency | department | person
    topic = models.CharField(max_length=20)
    form = models.CharField(max_length=20)  # planned | sudden | own | again
    planned_day = models.IntegerField()  # of the plan or decision
    due_day = models.IntegerField(null=True)
    inspected_day = models.IntegerField(null=True)
    ended_day = models.IntegerField(null=True)  # concluded or dropped
    outcome = models.CharField(max_length=20)  # planned | inspected | concluded | dropped

    class Meta(VersionedFact.Meta):
        db_table = "inspection_fact"
        indexes = [
            models.Index(fields=["agency", "ended_day", "planned_day"], name="inspection_days"),
        ]
