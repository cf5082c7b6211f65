"""Lines of the log of reads know where the reader worked; older ones learn it where it is plain."""

from django.db import migrations, models


def tell_agencies(apps, schema_editor):
    """Of an account that ever worked at one agency alone. Any other line stays without one."""
    memberships = apps.get_model("agencies", "Membership").objects
    homes = {}
    for user_id, agency_id in memberships.values_list("user_id", "agency_id").distinct():
        homes.setdefault(user_id, set()).add(agency_id)
    lines = apps.get_model("registers", "RegisterReadLog").objects
    for user_id, agency_ids in homes.items():
        if len(agency_ids) == 1:
            lines.filter(user_id=user_id).update(agency_id=agency_ids.pop())


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_shared_identity"),
        ("registers", "0002_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="registerreadlog",
            name="agency_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="registerreadlog",
            index=models.Index(fields=["agency_id", "read_at"], name="register_read_of_agency"),
        ),
        migrations.RunPython(tell_agencies, migrations.RunPython.noop),
    ]
