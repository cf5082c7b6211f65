"""A document as plain data and back: what a snapshot keeps, so that it prints from itself alone.

Every block carries its own name, so a document written years ago is read by what it says of
itself. A field that has its default is left out.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from motcua.papers import data
from motcua.papers.data import Document
from motcua.papers.errors import StoredDocumentUnreadable

KIND = "_"
_KNOWN: dict[str, type] = {
    name: kind
    for name, kind in vars(data).items()
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum))
}


def to_data(document: Document) -> dict[str, Any]:
    """The document as mappings, lists, text, integers, booleans and None: no float."""
    return dict(_plain(document))


def from_data(stored: Mapping[str, Any]) -> Document:
    """The document again, equal to the one that was stored. Raises StoredDocumentUnreadable."""
    made = _typed(stored)
    if not isinstance(made, Document):
        raise StoredDocumentUnreadable(str(stored.get(KIND, "")))
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return {KIND: type(value).__name__, "key": value.value}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {f.name: _plain(kept[f.name]) for f in fields(value) if kept[f.name] != _usual(f)}
        return {KIND: type(value).__name__, **changed}
    if isinstance(value, Decimal):
        return {KIND: "Decimal", "key": str(value)}
    if isinstance(value, datetime):
        return {KIND: "datetime", "key": value.isoformat()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _usual(field: "Field[Any]") -> object:
    return () if field.default_factory is not MISSING else field.default


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_typed(item) for item in value)
    if not isinstance(value, Mapping):
        return value
    name = str(value.get(KIND, ""))
    if name == "Decimal":
        return Decimal(str(value["key"]))
    if name == "datetime":
        return datetime.fromisoformat(str(value["key"]))
    kind = _KNOWN.get(name)
    if kind is None:
        raise StoredDocumentUnreadable(name)
    if issubclass(kind, Enum):
        return kind(value["key"])
    parts = {key: _typed(part) for key, part in value.items() if key != KIND}
    try:
        return kind(**parts)
    except TypeError:
        raise StoredDocumentUnreadable(name) from None
