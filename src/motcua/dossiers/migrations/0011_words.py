"""The index of words by which dossiers are found, filled for those that are there."""

from itertools import groupby
from operator import itemgetter

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 2_000
# Beginnings of words are stretches of the index only where bytes are compared, as in SQLite.
POSTGRESQL_ORDER = 'ALTER TABLE dossier_word ALTER COLUMN word TYPE varchar(40) COLLATE "C"'


def order_by_bytes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whatever the locale of the database is."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_ORDER, params=None)


def fill_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Texts and words of every dossier, by today's rule: all of it is derived."""
    from motcua.dossiers.search_words import search_key
    from motcua.dossiers.word_rows import Keyed, fill

    dossiers = apps.get_model("dossiers", "Dossier").objects.order_by("id")
    columns = ("id", "agency_id", "code", "applicant", "procedure_code", "procedure_name")
    last = 0
    while rows := list(dossiers.filter(id__gt=last).values_list(*columns)[:BATCH]):
        last = rows[-1][0]
        keyed = [(agency, Keyed(id_, "", search_key(*said))) for id_, agency, *said in rows]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE dossier SET search_key = %s WHERE id = %s",
                [(one.after, one.dossier_id) for _, one in keyed],
            )
        keyed.sort(key=itemgetter(0))
        for agency, group in groupby(keyed, key=itemgetter(0)):
            fill(agency, [one for _, one in group])


class Migration(migrations.Migration):

    dependencies = [("dossiers", "0010_filed_by_officer")]

    operations = [
        migrations.CreateModel(
            name="ProcedureText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=20)),
                ("key", models.TextField()),
            ],
            options={
                "db_table": "procedure_text",
                "indexes": [models.Index(fields=["mark"], name="procedure_text_mark")],
            },
        ),
        migrations.CreateModel(
            name="DossierWord",
            fields=[
                ("pk", models.CompositePrimaryKey("dossier_id", "word", blank=True, editable=False, primary_key=True, serialize=False)),
                ("dossier_id", models.BigIntegerField()),
                ("word", models.CharField(max_length=40)),
                ("agency_id", models.BigIntegerField()),
            ],
            options={"db_table": "dossier_word"},
        ),
        migrations.RunPython(order_by_bytes, migrations.RunPython.noop),
        migrations.RunPython(fill_words, migrations.RunPython.noop),
    ]
