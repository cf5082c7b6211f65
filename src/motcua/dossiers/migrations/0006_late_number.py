from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_service")]

    operations = [
        migrations.CreateModel(
            name="LateNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=80)),
            ],
            options={
                "db_table": "late_number",
                "constraints": [
                    models.UniqueConstraint(fields=("number", "code"), name="late_number_once")
                ],
            },
        ),
    ]
