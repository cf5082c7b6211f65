"""A finding knows what its inspection looked at; those of before counted as reform, and still do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("findings", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="findingfact",
            name="topic",
            field=models.CharField(default="reform", max_length=20),
            preserve_default=False,
        ),
    ]
