"""Adds the people of two wards of today, one of which receives for the other. Run as a program."""

import os

WARD, RESOLVER = "14758", "14797"
COUNTER, ADMIN, SPECIALIST = "ho.tiepnhan", "ho.quantri", "ho.giaiquyet"
PASSWORD = "mat-khau-cua-kiem-thu-2024"
PEOPLE = {
    COUNTER: (WARD, "Lê Thị Nhận (hư cấu)", "counter"),
    ADMIN: (RESOLVER, "Đỗ Văn Quản (hư cấu)", "admin"),
    SPECIALIST: (RESOLVER, "Phạm Văn Giải (hư cấu)", "specialist"),
}


def main() -> None:
    """The accounts alone: the decision is made in the browser."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock

    on = clock.now().date()
    for name, (code, full_name, role) in PEOPLE.items():
        agencies.create_user(name, PASSWORD, full_name, agencies.resolve(code, on).id, role)


if __name__ == "__main__":
    main()
