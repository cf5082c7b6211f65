"""Reads YAML strictly: duplicate keys refused, and no value guessed to be what it is not.

YAML 1.1 reads `07:30` as a number, `on` as true and 1.8 as a float. Here a plain scalar is text
unless it is `null`, `true`, `false` or a whole number; dates and decimals are text that the
models of each file turn into what they are.
"""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.overlay import ADDED_TO, overlay_folder

ROOT = Path(__file__).resolve().parents[1]
"""The folder that holds the rulebook's data."""


# libyaml reads the rulebook in an eighth of the time, which every command pays at its start; its
# wheels are on every system we name, and the reader in Python gives the same values.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_SafeLoader):
    """SafeLoader without YAML 1.1's guesses, refusing duplicate keys."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                raise yaml.constructor.ConstructorError(
                    None, None, f"khóa “{key_node.value}” lặp lại ở dòng {line}"
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), None)
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), None)
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9]\d*)$"), None)


def name_of(path: Path) -> str:
    """The file's name for messages: under rulebook/; whole where an office added it; else bare."""
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    overlay = overlay_folder()
    return str(path) if overlay and path.is_relative_to(overlay) else path.name


def read_yaml(path: Path) -> Any:
    """The content of one YAML file as dicts, lists, text, whole numbers, booleans and None.

    Raises RulebookInvalid for bad YAML, a duplicate key, or text that is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = getattr(error, "problem", None) or str(error)
        mark = getattr(error, "problem_mark", None)
        place = f"dòng {mark.line + 1}" if mark else ""
        raise RulebookInvalid(name_of(path), place, f"không đọc được YAML: {message}") from None


def yaml_files(folder: str) -> tuple[Path, ...]:
    """The YAML files of a folder under rulebook/, by name, and then those an office added.

    Raises RulebookInvalid for an added file that has the name of one of ours.
    """
    ours = tuple(sorted((ROOT / folder).glob("*.yaml")))
    overlay = overlay_folder()
    if overlay is None or folder not in ADDED_TO:
        return ours
    added = tuple(sorted((overlay / folder).glob("*.yaml")))
    taken = {path.name for path in ours}
    for path in added:
        if path.name in taken:
            raise RulebookInvalid(name_of(path), "", "tệp trùng tên với tệp có sẵn, đặt tên khác")
    return (*ours, *added)
