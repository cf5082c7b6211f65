"""Derived rows beside what their events say: whatever differs is named and put right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Model

from motcua.records.data import RebuildDifference, RebuildReport

LISTED = 100
_PERSONAL = "(dữ liệu cá nhân)"
Columns = Mapping[str, object]


@dataclass(slots=True)
class Repair:
    """One run of a rebuild. personal: columns whose values no report may name."""

    personal: frozenset[str]
    changed: int = 0
    differences: list[RebuildDifference] = field(default_factory=list)

    def report(self, checked_at: datetime, compared: int) -> RebuildReport:
        """What was found, of so many dossiers or entries."""
        return RebuildReport(checked_at, compared, self.changed, tuple(self.differences))

    def row(self, code: str, stored: Model, should: Columns) -> None:
        """Write the columns of a row that are not as they should be."""
        wrong = {name: value for name, value in should.items() if getattr(stored, name) != value}
        if not wrong:
            return
        table = stored._meta.db_table
        for name, value in wrong.items():
            self._list(code, table, name, getattr(stored, name), value)
        self.changed += 1
        type(stored)._default_manager.filter(pk=stored.pk).update(**wrong)

    def rows(
        self,
        code: str,
        model: type[Model],
        key: str,
        stored: Iterable[Model],
        should: Mapping[object, Columns],
    ) -> None:
        """The same of all rows that belong to `code`, of which there may be too many or too few.

        key: the column that tells them apart. should: by its value, all other columns.
        """
        missing = dict(should)
        for row in stored:
            columns = missing.pop(getattr(row, key), None)
            if columns is not None:
                self.row(code, row, columns)
                continue
            self.note(code, model, key, getattr(row, key), "")
            row.delete()
        for value, columns in missing.items():
            self.note(code, model, key, "", value)
            model._default_manager.create(**{key: value}, **columns)

    def note(
        self, code: str, model: type[Model], column: str, stored: object, value: object
    ) -> None:
        """A row that is one too many, that is missing, or that no event explains."""
        self.changed += 1
        self._list(code, model._meta.db_table, column, stored, value)

    def _list(self, code: str, table: str, column: str, stored: object, value: object) -> None:
        if len(self.differences) >= LISTED:
            return
        if column in self.personal:
            stored = value = _PERSONAL
        self.differences.append(RebuildDifference(code, table, column, str(stored), str(value)))
