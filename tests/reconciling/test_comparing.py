"""Two sources compared by code: every dossier in exactly one of four heaps."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.reconciling import (
    ComparedField,
    FieldKind,
    Side,
    SourceRow,
    comparable,
    compare,
)

FIELDS = (
    ComparedField("procedure_code", "Mã TTHC", FieldKind.CODE),
    ComparedField("procedure_name", "Tên TTHC", FieldKind.TEXT, unless="procedure_code"),
    ComparedField("ended_at", "Ngày có kết quả", FieldKind.DAY),
)
codes = st.text(st.sampled_from("ABC"), min_size=1, max_size=2)
values = st.sampled_from(["", "1", "2"])


def row(**said: str) -> SourceRow:
    return SourceRow(1, said, {key: f"«{text}»" for key, text in said.items()})


sources = st.dictionaries(
    codes, st.builds(lambda a, b: row(procedure_code=a, ended_at=b), values, values), max_size=9
)


@given(left=sources, right=sources)
def test_every_dossier_is_in_one_heap_and_the_heaps_are_those_of_a_slow_count(left, right):
    compared = (FIELDS[0], FIELDS[2])

    found = {one.code: one for one in compare(left, right, compared)}

    only_left = {code for code in left if code not in right}
    only_right = {code for code in right if code not in left}
    different = {
        code
        for code in left
        if code in right
        and any(left[code].compared[f.key] != right[code].compared[f.key] for f in compared)
    }
    assert {c for c, one in found.items() if one.side is Side.LEFT} == only_left
    assert {c for c, one in found.items() if one.side is Side.RIGHT} == only_right
    assert {c for c, one in found.items() if one.side is Side.DIFFERENT} == different


@given(left=sources, right=sources)
def test_changing_sides_changes_only_the_sides(left, right):
    swapped = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.DIFFERENT: Side.DIFFERENT}

    one_way = {one.code: one.side for one in compare(left, right, FIELDS[:1])}
    other_way = {one.code: one.side for one in compare(right, left, FIELDS[:1])}

    assert other_way == {code: swapped[side] for code, side in one_way.items()}


def test_a_difference_has_one_name_however_often_it_is_found():
    left, right = {"K-1": row(ended_at="2024-03-05")}, {"K-1": row(ended_at="2024-03-06")}
    [first] = compare(left, right, FIELDS)
    [again] = compare(dict(left), dict(right), FIELDS)
    [other] = compare(left, {"K-1": row(ended_at="2024-03-07")}, FIELDS)

    assert (first.difference, first.fields[0].left, first.fields[0].right) == (
        again.difference,
        "«2024-03-05»",
        "«2024-03-06»",
    )
    assert other.difference != first.difference


def test_a_field_is_compared_only_where_both_sources_have_it():
    both = frozenset({"procedure_code", "procedure_name", "ended_at"})
    keys = [f.key for f in comparable(FIELDS, both, both)]
    without_codes = [f.key for f in comparable(FIELDS, both, both - {"procedure_code"})]

    assert (keys, without_codes) == (
        ["procedure_code", "ended_at"],
        ["procedure_name", "ended_at"],
    )
