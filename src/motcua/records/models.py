"""The columns that every log has. Each room keeps its own tables: these are abstract."""

from django.db import models


class Head(models.Model):
    """The last link of an agency's chain; whoever appends locks it."""

    agency = models.OneToOneField("agencies.Agency", models.PROTECT, primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        abstract = True


class Link(models.Model):
    """One link of an agency's chain: everything one command wrote (an import is one).

    A subclass adds `kind`, and that (agency, seq) is unique.
    """

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    seq = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    actor_name = models.CharField(max_length=150)
    actor_id = models.BigIntegerField(null=True)
    source_name = models.CharField(max_length=255, blank=True)  # file name of an import
    source_digest = models.CharField(max_length=64, blank=True)
    event_count = models.IntegerField()
    events_digest = models.CharField(max_length=64)  # over the events' canonical texts, in order
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True


class StoredEvent(models.Model):
    """One thing that happened. Never updated, never deleted: triggers of each table see to it.

    A subclass adds `verb`, what the event belongs to, and its `command`; (command, position) is
    unique. `records.texts` writes and reads the three texts.
    """

    position = models.IntegerField()  # within the command
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    payload = models.TextField()  # canonical JSON, no personal data; part of the chain
    personal = models.TextField(blank=True)  # personal data, JSON; the chain holds its digest
    salt = models.CharField(max_length=32, blank=True)

    class Meta:
        abstract = True
