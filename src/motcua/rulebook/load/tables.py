"""Reference tables (CSV, JSON lines): units, procedures, name parts. Facts, not law.

Sources and licences: rulebook/README.md. Values are text as in the files; empty is unknown.
"""

import csv
import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT

Row = dict[str, str]
UNIT_TABLES = {
    "provinces": ("code", "name", "short_name", "type"),
    "communes": ("code", "name", "type", "province_code"),
    "provinces_old": ("code", "name", "new_province_code"),
    "districts_old": ("code", "name", "type", "province_code", "last_valid"),
    "communes_old": ("code", "name", "type", "district_code", "last_valid"),
    "merges": ("old_code", "new_code", "part", "check"),
}


def read_table(name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Rows of a CSV under rulebook/. Raises RulebookInvalid when a column is missing."""
    path = ROOT / name
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise RulebookInvalid(name, "dòng 1", f"thiếu cột “{missing[0]}”")
        return tuple(reader)


def units_rows() -> dict[str, tuple[Row, ...]]:
    """Units before and after 1/7/2025: table name -> rows.

    Tables: provinces, communes (since 1/7/2025), provinces_old, districts_old, communes_old
    (before), merges (old commune -> new). Not kept in memory: read once by `migrate`.
    """
    return {
        table: read_table(f"units/{table.replace('_', '-')}.csv", columns)
        for table, columns in UNIT_TABLES.items()
    }


@cache
def birthplaces() -> Mapping[str, str]:
    """First three digits of a personal number -> province, of the 63 of before 1/7/2025.

    The number keeps the code of the place of birth for life (TT 59/2021/TT-BCA); for provinces
    it is the official two-digit unit code with a zero before it.
    """
    rows = read_table("units/provinces-old.csv", UNIT_TABLES["provinces_old"])
    return MappingProxyType({f"0{row['code']}": row["name"] for row in rows})


def procedures_rows() -> tuple[Row, ...]:
    """The procedure catalogue: code, name, field, tier, limit_*, fee_*, kind, src and others."""
    columns = ("code", "name", "field", "tier", "limit_value", "limit_unit", "fee_kind", "src")
    return read_table("procedures/procedures.csv", columns)


def procedure_details() -> tuple[dict[str, Any], ...]:
    """Commune procedures with steps, papers, limits, fees and legal bases, one object each."""
    path = ROOT / "procedures/commune-detail.jsonl"
    with path.open(encoding="utf-8") as stream:
        return tuple(json.loads(line) for line in stream)


@cache
def name_parts() -> tuple[Row, ...]:
    """Name parts, streets and hamlet patterns for made-up people: kind, gender, value, count."""
    return read_table("names/names.csv", ("kind", "gender", "value", "count"))
