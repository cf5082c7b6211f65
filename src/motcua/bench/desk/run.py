"""The counter under load, in the order of its table; at the end everything taken in is counted."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from motcua.bench import machine
from motcua.bench.desk.http import Request
from motcua.bench.desk.load import Load, open_loop, saturate
from motcua.bench.desk.requests import Counter, intakes, lists, searches
from motcua.bench.desk.served import served
from motcua.bench.tables import Table, duration
from motcua.bench.targets import Targets
from motcua.bench.workers import Home, once
from motcua.kernel.numbers import format_int

WARDS = 20
WARM_SECONDS = 3.0
HANDS = 16  # counters that never rest, for saturation
INTAKES, READS = 100, 20  # a second, open loop
Say = Callable[[str], object]
OPEN_LOOP, SATURATION = "{rate} lần mỗi giây", "dồn dập, {rate} quầy"


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """rows: dossiers that are there before. seconds: of each load."""

    rows: int
    seconds: float


@dataclass(slots=True)
class DeskBench:
    """One run. now: when it begins."""

    options: DeskOptions
    place: Path
    database: str
    say: Say
    now: datetime
    targets: Targets = field(default_factory=Targets)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    given: list[str] = field(default_factory=list)  # codes that officers were told
    failed: int = 0

    def run(self) -> Targets:
        """Fill, load, count."""
        self.say(f"Máy đo: {machine.describe()}.\n")
        home = Home(self.place, self.database)
        filled = once("offices", "offices", home, rows=self.options.rows, wards=WARDS)
        counters = [Counter(**one) for one in filled.answer]
        self.say(
            f"{format_int(self.options.rows)} hồ sơ của {WARDS} đơn vị, nạp trong "
            f"{duration(filled.median)}. PostgreSQL ghi đĩa thật (fsync bật).\n"
        )
        with served(home) as port:
            self._load(port, counters)
        heads = ("Việc", "Cách gửi", "Yêu cầu", "Mỗi giây", "p50", "p95", "Lâu nhất", "Hỏng")
        self.say(Table("## Quầy tiếp nhận dưới tải", heads, self.rows).text())
        self._count(home, counters)
        self.say(self.targets.table().text())
        return self.targets

    def _load(self, port: int, officers: list[Counter]) -> None:
        """officers: of the wards, and of the province last."""
        counters = officers[:-1]
        all_runs = (intakes(counters, run) for run in range(10, 100))
        alone = (intakes(counters[:1], run) for run in range(10, 100))
        # People of one run have numbers of their own: agencies alone begin where all ended.
        for _ in range(20):
            next(alone)
        warm = open_loop(port, next(all_runs), INTAKES / 4, WARM_SECONDS)
        self._intake("Khởi động", warm, OPEN_LOOP.format(rate=INTAKES // 4))
        self._reads(port, officers)
        for who, runs in (("mọi đơn vị", all_runs), ("một đơn vị", alone)):
            self._intakes(port, who, runs)

    def _intakes(self, port: int, who: str, runs: Iterator[Iterator[Request]]) -> None:
        seconds = self.options.seconds
        steady = open_loop(port, next(runs), INTAKES, seconds)
        load = self._intake(f"Tiếp nhận, {who}", steady, OPEN_LOOP.format(rate=INTAKES))
        self._promise(f"Tiếp nhận {INTAKES}/giây, {who}", 0.100, load)
        full = saturate(port, next(runs), HANDS, seconds)
        load = self._intake(f"Tiếp nhận, {who}", full, SATURATION.format(rate=HANDS))
        least = 150 if who == "mọi đơn vị" else 100
        self.targets.note(
            f"Tiếp nhận dồn dập, {who}",
            f"≥ {least}/giây",
            f"{load.per_second:.0f}/giây",
            holds=load.per_second >= least,
        )

    def _reads(self, port: int, counters: list[Counter]) -> None:
        """Of all wards in turns, of the largest alone, of the province."""
        *wards, province = counters
        for who, some in (
            ("mọi đơn vị", wards),
            ("đơn vị lớn nhất", wards[-1:]),
            ("cả tỉnh", [province]),
        ):
            for what, requests in (("Danh sách", lists(some)), ("Tìm", searches(some))):
                self._read(f"Khởi động {what.lower()}, {who}", port, requests, WARM_SECONDS)
                load = self._read(f"{what}, {who}", port, requests, self.options.seconds)
                rows = format_int(self.options.rows)
                self._promise(f"{what} {READS}/giây, {who}, {rows} hồ sơ", 0.2, load)

    def _read(self, what: str, port: int, requests: Iterator[Request], seconds: float) -> Load:
        load = asyncio.run(open_loop(port, requests, READS, seconds, follows=True))
        self._row(what, OPEN_LOOP.format(rate=READS), load)
        return load

    def _promise(self, what: str, most: float, load: Load) -> None:
        p95 = load.at(0.95)
        holds = p95 <= most and not load.failed
        self.targets.note(what, f"p95 ≤ {duration(most)}", duration(p95), holds=holds)

    def _intake(self, what: str, work: Coroutine[None, None, Load], how: str) -> Load:
        load = asyncio.run(work)
        for answer in load.answers:
            if answer.status == 302 and "/xong/" in answer.location:
                self.given.append(answer.location.rstrip("/").rsplit("/", 1)[1])
            else:
                self.failed += 1
        self._row(what, how, load)
        return load

    def _row(self, what: str, how: str, load: Load) -> None:
        times = [duration(load.at(share)) for share in (0.5, 0.95, 1.0)]
        sent = format_int(len(load.answers))
        self.rows.append((what, how, sent, f"{load.per_second:.0f}", *times, str(load.failed)))

    def _count(self, home: Home, counters: list[Counter]) -> None:
        """Every code that an officer was told is there once, and nothing else is."""
        ids = [counter.agency for counter in counters]
        since = self.now.isoformat()
        found = once("taken_in", "taken_in", home, agencies=ids, since=since).answer
        lost = len(set(self.given) - set(found["codes"]))
        doubled = len(found["codes"]) - len(set(found["codes"]))
        told_twice = len(self.given) - len(set(self.given))
        untold = len(set(found["codes"]) - set(self.given))
        counts = (lost, doubled + told_twice, untold, self.failed, found["broken"])
        self.targets.note(
            f"{format_int(len(self.given))} hồ sơ: mất, trùng, không ai biết, hỏng, sai chuỗi",
            "0, 0, 0, 0, 0",
            ", ".join(map(str, counts)),
            holds=not any(counts),
        )
