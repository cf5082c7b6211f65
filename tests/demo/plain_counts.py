"""The figures of the two appendices counted by hand: plain Python over the files taken in.

Nothing here knows facts, measures or SQL. A count is written from the wording of the printed row.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from demo_files import Row, day, rows_of

ONLINE = ("Trực tuyến", "Cổng DVCQG")


class Files:
    """The files of one office, for a period."""

    def __init__(self, folder: Path, names: dict[str, str], first: date, last: date) -> None:
        self.first, self.last = first, last
        self.rows = {key: rows_of(folder / name) for key, name in names.items()}

    def count(self, key: str, fits: Callable[[Row], bool]) -> int:
        return sum(fits(row) for row in self.rows[key])

    def within(self, row: Row, heading: str, *, year: bool = False) -> bool:
        on = day(row, heading)
        first = date(self.last.year, 1, 1) if year else self.first
        return on is not None and first <= on <= self.last

    def by_the_end(self, row: Row, heading: str) -> bool:
        on = day(row, heading)
        return on is not None and on <= self.last


def tasks(f: Files) -> dict[str, int]:
    """Plan and directives."""
    plan = [r for r in f.rows["tasks"] if r["Loại nhiệm vụ"] == "plan"]
    given = [r for r in f.rows["tasks"] if r["Loại nhiệm vụ"] == "directive"]
    done = [r for r in given if f.within(r, "Ngày hoàn thành")]
    still = [r for r in given if not f.by_the_end(r, "Ngày hoàn thành")]
    late = [r for r in done if day(r, "Ngày hoàn thành") > day(r, "Hạn hoàn thành")]
    return {
        "plan-tasks": len(plan),
        "plan-tasks-done": sum(f.by_the_end(r, "Ngày hoàn thành") for r in plan),
        "assigned-tasks": len(done) + len(still),
        "assigned-tasks-in-time": len(done) - len(late),
        "assigned-tasks-late": len(late),
        "assigned-tasks-overdue": sum(day(r, "Hạn hoàn thành") < f.last for r in still),
    }


def documents(f: Files) -> dict[str, int]:
    """Outgoing documents."""

    def digital(row: Row) -> bool:
        return row["Hình thức gửi"] == "electronic" and row["Ký số của cơ quan"] == "Có"

    sent = [r for r in f.rows["documents"] if f.within(r, "Ngày phát hành")]
    of_year = [r for r in f.rows["documents"] if f.within(r, "Ngày phát hành", year=True)]
    return {
        "steering-documents": sum(r["Chỉ đạo cải cách hành chính"] == "Có" for r in sent),
        "documents-sent": len(sent),
        "documents-sent-digital": sum(map(digital, sent)),
        "documents-sent-commune": len(of_year),
        "documents-digital-commune": sum(map(digital, of_year)),
    }


def procedures(f: Files) -> dict[str, int]:
    """Announced procedures on the last day."""

    def having(**cells: str) -> int:
        return f.count("procedures", lambda r: all(r.get(k, "") == v for k, v in cells.items()))

    def since(heading: str, only: Callable[[Row], bool] = lambda r: True) -> int:
        return f.count("procedures", lambda r: only(r) and f.by_the_end(r, heading))

    level, eligible = "Mức độ đang cung cấp", "Đủ điều kiện trực tuyến"
    taken, given = "Tiếp nhận qua BCCI", "Trả kết quả qua BCCI"
    return {
        "procedures-in-force-commune": having(**{"Cấp thực hiện": "commune"}),
        "procedures-in-force-district": having(**{"Cấp thực hiện": "district"}),
        "procedures-level-3-eligible": having(**{eligible: "partial"}),
        "procedures-level-3": having(**{level: "partial"}),
        "procedures-level-4-eligible": having(**{eligible: "full"}),
        "procedures-level-4": having(**{level: "full"}),
        "fee-procedures": having(**{"Có nghĩa vụ tài chính": "Có"}),
        "payment-procedures": since("Thanh toán trực tuyến từ"),
        "post-procedures-in": having(**{taken: "Có"}),
        "post-procedures-out": having(**{given: "Có"}),
        "post-procedures-both": having(**{taken: "Có", given: "Có"}),
        "procedures-published-national": since("Công khai Cổng DVCQG từ"),
        "procedures-online-national": since(
            "Công khai Cổng DVCQG từ", lambda r: r[level] in ("partial", "full")
        ),
        "procedures-on-portal": since("Tích hợp Cổng DVC tỉnh từ"),
        "workflows-approved": since("Phê duyệt quy trình nội bộ ngày"),
        "workflows-digital": since("Điện tử hóa quy trình ngày"),
        "procedures-linked-same-tier": having(**{"Liên thông": "same"}),
        "procedures-linked-across-tiers": having(**{"Liên thông": "across"}),
    }


def inspections(f: Files) -> dict[str, int]:
    """Agencies inspected, findings, findings settled."""
    found = [r for r in f.rows["findings"] if f.within(r, "Ngày phát hiện")]
    return {
        "inspected-agencies": f.count("inspections", lambda r: f.within(r, "Ngày kiểm tra")),
        "inspection-findings": len(found),
        "inspection-findings-settled": sum(f.by_the_end(r, "Ngày xử lý xong") for r in found),
    }


def ballots(f: Files) -> dict[str, int]:
    """Slips of the survey of satisfaction."""
    return {"satisfaction-ballots": f.count("ballots", lambda r: f.within(r, "Ngày đánh giá"))}


def dossiers(f: Files) -> dict[str, int]:
    """Received, finished, in time, online, paid, of a ward that keeps cancelled ones apart."""
    received = [r for r in f.rows["dossiers"] if f.within(r, "Ngày tiếp nhận")]
    results = ("Đã có kết quả", "Đã trả kết quả")
    finished = [
        r
        for r in f.rows["dossiers"]
        if f.within(r, "Ngày có kết quả") and r["Trạng thái"] in results
    ]
    online = [r for r in received if r["Hình thức nộp"] in ONLINE]
    paid = [r for r in f.rows["dossiers"] if f.within(r, "Ngày thanh toán")]
    used = {
        level: len({r["Mã TTHC"] for r in online if r["Mức độ DVC"] == level})
        for level in ("Một phần", "Toàn trình")
    }
    return {
        "received-commune": len(received),
        "received-all": len(received),
        "finished-commune": len(finished),
        "in-time-commune": sum(
            day(r, "Ngày có kết quả") <= day(r, "Ngày hẹn trả") for r in finished
        ),
        "received-of-online-procedures": sum(r["Mức độ DVC"] != "" for r in received),
        "received-online": len(online),
        "procedures-level-3-used": used["Một phần"],
        "procedures-level-4-used": used["Toàn trình"],
        "payment-procedures-used": len({r["Mã TTHC"] for r in paid}),
        "paid-online": len(paid),
        "paid-online-amount": sum(int(r["Số tiền thanh toán trực tuyến"]) for r in paid),
        "post-received": sum("ưu" in r["Hình thức nộp"] for r in received),
        "post-returned": sum(r["Hình thức trả kết quả"] != "Tại quầy" for r in finished),
    }
