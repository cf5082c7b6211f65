"""Forms as an officer types them, every value explicit."""

from datetime import datetime

from motcua.dossiers.intake_data import IntakeForm
from motcua.kernel.dates import VIETNAM

BIRTH = "1.001193"  # hộ tịch, 1 working day
COPY = "2.000815"  # chứng thực bản sao, that very day


def at(text: str) -> datetime:
    """ "2026-11-23 09:00" in Vietnam; that is a Monday, the 24th a holiday."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def form(**values: object) -> IntakeForm:
    """A birth registration at the counter by Nguyễn Thị Mẫu, free of charge."""
    given = {
        "procedure_code": BIRTH,
        "applicant": "Nguyễn Thị Mẫu",
        "id_number": "038190001234",
        "birth_on": "05/02/1990",
        "sex": "nu",
        "address": "Tổ 3, phường Phú Sơn",
        "phone": "0944.594.088",
        "missing_reason": "in-database",
        **values,
    }
    return IntakeForm(**given)
