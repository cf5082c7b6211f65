"""Reconciliations, their lines, and what was decided of differences."""

from django.db import models


class Reconciliation(models.Model):
    """Two sources compared once. The same two sources again are this row."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    left_source = models.CharField(max_length=40)  # key of the rulebook's sources
    right_source = models.CharField(max_length=40)
    left_name = models.CharField(max_length=255, blank=True)  # file name; "" for records held here
    right_name = models.CharField(max_length=255, blank=True)
    left_digest = models.CharField(max_length=64)  # of the file, or of the records that were held
    right_digest = models.CharField(max_length=64)
    from_on = models.DateField(null=True)  # dossiers accepted in these days; null: all
    to_on = models.DateField(null=True)
    left_rows = models.IntegerField()
    right_rows = models.IntegerField()
    same = models.IntegerField()
    fields = models.JSONField()  # keys that both sources could be compared by
    faults = models.JSONField()  # [side, row, column, value, expected], the first of them
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        db_table = "reconciliation"
        indexes = [models.Index(fields=["agency", "made_at"], name="reconciliation_agency")]


class ReconciliationLine(models.Model):
    """A dossier that is not the same in both sources."""

    reconciliation = models.ForeignKey(Reconciliation, models.CASCADE, related_name="lines")
    place = models.IntegerField()  # in the order found
    code = models.CharField(max_length=80)
    side = models.CharField(max_length=10)  # left | right | different
    fields = models.JSONField()  # [[key, left, right], …]
    difference = models.CharField(max_length=32)
    left_row = models.IntegerField()  # row of the file, 0 where there is none
    right_row = models.IntegerField()

    class Meta:
        db_table = "reconciliation_line"
        constraints = [
            models.UniqueConstraint(
                fields=["reconciliation", "place"], name="reconciliation_place"
            ),
        ]
        indexes = [models.Index(fields=["reconciliation", "side", "place"], name="line_by_side")]


class ReconciliationDecision(models.Model):
    """What an officer decided of one difference; the last row by id is in force.

    Bound to the difference and not to the file: the next export that still differs in the same
    way finds it.
    """

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    pair = models.CharField(max_length=85)  # the two source keys
    code = models.CharField(max_length=80)
    difference = models.CharField(max_length=32)
    verdict = models.CharField(max_length=40)  # key of the rulebook's verdicts
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "reconciliation_decision"
        indexes = [
            models.Index(
                fields=["agency", "pair", "code", "difference"], name="decision_of_difference"
            ),
        ]
