"""Many officers take numbers at the same moment, with real commits."""

import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from document_builders import NOW, incoming, outgoing

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers
from motcua.registers.api import EntryRefused

OFFICERS, EACH = 4, 10
KINDS = ("bao_cao", "quyet_dinh", "cong_van")


@pytest.fixture
def ward(transactional_db):
    return agencies.resolve("14818", date(2026, 11, 23))


def some_work(ward, officer: int, chance: random.Random) -> list[str]:
    """Numbers taken, refused and cancelled in any order; the codes that were given."""
    given = []
    for turn in range(EACH):
        what = chance.choice(("take", "take", "refused", "cancel", "arrive"))
        kind = chance.choice(KINDS)
        if what == "arrive":
            number = f"{officer}{turn:02d}/KH-UBND"
            given.append(incoming(ward, reference=number).code)
            continue
        if what == "refused":
            with pytest.raises(EntryRefused):
                outgoing(ward, kind=kind, excerpt="")
            continue
        entry = outgoing(ward, kind=kind)
        given.append(entry.code)
        if what == "cancel":
            said = {"cancelled_on": "23/11/2026", "reason": "Không ban hành"}
            registers.apply("outgoing", entry.id, "cancel", said, actor=SYSTEM, now=NOW)
    return given


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_number_is_given_twice_and_none_is_left_out(ward, seed):
    def run(officer: int) -> list[str]:
        try:
            return some_work(ward, officer, random.Random(f"{seed}-{officer}"))
        finally:
            connection.close()

    with ThreadPoolExecutor(OFFICERS) as pool:
        codes = [code for done in pool.map(run, range(OFFICERS)) for code in done]

    series = defaultdict(list)
    for code in codes:
        name, _, number = code.rpartition("-")
        series[name].append(int(number))
    assert set(series) == {
        "DEN-2026",
        "DI-2026-BC.UBND",
        "DI-2026-QĐ.UBND",
        "DI-2026-CV.UBND",
    }
    for name, numbers in series.items():
        assert sorted(numbers) == [*range(1, len(numbers) + 1)], name
