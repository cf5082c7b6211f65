"""Which intakes an officer filed on a citizen's behalf; filled from the accept events."""

from django.db import migrations, models

_FILL = """
UPDATE dossier_intake SET filed_by_officer = true WHERE code IN (
    SELECT dossier.code FROM dossier_event
    JOIN dossier ON dossier.id = dossier_event.dossier_id
    WHERE dossier_event.verb = 'accept'
    AND dossier_event.payload LIKE '%"filed_by_officer":true%'
)
"""


class Migration(migrations.Migration):
    """A column, its index, and the values that the log already holds."""

    dependencies = [("dossiers", "0009_list_by_field")]

    operations = [
        migrations.AddField(
            model_name="dossierintake",
            name="filed_by_officer",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="dossierintake",
            index=models.Index(
                condition=models.Q(("filed_by_officer", True)),
                fields=["code"],
                name="intake_on_behalf",
            ),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
    ]
