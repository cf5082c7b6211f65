"""Each contender in a process of its own: no one warms another's caches, and memory is its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Self

from motcua.bench.errors import ContenderFailed

RUNS = 15
LONG = 3.0  # seconds of one run beyond which there are fewer


@dataclass(frozen=True, slots=True)
class Home:
    """Where a contender's data are. database: a URL; "": the SQLite file of the folder."""

    folder: Path
    database: str = ""

    def environment(self) -> dict[str, str]:
        """Of a process that works there."""
        plain = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        said = {"MOTCUA_HOME": str(self.folder), "DJANGO_SETTINGS_MODULE": "motcua.config.settings"}
        return {**plain, **said, **({"DATABASE_URL": self.database} if self.database else {})}


@dataclass(slots=True)
class Outcome:
    """Seconds of each run, peak memory in bytes (None: the system does not say), the answer."""

    name: str
    seconds: list[float] = field(default_factory=list)
    peak: int | None = None
    answer: Any = None

    @property
    def median(self) -> float:
        """Of the runs."""
        return median(self.seconds)

    def at(self, share: float) -> float:
        """The value below which that share of the runs lies (nearest rank)."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Worker:
    """A process that runs one case on demand; use as a context."""

    def __init__(self, name: str, case: str, home: Home, **given: Any) -> None:
        """case: a key of `registry.PLACES`. given: its arguments, as JSON takes them."""
        self.outcome = Outcome(name)
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", "motcua.bench.worker", case, json.dumps(given)],
            env=home.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told()

    def __enter__(self) -> Self:
        """Itself, ready."""
        return self

    def __exit__(self, *failure: object) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def run(self) -> None:
        """Once more; the seconds go to the outcome."""
        self.outcome.seconds.extend(self._asked("run")["seconds"])

    def end(self) -> Outcome:
        """What it came to, with the answer and the memory."""
        said = self._asked("end")
        self.outcome.peak, self.outcome.answer = said["peak"], said["answer"]
        return self.outcome

    def _asked(self, command: str) -> dict[str, Any]:
        if self._process.stdin is None:
            raise ContenderFailed(self.outcome.name)
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        return self._told()

    def _told(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise ContenderFailed(self.outcome.name)
        said: dict[str, Any] = json.loads(line)
        return said


def alternate(workers: Sequence[Worker], times: int = RUNS) -> list[Outcome]:
    """Run them in turns, so that whatever disturbs the machine disturbs all alike.

    times: runs of each; a contender that takes seconds runs less often, and never less than
    thrice. One run before them warms up and is not counted.
    """
    counts = []
    for worker in workers:
        worker.run()
        counts.append(_runs(times, sum(worker.outcome.seconds)))
        worker.outcome.seconds.clear()
    for turn in range(max(counts)):
        for worker, count in zip(workers, counts, strict=True):
            if turn < count:
                worker.run()
    return [worker.end() for worker in workers]


def _runs(times: int, seconds: float) -> int:
    return times if seconds < LONG else min(times, max(3, int(LONG * times / seconds)))


def once(name: str, case: str, home: Home, **given: Any) -> Outcome:
    """One run of one case in a process of its own."""
    with Worker(name, case, home, **given) as worker:
        worker.run()
        return worker.end()
