"""The rulebook files that an office adds: a folder beside its data, laid out as the rulebook.

A template of the province, its indicators, its cut-offs, its holidays: YAML and no program. Files
are added and never replaced: what the law says is the same in every office, and a form that was
once in force prints the past.
"""

from pathlib import Path

from motcua.rulebook.load.errors import RulebookInvalid

ADDED_TO = (
    "calendars/holidays",
    "charts",
    "fees",
    "forms",
    "forms/cchc",
    "indicators",
    "outlines",
    "questionnaires",
    "regimes",
    "slips",
    "workflows",
)
"""Folders of the rulebook of which every file is read, so that one more is found."""

_chosen: list[Path] = []


def use_overlay(folder: Path) -> None:
    """Read the files of `folder` too, from now on; a folder that is not there adds nothing.

    To be called before anything of the rulebook is read: what was read is kept. Raises
    RulebookInvalid for a YAML file that lies where nothing would read it.
    """
    _chosen[:] = [folder] if folder.is_dir() else []
    for path in added_files():
        place = path.parent.relative_to(folder).as_posix()
        if place not in ADDED_TO:
            expected = f"tệp phải nằm trong một thư mục: {', '.join(ADDED_TO)}"
            raise RulebookInvalid(str(path), "", expected)


def overlay_folder() -> Path | None:
    """The folder in use; None: nothing is added."""
    return _chosen[0] if _chosen else None


def added_files() -> tuple[Path, ...]:
    """Every YAML file of the folder, by path; () without one."""
    folder = overlay_folder()
    return tuple(sorted(folder.rglob("*.yaml"))) if folder else ()
