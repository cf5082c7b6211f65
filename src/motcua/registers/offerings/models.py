"""The fact table of announced procedures."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class OfferingFact(VersionedFact):
    """A version of one announced procedure. Days since 1970-01-01; null: not so."""

    tier = models.CharField(max_length=20)  # province | district | commune
    settled_here = models.SmallIntegerField()  # 1: this agency settles it, 0: one below
    vertical = models.SmallIntegerField()  # 1: of a vertical agency
    is_new = models.SmallIntegerField()
    from_day = models.IntegerField()  # in force since
    ended_day = models.IntegerField(null=True)
    simplified_day = models.IntegerField(null=True)
    eligible_level = models.CharField(max_length=10)  # none | partial | full
    online_level = models.CharField(max_length=10)
    online_day = models.IntegerField(null=True)
    national_day = models.IntegerField(null=True)  # on the national portal since
    portal_day = models.IntegerField(null=True)  # on the province's portal since
    website_day = models.IntegerField(null=True)
    has_fee = models.SmallIntegerField()
    pay_day = models.IntegerField(null=True)  # can be paid online since
    post_in = models.SmallIntegerField()
    post_out = models.SmallIntegerField()
    workflow_day = models.IntegerField(null=True)  # its workflow is approved since
    digital_day = models.IntegerField(null=True)  # and runs in the software since
    linked = models.CharField(max_length=10)  # none | same | across

    class Meta(VersionedFact.Meta):
        db_table = "offering_fact"
        indexes = [
            models.Index(fields=["agency", "ended_day", "from_day"], name="offering_fact_days"),
        ]
