"""Tables of dossiers. The event log is the truth; `Dossier` and `DossierFact` are derived."""

from django.db import models

from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.records.models import Head, Link, StoredEvent


class ChainHead(Head):
    """The last link of an agency's chain; locked last by every command."""

    class Meta:
        db_table = "chain_head"


class Command(Link):
    """One link of an agency's chain: everything one command wrote (an import is one)."""

    kind = models.CharField(max_length=30)  # import | accept | ...

    class Meta:
        db_table = "command"
        constraints = [
            models.UniqueConstraint(fields=["agency", "seq"], name="command_agency_seq"),
        ]


class Dossier(models.Model):
    """The present state of a dossier, derived from its events and stored for queries."""

    # The resolving agency. No index of its own: five others begin with it.
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, db_index=False)
    code = models.CharField(max_length=80, unique=True)
    procedure_code = models.CharField(max_length=30, blank=True)
    procedure_name = models.TextField()
    field_key = models.CharField(max_length=80)
    applicant = models.CharField(max_length=250, blank=True)
    officer = models.CharField(max_length=150, blank=True)
    channel = models.CharField(max_length=20)
    source_system = models.CharField(max_length=10, default="tinh")  # tinh | bo
    state = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    registered_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    appointment_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)  # the clock stands still since
    ended_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    reviewer_id = models.BigIntegerField(null=True)  # account whose approval it waits for
    search_key = models.TextField()  # folded applicant, procedure, code: see search_words.py
    order_key = models.CharField(max_length=100)  # never null: accepted day descending, code
    case = models.JSONField()  # the derived case; services read it instead of replaying
    service = models.JSONField(default=dict)  # kernel/service.py; {}: nothing was said of it
    last_command = models.BigIntegerField()  # id of the command that wrote last

    class Meta:
        db_table = "dossier"
        indexes = [
            models.Index(fields=["agency", "order_key"], name="dossier_agency_order"),
            models.Index(fields=["agency", "state", "due_at"], name="dossier_agency_state_due"),
            models.Index(fields=["agency", "field_key", "order_key"], name="dossier_agency_field"),
            models.Index(fields=["agency", "officer", "order_key"], name="dossier_agency_officer"),
            models.Index(fields=["agency", "channel", "order_key"], name="dossier_agency_channel"),
            # For readers of more agencies than can be asked one by one.
            models.Index(fields=["order_key"], name="dossier_order"),
        ]


class DossierEvent(StoredEvent):
    """One thing that happened to a dossier. Never updated, never deleted."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="events")
    command = models.ForeignKey(Command, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20)

    class Meta:
        db_table = "dossier_event"
        constraints = [
            models.UniqueConstraint(fields=["command", "position"], name="event_position"),
        ]


class DossierWord(models.Model):
    """A word by which a dossier is found (search_words.py); derived from its search_key.

    Eight of a dossier: no foreign keys, which a database would check one by one.
    """

    pk = models.CompositePrimaryKey("dossier_id", "word")
    dossier_id = models.BigIntegerField()
    word = models.CharField(max_length=40)  # bytes compared, not letters of a locale
    agency_id = models.BigIntegerField()  # the dossier's, which never changes

    class Meta:
        db_table = "dossier_word"
        indexes = [
            models.Index(fields=["agency_id", "word", "dossier_id"], name="word_of_agency"),
        ]


class ProcedureText(models.Model):
    """What stands for a procedure in the index, and its words. A mark may be there twice."""

    mark = models.CharField(max_length=20)
    key = models.TextField()  # the procedure's part of search_key

    class Meta:
        db_table = "procedure_text"
        indexes = [models.Index(fields=["mark"], name="procedure_text_mark")]


class DossierLeg(models.Model):
    """A part of another agency in a dossier, for that agency's queue; derived from the events."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="legs")
    number = models.IntegerField()
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, null=True)  # null: not of here
    due_at = models.DateTimeField()
    officer = models.CharField(max_length=150, blank=True)  # who received it
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "dossier_leg"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="leg_number"),
        ]
        indexes = [models.Index(fields=["agency", "ended_at", "due_at"], name="leg_agency_due")]


class DossierFact(models.Model):
    """A version of a dossier as statistics see it (declared in facts.py). Days since 1970-01-01."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="facts")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    recorded_from = models.BigIntegerField()  # agency's command sequence, included
    recorded_to = models.BigIntegerField(default=OPEN_SEQUENCE)  # excluded
    field_key = models.CharField(max_length=80)
    online = models.SmallIntegerField()  # 1: column (4) of 06a, 0: column (5)
    accepted_day = models.IntegerField()
    due_day = models.IntegerField(null=True)
    stopped_day = models.IntegerField(null=True)  # clock stands still since, stopped in time
    ended_day = models.IntegerField(null=True)
    outcome = models.CharField(max_length=20)

    class Meta:
        db_table = "dossier_fact"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "recorded_from"], name="fact_version"),
            # The identities of 06a rest on these two.
            models.CheckConstraint(
                condition=models.Q(outcome="open", ended_day=None)
                | (~models.Q(outcome="open") & models.Q(ended_day__isnull=False)),
                name="fact_open_or_ended",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_day=None)
                | models.Q(ended_day__gte=models.F("accepted_day")),
                name="fact_ended_after_accepted",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_day", "accepted_day"], name="fact_agency_days"),
        ]


class DossierServiceFact(models.Model):
    """A version of a dossier's service (declared in service_facts.py); beside each `DossierFact`
    of a dossier of which something is said. Days since 1970-01-01."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="service_facts")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    recorded_from = models.BigIntegerField()
    recorded_to = models.BigIntegerField(default=OPEN_SEQUENCE)
    field_key = models.CharField(max_length=80)
    procedure_key = models.CharField(max_length=80)
    online = models.SmallIntegerField()
    online_level = models.CharField(max_length=10)
    accepted_day = models.IntegerField()
    ended_day = models.IntegerField(null=True)
    outcome = models.CharField(max_length=20)
    filed_by_post = models.SmallIntegerField()
    returned_by_post = models.SmallIntegerField()
    paid_through = models.CharField(max_length=10)
    paid_day = models.IntegerField(null=True)
    paid_amount = models.BigIntegerField()  # whole đồng
    papers_digital = models.SmallIntegerField(null=True)
    result_digital = models.SmallIntegerField(null=True)
    papers_reused = models.SmallIntegerField(null=True)
    ecopies = models.SmallIntegerField(default=0, db_default=0)

    class Meta:
        db_table = "dossier_service_fact"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "recorded_from"], name="service_version"),
            models.CheckConstraint(
                condition=models.Q(paid_amount=0)
                | (models.Q(paid_amount__gt=0) & models.Q(paid_day__isnull=False)),
                name="service_amount_has_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "ended_day", "accepted_day"], name="service_agency_days"
            ),
        ]


class DossierIntake(models.Model):
    """What a search at the counter needs of an intake; derived from the accept event.

    Numbers of people stand here only as a keyed digest, their last four digits beside it.
    """

    code = models.CharField(max_length=80, primary_key=True)  # the dossier's; it never changes
    person_key = models.CharField(max_length=64, blank=True)  # "": nobody can be recognised
    # Of the number on the card before; null, not "": so that its index holds those alone.
    old_key = models.CharField(max_length=64, null=True)  # noqa: DJ001
    id_tail = models.CharField(max_length=4, blank=True)
    provisional_code = models.CharField(max_length=40, blank=True, db_index=True)
    filed_by_officer = models.BooleanField(default=False, db_default=False)  # for the citizen
    received_at_agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    for_another = models.BooleanField(default=False, db_default=False)  # resolved elsewhere

    class Meta:
        db_table = "dossier_intake"
        indexes = [
            models.Index(
                fields=["received_at_agency", "code"],
                name="intake_for_another",
                condition=models.Q(for_another=True),
            ),
            models.Index(fields=["person_key"], name="intake_person"),
            models.Index(
                fields=["old_key"],
                name="intake_old_key",
                condition=models.Q(old_key__isnull=False),
            ),
            models.Index(
                fields=["code"], name="intake_on_behalf", condition=models.Q(filed_by_officer=True)
            ),
        ]


class CodeSerial(models.Model):
    """The last serial of a day that was given under a prefix; it only grows."""

    prefix = models.CharField(max_length=40)
    day = models.DateField()
    last = models.IntegerField()

    class Meta:
        db_table = "code_serial"
        constraints = [models.UniqueConstraint(fields=["prefix", "day"], name="serial_of_day")]


class IntakeKey(models.Model):
    """An intake that was sent: the same key gives the same answer, written with it."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)  # keyed, over what was sent
    code = models.CharField(max_length=80)  # the dossier that it made
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "intake_key"
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="intake_key_once")]


class LateNumber(models.Model):
    """A provisional number whose dossier was already here: the answer to its intake was lost."""

    number = models.CharField(max_length=40)
    code = models.CharField(max_length=80)

    class Meta:
        db_table = "late_number"
        constraints = [models.UniqueConstraint(fields=["number", "code"], name="late_number_once")]


class ScanUse(models.Model):
    """A paper of a dossier needs a file of scans; derived from the events, see scans/uses.py."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="scan_uses")
    key = models.CharField(max_length=140)  # paper and digest
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "scan_use"
        constraints = [models.UniqueConstraint(fields=["dossier", "key"], name="scan_use_once")]


class ImportMapping(models.Model):
    """A column mapping an officer corrected once, remembered for that source's headings."""

    agency = models.ForeignKey("agencies.Agency", models.CASCADE)
    headings_digest = models.CharField(max_length=64)  # of the folded headings, in order
    mapping = models.JSONField()  # column index -> canonical heading key
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        db_table = "import_mapping"
        constraints = [
            models.UniqueConstraint(fields=["agency", "headings_digest"], name="mapping_source"),
        ]


class ReadLog(models.Model):
    """Who opened whose personal data, and when."""

    user_id = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=150)
    dossier_codes = models.TextField()  # what the page showed, a code a line
    page = models.CharField(max_length=40)
    read_at = models.DateTimeField(db_index=True)
    # Where the reader worked then; null: the system, or a line older than this column.
    agency_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "dossier_read_log"
        indexes = [models.Index(fields=["agency_id", "read_at"], name="read_log_of_agency")]
