import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("dossiers", "0004_reviewer"),
    ]

    operations = [
        migrations.AddField("dossier", "service", models.JSONField(default=dict)),
        migrations.CreateModel(
            name="DossierServiceFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.BigIntegerField()),
                ("recorded_to", models.BigIntegerField(default=9223372036854775807)),
                ("field_key", models.CharField(max_length=80)),
                ("procedure_key", models.CharField(max_length=80)),
                ("online", models.SmallIntegerField()),
                ("online_level", models.CharField(max_length=10)),
                ("accepted_day", models.IntegerField()),
                ("ended_day", models.IntegerField(null=True)),
                ("outcome", models.CharField(max_length=20)),
                ("filed_by_post", models.SmallIntegerField()),
                ("returned_by_post", models.SmallIntegerField()),
                ("paid_through", models.CharField(max_length=10)),
                ("paid_day", models.IntegerField(null=True)),
                ("paid_amount", models.BigIntegerField()),
                ("papers_digital", models.SmallIntegerField(null=True)),
                ("result_digital", models.SmallIntegerField(null=True)),
                ("papers_reused", models.SmallIntegerField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_facts",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "db_table": "dossier_service_fact",
                "indexes": [
                    models.Index(
                        fields=["agency", "ended_day", "accepted_day"], name="service_agency_days"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "recorded_from"), name="service_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_amount", 0),
                            models.Q(("paid_amount__gt", 0), ("paid_day__isnull", False)),
                            _connector="OR",
                        ),
                        name="service_amount_has_day",
                    ),
                ],
            },
        ),
    ]
