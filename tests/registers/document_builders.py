"""Documents of a ward of today, said as an officer says them; every day explicit."""

from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers import api as registers
from motcua.registers.data import EntryView

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)  # a Monday


def outgoing(ward: AgencyView, *, now: datetime = NOW, **said: object) -> EntryView:
    """A report of the ward's committee dated 23/11/2026, unless `said` says otherwise."""
    values = {
        "kind": "bao_cao",
        "body": "committee",
        "dated_on": "23/11/2026",
        "excerpt": "Kết quả cải cách hành chính quý IV",
        **said,
    }
    state = values.pop("state", None)
    return registers.record("outgoing", ward, values, actor=SYSTEM, now=now, state=state)


def issued(ward: AgencyView, *, now: datetime = NOW, **said: object) -> EntryView:
    """The same, already issued the day it is dated, as a signed electronic document."""
    day = said.get("dated_on", "23/11/2026")
    sent = {"issued_on": day, "form": "electronic", "signed_agency": True, "signed_person": True}
    return outgoing(ward, now=now, state="issued", **{**sent, **said})


def incoming(ward: AgencyView, *, now: datetime = NOW, **said: object) -> EntryView:
    """A plan of the province that came in on 23/11/2026."""
    values = {
        "arrived_on": "23/11/2026",
        "issuer": "UBND tỉnh Thanh Hóa",
        "reference": "212/KH-UBND",
        "dated_on": "20/11/2026",
        "kind": "ke_hoach",
        "excerpt": "Kế hoạch cải cách hành chính năm 2027",
        **said,
    }
    state = values.pop("state", None)
    return registers.record("incoming", ward, values, actor=SYSTEM, now=now, state=state)
