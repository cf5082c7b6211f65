"""A file writer and an importer for the tests of this folder."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from export_rows import HEADINGS, NOW, row

from motcua.kernel.actors import SYSTEM

if TYPE_CHECKING:
    from motcua.sheets.data import ImportReport


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    """`write_csv([row(...)], encoding=..., delimiter=...)` -> the file."""

    def write(
        rows: Sequence[Sequence[object]],
        *,
        name: str = "hoso.csv",
        headings: Sequence[str] | None = HEADINGS,
        encoding: str = "utf-8",
        delimiter: str = ",",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            if headings is not None:
                writer.writerow(headings)
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Callable[..., Path]:
    """`write_xlsx([[...], ...])` -> a workbook with exactly these rows in its first sheet."""

    def write(
        rows: Sequence[Sequence[object]], *, name: str = "hoso.xlsx", sheet: str = "Hồ sơ"
    ) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for cells in rows:
            page.append(["" if cell is None else cell for cell in cells])
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def take_in(units: None) -> Callable[..., "ImportReport"]:
    """`take_in(path)`: import for phường Phú Sơn on 14/03/2024 at 16:30."""

    from motcua.dossiers import api as dossiers

    def import_it(path: Path, **options: object) -> "ImportReport":
        given = {"agency_code": "14823", "actor": SYSTEM, "now": NOW, "dry_run": False, **options}
        return dossiers.import_file(path, **given)

    return import_it


@pytest.fixture
def database_text(units: None) -> Callable[[], dict[str, tuple[int, int]]]:
    """`database_text()`: of every table its number of rows and a hash of all of them."""
    from django.db import connection

    def read() -> dict[str, tuple[int, int]]:
        found = {}
        with connection.cursor() as cursor:
            for table in sorted(connection.introspection.table_names(cursor)):
                cursor.execute(f'SELECT * FROM "{table}"')
                rows = cursor.fetchall()
                found[table] = (len(rows), hash(frozenset(rows)))
        return found

    return read


@pytest.fixture
def first(write_csv, take_in):
    """`first(**cells)`: a file of one row is taken in."""

    def take(**cells):
        report = take_in(write_csv([row(**cells)]))
        assert (report.new, report.rejections) == (1, ())

    return take


@pytest.fixture
def then(write_csv, take_in):
    """`then(**cells)`: a later file with the row as it then reads; the database stays sound."""

    def take(**cells):
        # Not at the top: pytest reads this file before Django is set up.
        from stored_dossiers import LATER

        from motcua.dossiers import api as dossiers

        report = take_in(write_csv([row(**cells)]), now=LATER)
        assert report.rejections == ()
        assert dossiers.rebuild(now=LATER).changed == 0
        return report

    return take
