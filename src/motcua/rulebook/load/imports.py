"""What exports of dossiers say: headings, channels, states, source systems, with synonyms."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from motcua.kernel.cases import Outcome, State
from motcua.kernel.text import word_key
from motcua.kernel.vocabulary import Channel, Heading, HeadingKind, SourceSystem, StateName
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT, name_of


class WordSpec(Dated):
    """A word of an export as valid in a time. Case, accents and punctuation do not matter."""

    label: Text
    synonyms: list[Text] = []


class ChannelSpec(WordSpec):
    """How a dossier was filed."""

    online: bool = Field(description="true: column (4) of form 06a; false: column (5)")
    by_post: bool = Field(False, description="The public postal service brought it")
    ways: list[Text] = Field(
        [], description="Ways of filing of the published catalogue that it counts as"
    )


class StateSpec(WordSpec):
    """What “Trạng thái” may say."""

    state: State
    outcome: Outcome
    national_code: int | None = Field(
        None, description="Code 1-10 of the national synchronisation list"
    )


class HeadingSpec(WordSpec):
    """A heading of the export."""

    required: bool = False
    kind: HeadingKind = HeadingKind.TEXT
    one_of: str | None = Field(
        None, description="Group of which one heading at least must be there"
    )


class SystemSpec(WordSpec):
    """A system that dossiers come from."""

    works_itself: bool = Field(
        False, description="Its dossiers are worked there; officers here only read them"
    )


class ChannelsFile(Strict):
    """rulebook/imports/channels.yaml."""

    key: Key
    label: Text
    channels: list[Timeline[ChannelSpec]]


class StatesFile(Strict):
    """rulebook/imports/states.yaml."""

    key: Key
    label: Text
    states: list[Timeline[StateSpec]]


class HeadingsFile(Strict):
    """rulebook/imports/headings.yaml."""

    key: Key
    label: Text
    headings: list[Timeline[HeadingSpec]]


class SystemsFile(Strict):
    """rulebook/imports/source-systems.yaml."""

    key: Key
    label: Text
    systems: list[Timeline[SystemSpec]]


W = TypeVar("W", bound=Channel | StateName | Heading | SourceSystem)


def _once(path: Path, words: tuple[W, ...]) -> tuple[W, ...]:
    """The words, when each key and each spelling belongs to one. Raises RulebookInvalid."""
    owners: dict[str, str] = {}
    for word in words:
        for name in {word_key(w) for w in (word.label, *word.synonyms)}:
            owner = owners.setdefault(name, word.key)
            if owner != word.key:
                message = f"từ “{name}” thuộc cả {owner} và {word.key}"
                raise RulebookInvalid(name_of(path), word.key, message)
    if len({word.key for word in words}) != len(words):
        raise RulebookInvalid(name_of(path), "", "có khóa lặp lại")
    return words


def read_channels(path: Path) -> tuple[Channel, ...]:
    """Channels in their last validity. Raises RulebookInvalid."""
    found = [
        Channel(
            entry.key,
            v.label,
            v.online,
            tuple(v.synonyms),
            entry.values[0].valid_from,
            v.by_post,
            tuple(v.ways),
        )
        for entry in load_model(path, ChannelsFile).channels
        for v in entry.values[-1:]
    ]
    return _once(path, tuple(found))


def read_states(path: Path) -> tuple[StateName, ...]:
    """States in their last validity. Raises RulebookInvalid."""
    found = [
        StateName(e.key, v.label, v.state, v.outcome, tuple(v.synonyms), v.national_code)
        for e in load_model(path, StatesFile).states
        for v in e.values[-1:]
    ]
    return _once(path, tuple(found))


def read_headings(path: Path) -> tuple[Heading, ...]:
    """Headings in their last validity. Raises RulebookInvalid."""
    found = [
        Heading(e.key, v.label, v.required, tuple(v.synonyms), v.kind, v.one_of)
        for e in load_model(path, HeadingsFile).headings
        for v in e.values[-1:]
    ]
    return _once(path, tuple(found))


def read_source_systems(path: Path) -> tuple[SourceSystem, ...]:
    """Source systems in their last validity. Raises RulebookInvalid."""
    found = [
        SourceSystem(e.key, v.label, tuple(v.synonyms), v.works_itself)
        for e in load_model(path, SystemsFile).systems
        for v in e.values[-1:]
    ]
    return _once(path, tuple(found))


def _index(words: tuple[W, ...]) -> dict[str, W]:
    return {word_key(name): word for word in words for name in (word.label, *word.synonyms)}


@cache
def channels() -> tuple[Channel, ...]:
    """All channels: online ones first."""
    return read_channels(ROOT / "imports/channels.yaml")


@cache
def states() -> tuple[StateName, ...]:
    """All states an export may name."""
    return read_states(ROOT / "imports/states.yaml")


@cache
def import_headings() -> tuple[Heading, ...]:
    """All headings of an export of dossiers, in the order of the contract."""
    return read_headings(ROOT / "imports/headings.yaml")


@cache
def source_systems() -> tuple[SourceSystem, ...]:
    """Systems a dossier may have been worked in."""
    return read_source_systems(ROOT / "imports/source-systems.yaml")


@cache
def _channel_words() -> dict[str, Channel]:
    return _index(channels())


@cache
def _state_words() -> dict[str, StateName]:
    return _index(states())


@cache
def _heading_words() -> dict[str, Heading]:
    return _index(import_headings())


@cache
def _system_words() -> dict[str, SourceSystem]:
    return _index(source_systems())


def channel_by_name(text: str) -> Channel | None:
    """The channel a cell says; None: unknown."""
    return _channel_words().get(word_key(text))


def states_by_name(text: str) -> StateName | None:
    """The state a cell says; None: unknown."""
    return _state_words().get(word_key(text))


def heading_by_name(text: str) -> Heading | None:
    """The heading a cell of the header row says; None: not one of ours."""
    return _heading_words().get(word_key(text))


def source_system_by_name(text: str) -> SourceSystem | None:
    """The source system a cell says; None: unknown."""
    return _system_words().get(word_key(text))
