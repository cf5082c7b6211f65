"""By which number of before a person is recognised; nobody was asked for it until now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column and an index of those that have one."""

    dependencies = [("dossiers", "0014_reads_of_agency")]

    operations = [
        migrations.AddField(
            model_name="dossierintake",
            name="old_key",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddIndex(
            model_name="dossierintake",
            index=models.Index(
                condition=models.Q(("old_key__isnull", False)),
                fields=["old_key"],
                name="intake_old_key",
            ),
        ),
    ]
