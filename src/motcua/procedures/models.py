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
    # Only a publication decision knows it: it is there where that decision holds.
    by_decision = models.BooleanField(default=False)
    sources = models.CharField(max_length=10)

    class Meta:
        db_table = "procedure"
        indexes = [models.Index(fields=["field_key", "code"], name="procedure_field_code")]


class Publication(models.Model):
    """A decision that announces procedures, as it holds at an agency and all below it.

    Never changed: what was written down wrongly is taken back (`PublicationWithdrawal`).
    """

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    number = models.CharField(max_length=80)  # "1436/QĐ-UBND"
    number_key = models.CharField(max_length=80)  # folded, to be found again
    issuer = models.CharField(max_length=200)  # who signed: "Chủ tịch UBND tỉnh Khánh Hòa"
    issuer_key = models.CharField(max_length=200)
    signed_on = models.DateField()
    in_force_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    recorded_by_id = models.BigIntegerField(null=True)
    source_name = models.CharField(max_length=255)  # of the file
    source_digest = models.CharField(max_length=64)

    class Meta:
        db_table = "procedure_publication"
        indexes = [models.Index(fields=["agency", "in_force_on"], name="publication_agency_day")]


class PublicationLine(models.Model):
    """What a decision says of one procedure. values: JSON of what it says, nothing else."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="lines")
    position = models.IntegerField()  # in the file's order, from 0
    code = models.CharField(max_length=30, db_index=True)
    act = models.CharField(max_length=10)  # kernel.publications.Act
    values = models.TextField()
    name_key = models.TextField(blank=True)  # folded, for search; "": the line says no name
    replaced_by = models.CharField(max_length=30, blank=True)

    class Meta:
        db_table = "procedure_publication_line"
        constraints = [
            models.UniqueConstraint(fields=["publication", "code"], name="publication_line_once")
        ]


class PublicationWithdrawal(models.Model):
    """That a decision was written down wrongly, and why. Its lines hold nowhere since."""

    publication = models.OneToOneField(
        Publication, models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        db_table = "procedure_publication_withdrawal"
