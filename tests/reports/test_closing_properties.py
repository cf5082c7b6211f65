"""Random histories: what was closed never moves, and the difference is the hand count's own."""

from datetime import datetime, timedelta
from itertools import count

from files_of_lives import in_vietnam, take_in_file
from hypothesis import HealthCheck, given, settings
from lives import (
    FIRST_FILE,
    FROM,
    OVERLAYS,
    SECOND_FILE,
    TO,
    cells_of,
    offices,
)
from office_at_work import FORM

from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.reports import api as reports

EXAMPLE = count(1)
PERIOD = Period(FROM, TO)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=offices())
def test_later_files_move_no_closed_figure_and_the_difference_names_what_they_moved(
    drawn, fresh_agencies, tmp_path
):
    prefix = f"C{next(EXAMPLE):05d}"
    for place, (overlay, histories) in enumerate(zip(OVERLAYS, drawn, strict=True)):
        office = next(fresh_agencies)
        if overlay != "default":
            office.adopts(overlay)
        mark = f"{prefix}-{place}"
        first = [told for life, _ in histories if (told := life.known_at(FIRST_FILE))]
        second = [corrected for _, corrected in histories]
        take_in_file(office, mark, first, FIRST_FILE, tmp_path)
        line = reports.close_period(
            FORM,
            office.agency,
            PERIOD,
            actor=SYSTEM,
            now=in_vietnam(FIRST_FILE) + timedelta(hours=1),
        )
        text = reports.snapshot_json(line.id, actor=SYSTEM, now=in_vietnam(SECOND_FILE))

        take_in_file(office, mark, second, SECOND_FILE, tmp_path)

        now = in_vietnam(SECOND_FILE) + timedelta(hours=1)
        assert reports.snapshot_json(line.id, actor=SYSTEM, now=now) == text
        then, today = cells_of(first, overlay), cells_of(second, overlay)
        _closed_is(line.id, then, now)
        _difference_is(line.id, then, today, mark, now)


def _closed_is(snapshot_id: int, then: dict[tuple[str, str], set[int]], now: datetime) -> None:
    sheet = reports.snapshot(snapshot_id, actor=SYSTEM, now=now).sheet(FORM)
    for row_key in ("ho-tich", "chung-thuc", "dat-dai", "total"):
        for column, cell in sheet.cells_of(row_key).items():
            if column.isdigit():
                assert cell.value == len(then.get((row_key, column), ())), (row_key, column)


def _difference_is(
    snapshot_id: int,
    then: dict[tuple[str, str], set[int]],
    today: dict[tuple[str, str], set[int]],
    mark: str,
    now: datetime,
) -> None:
    """Cell by cell: the dossiers in one count and not in the other, and no cell besides."""
    expected = {}
    for place in then.keys() | today.keys():
        before, after = then.get(place, set()), today.get(place, set())
        if before != after:
            expected[place] = (_codes(mark, after - before), _codes(mark, before - after))
    found = {
        (one.row_key, one.column_key): (
            {record.code for record in one.gained},
            {record.code for record in one.lost},
        )
        for one in reports.difference(snapshot_id, actor=SYSTEM, now=now).cells
        if one.column_key.isdigit()
    }
    assert found == expected


def _codes(mark: str, numbers: set[int]) -> set[str]:
    return {f"{mark}-{number:04d}" for number in numbers}
