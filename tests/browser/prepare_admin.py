"""Adds an administrator of the ward of today to the home of a browser test. A program."""

WARD, ADMIN = "14818", "motcua.quantri"
PASSWORD = "mat-khau-cua-kiem-thu-2024"


def main() -> None:
    """The account."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock

    ward = agencies.resolve(WARD, clock.now().date())
    agencies.create_user(ADMIN, PASSWORD, "Đỗ Văn Kiên (hư cấu)", ward.id, "admin")


if __name__ == "__main__":
    main()
