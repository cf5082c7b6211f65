"""Adds an administrator, three dossiers before the leader and ballots to the ward of today.

Run as a program, on the home of a browser test. Two officers are rated this month, one ballot
names only a dossier.
"""

from datetime import timedelta

from prepare_office import LEADER, PASSWORD, SPECIALIST

WARD, AUDITOR = "14818", "motcua.kiemtra"
RESULTS = ("KQ-261101-0001", "KQ-261101-0002")  # one a size
LEVELS = {
    "Nguyễn Văn Lâm (hư cấu)": ("very_satisfied", "very_satisfied", "satisfied", "neutral"),
    "Trần Thị Tiếp (hư cấu)": ("satisfied", "dissatisfied"),
}


def main() -> None:
    """The account, the dossiers, the ballots."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import Intake
    from motcua.kernel.actors import SYSTEM
    from motcua.registers.surveys import api as surveys
    from motcua.registers.surveys.data import Ballot

    now = clock.now()
    ward = agencies.resolve(WARD, now.date())
    agencies.create_user(AUDITOR, PASSWORD, "Đỗ Văn Soát (hư cấu)", ward.id, "admin")
    for code in RESULTS:
        intake = Intake(
            code,
            "ho-tich",
            "1.001193",
            "Đăng ký khai sinh",
            "counter",
            "Trịnh Thị Mơ (hư cấu)",
            appointment_at=now + timedelta(days=3),
            officer="Nguyễn Văn Lâm (hư cấu)",
        )
        dossiers.accept(intake, agency_id=ward.id, actor=SYSTEM, now=now)
    for officer, levels in LEVELS.items():
        for level in levels:
            ballot = Ballot("satisfaction", now.date(), "paper", {"level": level}, officer=officer)
            surveys.record_ballot(ward, ballot, actor=SYSTEM, now=now)
    named = Ballot("satisfaction", now.date(), "link", {"level": "satisfied"}, dossier=RESULTS[0])
    surveys.record_ballot(ward, named, actor=SYSTEM, now=now)


__all__ = ["AUDITOR", "LEADER", "RESULTS", "SPECIALIST"]

if __name__ == "__main__":
    main()
