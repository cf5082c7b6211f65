"""Bringing the copy up to date: read what is new, write the touched partitions, swap the manifest.

Nothing that a reader may hold is changed. Files get new names; the manifest names them in one
step; files it no longer names stay for a while, and are removed by a later export. A crash at
any moment leaves the manifest before it in force, and unnamed files that the next export removes.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from motcua.kernel.measures import FactTable
from motcua.statistics.copy import lock, manifest, source, staging
from motcua.statistics.copy.manifest import Heads, Manifest, PartFile
from motcua.statistics.data import CopyReport
from motcua.statistics.errors import CopyUnwritable

MANY = 8  # files of superseded versions in a partition, before they are merged
GRACE = 3600 * 10**9  # ns that a file outlives the manifest that named it

Progress = Callable[[str], object]
"""Gets the step that has been done: "read", "part <name>", "written", "swapped", "cleaned"."""


def folder_of(fact: FactTable) -> Path:
    """Where the copy of a fact table lies."""
    return Path(settings.HOME) / "facts" / fact.key


def up_to_date(fact: FactTable) -> Manifest:
    """The copy, as of the last command of every agency; exports what it lacks.

    Raises CopyBusy, CopyUnwritable.
    """
    known = manifest.read(folder_of(fact), fact)
    if known is not None and known.heads == source.heads(fact):
        return known
    return _exported(fact, anew=False, progress=_silent)[0]


def export(fact: FactTable, *, anew: bool = False, progress: Progress | None = None) -> CopyReport:
    """Bring the copy up to date and say what was written. anew: write all of it once more.

    Two exports at once: the second waits, and finds nothing left to do.
    O(items of the commands since, and versions in the partitions they touch).
    Raises CopyBusy, CopyUnwritable.
    """
    return _exported(fact, anew=anew, progress=progress or _silent)[1]


def discard(fact: FactTable) -> None:
    """Make the next use export everything: versions were changed other than by a command."""
    folder = folder_of(fact)
    if folder.exists():
        with lock.exclusive(folder / "lock"):
            (folder / manifest.NAME).unlink(missing_ok=True)


def _exported(fact: FactTable, *, anew: bool, progress: Progress) -> tuple[Manifest, CopyReport]:
    folder = folder_of(fact)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock.exclusive(folder / "lock"):
            run = _Export(fact, folder, progress, lock.moment_of(folder / "lock"))
            return run.run(anew)
    except OSError as refused:
        raise CopyUnwritable(folder, refused.strerror or str(refused)) from refused


def _silent(step: str) -> None:
    """Say nothing."""


@dataclass(slots=True)
class _Export:
    fact: FactTable
    folder: Path
    progress: Progress
    moment: int  # ns, of the file system
    written: list[PartFile] = field(default_factory=list)
    left: set[str] = field(default_factory=set)  # names of files that others replace
    generation: int = 1
    read: int = 0

    def run(self, anew: bool) -> tuple[Manifest, CopyReport]:
        known = manifest.read(self.folder, self.fact)
        heads = source.heads(self.fact)
        if known is not None and not anew and known.heads == heads:
            return known, self._report(known, known, False)
        self._sweep(known)
        goes_on = known is not None and not anew and source.continues(self.fact, known.heads, heads)
        work = self.folder / "work"
        work.mkdir()
        self.generation = known.generation + 1 if known else 1
        with staging.opened(self.fact, work, heads) as stage:
            if known is not None and goes_on:
                self._advance(stage, known, heads, work)
            else:
                self._write_all(stage, work, known)
        shutil.rmtree(work)
        manifest.sync_folder(self.folder)
        self.progress("written")
        now = self._swapped(known, heads)
        return now, self._report(known, now, not goes_on)

    def _write_all(self, stage: staging.Staging, work: Path, known: Manifest | None) -> None:
        self._take(stage, source.all_versions(self.fact, work))
        if known:
            self.left.update(file.name for file in known.files)
        for in_force in (True, False):
            for part in stage.parts(in_force=in_force):
                self._add(stage.write(part, in_force, self._path(part)), part)

    def _advance(self, stage: staging.Staging, known: Manifest, heads: Heads, work: Path) -> None:
        since = {
            agency: known.heads.get(agency, (0, ""))[0]
            for agency in heads
            if heads[agency] != known.heads.get(agency)
        }
        stage.since(since)
        self._take(stage, source.versions_since(self.fact, since, work))
        by_part: dict[str, list[PartFile]] = {}
        for file in known.files:
            by_part.setdefault(file.part, []).append(file)
        for part in sorted({*stage.parts(in_force=True), *stage.left_parts()}):
            old = by_part.get(part, [])
            self._add(stage.rewrite(part, self._paths(old), self._path(part)), part)
            self.left.update(file.name for file in old)
        for part in stage.parts(in_force=False):
            old = by_part.get(part, [])
            if len(old) + 1 < MANY:
                self._add(stage.write(part, False, self._path(part)), part)
                continue
            self._add(stage.merge(part, self._paths(old), self._path(part)), part)
            self.left.update(file.name for file in old)

    def _take(self, stage: staging.Staging, chunks: Iterable[Path]) -> None:
        for path in chunks:
            stage.take(path)
        self.read = stage.count()
        self.progress("read")

    def _add(self, file: PartFile | None, part: str) -> None:
        if file is not None:
            self.written.append(file)
        self.progress(f"part {part}")

    def _path(self, part: str) -> Path:
        # Never a name that was used before: readers keep what they know of a file by its name.
        return self.folder / f"{part}.{self.generation:06d}-{secrets.token_hex(4)}.parquet"

    def _paths(self, files: Iterable[PartFile]) -> list[Path]:
        return [self.folder / file.name for file in files]

    def _swapped(self, known: Manifest | None, heads: Heads) -> Manifest:
        stay = [file for file in known.files if file.name not in self.left] if known else []
        retired = {**(known.retired if known else {}), **dict.fromkeys(self.left, self.moment)}
        now = Manifest(
            columns=self.fact.columns,
            generation=self.generation,
            heads=heads,
            files=tuple(sorted([*stay, *self.written], key=lambda file: file.name)),
            retired={name: at for name, at in retired.items() if not self._remove_aged(name, at)},
        )
        manifest.write(self.folder, now)
        self.progress("swapped")
        return now

    def _remove_aged(self, name: str, at: int) -> bool:
        """Remove a file that no reader can still hold; whether it is gone."""
        if self.moment - at < GRACE:
            return False
        try:
            (self.folder / name).unlink(missing_ok=True)
        except PermissionError:  # Windows: somebody reads it still
            return False
        return True

    def _sweep(self, known: Manifest | None) -> None:
        """Remove what a crashed export left: no manifest ever named it."""
        named = {manifest.NAME, "lock"}
        if known:
            named |= {file.name for file in known.files} | set(known.retired)
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif known is None and path.suffix == ".parquet":
                self.left.add(path.name)  # a manifest that is gone may have named it
            elif path.name not in named:
                path.unlink()
        self.progress("cleaned")

    def _report(self, known: Manifest | None, now: Manifest, full: bool) -> CopyReport:
        return CopyReport(
            folder=self.folder,
            full=full,
            generation=now.generation,
            agencies=len(now.heads),
            versions=now.rows,
            read=self.read,
            files=len(now.files),
            size=sum(file.size for file in now.files),
            written=tuple(sorted({file.part for file in self.written})),
        )
