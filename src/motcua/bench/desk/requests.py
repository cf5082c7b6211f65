"""What officers send: sheets of intake, lists, searches."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle

from motcua.bench.desk.http import Request
from motcua.kernel.cursors import Cursor, Direction

INTAKE, LIST, FIND = "/ho-so/tiep-nhan/", "/ho-so/", "/ho-so/tim/"
PROCEDURES = ("1.001193", "2.000815")
# Common names and procedures, a rare one, the end of a code, one of a procedure, and nobody.
WORDS = (
    "nguyen van mau", "khai sinh", "tran thi", "chung thuc", "mau 4711", "le duc",
    "0004711", "bui khai sinh", "2.000815 ngoc", "nguyen", "khong co ai", "hoang kim 12",
)  # fmt: skip
_MIDDLE = Cursor(Direction.AFTER, "79940").text()  # of December 2024
FILTERS = (
    "", "?trang-thai=open", "?linh-vuc=ho-tich", "?han=overdue", "?trang-thai=refused",
    "?hinh-thuc=kiosk", "?trang-thai=delivered&linh-vuc=chung-thuc", f"?trang={_MIDDLE}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counter:
    """An officer who has signed in. agency: id."""

    agency: int
    session: str
    token: str

    @property
    def cookies(self) -> str:
        """As a browser sends them."""
        return f"sessionid={self.session}; csrftoken={self.token}"


def intakes(counters: Sequence[Counter], run: int) -> Iterator[Request]:
    """Sheets of different people, each with a key of its own, the counters in turns.

    run: tells the people of one run from those of another.
    """
    for number, counter in zip(count(), cycle(counters)):
        yield Request(INTAKE, counter.cookies, _sheet(counter, run, number))


def lists(counters: Sequence[Counter]) -> Iterator[Request]:
    """First pages, plain and filtered, the counters in turns."""
    for number, counter in zip(count(), cycle(counters)):
        yield Request(f"{LIST}{FILTERS[number % len(FILTERS)]}", counter.cookies)


def searches(counters: Sequence[Counter]) -> Iterator[Request]:
    """Words typed into the search box."""
    for number, counter in zip(count(), cycle(counters)):
        form = {"csrfmiddlewaretoken": counter.token, "tim": WORDS[number % len(WORDS)]}
        yield Request(FIND, counter.cookies, form)


def _sheet(counter: Counter, run: int, number: int) -> dict[str, str]:
    return {
        "csrfmiddlewaretoken": counter.token,
        "khoa": secrets.token_urlsafe(24),
        "procedure_code": PROCEDURES[number % len(PROCEDURES)],
        "channel": "counter",
        "applicant": f"Nguyễn Văn Mẫu {number}",
        "id_number": f"0{run % 100:02d}{number:09d}",
        "birth_on": "05/02/1990",
        "sex": "nam",
        "address": "Tổ 3, phường Mẫu",
        "phone": "0944594088",
        "payment": "none",
        "return_by": "counter",
        "sets": "1",
        "missing_reason": "in-database",
    }
