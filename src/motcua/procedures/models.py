"""The catalogue of procedures. What the source does not say is null, never zero."""

from django.db import models


class Procedure(models.Model):
    """A procedure (TTHC) of the national catalogue."""

    code = models.CharField(max_length=30, unique=True)  # "1.001193"
    name = models.TextField()
    name_key = models.TextField()  # folded, for search
    field_key = models.CharField(max_length=80, db_index=True)  # rulebook/fields.yaml
    field_name = models.TextField()  # as the portal prints it
    tiers = models.CharField(max_length=40)  # "xa;tinh"
    tier_source = models.CharField(max_length=10)  # cong (stated) | suy (inferred)
    limit_text = models.CharField(max_length=40, blank=True)  # "1", "1-3": as published
    limit_value = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # the longest
    limit_unit = models.CharField(max_length=20, blank=True)  # working_day | day | hour | month
    limit_note = models.TextField(blank=True)
    fee_kind = models.CharField(max_length=20, blank=True)  # none | fixed | by_rule | foreign
    fee_text = models.CharField(max_length=60, blank=True)  # as published: "5000-15000", "25"
    fee_vnd = models.BigIntegerField(null=True)  # whole đồng; null: unknown, a range or doubtful
    fee_note = models.TextField(blank=True)
    kind = models.CharField(max_length=20)  # chuan | dac_thu | noi_bo
    decision_no = models.CharField(max_length=200, blank=True)
    in_commune_list = models.BooleanField(default=False)  # a real commune publishes it
    sources = models.CharField(max_length=10)

    class Meta:
        db_table = "procedure"
        indexes = [models.Index(fields=["field_key", "code"], name="procedure_field_code")]
