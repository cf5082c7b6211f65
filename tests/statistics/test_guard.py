"""What a measure may say, and what is refused before it reaches a database."""

import pytest
from queries import ALL_FACTS, DECLARED, measure, query

from motcua.statistics import api, compiler
from motcua.statistics.errors import SqlRefused


@pytest.mark.parametrize("key", sorted(DECLARED))
def test_every_declared_measure_is_in_the_common_subset(key):
    fact = ALL_FACTS[DECLARED[key].fact]
    asked = query(fact=fact, row_key=None, measures=(DECLARED[key],))

    assert DECLARED[key].label
    assert " AS m0" in api.compile_sql(asked)
    assert f"FROM cell JOIN {fact.record_table}" in compiler.records_sql(asked, key, None)


def test_the_columns_that_are_added_up_hold_an_integer_in_every_row() -> None:
    from django.apps import apps

    tables = {model._meta.db_table: model for model in apps.get_models()}
    summed = {key: declared for key, declared in DECLARED.items() if declared.sums}

    assert summed.keys() >= {"service.paid_portal_amount", "outreach.reach"}
    for key, declared in summed.items():
        column = tables[ALL_FACTS[declared.fact].table]._meta.get_field(declared.sums)
        assert column.get_internal_type().endswith("IntegerField"), key
        assert not column.null, key


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("ended_day / 2 > 1", "/"),
        ("ended_day % 2 = 1", "%"),
        ('"ended_day" > 1', '"'),
        ("ended_day > :today", ":"),
        ("ended_day > ?", "?"),
        ("ended_day > 1; DELETE FROM dossier", ";"),
        ("ended_day > 1 -- late", "--"),
        ("outcome LIKE 're'", "LIKE"),
        ("outcome = 'Đã rút'", "Đã rút"),
        ("ABS(ended_day) > 1", "ABS"),
        ("CURRENT_DATE IS NOT NULL", "CURRENT_DATE"),
        ("ended_day > 1.5", "1.5"),
        ("salary > 1", "salary"),
        ("dossier_id IN (SELECT id FROM staff_user)", "staff_user"),
        ("ended_day > (", "SELECT"),
        ("outcome || 'x' = 'y'", "|"),
        ("ended_day::text = 'x'", ":"),
    ],
)
def test_what_four_dialects_do_not_read_alike_is_refused(where, found):
    with pytest.raises(SqlRefused) as refused:
        api.compile_sql(query(measures=(measure(where),)))

    assert found in refused.value.found


@pytest.mark.parametrize(
    "where",
    [
        "ended_day - accepted_day > 10",
        "NOT (outcome IN ('refused', 'withdrawn')) AND due_day BETWEEN :from_day AND :to_day",
        "CASE WHEN treatment = 'apart' THEN 1 ELSE 0 END = 1",
    ],
)
def test_comparisons_of_integers_and_codes_pass(where):
    sql = api.compile_sql(query(measures=(measure(where),)))

    assert ":" not in sql
