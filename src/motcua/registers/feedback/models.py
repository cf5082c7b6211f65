"""The fact table of complaints and proposals."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class FeedbackFact(VersionedFact):
    """A version of one complaint or proposal. Days since 1970-01-01."""

    kind = models.CharField(max_length=20)  # regulation | city | other
    about = models.CharField(max_length=20, blank=True)  # act | content | both | ""
    channel = models.CharField(max_length=20)
    received_day = models.IntegerField()
    due_day = models.IntegerField(null=True)
    ended_day = models.IntegerField(null=True)  # null exactly while outcome is "open"
    outcome = models.CharField(max_length=20)  # open | answered | transferred | declined
    published_day = models.IntegerField(null=True)
    settled_day = models.IntegerField(null=True)  # last day it can count on; null while open
    satisfaction = models.CharField(max_length=20, blank=True)  # satisfied | unsatisfied | again

    class Meta(VersionedFact.Meta):
        db_table = "feedback_fact"
        indexes = [
            models.Index(
                fields=["agency", "settled_day", "received_day"], name="feedback_fact_days"
            ),
        ]
