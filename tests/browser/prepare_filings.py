"""Files four dossiers on the portal at the ward of today. Run as a program over the served home."""

import os
from datetime import timedelta

CODES = tuple(f"TT-DUYET-{number}" for number in range(1, 5))
TO_ACCEPT, TO_ACCEPT_BY_PHONE, TO_DECLINE, TO_LOOK_AT = CODES


def main() -> None:
    """Birth registrations, filed half an hour ago by four people."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from prepare_office import BIRTH

    from motcua.agencies import api as agencies
    from motcua.config import clock
    from motcua.dossiers import api
    from motcua.dossiers.data import Intake
    from motcua.kernel.actors import SYSTEM

    now = clock.now()
    ward = agencies.resolve("14818", now.date())
    for place, code in enumerate(CODES, 1):
        name = f"Trần Thị Trực Tuyến {place} (hư cấu)"
        said = Intake(code, "ho-tich", BIRTH, "Thủ tục đăng ký khai sinh", "online", name)
        half_an_hour_ago = now - timedelta(minutes=30)
        api.register(said, agency_id=ward.id, actor=SYSTEM, now=now, at=half_an_hour_ago)


if __name__ == "__main__":
    main()
