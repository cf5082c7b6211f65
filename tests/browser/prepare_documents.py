"""Adds a clerk and documents to the home of a browser test: of a ward of today. A program.

Today is the real day: of five incoming documents one is late, one due in two working days, one
without a due day, two done; of four numbers given two are issued, one cancelled, one waits.
"""

from datetime import datetime, timedelta

WARD = "14818"
CLERK = "motcua.vanthu"
PASSWORD = "mat-khau-cua-kiem-thu-2024"
SUBJECTS = (
    "Kế hoạch cải cách hành chính năm 2027",
    "V/v rà soát, đơn giản hóa thủ tục hành chính",
    "Về việc tăng cường kỷ luật, kỷ cương hành chính",
    "Giấy mời họp giao ban cải cách hành chính",
    "V/v báo cáo chỉ số hài lòng quý IV",
)


def main() -> None:
    """The account, then documents through the register's doors."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock

    now = clock.now()
    ward = agencies.resolve(WARD, now.date())
    agencies.create_user(CLERK, PASSWORD, "Phạm Thị Thư (hư cấu)", ward.id, "reporter")
    _incoming(now, ward)
    _outgoing(now, ward)
    _credentials(now, ward)


def _incoming(now: datetime, ward: object) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api
    from motcua.rulebook import load

    today = now.date()
    came, soon = today - timedelta(days=20), load.calendar().add_working_days(today, 2)
    dues = (today - timedelta(days=6), soon, "", soon, soon)
    for number, (subject, due) in enumerate(zip(SUBJECTS, dues, strict=True)):
        values = {
            "arrived_on": came,
            "issuer": "UBND tỉnh Thanh Hóa",
            "reference": f"{212 + number}/KH-UBND",
            "dated_on": came - timedelta(days=2),
            "excerpt": subject,
            "form": "electronic",
            "signed_agency": True,
            "due_on": due,
        }
        done = {"done_on": came + timedelta(days=3)} if number > 2 else {}
        handed = {"handed_on": came, "handler": "Nguyễn Văn Lâm (hư cấu)"} if number < 2 else {}
        state = "done" if done else "handling" if handed else None
        api.record(
            "incoming", ward, {**values, **done, **handed}, actor=SYSTEM, now=now, state=state
        )


def _outgoing(now: datetime, ward: object) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    today = now.date()
    sent = {"form": "electronic", "signed_agency": True, "signed_person": True}
    for days, kind, state in (
        (9, "bao_cao", "issued"),
        (8, "bao_cao", "cancelled"),
        (7, "quyet_dinh", "issued"),
        (0, "bao_cao", None),
    ):
        day = today - timedelta(days=days)
        values = {
            "kind": kind,
            "body": "committee",
            "dated_on": day,
            "excerpt": "Kết quả công tác cải cách hành chính, kiểm soát thủ tục hành chính",
            "signer": "Bùi Duy Hòa (hư cấu)",
            "drafter": "Nguyễn Văn Lâm (hư cấu)",
            **({**sent, "issued_on": day, "recipients": "UBND tỉnh"} if state == "issued" else {}),
            **({"cancelled_on": day, "reason": "Không ban hành"} if state == "cancelled" else {}),
        }
        api.record("outgoing", ward, values, actor=SYSTEM, now=now, state=state)


def _credentials(now: datetime, ward: object) -> None:
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    since = now.date() - timedelta(days=400)
    api.record(
        "certificates",
        ward,
        {
            "holder": "UBND phường Quang Trung",
            "subject": "agency",
            "place": "office",
            "issuer": "government",
            "device": "token",
            "issued_on": since,
            "valid_until": since + timedelta(days=1095),
        },
        actor=SYSTEM,
        now=now,
        code="5401AF20",
    )
    api.record(
        "mailboxes",
        ward,
        {
            "holder": "Bùi Duy Hòa (hư cấu)",
            "subject": "person",
            "position": "Chủ tịch",
            "granted_on": since,
            "used_since": since,
        },
        actor=SYSTEM,
        now=now,
        code="hoabd@thanhhoa.example.vn",
        state="used",
    )


if __name__ == "__main__":
    main()
