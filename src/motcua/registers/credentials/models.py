"""The fact tables of certificates and mailboxes. Days since 1970-01-01."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class CertificateFact(VersionedFact):
    """A version of one digital certificate."""

    subject = models.CharField(max_length=20)  # agency | person
    place = models.CharField(max_length=20)  # office | one_stop
    issued_day = models.IntegerField()
    expires_day = models.IntegerField(null=True)  # last day of its validity; null: not said
    ended_day = models.IntegerField(null=True)  # revoked

    class Meta(VersionedFact.Meta):
        db_table = "certificate_fact"
        constraints = [
            models.UniqueConstraint(fields=["entry", "recorded_from"], name="certificate_version"),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "issued_day"], name="certificate_days"),
        ]


class MailboxFact(VersionedFact):
    """A version of one official mailbox."""

    subject = models.CharField(max_length=20)  # agency | department | person
    granted_day = models.IntegerField()
    used_day = models.IntegerField(null=True)  # null: nobody uses it yet
    ended_day = models.IntegerField(null=True)  # closed

    class Meta(VersionedFact.Meta):
        db_table = "mailbox_fact"
        constraints = [
            models.UniqueConstraint(fields=["entry", "recorded_from"], name="mailbox_version"),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "granted_day"], name="mailbox_fact_days"),
        ]
