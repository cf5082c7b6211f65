"""Which files are the copy, and up to which command of each agency. One file, swapped whole."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from motcua.kernel.measures import FactTable

FORMAT = 2  # 1 had null for an empty code
NAME = "manifest.json"

Heads = Mapping[int, tuple[int, str]]
"""Agency id -> number and hash of its last command; agencies without a command are absent."""


@dataclass(frozen=True, slots=True)
class PartFile:
    """A Parquet file of the copy. Days since 1970-01-01.

    ended_max: None when a version in it has not ended.
    """

    name: str
    part: str
    in_force: bool
    rows: int
    size: int  # bytes
    began_min: int
    ended_max: int | None

    def matters(self, from_day: int, to_day: int) -> bool:
        """Whether a version in it can count in the period."""
        return self.began_min <= to_day and (self.ended_max is None or self.ended_max >= from_day)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The copy as of `heads`. retired: files no longer part of it -> when (ns, file system)."""

    columns: tuple[str, ...]
    generation: int
    heads: Heads
    files: tuple[PartFile, ...]
    retired: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Versions in the copy."""
        return sum(file.rows for file in self.files)

    def needed(self, from_day: int, to_day: int, *, superseded: bool) -> tuple[PartFile, ...]:
        """The files a period reads. superseded: earlier versions too, for an `as_of`."""
        return tuple(
            file
            for file in self.files
            if (file.in_force or superseded) and file.matters(from_day, to_day)
        )


def read(folder: Path, fact: FactTable) -> Manifest | None:
    """The manifest in force; None: there is none, or what it names is not what lies there.

    A copy is never repaired: without a valid manifest everything is exported once more.
    """
    path = folder / NAME
    try:
        found = path.stat()
        manifest = _parsed(path, found.st_ino, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if manifest.columns != fact.columns:
        return None
    return manifest if _is_there(folder, manifest.files) else None


@lru_cache(maxsize=8)
def _parsed(path: Path, inode: int, modified: int, size: int) -> Manifest:
    """The file's content. It is replaced and never changed, so what it was read as stays true;
    for a country the parsing costs as much as the answer."""
    del inode, modified, size  # they say which file it is
    return _from_json(json.loads(path.read_bytes()))


def _is_there(folder: Path, files: Iterable[PartFile]) -> bool:
    with os.scandir(folder) as entries:
        sizes = {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
    return all(sizes.get(file.name) == file.size for file in files)


def write(folder: Path, manifest: Manifest) -> None:
    """Put it in force: a reader finds the one before or this one, never half of one."""
    waiting = folder / f"{NAME}.new"
    with waiting.open("wb") as file:
        file.write(_to_json(manifest))
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(folder / NAME)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make new and renamed entries of a folder survive a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders, and writes their entries through
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of a file that another library wrote survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _to_json(manifest: Manifest) -> bytes:
    said = {
        "format": FORMAT,
        "columns": manifest.columns,
        "generation": manifest.generation,
        "heads": manifest.heads,
        "files": [asdict(file) for file in manifest.files],
        "retired": manifest.retired,
    }
    return json.dumps(said, separators=(",", ":")).encode()


def _from_json(said: dict[str, object]) -> Manifest:
    if said["format"] != FORMAT:
        raise ValueError(said["format"])
    heads, files, retired = said["heads"], said["files"], said["retired"]
    columns, generation = said["columns"], said["generation"]
    if not (isinstance(heads, dict) and isinstance(files, list) and isinstance(retired, dict)):
        raise TypeError
    if not (isinstance(columns, list) and isinstance(generation, int)):
        raise TypeError
    return Manifest(
        columns=tuple(columns),
        generation=generation,
        heads={int(agency): (seq, digest) for agency, (seq, digest) in heads.items()},
        files=tuple(PartFile(**file) for file in files),
        retired=retired,
    )
