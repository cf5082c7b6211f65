"""Fees of the province where a dossier is taken in, on the day it is taken in.

A province and its successor may share a code; each is asked on its own days.
"""

from datetime import date

from motcua.agencies import api as agencies
from motcua.kernel.province_fees import ProvinceFee
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load as rulebook

PROVINCE = "province"


def province_of(agency_id: int, on: date) -> str:
    """Official code of the province an agency is or lies in on a day; "": in none."""
    own = agencies.get(agency_id)
    for unit in (own, *agencies.ancestors(agency_id, on)):
        if unit.tier == PROVINCE:
            return unit.code
    return ""


def province_asked(agency_id: int | None, on: date, procedure_code: str = "") -> str:
    """The same; "" too where no fee of that province is known, for the procedure or for any.

    Units are asked only where some province set a fee, which for most procedures none did.
    """
    if agency_id is None:
        return ""
    there = rulebook.provinces_with_fees(on, procedure_code)
    found = province_of(agency_id, on) if there else ""
    return found if found in there else ""


def fees_of_province(
    procedure: ProcedureView, province: str, channel: str, on: date
) -> tuple[ProvinceFee, ...]:
    """What the province takes for it; (): it set nothing, or a decision named the fee since."""
    if not province:
        return ()
    fees = rulebook.province_fees(province, procedure.code, channel, on)
    decided = procedure.published.fee_since if procedure.published else None
    return tuple(fee for fee in fees if decided is None or decided < fee.valid_from)
