"""How rows get into the tables, set-wise. The one place to change for another way of loading."""

from collections.abc import Sequence

from django.db import connection

from motcua.dossiers.models import Dossier, DossierEvent

CHUNK = 2_000

_DERIVED = tuple(
    f.name for f in Dossier._meta.concrete_fields if f.name not in {"id", "agency", "code"}
)


def insert_dossiers(rows: Sequence[Dossier]) -> None:
    """New dossiers; their ids are set. IntegrityError when a code is taken."""
    Dossier.objects.bulk_create(rows, batch_size=CHUNK)


def overwrite_dossiers(rows: Sequence[Dossier]) -> None:
    """Put the derived columns of existing dossiers; the rows carry all columns and their id."""
    # An upsert is one plain statement; bulk_update would write a CASE a column a row.
    Dossier.objects.bulk_create(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_DERIVED,
    )


def insert_events(rows: Sequence[DossierEvent]) -> None:
    """Append to the log."""
    DossierEvent.objects.bulk_create(rows, batch_size=CHUNK)


def next_command_id() -> int:
    """The id of the command about to be written; its row comes last, when its hash is known.

    Events carry it before the row is there: foreign keys are checked at the commit.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence('command', 'id'))")
        else:
            # SQLite has one writer at a time, and a transaction here is a writer from its start.
            cursor.execute(
                "SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'command'"
            )
        return int(cursor.fetchone()[0])
