"""The fact table of plans that simplify procedures."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class SimplificationFact(VersionedFact):
    """A version of one plan. Days since 1970-01-01; null: not so.

    *_before, *_cut: both 0 where one of the two figures was not said; a cut is before - after.
    """

    main_kind = models.CharField(max_length=20)
    proposed_day = models.IntegerField()
    decided_day = models.IntegerField(null=True)  # approved
    carried_day = models.IntegerField(null=True)  # a publication decision carried it out
    ended_day = models.IntegerField(null=True)  # carried out or dropped
    hours_before = models.IntegerField()  # working hours
    hours_cut = models.IntegerField()
    cost_before = models.BigIntegerField()  # đồng a year
    cost_cut = models.BigIntegerField()

    class Meta(VersionedFact.Meta):
        db_table = "simplification_fact"
        indexes = [
            models.Index(
                fields=["agency", "ended_day", "proposed_day"], name="simplification_fact_days"
            ),
        ]
