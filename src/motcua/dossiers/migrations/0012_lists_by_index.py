"""Indexes of lists and searches; after the words are there, so that they are built once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("dossiers", "0011_words")]

    operations = [
        migrations.AlterField(
            model_name="dossier",
            name="agency",
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"),
        ),
        migrations.AddIndex(
            model_name="dossierword",
            index=models.Index(fields=["agency_id", "word", "dossier_id"], name="word_of_agency"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["agency", "officer", "order_key"], name="dossier_agency_officer"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["agency", "channel", "order_key"], name="dossier_agency_channel"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["order_key"], name="dossier_order"),
        ),
    ]
