"""Which dossiers need which file of scans; of the scans that are there already, from their events."""

import json

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def of_scans_there(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A row for each scan that any event tells of; none was ever struck before."""
    events = apps.get_model("dossiers", "DossierEvent").objects.filter(
        verb="serve", payload__contains='"scan":'
    )
    uses = apps.get_model("dossiers", "ScanUse").objects
    for dossier_id, payload in events.values_list("dossier_id", "payload").iterator():
        said = json.loads(payload).get("scan")
        if said:
            key = f"{said['paper']}:{said['digest']}"
            uses.get_or_create(
                dossier_id=dossier_id, key=key, defaults={"digest": said["digest"]}
            )


class Migration(migrations.Migration):

    dependencies = [("dossiers", "0012_lists_by_index")]

    operations = [
        migrations.CreateModel(
            name="ScanUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=140)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("dossier", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="scan_uses", to="dossiers.dossier")),
            ],
            options={
                "db_table": "scan_use",
                "constraints": [models.UniqueConstraint(fields=("dossier", "key"), name="scan_use_once")],
            },
        ),
        migrations.RunPython(of_scans_there, migrations.RunPython.noop),
    ]
