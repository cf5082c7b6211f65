"""Guards of the decisions: what was written down is never changed, and never deleted singly.

SQLite drops the triggers of a table it rebuilds: a later migration that alters one of these
tables runs `lay_guards` again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PUBLICATION = "procedure_publication"
KEPT_WITH_IT = (f"{PUBLICATION}_line", f"{PUBLICATION}_withdrawal")

SQLITE_UPDATE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""

# A whole database may be emptied, decisions first; no command of the program does so. A decision
# that goes alone leaves lines behind, which the foreign key refuses when the transaction ends.
SQLITE_DELETE = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
WHEN EXISTS (SELECT 1 FROM procedure_publication WHERE id = OLD.publication_id)
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""

POSTGRESQL = """
CREATE FUNCTION motcua_publication_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001'; END $$;
"""

POSTGRESQL_TABLE = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION motcua_publication_append_only();
"""


def lay_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database at hand."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        for table in (PUBLICATION, *KEPT_WITH_IT):
            schema_editor.execute(POSTGRESQL_TABLE.format(table=table), params=None)
        return
    with connection.cursor() as cursor:
        for table in (PUBLICATION, *KEPT_WITH_IT):
            cursor.execute(SQLITE_UPDATE.format(table=table))
        for table in KEPT_WITH_IT:
            cursor.execute(SQLITE_DELETE.format(table=table))


def lift_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "DROP FUNCTION motcua_publication_append_only() CASCADE", params=None
        )
        return
    for table in (PUBLICATION, *KEPT_WITH_IT):
        schema_editor.execute(f"DROP TRIGGER {table}_no_update", params=None)
    for table in KEPT_WITH_IT:
        schema_editor.execute(f"DROP TRIGGER {table}_no_delete", params=None)


class Migration(migrations.Migration):

    dependencies = [("procedures", "0002_publications")]

    operations = [migrations.RunPython(lay_guards, lift_guards)]
