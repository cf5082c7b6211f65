"""What a measure may say, and what is refused before it reaches a database."""

import pytest
from queries import measure, query

from motcua.dossiers.measures import MEASURES
from motcua.statistics import api, compiler
from motcua.statistics.errors import SqlRefused


@pytest.mark.parametrize("key", sorted(MEASURES))
def test_every_declared_measure_is_in_the_common_subset(key):
    asked = query(measures=(key,))

    assert MEASURES[key].label
    assert " AS m0" in api.compile_sql(asked)
    assert "FROM cell JOIN dossier" in compiler.records_sql(asked, key, None)


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
