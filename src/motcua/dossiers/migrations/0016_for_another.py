"""Which intakes were received for another agency; none was before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column and its index."""

    dependencies = [("dossiers", "0015_old_number")]

    operations = [
        migrations.AddField(
            model_name="dossierintake",
            name="for_another",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="dossierintake",
            index=models.Index(
                condition=models.Q(("for_another", True)),
                fields=["received_at_agency", "code"],
                name="intake_for_another",
            ),
        ),
    ]
