"""Figures counted over certificates and mailboxes, as they stand on the last day of the period.

A certificate that was renewed counts once: the old one has run out or was revoked. One that is
suspended for a time has still been granted.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import NOT_ENDED

_IN_FORCE = (
    f"issued_day <= :to_day AND (expires_day IS NULL OR expires_day >= :to_day) AND {NOT_ENDED}"
)
_GRANTED = f"granted_day <= :to_day AND {NOT_ENDED}"
_IN_USE = f"{_GRANTED} AND used_day <= :to_day"


def _certificate(name: str, where: str, label: str) -> Measure:
    return Measure(f"certificate.{name}", "certificate_fact", where, Unit.CERTIFICATE, label)


def _mailbox(name: str, where: str, label: str) -> Measure:
    return Measure(f"mailbox.{name}", "mailbox_fact", where, Unit.MAILBOX, label)


IN_FORCE = _certificate("in_force", _IN_FORCE, "Chứng thư số, chữ ký số đã cấp, còn hiệu lực")
AGENCY = _certificate(
    "agency", f"{_IN_FORCE} AND subject = 'agency'", "Chứng thư số của cơ quan, tổ chức"
)
PERSON = _certificate("person", f"{_IN_FORCE} AND subject = 'person'", "Chữ ký số cá nhân")
OFFICE_AGENCY = _certificate(
    "office_agency",
    f"{_IN_FORCE} AND subject = 'agency' AND place = 'office'",
    "Chứng thư số cơ quan",
)
OFFICE_PERSON = _certificate(
    "office_person",
    f"{_IN_FORCE} AND subject = 'person' AND place = 'office'",
    "Chữ ký số cá nhân của cơ quan",
)
ONE_STOP_AGENCY = _certificate(
    "one_stop_agency",
    f"{_IN_FORCE} AND subject = 'agency' AND place = 'one_stop'",
    "Chứng thư số Bộ phận Một cửa",
)
ONE_STOP_PERSON = _certificate(
    "one_stop_person",
    f"{_IN_FORCE} AND subject = 'person' AND place = 'one_stop'",
    "Chữ ký số cá nhân Bộ phận Một cửa",
)
GRANTED_IN_PERIOD = _certificate(
    "granted_in_period",
    "issued_day BETWEEN :from_day AND :to_day",
    "Chứng thư số, chữ ký số cấp trong kỳ",
)
REVOKED_IN_PERIOD = _certificate(
    "revoked_in_period",
    "ended_day BETWEEN :from_day AND :to_day",
    "Chứng thư số, chữ ký số thu hồi trong kỳ",
)
EXPIRED = _certificate(
    "expired",
    f"expires_day < :to_day AND {NOT_ENDED}",
    "Chứng thư số đã hết hiệu lực, chưa thu hồi",
)

GRANTED = _mailbox("granted", _GRANTED, "Hộp thư công vụ đã cấp")
IN_USE = _mailbox("in_use", _IN_USE, "Hộp thư công vụ đang sử dụng")
PERSON_GRANTED = _mailbox(
    "person_granted",
    f"{_GRANTED} AND subject = 'person'",
    "Hộp thư công vụ đã cấp cho cán bộ, công chức",
)
PERSON_IN_USE = _mailbox(
    "person_in_use",
    f"{_IN_USE} AND subject = 'person'",
    "Cán bộ, công chức đang sử dụng hộp thư công vụ",
)
SHARED_IN_USE = _mailbox(
    "shared_in_use",
    f"{_IN_USE} AND subject IN ('agency', 'department')",
    "Hộp thư cơ quan, bộ phận đang sử dụng",
)

MEASURES = (
    IN_FORCE,
    AGENCY,
    PERSON,
    OFFICE_AGENCY,
    OFFICE_PERSON,
    ONE_STOP_AGENCY,
    ONE_STOP_PERSON,
    GRANTED_IN_PERIOD,
    REVOKED_IN_PERIOD,
    EXPIRED,
    GRANTED,
    IN_USE,
    PERSON_GRANTED,
    PERSON_IN_USE,
    SHARED_IN_USE,
)

RATIOS = (
    Ratio("mailbox.used_share", IN_USE, GRANTED, "Tỷ lệ hộp thư công vụ đang sử dụng"),
    Ratio(
        "mailbox.person_used_share",
        PERSON_IN_USE,
        PERSON_GRANTED,
        "Tỷ lệ cán bộ, công chức sử dụng hộp thư công vụ được cấp",
    ),
)
