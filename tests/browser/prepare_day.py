"""Adds two wards of today and their people to the home of a browser test. Run as a program.

Neither has a dossier. The second works on Saturday mornings too, by its own decision.
"""

WARD, OTHER = "14758", "14797"
COUNTER, SPECIALIST, LEADER = "ngay.tiepnhan", "ngay.chuyenmon", "ngay.lanhdao"
PARTNER = "ngay.coquankhac"  # a specialist of the other ward
PEOPLE = {
    COUNTER: (WARD, "Lê Thị Quầy (hư cấu)", "counter"),
    SPECIALIST: (WARD, "Phạm Văn Xử (hư cấu)", "specialist"),
    LEADER: (WARD, "Đỗ Thị Ký (hư cấu)", "leader"),
    PARTNER: (OTHER, "Vũ Văn Bạn (hư cấu)", "specialist"),
}
PASSWORD = "mat-khau-cua-kiem-thu-2024"
ALL_DAY = ["07:30-11:30", "13:30-17:30"]
HOURS = {**{day: ALL_DAY for day in "12345"}, "6": ["07:30-11:30"]}


def main() -> None:
    """The accounts, and the decision."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM

    now = clock.now()
    for name, (code, full_name, role) in PEOPLE.items():
        unit = agencies.resolve(code, now.date())
        agencies.create_user(name, PASSWORD, full_name, unit.id, role)
    other = agencies.resolve(OTHER, now.date())
    agencies.adopt(
        other.id, "working_hours", HOURS, "9/QĐ-UBND", other.valid_from, actor=SYSTEM, now=now
    )


if __name__ == "__main__":
    main()
