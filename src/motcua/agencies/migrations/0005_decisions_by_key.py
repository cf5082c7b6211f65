"""Decisions are also found by what they are about, of all agencies at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index."""

    dependencies = [("agencies", "0004_shared_identity")]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["key"], name="decision_key"),
        ),
    ]
