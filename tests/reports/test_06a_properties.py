"""Random dossiers through the import; every cell against a count in plain Python."""

from itertools import count

from files_of_lives import in_vietnam, take_in_file
from hypothesis import HealthCheck, given, settings
from lives import (
    COLUMNS,
    FIELDS,
    FIRST_FILE,
    FROM,
    OVERLAYS,
    SECOND_FILE,
    TO,
    cells_of,
    offices,
)
from office_at_work import SheetSeen

EXAMPLE = count(1)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=offices())
def test_every_cell_is_what_a_hand_count_finds(drawn, fresh_agencies, tmp_path):
    prefix = f"P{next(EXAMPLE):05d}"
    for place, (overlay, histories) in enumerate(zip(OVERLAYS, drawn, strict=True)):
        office = next(fresh_agencies)
        if overlay != "default":
            office.adopts(overlay)
        mark = f"{prefix}-{place}"
        first = [told for life, _ in histories if (told := life.known_at(FIRST_FILE))]
        second = [corrected for _, corrected in histories]
        take_in_file(office, mark, first, FIRST_FILE, tmp_path)
        take_in_file(office, mark, second, SECOND_FILE, tmp_path)

        then = office.form(FROM.isoformat(), TO.isoformat(), as_of=in_vietnam(FIRST_FILE))
        today = office.form(FROM.isoformat(), TO.isoformat())

        _compare(then, cells_of(first, overlay), mark)
        _compare(today, cells_of(second, overlay), mark)


def _compare(seen: SheetSeen, expected: dict[tuple[str, str], set[int]], mark: str) -> None:
    for row in (*FIELDS, "total"):
        figures = seen.row(row)
        for column in COLUMNS:
            behind = seen.codes(row, column)
            wanted = expected.get((row, column), set())
            assert set(behind) == {_code(mark, number) for number in wanted}, (row, column)
            assert figures[column] == len(behind) == len(wanted), (row, column)
        _identities(figures)
    others = [row.key for row in seen.sheet.rows if row.key not in FIELDS]
    assert all(seen.numbers(key) == (0,) * 11 for key in others)
    errors = [finding for finding in seen.sheet.findings if finding.severity.value == "error"]
    assert errors == []


def _code(mark: str, number: int) -> str:
    return f"{mark}-{number:04d}"


def _identities(row: dict[str, int]) -> None:
    apart = sum(figure for column, figure in row.items() if column.startswith("apart"))
    assert row["3"] == row["4"] + row["5"] + row["6"]
    assert row["3"] == row["7"] + row["11"] + apart
    assert row["7"] == row["8"] + row["9"] + row["10"]
    assert row["11"] == row["12"] + row["13"]
