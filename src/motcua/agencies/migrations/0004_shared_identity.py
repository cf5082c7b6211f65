import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("agencies", "0003_staff_change")]

    operations = [
        migrations.CreateModel(
            name="SharedIdentity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=255)),
                ("subject", models.CharField(max_length=255)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shared_identities", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "db_table": "staff_shared_identity",
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "subject"), name="identity_of_one"),
                    models.UniqueConstraint(fields=("user", "issuer"), name="identity_once"),
                ],
            },
        ),
    ]
