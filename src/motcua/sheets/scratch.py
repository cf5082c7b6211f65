"""A database in a temporary file, for what a file says more of than memory should hold.

SQLite keeps a database without a name in a private file that vanishes with the connection, so
neither size nor personal data stay behind.
"""

import sqlite3
from types import TracebackType
from typing import ClassVar, Self

_UNSAFE_AND_QUICK = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
"""


class Scratch:
    """Use as a context; a subclass says its tables in SCHEMA."""

    SCHEMA: ClassVar[str]

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(_UNSAFE_AND_QUICK + self.SCHEMA)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The file vanishes."""
        self._db.close()
