"""The fact table of ballots, and the addresses at which people answer."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class BallotFact(VersionedFact):
    """A version of one ballot that counts. Days since 1970-01-01."""

    questionnaire = models.CharField(max_length=40)
    way = models.CharField(max_length=20)  # paper | tablet | link | system
    given_day = models.IntegerField()
    level = models.CharField(max_length=20)  # see kernel.surveys.Level
    # Points 0..2 an index; null: the ballot does not say.
    index_1 = models.SmallIntegerField(null=True)
    index_2 = models.SmallIntegerField(null=True)
    index_3 = models.SmallIntegerField(null=True)
    index_4 = models.SmallIntegerField(null=True)
    index_5 = models.SmallIntegerField(null=True)
    index_6 = models.SmallIntegerField(null=True)
    index_7 = models.SmallIntegerField(null=True)
    index_8 = models.SmallIntegerField(null=True)
    index_9 = models.SmallIntegerField(null=True)
    # A level each, as `level`; "": the ballot does not say.
    aspect_1 = models.CharField(max_length=20, default="")
    aspect_2 = models.CharField(max_length=20, default="")
    aspect_3 = models.CharField(max_length=20, default="")
    aspect_4 = models.CharField(max_length=20, default="")
    aspect_5 = models.CharField(max_length=20, default="")

    class Meta(VersionedFact.Meta):
        db_table = "ballot_fact"
        indexes = [models.Index(fields=["agency", "given_day"], name="ballot_fact_days")]


class SurveyLink(models.Model):
    """An address that one ballot may be sent from, printed as a link and a square code.

    `code` is the ballot's own code in the register, whose uniqueness is what makes a link work
    once, whoever presses first.
    """

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    token = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=40)
    questionnaire = models.CharField(max_length=40)
    dossier = models.CharField(max_length=80, blank=True)
    officer = models.CharField(max_length=150, blank=True)
    expires_on = models.DateField()  # the last day it may be used
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        db_table = "survey_link"
        indexes = [models.Index(fields=["agency", "made_at"], name="survey_link_made")]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="survey_link_code"),
        ]


class SurveyDevice(models.Model):
    """A tablet at a counter: its address takes ballot after ballot until it is taken back."""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    token = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)  # "Quầy 1"
    officer = models.CharField(max_length=150, blank=True)
    questionnaire = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True)
    last_press = models.CharField(max_length=40, blank=True)  # so that one press is one ballot

    class Meta:
        db_table = "survey_device"
        indexes = [models.Index(fields=["agency", "made_at"], name="survey_device_made")]
