from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_intake")]

    operations = [
        migrations.AddField("dossier", "reviewer_id", models.BigIntegerField(null=True)),
    ]
