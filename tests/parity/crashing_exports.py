"""A process of its own that exports the facts again and again and is killed while it does.

    python crashing_exports.py kill SEED TIMES     a line of JSON a kill: what was found after it
    python crashing_exports.py together TIMES      the same, for exports that run at once

Each export runs in a fork, so that starting the program is paid once. Nothing here is imported
by the tests.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import django

django.setup()

from django.db import connection  # noqa: E402
from random_history import MOMENTS  # noqa: E402

from motcua.agencies import api as agencies  # noqa: E402
from motcua.dossiers import api as dossiers  # noqa: E402
from motcua.dossiers.data import Intake  # noqa: E402
from motcua.dossiers.facts import DOSSIER_FACT  # noqa: E402
from motcua.kernel.actors import SYSTEM  # noqa: E402
from motcua.kernel.periods import Period  # noqa: E402
from motcua.reports import api as reports  # noqa: E402
from motcua.statistics.copy import export, manifest  # noqa: E402
from motcua.statistics.data import Engine  # noqa: E402

PERIOD = Period(date(2023, 10, 1), date(2024, 12, 31))
NOW = MOMENTS[-1] + timedelta(days=1)
EQUAL, DIFFERENT = 0, 3
NUMBERS = count(8000)


def forked(work: Callable[[], int]) -> int:
    """Start `work` in a child; its process id."""
    connection.close()
    child = os.fork()
    if child:
        return child
    code = 9
    try:
        code = work()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Exit code of a child; negative: the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def record_something(number: int) -> int:
    """A dossier more, and now and then one that ends or is corrected."""
    moment = MOMENTS[-1]
    agency = agencies.resolve("14823", date(2024, 3, 1))
    code = f"K-{number:04d}"
    intake = Intake(
        code=code, field_key="ho-tich", procedure_code=None, procedure_name="Thủ tục mẫu",
        channel="counter", applicant="Người Mẫu", appointment_at=moment,
    )  # fmt: skip
    taken = moment - timedelta(days=number * 7 % 400)
    dossiers.accept(intake, agency_id=agency.id, actor=SYSTEM, now=moment, at=taken)
    if number % 3 == 0:
        ends = min(moment, taken + timedelta(days=number % 250))
        dossiers.finish(code, actor=SYSTEM, now=moment, at=ends)
    if number % 5 == 0:
        dossiers.correct(code, {"channel": "online"}, "nhập nhầm", actor=SYSTEM, now=moment)
    return 0


def export_until(step: int, *, anew: bool) -> int:
    """Export; at the step of that number the process kills itself. -1: never."""
    left = [step]

    def count_down(_: str) -> None:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    export.export(DOSSIER_FACT, anew=anew, progress=count_down)
    return 0


def compare(*, only_then: bool = False) -> int:
    """Whether DuckDB and the live database say the same, now and as of an earlier moment.

    only_then: not now, for something is being recorded between the two answers.
    """
    ids = [row[0] for row in _agency_ids()]
    for as_of in (MOMENTS[0],) if only_then else (None, MOMENTS[0]):
        live, copied = (
            list(
                reports.compute_many(
                    "06a-vpcp-kstt", ids, PERIOD, as_of=as_of, actor=SYSTEM, now=NOW, engine=engine
                ).lines
            )
            for engine in (Engine.DB, Engine.DUCKDB)
        )
        if live != copied or not live:
            return DIFFERENT
    return EQUAL


def _agency_ids() -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT agency_id FROM dossier_fact")
        return cursor.fetchall()


def kill_again_and_again(seed: int, times: int) -> None:
    """Half of the exports die at a step, half at any moment."""
    draw = random.Random(seed)
    usual = {anew: _seconds(lambda: export_until(-1, anew=anew)) for anew in (True, False)}  # noqa: B023
    for number in range(1, times + 1):
        ended(forked(lambda: record_something(number)))  # noqa: B023  (run at once)
        anew = number % 3 == 0
        at_step = draw.randrange(40 if anew else 6) if number % 2 else -1
        child = forked(lambda: export_until(at_step, anew=anew))  # noqa: B023
        if at_step < 0:
            time.sleep(draw.random() * usual[anew])
            os.kill(child, signal.SIGKILL)
        killed = ended(child) == -signal.SIGKILL
        # What a reader would open now, before anything is repaired.
        whole = manifest.read(export.folder_of(DOSSIER_FACT), DOSSIER_FACT) is not None
        verdict = ended(forked(compare))
        print(json.dumps({"killed": killed, "whole": whole, "equal": verdict == EQUAL}))  # noqa: T201


def _seconds(work: Callable[[], int]) -> float:
    """How long an export takes here: once with something new, so that it has work to do."""
    ended(forked(lambda: record_something(next(NUMBERS))))
    started = time.monotonic()
    ended(forked(work))
    return time.monotonic() - started


def warm_up() -> None:
    """Read the rulebook once, and not in every child. DuckDB must not be open when we fork."""
    record_something(0)
    ids = [row[0] for row in _agency_ids()]
    list(reports.compute_many("06a-vpcp-kstt", ids, PERIOD, actor=SYSTEM, now=NOW).lines)


def export_together(times: int) -> None:
    """Several exports at once, one of them while something is recorded."""
    for number in range(times):
        children = [
            forked(lambda: export_until(-1, anew=True)),
            forked(lambda: record_something(9000 + number)),  # noqa: B023
            forked(lambda: export_until(-1, anew=False)),
            forked(lambda: compare(only_then=True)),
        ]
        codes = [ended(child) for child in children]
        verdict = ended(forked(compare))
        print(json.dumps({"codes": codes, "equal": verdict == EQUAL}))  # noqa: T201


if __name__ == "__main__":
    warm_up()
    if sys.argv[1] == "kill":
        kill_again_and_again(int(sys.argv[2]), int(sys.argv[3]))
    else:
        export_together(int(sys.argv[2]))
