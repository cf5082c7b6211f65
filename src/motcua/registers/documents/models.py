"""The fact tables of documents. Days since 1970-01-01; flags 0 or 1, 0 where nothing was said."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class OutgoingFact(VersionedFact):
    """A version of one outgoing document."""

    kind = models.CharField(max_length=20)
    form = models.CharField(max_length=20, blank=True)  # electronic | both | paper | ""
    signed_agency = models.SmallIntegerField()
    signed_person = models.SmallIntegerField()
    off_network = models.SmallIntegerField()  # 1: no recipient uses the software
    is_steering = models.SmallIntegerField()  # 1: steers the administrative reform
    dated_day = models.IntegerField()
    due_day = models.IntegerField(null=True)  # last day to issue it
    issued_day = models.IntegerField(null=True)
    cancelled_day = models.IntegerField(null=True)  # of the number, never issued
    recalled_day = models.IntegerField(null=True)  # of the document, after it was issued
    ended_day = models.IntegerField(null=True)  # the last of the three; null: still to be issued

    class Meta(VersionedFact.Meta):
        db_table = "outgoing_fact"
        constraints = [
            models.UniqueConstraint(fields=["entry", "recorded_from"], name="outgoing_version"),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "dated_day"], name="outgoing_fact_days"),
        ]


class IncomingFact(VersionedFact):
    """A version of one incoming document."""

    form = models.CharField(max_length=20, blank=True)  # electronic | both | paper | ""
    signed_agency = models.SmallIntegerField()
    urgency = models.CharField(max_length=20, blank=True)
    arrived_day = models.IntegerField()
    due_day = models.IntegerField(null=True)  # null: nobody gave a day
    ended_day = models.IntegerField(null=True)  # null exactly while outcome is "open"
    outcome = models.CharField(max_length=20)  # open | done | noted | returned | recalled
    origin = models.CharField(max_length=16, blank=True)  # issuer, number and day as a digest

    class Meta(VersionedFact.Meta):
        db_table = "incoming_fact"
        constraints = [
            models.UniqueConstraint(fields=["entry", "recorded_from"], name="incoming_version"),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "arrived_day"], name="incoming_fact_days"),
            models.Index(fields=["agency", "origin"], name="incoming_fact_origin"),
        ]
