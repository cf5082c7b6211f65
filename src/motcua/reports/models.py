"""What officers type into reports: text of sections and entered cells."""

from django.db import models

from motcua.records.models import Head


class NarrativeText(models.Model):
    """An officer's text for one section of a report; the last row by id is in force."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    report = models.CharField(max_length=60)
    from_on = models.DateField()
    to_on = models.DateField()
    section = models.CharField(max_length=40)
    text = models.TextField()
    version = models.IntegerField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    class Meta:
        db_table = "narrative_text"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "report", "from_on", "to_on", "section", "version"],
                name="narrative_version",
            ),
        ]


class EnteredCell(models.Model):
    """A figure typed by an officer, with its source; the highest version is in force."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    form = models.CharField(max_length=60)
    from_on = models.DateField()
    to_on = models.DateField()
    row_key = models.CharField(max_length=80)
    column_key = models.CharField(max_length=20)
    value = models.CharField(max_length=200, blank=True)  # plain number or text; "" is "no figure"
    source = models.CharField(max_length=250, blank=True)
    version = models.IntegerField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    class Meta:
        db_table = "entered_cell"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "form", "from_on", "to_on", "row_key", "column_key", "version"],
                name="entered_version",
            ),
        ]


class IndicatorEntry(models.Model):
    """A figure typed for an indicator of a period; the highest version is in force.

    By indicator and not by row: whichever appendix prints the indicator prints this figure.
    """

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    indicator = models.CharField(max_length=80)
    from_on = models.DateField()
    to_on = models.DateField()
    value = models.CharField(max_length=500, blank=True)  # plain number or text
    numerator = models.CharField(max_length=20, blank=True)
    denominator = models.CharField(max_length=20, blank=True)
    waived = models.BooleanField(default=False)
    source = models.CharField(max_length=250, blank=True)  # waived: the reason
    version = models.IntegerField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    class Meta:
        db_table = "indicator_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "indicator", "from_on", "to_on", "version"],
                name="indicator_version",
            ),
        ]


class ClosingHead(Head):
    """The last link of an agency's chain of snapshots; locked by every closing."""

    class Meta:
        db_table = "closing_head"


class Snapshot(models.Model):
    """A period of a form or report, closed. Never updated, never deleted (triggers, 0003)."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    seq = models.BigIntegerField()  # of the agency's chain of snapshots, from 1
    kind = models.CharField(max_length=10)  # form | report
    key = models.CharField(max_length=60)
    from_on = models.DateField()
    to_on = models.DateField()
    period_code = models.CharField(max_length=10, blank=True)
    revision = models.IntegerField()  # 1: first closing of these days
    reason = models.TextField(blank=True)  # why in spite of errors, or why once more
    content = models.TextField()  # canonical JSON: all that was closed
    pins = models.TextField()  # the sequences inside `content`, for lists of late entries
    digest = models.CharField(max_length=64)  # over `content`
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    actor_name = models.CharField(max_length=150)
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "snapshot"
        constraints = [
            models.UniqueConstraint(fields=["agency", "seq"], name="snapshot_agency_seq"),
            models.UniqueConstraint(
                fields=["agency", "kind", "key", "from_on", "to_on", "revision"],
                name="snapshot_revision",
            ),
        ]
        indexes = [models.Index(fields=["agency", "to_on"], name="snapshot_agency_end")]


class SnapshotForm(models.Model):
    """A form inside a snapshot: a report closes its annexes too. Never updated, never deleted."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="forms")
    form = models.CharField(max_length=60)

    class Meta:
        db_table = "snapshot_form"
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "form"], name="snapshot_form_once"),
        ]


class ClosingProposal(models.Model):
    """A reporter has gone through a period and lays it before the leader; the last one counts."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    key = models.CharField(max_length=60)
    from_on = models.DateField()
    to_on = models.DateField()
    period_code = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=500, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=150)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "closing_proposal"
        indexes = [models.Index(fields=["agency", "to_on"], name="proposal_agency_end")]
