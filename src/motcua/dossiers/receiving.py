"""Dossiers that one agency receives at its counter for another, which resolves them."""

from datetime import date

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.intake_data import Fault


def resolver_of(code: str, here: AgencyView, on: date) -> tuple[AgencyView, tuple[Fault, ...]]:
    """The agency that resolves what the counter of `here` takes in on a day, and what is wrong.

    code: as the form names it; "": this one. With faults it is this one too.
    """
    wanted = code.strip()
    if wanted in ("", here.code):
        return here, ()
    found = [one for one in agencies.receives_for(here.id, on) if one.code == wanted]
    if len(found) == 1:
        return found[0], ()
    return here, (
        Fault(
            "resolved_by",
            "not_named",
            "Cơ quan giải quyết: cơ quan này chưa có quyết định cho nơi đây tiếp nhận hộ vào ngày "
            "nhận hồ sơ; chọn cơ quan trong danh sách.",
        ),
    )
