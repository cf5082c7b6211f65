"""Adds tasks to the home of a browser test: of a province and of two wards below it. A program.

Today is the real day: the ward has one task that is late, one due in two working days and one
done; the province handed CT-1 down to both wards three weeks ago, due two weeks ago.
"""

from datetime import datetime, timedelta

PROVINCE, WARD, OTHER_WARD = "38", "14818", "14845"
UPPER, KEEPER = "tinh.tonghop", "motcua.tonghop"
PASSWORD = "mat-khau-cua-kiem-thu-2024"
NAME = "Lê Thị Ngọc (hư cấu)"


def main() -> None:
    """Accounts, then tasks through the register's doors."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock

    now = clock.now()
    province, ward = (agencies.resolve(code, now.date()) for code in (PROVINCE, WARD))
    agencies.create_user(UPPER, PASSWORD, "Vũ Minh Khôi (hư cấu)", province.id, "reporter")
    agencies.create_user(KEEPER, PASSWORD, NAME, ward.id, "reporter")
    _tasks(now, province, ward)


def _tasks(now: datetime, province: object, ward: object) -> None:
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api
    from motcua.rulebook import load

    calendar, today = load.calendar(), now.date()
    then = now - timedelta(days=21)

    def task(agency: object, code: str, words: str, due_in: int, **values: object) -> object:
        said = {
            "task": words,
            "kind": "directive",
            "source_document": "125/TB-UBND",
            "issued_on": then.date(),
            "due_on": calendar.add_working_days(today, due_in),
            **values,
        }
        return api.record("assignments", agency, said, actor=SYSTEM, now=then, code=code)

    task(ward, "NV-01", "Rà soát thủ tục hành chính nội bộ, báo cáo UBND tỉnh", -3, officer=NAME)
    task(ward, "NV-02", "Tổng hợp kết quả khảo sát hài lòng quý IV", 2, officer=NAME)
    done = task(ward, "NV-03", "Niêm yết danh mục thủ tục mới công bố", 1, kind="leader")
    said = {"done_on": today, "result": "Đã niêm yết", "evidence_document": "88/BC-UBND"}
    api.apply("assignments", done.id, "finish", said, actor=SYSTEM, now=now)
    words = "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực giai đoạn 2021–2025"
    parent = task(province, "CT-1", words, 10)
    down = {
        "handed_to": f"{WARD}, {OTHER_WARD}",
        "handed_on": then.date(),
        "handed_due_on": today - timedelta(days=14),
    }
    api.apply("assignments", parent.id, "hand_down", down, actor=SYSTEM, now=then)
    other = agencies.resolve(OTHER_WARD, today)
    mine = api.entry_by_code("assignments", "38.CT-1", other.id, actor=SYSTEM, now=now)
    said = {"done_on": today - timedelta(days=15), "result": "Đã số hóa 100 % kết quả"}
    api.apply("assignments", mine.id, "finish", said, actor=SYSTEM, now=now)


if __name__ == "__main__":
    main()
