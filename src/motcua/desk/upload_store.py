"""Uploaded files waiting for an officer's word, in a folder of their own under MOTCUA_HOME.

uploads/<token>/{data.<suffix>, about.json, status.json, report.json}. The token is random; names
of files and of people stay inside. A folder goes when its file was imported or dropped, or a day
after it came.
"""

import json
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from motcua.desk.errors import UploadMissing

KEPT_FOR = timedelta(hours=24)
SUFFIXES = (".xlsx", ".csv", ".xls", ".xlsm", ".ods", ".txt")
TOKEN_BYTES = 18


@dataclass(frozen=True, slots=True)
class About:
    """What the officer sent. agency: code@day, one unit. mapping: column -> heading key.

    register: key of the register it is for; "" for dossiers. head: what was typed of a publication
    decision, by field; None: it is none.
    """

    token: str
    name: str
    size: int
    user_id: int
    agency: str
    uploaded_at: str  # ISO, aware
    suffix: str
    mapping: dict[str, str] | None = None
    register: str = ""
    head: dict[str, str] | None = None

    @property
    def columns(self) -> dict[int, str] | None:
        """The mapping with column indexes as numbers; None: as the headings say."""
        return None if self.mapping is None else {int(k): v for k, v in self.mapping.items()}


def folder_of(token: str) -> Path:
    """Where an upload lies."""
    return Path(settings.HOME) / "uploads" / token


def data_path(about: About) -> Path:
    """The file itself."""
    return folder_of(about.token) / f"data{about.suffix}"


def rejections_path(token: str) -> Path:
    """Where every rejection of the last check is, a JSON object a line; there may be none."""
    return folder_of(token) / "rejections.jsonl"


def keep(
    file: UploadedFile,
    *,
    user_id: int,
    agency: str,
    now: datetime,
    register: str = "",
    head: dict[str, str] | None = None,
) -> About:
    """Write an uploaded file down and drop what is older than a day."""
    drop_stale(now)
    suffix = Path(file.name or "").suffix.lower()
    about = About(
        token=token_urlsafe(TOKEN_BYTES),
        name=Path(file.name or "tệp").name,
        size=file.size or 0,
        user_id=user_id,
        agency=agency,
        uploaded_at=now.isoformat(),
        suffix=suffix if suffix in SUFFIXES else ".dat",
        register=register,
        head=head,
    )
    folder_of(about.token).mkdir(parents=True, mode=0o700)
    with data_path(about).open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    write_json(about.token, "about", asdict(about))
    return about


def find(token: str, *, user_id: int, register: str = "") -> About:
    """The upload. Raises UploadMissing when it is gone, another person's or for another place."""
    stored = read_json(token, "about")
    if stored is None or stored["user_id"] != user_id:
        raise UploadMissing
    about = About(**stored)
    if about.register != register:
        raise UploadMissing
    return about


def waiting(user_id: int, register: str = "") -> list[About]:
    """The person's uploads that were neither imported nor dropped, oldest first."""
    root = Path(settings.HOME) / "uploads"
    tokens = [entry.name for entry in root.iterdir()] if root.is_dir() else []
    stored = [read_json(token, "about") for token in tokens]
    own = [About(**entry) for entry in stored if entry and entry["user_id"] == user_id]
    there = [about for about in own if about.register == register]
    return sorted(there, key=lambda about: about.uploaded_at)


def remap(about: About, mapping: dict[int, str]) -> About:
    """Keep the officer's column mapping with the upload."""
    changed = replace(about, mapping={str(column): key for column, key in mapping.items()})
    write_json(about.token, "about", asdict(changed))
    return changed


def say_head(about: About, head: dict[str, str]) -> About:
    """Keep what the officer now says of the decision with the upload."""
    changed = replace(about, head=head)
    write_json(about.token, "about", asdict(changed))
    return changed


def drop(token: str) -> None:
    """Remove the file and all that was said of it."""
    shutil.rmtree(folder_of(token), ignore_errors=True)


def drop_data(about: About) -> None:
    """Remove the file, keep the report of what became of it."""
    data_path(about).unlink(missing_ok=True)


def drop_stale(now: datetime) -> None:
    """Remove every upload older than a day."""
    root = Path(settings.HOME) / "uploads"
    for entry in list(root.iterdir()) if root.is_dir() else []:
        stored = read_json(entry.name, "about")
        if stored and now - datetime.fromisoformat(stored["uploaded_at"]) > KEPT_FOR:
            drop(entry.name)


def write_json(token: str, name: str, value: object) -> None:
    """Replace one of the upload's notes in one step, so that a reader never sees half of it."""
    path = folder_of(token) / f"{name}.json"
    fresh = path.with_suffix(".part")
    fresh.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def read_json(token: str, name: str) -> dict | None:
    """One of the upload's notes, or None. A token with a path in it has none."""
    if Path(token).name != token:
        return None
    path = folder_of(token) / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
