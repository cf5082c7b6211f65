"""Guards of the ledger: what is written there is never changed, and never deleted singly.

SQLite drops the triggers of a table it rebuilds: a later migration that alters one of these
tables runs `lay_guards` again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("register_command", "register_event")

# A whole database may be emptied, heads of the chains first; no command of the program does so.
SQLITE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
WHEN EXISTS (SELECT 1 FROM register_head)
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""

POSTGRESQL = """
CREATE FUNCTION motcua_register_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001'; END $$;
"""

POSTGRESQL_TABLE = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION motcua_register_append_only();
"""

# The keys that lists are sorted by compare byte by byte, as in SQLite, whatever the locale is.
POSTGRESQL_ORDER = """
ALTER TABLE register_entry ALTER COLUMN order_key TYPE varchar(120) COLLATE "C";
"""


def lay_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database at hand."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        for table in TABLES:
            schema_editor.execute(POSTGRESQL_TABLE.format(table=table), params=None)
        schema_editor.execute(POSTGRESQL_ORDER, params=None)
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in SQLITE.format(table=table).split("END;"):
                if statement.strip():
                    cursor.execute(f"{statement}END;")


def lift_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION motcua_register_append_only() CASCADE", params=None)
        return
    for table in TABLES:
        for event in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event}", params=None)


class Migration(migrations.Migration):

    dependencies = [("registers", "0001_initial")]

    operations = [migrations.RunPython(lay_guards, lift_guards)]
