"""What officers type into reports: text of sections and entered cells."""

from django.db import models


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
