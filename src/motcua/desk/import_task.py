"""Checking or importing an uploaded file: small ones at once, large ones beside the request.

A large file runs in a thread of the server's process; its progress stands in status.json, which
any worker can read. The import itself is one transaction, so that a server that stops in the
middle leaves nothing behind; the page then says so (`Phase.BROKEN`).
"""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from secrets import token_hex

from django.db import connections

from motcua.desk import upload_store as store
from motcua.desk.upload_store import About
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.errors import MotcuaError
from motcua.registers import api as registers
from motcua.registers.publications.data import HeadTyped, PublicationReport
from motcua.sheets.data import ImportReport

AT_ONCE_BYTES = 512 * 1024  # about 3.000 rows: under two seconds
SECONDS_BETWEEN_NOTES = 0.5
PROCESS = token_hex(8)  # tells this process from another that got the same number later


class Phase(StrEnum):
    """Where an upload is. A running phase whose process is gone is BROKEN."""

    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    DONE = "done"
    REFUSED = "refused"
    BROKEN = "broken"


RUNNING = frozenset({Phase.CHECKING, Phase.IMPORTING})


@dataclass(frozen=True, slots=True)
class Status:
    """done, total: steps (a row is read, then written); total 0: not known yet.

    seconds: since the start. sentence, error_code: of a refusal. pid, process: who works on it.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    seconds: float = 0.0
    sentence: str = ""
    error_code: str = ""
    pid: int = 0
    process: str = ""

    @property
    def running(self) -> bool:
        """Whether the page should ask again."""
        return self.phase in RUNNING

    @property
    def percent(self) -> int:
        """Steps done, in percent of all."""
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def seconds_left(self) -> int | None:
        """An estimate from the rows so far; None: too early to say."""
        if not self.done or not self.total:
            return None
        return round(self.seconds * (self.total - self.done) / self.done)


def status_of(about: About) -> Status:
    """The status as last noted; BROKEN when the process that worked on it is gone."""
    stored = store.read_json(about.token, "status")
    if stored is None:
        return Status(phase=Phase.BROKEN)
    status = Status(**{**stored, "phase": Phase(stored["phase"])})
    if status.running and not _alive(status):
        return Status(phase=Phase.BROKEN)
    return status


def start(about: About, *, actor: Actor, now: datetime, dry_run: bool) -> None:
    """Check the file (`dry_run`) or import it. Returns when done, or at once for a large file."""
    phase = Phase.CHECKING if dry_run else Phase.IMPORTING
    _note(about, Status(phase=phase, pid=os.getpid(), process=PROCESS))
    if about.size <= AT_ONCE_BYTES:
        _run(about, actor, now, dry_run)
        return
    threading.Thread(
        target=_run_apart, args=(about, actor, now, dry_run), name=f"import-{about.token[:6]}"
    ).start()


def _run_apart(about: About, actor: Actor, now: datetime, dry_run: bool) -> None:
    try:
        _run(about, actor, now, dry_run)
    finally:
        if status_of(about).running:  # it fell over: the log has the reason, the page says so
            _note(about, Status(phase=Phase.BROKEN))
        connections.close_all()


def _run(about: About, actor: Actor, now: datetime, dry_run: bool) -> None:
    try:
        report = _taking_in(about)(
            store.data_path(about),
            agency_code=about.agency,
            actor=actor,
            now=now,
            dry_run=dry_run,
            progress=_progress(about, Phase.CHECKING if dry_run else Phase.IMPORTING),
            original_name=about.name,
            rejections_to=store.rejections_path(about.token),
        )
    except MotcuaError as error:
        _note(about, Status(phase=Phase.REFUSED, sentence=str(error), error_code=error.code))
        return
    store.write_json(about.token, "report", asdict(report))
    refused_now = bool(report.rejections) and not dry_run
    _note(about, Status(phase=Phase.CHECKED if dry_run or refused_now else Phase.DONE))
    if not dry_run and not refused_now:
        store.drop_data(about)


def _taking_in(about: About) -> Callable[..., ImportReport | PublicationReport]:
    """The door that the file is for."""
    if about.head is not None:
        return partial(registers.import_publication, head=HeadTyped(**about.head))
    if about.register:
        return partial(registers.import_file, about.register)
    return partial(dossiers.import_file, mapping=about.columns)


def _progress(about: About, phase: Phase) -> Callable[[int, int | None], None]:
    began = time.monotonic()
    noted = began

    def note(done: int, total: int | None) -> None:
        nonlocal noted
        at = time.monotonic()
        if at - noted < SECONDS_BETWEEN_NOTES:
            return
        noted = at
        _note(about, Status(phase, done, total or 0, at - began, "", "", os.getpid(), PROCESS))

    return note


def _note(about: About, status: Status) -> None:
    store.write_json(about.token, "status", asdict(status))


def _alive(status: Status) -> bool:
    """Whether the process that noted `status` still runs."""
    if status.pid == os.getpid():
        return status.process == PROCESS
    try:
        os.kill(status.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
