"""One writer of a copy at a time, over all processes: a lock of the operating system.

The system lets go of it when the process ends, however it ends; a file that merely exists would
outlive a crash.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.statistics.errors import CopyBusy

PATIENCE = 900  # seconds another export may take
PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock `path`; waits for its turn. Raises CopyBusy after `patience` seconds."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, path, patience)
        yield
    finally:
        os.close(handle)  # and the lock goes with it


def _wait(handle: int, path: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while True:
        try:
            return _take(handle)
        except OSError:
            if time.monotonic() > give_up:
                raise CopyBusy(path.parent) from None
            time.sleep(PAUSE)


def moment_of(path: Path) -> int:
    """Now, as the file system says it (ns): the ages of files are told by the same clock."""
    path.touch()
    return path.stat().st_mtime_ns
