"""Tables of agencies, staff and dated decisions. No rules here."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Agency(models.Model):
    """A unit with a validity; its official code is an attribute, reused by others over time."""

    code = models.CharField(max_length=10, db_index=True)
    name = models.CharField(max_length=200)  # "Phường Phú Sơn"
    kind = models.CharField(max_length=20)  # phuong, xa, thi_tran, dac_khu, thi_xa, tinh, ...
    tier = models.CharField(max_length=10)  # province | district | commune
    name_key = models.CharField(max_length=200, db_index=True)  # folded, for search
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day; None: in force
    end_is_estimated = models.BooleanField(default=False)  # the source gives only a year

    class Meta:
        db_table = "agency"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="agency_code_from"),
        ]


class ParentLink(models.Model):
    """Under which agency an agency stands, and when."""

    child = models.ForeignKey(Agency, models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Agency, models.CASCADE, related_name="child_links")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "agency_parent"
        constraints = [
            models.UniqueConstraint(fields=["child", "valid_from"], name="parent_one_at_a_time"),
        ]


class Succession(models.Model):
    """What an agency became: whole, main part or part of it went to a successor."""

    old = models.ForeignKey(Agency, models.CASCADE, related_name="successions_out")
    new = models.ForeignKey(Agency, models.CASCADE, related_name="successions_in")
    part = models.CharField(max_length=10)  # whole | main | part
    on = models.DateField()

    class Meta:
        db_table = "agency_succession"
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_once"),
        ]


class Decision(models.Model):
    """A dated decision of an agency: an overlay it adopted, its own reporting period."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=100)  # "accounting.06a-vpcp-kstt", "period.2023-Q3"
    value = models.JSONField()
    act = models.CharField(max_length=200)  # number and date of the decision
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        db_table = "agency_decision"
        indexes = [
            models.Index(fields=["agency", "key"], name="decision_agency_key"),
            # Who named an agency is asked of all agencies at once.
            models.Index(fields=["key"], name="decision_key"),
        ]


class LoadedData(models.Model):
    """Which version of a reference table of the rulebook the database holds."""

    key = models.CharField(max_length=40, unique=True)  # "units", "procedures"
    version = models.CharField(max_length=64)  # digest of the rows and of the loader

    class Meta:
        db_table = "agency_loaded_data"


class User(AbstractUser):
    """A person who signs in."""

    full_name = models.CharField(max_length=150, blank=True)
    is_password_provisional = models.BooleanField(default=False)  # another person chose it

    class Meta:
        db_table = "staff_user"


class Membership(models.Model):
    """A role a person holds at an agency."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    title = models.CharField(max_length=60, blank=True)  # as papers print it: "Phó Chủ tịch"
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "staff_membership"
        constraints = [
            models.UniqueConstraint(fields=["user", "agency", "role"], name="membership_once"),
        ]


class Delegation(models.Model):
    """A leader who is away lets a deputy sign in the leader's place (KT.), and when."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="delegations")
    leader = models.ForeignKey(User, models.PROTECT, related_name="delegations_given")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="delegations_held")
    leader_title = models.CharField(max_length=60)
    deputy_title = models.CharField(max_length=60)
    act = models.CharField(max_length=200)  # number and date of the paper
    valid_from = models.DateField()
    valid_to = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True)  # taken back before valid_to
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "agency_delegation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(leader=models.F("deputy")), name="delegation_to_another"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "valid_from"], name="delegation_agency_from"),
        ]


class SharedIdentity(models.Model):
    """Who an account is at an identity provider, as an administrator said; it makes nobody."""

    user = models.ForeignKey(User, models.CASCADE, related_name="shared_identities")
    issuer = models.CharField(max_length=255)  # the provider's own name
    subject = models.CharField(max_length=255)  # value of the claim that settings name

    class Meta:
        db_table = "staff_shared_identity"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_of_one"),
            models.UniqueConstraint(fields=["user", "issuer"], name="identity_once"),
        ]


class StaffChange(models.Model):
    """What an administrator did to an account or a role; never changed afterwards."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="staff_changes")
    user = models.ForeignKey(User, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20)  # account | role | role_ended | password | identity ...
    detail = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        db_table = "staff_change"
        indexes = [models.Index(fields=["agency", "-id"], name="staff_change_newest")]
