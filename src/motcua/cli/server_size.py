"""How many processes and threads serve the desk."""

import os
from dataclasses import dataclass

from motcua.cli.errors import WorkersNeedServer

THREADS = 8
MOST_BY_DEFAULT = 8
# A thread holds a connection of its own, and PostgreSQL takes 100 unless told otherwise: some
# are left to the commands and to whoever looks after the database.
CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class ServerSize:
    """processes: that share the address. threads: of each."""

    processes: int
    threads: int


def size_of(asked: int | None) -> ServerSize:
    """asked None: a process a core, one on SQLite. Raises WorkersNeedServer."""
    from django.db import connection  # help comes without Django

    if connection.vendor == "sqlite":
        # One writer at a time whoever asks, so a second process would only wait beside the first.
        if asked not in (None, 1):
            raise WorkersNeedServer(asked)
        return ServerSize(1, THREADS)
    processes = asked or min(_cores(), MOST_BY_DEFAULT)
    return ServerSize(processes, max(1, min(THREADS, CONNECTIONS // processes)))


def _cores() -> int:
    """That this program may use; a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
