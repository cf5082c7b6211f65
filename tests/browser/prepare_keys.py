"""Accounts for the sign-in keys of a browser test. Run as a program over the served home."""

import os

PASSWORD = "mat-khau-cua-kiem-thu-2024"
ACCOUNTS = tuple(f"motcua.khoa{number}" for number in range(1, 9))


def main() -> None:
    """Officers of the ward of today, made once."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock

    ward = agencies.resolve("14818", clock.now().date())
    for name in ACCOUNTS:
        if agencies.user_id_of(name) is None:
            agencies.create_user(name, PASSWORD, f"Cán bộ {name[-1]}", ward.id, "counter")


if __name__ == "__main__":
    main()
