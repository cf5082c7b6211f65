"""The machine that measures, and the memory a process has taken."""

import os
import sys
from pathlib import Path

MEBIBYTE = 1024 * 1024


def describe() -> str:
    """Cores, memory and Python, in Vietnamese."""
    memory = total_memory()
    size = f", {memory / 1024**3:.0f} GB bộ nhớ".replace(".", ",") if memory else ""
    return f"{os.cpu_count() or 1} nhân{size}, Python {sys.version.split()[0]}, {sys.platform}"


def total_memory() -> int | None:
    """Bytes; None where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def own_peak() -> int | None:
    """The most memory this process has held, in bytes; None: the system does not say."""
    return peak_of(os.getpid()) or _resource_peak()


def peak_with(server_pid: int | None) -> int | None:
    """Our peak and that of the server's process that worked for us."""
    own = own_peak()
    other = peak_of(server_pid) if server_pid else 0
    return own if own is None or other is None else own + other


def peak_of(pid: int) -> int | None:
    """The same of another process of this machine (Linux only)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else None


def _resource_peak() -> int | None:
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
