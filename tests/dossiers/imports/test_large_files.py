"""A large csv is streamed: memory stays bounded, and progress is told."""

import csv
import tracemalloc
from itertools import pairwise

import pytest
from export_rows import HEADINGS, row

from motcua.sheets.errors import FileUnreadable
from motcua.sheets.findings import KEPT

MEGABYTE = 1024 * 1024


@pytest.fixture
def large_csv(tmp_path):
    """`large_csv(rows)`: a csv with that many different dossiers."""

    def write(rows):
        path = tmp_path / f"{rows}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            for n in range(rows):
                minute = f"{n // 60 % 24:02d}:{n % 60:02d}"
                writer.writerow(
                    row(
                        code=f"H56.37.12-240305-{n:07d}",
                        applicant=f"Người Mẫu {n}",
                        accepted=f"05/02/2024 {minute}",
                        state="Đã có kết quả",
                        ended=f"07/02/2024 {minute}",
                    )
                )
        return path

    return write


def test_memory_does_not_grow_with_the_file(large_csv, take_in):
    def peak(path):
        tracemalloc.start()
        report = take_in(path, dry_run=True)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert report.rejections == ()
        return used

    take_in(large_csv(10), dry_run=True)  # what is loaded once is not the file's
    small, large = large_csv(2_000), large_csv(10_000)

    peak_of_small, peak_of_large = peak(small), peak(large)

    assert large.stat().st_size - small.stat().st_size > 1.5 * MEGABYTE
    assert peak_of_large - peak_of_small < 1 * MEGABYTE, (peak_of_small, peak_of_large)
    assert peak_of_large < 12 * MEGABYTE


def test_progress_goes_from_the_first_row_to_all(large_csv, take_in):
    steps = []

    take_in(large_csv(2_500), progress=lambda done, total: steps.append((done, total)))

    assert all(done <= later for (done, _), (later, _) in pairwise(steps))
    assert steps[-1] == (5_000, 5_000)  # a row is read, and then it is written
    assert all(total is None or 4_500 < total < 5_500 for _, total in steps)


def test_a_line_without_end_is_not_swallowed(tmp_path, take_in):
    path = tmp_path / "lon.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(HEADINGS) + "\n" + "x" * (3 * MEGABYTE))

    with pytest.raises(FileUnreadable) as caught:
        take_in(path)

    assert "dòng 2 dài quá" in str(caught.value)


def test_thousands_of_faults_are_counted_and_the_first_are_kept(large_csv, take_in):
    path = large_csv(KEPT + 500)
    text = path.read_text(encoding="utf-8").replace("Trực tuyến", "?")
    path.write_text(text, encoding="utf-8")

    report = take_in(path, dry_run=True)

    assert (len(report.rejections), report.rejections_total) == (KEPT, KEPT + 500)
