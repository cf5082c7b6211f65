"""The SQL text that a query becomes; the snapshots are there to be read."""

from dataclasses import replace
from pathlib import Path

import pytest
from queries import ALL_FACTS, DECLARED, measure, query

from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.statistics import api, compiler
from motcua.statistics.data import Scope
from motcua.statistics.errors import QueryInvalid

SNAPSHOTS = Path(__file__).parent / "snapshots"
ONE = query(measures=("dossier.handled", "dossier.finished_late"))
SEVERAL = query(
    Scope(7, "default", 12),
    Scope(8, "kept-apart", 3),
    Scope(9, "withdrawn-on-due"),
    measures=("dossier.finished_on_due", "dossier.apart"),
)
SUMMED = query(  # the fees paid in the period, and those since the first day of the year
    fact=ALL_FACTS["dossier_service_fact"],
    row_key=None,
    measures=(
        DECLARED["service.paid_portal"],
        DECLARED["service.paid_portal_amount"],
        replace(DECLARED["service.paid_portal_amount"], key="service.paid_portal_amount@year"),
    ),
    since={"service.paid_portal_amount@year": 19358},
)


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("sums_over_services", api.compile_sql(SUMMED)),
        ("one_agency", api.compile_sql(ONE)),
        ("several_accountings", api.compile_sql(SEVERAL)),
        ("records_of_a_cell", compiler.records_sql(ONE, "dossier.finished_late", "ho-tich")),
    ],
)
def test_the_text_is_the_one_that_was_read(name, sql, request):
    path = SNAPSHOTS / f"{name}.sql"
    if request.config.getoption("--overwrite-snapshots", default=False):
        path.write_text(sql + "\n", encoding="utf-8")

    assert sql + "\n" == path.read_text(encoding="utf-8")


def test_the_drill_down_reads_the_same_rows_as_the_count():
    counted, listed = (
        api.compile_sql(ONE),
        compiler.records_sql(ONE, "dossier.finished_late", None),
    )
    base, _, rest = counted.partition("\nSELECT agency_id")
    predicate = rest.split("CASE WHEN ")[2].split(" THEN 1 END) AS m1")[0]

    assert listed.startswith(base)
    assert f"FROM live WHERE {predicate})" in listed


def test_one_accounting_needs_no_look_at_the_scope():
    assert "scope_overlay =" not in api.compile_sql(ONE)
    assert "scope_overlay = 'kept-apart'" in api.compile_sql(SEVERAL)


def test_no_sequence_is_the_version_in_force():
    assert f"(7, {OPEN_SEQUENCE - 1}, 'default')" in api.compile_sql(ONE)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"scopes": ()}, "danh sách đơn vị"),
        ({"scopes": (Scope(7, "default"), Scope(7, "kept-apart"))}, "danh sách đơn vị"),
        ({"scopes": (Scope("7 OR 1=1", "default"),)}, "mã số đơn vị"),
        ({"scopes": (Scope(-7, "default"),)}, "mã số đơn vị"),
        ({"scopes": (Scope(True, "default"),)}, "mã số đơn vị"),
        ({"scopes": (Scope(7, "default", "1; DROP TABLE dossier"),)}, "số thứ tự lệnh"),
        ({"scopes": (Scope(7, "unheard-of"),)}, "cách hạch toán"),
        ({"from_day": "19706 OR 1"}, "ngày"),
        ({"to_day": 19796.5}, "ngày"),
        ({"row_key": "officer"}, "trục dòng"),
        ({"since": {"dossier.handled": "0) OR (1=1"}}, "ngày"),
        ({"measures": ("dossier.handled", "dossier.handled")}, "số liệu"),
        ({"measures": ("service.online",)}, "số liệu"),
        ({"measures": (measure("1 = 1", sums="salary"),)}, "cột được cộng"),
    ],
)
def test_what_is_inlined_must_be_what_its_place_asks_for(changes, named):
    with pytest.raises(QueryInvalid, match=named):
        api.compile_sql(query(**changes))


@pytest.mark.parametrize("row_key", ["ho-tich' OR 'a' = 'a", "Hộ tịch", "", "a--b"])
def test_a_row_key_is_a_plain_key(row_key):
    with pytest.raises(QueryInvalid, match="khóa dòng"):
        compiler.records_sql(ONE, "dossier.handled", row_key)
