"""Tables of the ledger. The event log is the truth; entries and facts are derived."""

from django.db import models

from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.records.models import Head, Link, StoredEvent


class RegisterHead(Head):
    """The last link of an agency's chain of registers; every command of the agency holds it."""

    class Meta:
        db_table = "register_head"


class RegisterCommand(Link):
    """One link of the chain: everything one command wrote (an import is one)."""

    kind = models.CharField(max_length=40)  # import | record | change | a verb

    class Meta:
        db_table = "register_command"
        constraints = [
            models.UniqueConstraint(fields=["agency", "seq"], name="register_command_seq"),
        ]


class RegisterEntry(models.Model):
    """The present state of an entry, derived from its events and stored for queries."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    register = models.CharField(max_length=40)  # key of the rulebook
    code = models.CharField(max_length=80)
    title = models.TextField()
    state = models.CharField(max_length=40)
    begun_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    data = models.JSONField()  # the values, see kernel.register_values.to_json
    search_key = models.TextField()  # folded code and searchable values
    order_key = models.CharField(max_length=120)  # begun day descending, code, agency
    last_command = models.BigIntegerField()  # id of the command that wrote last

    class Meta:
        db_table = "register_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "register", "code"], name="register_entry_code"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "register", "order_key"], name="register_entry_order"),
            models.Index(fields=["agency", "register", "state"], name="register_entry_state"),
            models.Index(fields=["agency", "register", "due_on"], name="register_entry_due"),
        ]


class RegisterEvent(StoredEvent):
    """One thing that happened to an entry. Never updated, never deleted."""

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="events")
    command = models.ForeignKey(RegisterCommand, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40)

    class Meta:
        db_table = "register_event"
        constraints = [
            models.UniqueConstraint(fields=["command", "position"], name="register_event_place"),
        ]


class RegisterSerial(models.Model):
    """The last number given in a series of an agency ("PA-2024"); it only grows."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    register = models.CharField(max_length=40)
    series = models.CharField(max_length=60)
    last = models.IntegerField()

    class Meta:
        db_table = "register_serial"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "register", "series"], name="register_serial_series"
            ),
        ]


class RegisterReadLog(models.Model):
    """Who opened whose personal data in a register, and when."""

    user_id = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=150)
    register = models.CharField(max_length=40)
    entry_codes = models.TextField()  # what was shown, a code a line
    page = models.CharField(max_length=40)
    read_at = models.DateTimeField(db_index=True)
    # Where the reader worked then; null: the system, or a line older than this column.
    agency_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "register_read_log"
        indexes = [models.Index(fields=["agency_id", "read_at"], name="register_read_of_agency")]


class VersionedFact(models.Model):
    """What every fact table of a register has; its own columns and indexes it adds itself.

    A subclass's Meta inherits this one: `class Meta(VersionedFact.Meta): db_table = "..._fact"`.
    """

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    recorded_from = models.BigIntegerField()  # agency's command sequence, included
    recorded_to = models.BigIntegerField(default=OPEN_SEQUENCE)  # excluded

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "recorded_from"], name="%(app_label)s_fact_version"
            ),
        ]
