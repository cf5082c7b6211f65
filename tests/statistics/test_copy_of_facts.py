"""The Parquet copy: what lies where, what a period reads, when nothing of it can be trusted."""

import shutil
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from queries import query

from motcua.dossiers.facts import DOSSIER_FACT
from motcua.kernel.dates import VIETNAM, day_number
from motcua.statistics import api
from motcua.statistics.copy import export, lock, manifest
from motcua.statistics.data import Engine, Scope
from motcua.statistics.engines import choice, duckdb
from motcua.statistics.errors import CopyBusy, CopyUnwritable

QUARTER = {
    "from_day": day_number(date(2023, 12, 15)),
    "to_day": day_number(date(2024, 3, 14)),
    "measures": ("dossier.handled", "dossier.finished", "dossier.pending"),
}


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """Where this test's copy lies."""
    settings.HOME = tmp_path
    return tmp_path / "facts" / "dossier_fact"


@pytest.fixture
def ward(units, folder):
    """A ward with one dossier of each kind of place in the copy; `record` adds another."""
    return Ward()


class Ward:
    """Phường Phú Sơn, its log written by hand: a command a dossier."""

    def __init__(self) -> None:
        from motcua.agencies import api as agencies

        self.id = agencies.resolve("14823", date(2024, 3, 1)).id
        self.seq = 0
        self.record("2024-01-03", "2024-01-20")
        self.record("2023-12-28", "2024-02-02")
        self.record("2023-02-01", "2024-02-05")  # more than half a year
        self.record("2024-03-01", None)

    def record(self, accepted: str, ended: str | None) -> None:
        """One more dossier of hộ tịch, in a command of its own."""
        from motcua.dossiers.models import ChainHead, Command, Dossier, DossierEvent, DossierFact

        self.seq += 1
        now = datetime(2024, 3, 1, 9, self.seq, tzinfo=VIETNAM)
        dossier = Dossier.objects.create(
            agency_id=self.id, code=f"P-{self.seq}", procedure_name="Thủ tục mẫu",
            field_key="ho-tich", channel="counter", state="finished", outcome="result",
            search_key="", order_key=f"{self.seq:06d}", case={}, last_command=0,
        )  # fmt: skip
        command = Command.objects.create(
            agency_id=self.id, seq=self.seq, kind="accept", recorded_at=now,
            actor_name="Người Mẫu", event_count=1, events_digest="", hash=f"hash-{self.seq}",
        )  # fmt: skip
        DossierEvent.objects.create(
            dossier=dossier, command=command, position=0, verb="accept", occurred_at=now,
            recorded_at=now, payload="{}",
        )  # fmt: skip
        DossierFact.objects.create(
            dossier=dossier, agency_id=self.id, recorded_from=self.seq, field_key="ho-tich",
            online=1, accepted_day=_day(accepted), ended_day=_day(ended) if ended else None,
            outcome="result" if ended else "open",
        )  # fmt: skip
        ChainHead.objects.update_or_create(
            agency_id=self.id, defaults={"seq": self.seq, "hash": command.hash}
        )

    def asked(self, **changes):
        return query(Scope(self.id, "default"), **{**QUARTER, **changes})

    def counted(self, **changes) -> dict[str, int]:
        return api.count(self.asked(**changes), Engine.DUCKDB).rows.get("ho-tich", {})


def _day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def _parts(files) -> set[str]:
    return {file.part for file in files}


def test_versions_lie_by_the_month_they_ended_and_open_and_slow_ones_apart(ward):
    report = api.export_copy(DOSSIER_FACT)

    assert report.written == ("2024-01", "2024-02", "open", "slow-2024")
    assert (report.full, report.versions, report.agencies) == (True, 4, 1)
    assert ward.counted() == {
        "dossier.handled": 4, "dossier.finished": 3, "dossier.pending": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("from_on", "to_on", "read"),
    [
        ("2023-12-15", "2024-03-14", {"2024-01", "2024-02", "slow-2024", "open"}),
        ("2024-02-01", "2024-03-14", {"2024-02", "slow-2024", "open"}),
        ("2024-03-01", "2024-03-14", {"open"}),
        # Nothing that ended quickly in 2024 had begun by then.
        ("2023-02-01", "2023-03-31", {"slow-2024"}),
    ],
)
def test_a_period_reads_only_what_can_matter_to_it(ward, from_on, to_on, read):
    now = export.up_to_date(DOSSIER_FACT)
    asked = ward.asked(from_day=_day(from_on), to_day=_day(to_on))

    assert _parts(duckdb.files_of(asked, now)) == read


def test_a_second_export_reads_what_is_new_and_writes_what_it_touches(ward):
    api.export_copy(DOSSIER_FACT)
    ward.record("2024-02-01", "2024-02-09")

    second = api.export_copy(DOSSIER_FACT)
    third = api.export_copy(DOSSIER_FACT)

    assert (second.full, second.read, second.written) == (False, 1, ("2024-02",))
    assert (third.read, third.written, third.generation) == (0, (), second.generation)
    assert ward.counted()["dossier.handled"] == 5


def test_a_query_never_answers_from_a_stale_copy(ward):
    assert ward.counted()["dossier.handled"] == 4
    ward.record("2024-03-02", None)

    assert ward.counted()["dossier.handled"] == 5


@pytest.mark.parametrize("harm", ["manifest cut off", "file gone", "file cut off", "all gone"])
def test_a_damaged_copy_is_written_once_more(ward, folder, harm):
    api.export_copy(DOSSIER_FACT)
    file = sorted(folder.glob("2024-01*.parquet"))[0]
    if harm == "manifest cut off":
        whole = (folder / manifest.NAME).read_bytes()
        (folder / manifest.NAME).write_bytes(whole[:-40])
    elif harm == "file gone":
        file.unlink()
    elif harm == "file cut off":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        shutil.rmtree(folder)

    assert manifest.read(folder, DOSSIER_FACT) is None
    assert ward.counted()["dossier.handled"] == 4


def test_a_copy_of_another_database_says_nothing_about_this_one(ward):
    from motcua.dossiers.models import ChainHead, DossierFact

    api.export_copy(DOSSIER_FACT)
    DossierFact.objects.filter(recorded_from=4).delete()  # as after restoring a backup
    ChainHead.objects.filter(agency_id=ward.id).update(hash="another history")

    assert api.export_copy(DOSSIER_FACT).full
    assert ward.counted()["dossier.handled"] == 3


def test_a_discarded_copy_is_written_once_more(ward):
    api.export_copy(DOSSIER_FACT)
    api.discard_copy(DOSSIER_FACT)

    assert api.export_copy(DOSSIER_FACT).full


def test_other_columns_than_declared_are_another_copy(ward, folder):
    api.export_copy(DOSSIER_FACT)
    longer = replace(DOSSIER_FACT, columns=(*DOSSIER_FACT.columns, "procedure_code"))

    assert manifest.read(folder, longer) is None


def test_what_a_crash_left_is_removed_and_what_readers_may_hold_is_not(ward, folder):
    api.export_copy(DOSSIER_FACT)
    old = sorted(folder.glob("open*.parquet"))
    (folder / "2024-01.000009-crash.parquet").write_bytes(b"half a file")
    (folder / "work").mkdir()
    (folder / "work" / "staging.duckdb").write_bytes(b"")
    ward.record("2024-03-02", None)

    api.export_copy(DOSSIER_FACT)

    assert not (folder / "work").exists()
    assert not (folder / "2024-01.000009-crash.parquet").exists()
    assert old[0].exists()
    assert old[0].name in manifest.read(folder, DOSSIER_FACT).retired


def test_superseded_versions_are_read_only_before_the_last_command(ward):
    from motcua.dossiers.models import DossierFact

    DossierFact.objects.filter(recorded_from=4).update(recorded_to=5)
    ward.record("2024-03-02", None)
    now = export.up_to_date(DOSSIER_FACT)

    def read(seq: int | None) -> set[str]:
        asked = query(Scope(ward.id, "default", seq), **QUARTER)
        return _parts(duckdb.files_of(asked, now))

    assert "was-open-2024-03" in read(4)
    assert "was-open-2024-03" not in read(5) | read(None)


def test_what_was_recorded_later_is_not_there_even_if_nothing_was_superseded(ward):
    def counted(seq: int) -> int:
        asked = query(Scope(ward.id, "default", seq), **QUARTER)
        rows = api.count(asked, Engine.DUCKDB).rows
        return rows["ho-tich"]["dossier.handled"] if rows else 0

    assert [counted(seq) for seq in range(6)] == [0, 1, 2, 3, 4, 4]


def test_a_folder_that_cannot_be_written_is_said_so(ward, settings, tmp_path):
    settings.HOME = tmp_path / "file"
    settings.HOME.write_text("")

    with pytest.raises(CopyUnwritable, match="Không ghi được bản sao số liệu"):
        api.export_copy(DOSSIER_FACT)


def test_a_lock_that_is_held_too_long_is_said_so(tmp_path):
    with lock.exclusive(tmp_path / "lock"):
        refused: list[CopyBusy] = []

        def other() -> None:
            try:
                with lock.exclusive(tmp_path / "lock", patience=0.1):
                    pass
            except CopyBusy as error:
                refused.append(error)

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    with lock.exclusive(tmp_path / "lock", patience=0.1):
        pass

    assert "Một tiến trình khác đang ghi" in str(refused[0])


def test_auto_begins_no_copy_and_takes_one_that_is_worth_it(ward, folder, monkeypatch):
    asked = ward.asked()

    assert choice.chosen(Engine.AUTO, asked) is Engine.DB
    assert not folder.exists()
    api.export_copy(DOSSIER_FACT)
    assert choice.chosen(Engine.AUTO, asked) is Engine.DB  # four facts are nothing
    monkeypatch.setattr(choice, "WORTH_A_COPY", 4)
    assert choice.chosen(Engine.AUTO, asked) is Engine.DUCKDB
    ward.record("2024-03-02", None)
    assert choice.chosen(Engine.AUTO, asked) is Engine.DB  # an export would cost more
    assert choice.chosen(Engine.DUCKDB, asked) is Engine.DUCKDB
