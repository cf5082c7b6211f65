"""Guards of closed periods: a snapshot is never changed, and never deleted singly.

SQLite drops the triggers of a table it rebuilds: a later migration that alters one of these
tables runs `lay_guards` again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("snapshot", "snapshot_form")

# A whole database may be emptied, heads of the chains first; no command of the program does so.
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
    " BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}"
    " WHEN EXISTS (SELECT 1 FROM closing_head)"
    " BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
)

# The function is that of the event log (dossiers 0002).
POSTGRESQL = (
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION motcua_append_only();"
)


def lay_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database at hand."""
    connection = schema_editor.connection
    for table in TABLES:
        if connection.vendor == "postgresql":
            schema_editor.execute(POSTGRESQL.format(table=table), params=None)
            continue
        with connection.cursor() as cursor:
            for statement in SQLITE:
                cursor.execute(statement.format(table=table))


def lift_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}", params=None)
            continue
        for event in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event}", params=None)


class Migration(migrations.Migration):

    dependencies = [("reports", "0003_snapshots"), ("dossiers", "0002_append_only")]

    operations = [migrations.RunPython(lay_guards, lift_guards)]
