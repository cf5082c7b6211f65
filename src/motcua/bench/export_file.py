"""A made-up export of one ward, as large as wanted: what the import is measured with."""

import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from motcua.procedures import api as procedures
from motcua.rulebook import load as rulebook

HEADINGS = (
    "Mã hồ sơ", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Người nộp", "Hình thức nộp",
    "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả", "Ngày trả kết quả", "Ngày dừng",
    "Ngày tiếp tục", "Trạng thái", "Cán bộ xử lý", "Hệ thống nguồn",
)  # fmt: skip
_CHANNELS = ("Trực tuyến", "Trực tuyến", "Cổng DVCQG", "Trực tiếp", "Trực tiếp", "Bưu chính")
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Hữu", "Thanh", "Quang", "Thu", "Kim")
_LIMITS = (1, 2, 3, 3, 5, 5, 7, 10, 15, 20)
_STOPPED = 0.02  # share of dossiers whose clock stood still for some days
_NEVER_ENDED = 0.01
_SPAN_DAYS = 720


def write_export(
    path: Path, rows: int, *, before: date, seed: int = 1, prefix: str = "H56.37.12"
) -> None:
    """A csv of `rows` dossiers accepted within two years before the day. Deterministic.

    prefix: what the dossiers' codes begin with.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(islice(_rows(before, seed, prefix), rows))


def _rows(before: date, seed: int, prefix: str) -> Iterator[Sequence[str]]:
    rng = random.Random(seed)  # noqa: S311  (figures, not secrets)
    offered = [
        (procedure.code, procedure.name, field.name)
        for field in rulebook.fields()
        for procedure in procedures.of_field(field.key)[:3]
    ]
    first = datetime.combine(before, datetime.min.time()) - timedelta(days=_SPAN_DAYS)
    number = 0
    while True:
        number += 1
        accepted = first + timedelta(
            days=rng.randrange(_SPAN_DAYS), minutes=rng.randrange(450, 1000)
        )
        code = f"{prefix}-{accepted:%y%m%d}-{number:07d}"
        procedure = offered[int(rng.random() ** 2 * len(offered))]
        yield (code, *_row(rng, number, accepted, before, procedure))


def _row(
    rng: random.Random,
    number: int,
    accepted: datetime,
    before: date,
    procedure: tuple[str, str, str],
) -> Sequence[str]:
    limit = rng.choice(_LIMITS)
    appointment = accepted.date() + timedelta(days=limit)
    stopped = resumed = ""
    ended = accepted + timedelta(days=rng.randrange(limit + 2), minutes=5)
    if rng.random() < _STOPPED:
        stop = accepted.date() + timedelta(days=1)
        stopped, resumed = f"{stop:%d/%m/%Y}", f"{stop + timedelta(days=3):%d/%m/%Y}"
        ended += timedelta(days=5)
    is_ended = ended.date() < before and rng.random() > _NEVER_ENDED
    if not is_ended and stopped:
        stopped = resumed = ""
    return (
        *procedure,
        f"{rng.choice(_FAMILY)} {rng.choice(_MIDDLE)} Mẫu {number % 9973}",
        rng.choice(_CHANNELS),
        f"{accepted:%d/%m/%Y %H:%M}",
        f"{appointment:%d/%m/%Y}",
        f"{ended:%d/%m/%Y %H:%M}" if is_ended else "",
        f"{ended + timedelta(minutes=9):%d/%m/%Y %H:%M}" if is_ended else "",
        stopped,
        resumed,
        "Đã trả kết quả" if is_ended else "Đang xử lý",
        f"Cán bộ Mẫu {number % 7}",
        "tỉnh",
    )
