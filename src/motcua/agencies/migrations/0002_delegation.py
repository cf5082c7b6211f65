import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _account(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [
        migrations.AddField(
            "membership", "title", models.CharField(blank=True, max_length=60, default=""), False
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="agencies.agency",
                    ),
                ),
                ("leader", _account("delegations_given")),
                ("deputy", _account("delegations_held")),
                ("leader_title", models.CharField(max_length=60)),
                ("deputy_title", models.CharField(max_length=60)),
                ("act", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "db_table": "agency_delegation",
                "indexes": [
                    models.Index(fields=["agency", "valid_from"], name="delegation_agency_from")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(valid_to__gte=models.F("valid_from")),
                        name="delegation_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(leader=models.F("deputy")),
                        name="delegation_to_another",
                    ),
                ],
            },
        ),
    ]
