"""`motcua serve` over a home of the bench, in processes of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from motcua.bench.errors import ContenderFailed
from motcua.bench.workers import Home

PATIENCE = 60.0  # seconds until it must answer


@contextmanager
def served(home: Home) -> Iterator[int]:
    """The port where it answers; ContenderFailed when it does not."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", "from motcua.cli.main import main; main()"]
    server = subprocess.Popen(  # noqa: S603  (our own interpreter and program)
        [*command, "serve", "--port", str(port)], env=home.environment(), stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise ContenderFailed("serve")
