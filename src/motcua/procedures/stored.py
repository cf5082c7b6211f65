"""A row of the catalogue as a value."""

from motcua.procedures.data import ProcedureView
from motcua.procedures.models import Procedure


def view_of(procedure: Procedure) -> ProcedureView:
    """The value of a row."""
    return ProcedureView(
        code=procedure.code,
        name=procedure.name,
        field_key=procedure.field_key,
        field_name=procedure.field_name,
        tiers=tuple(tier for tier in procedure.tiers.split(";") if tier),
        tier_is_stated=procedure.tier_source == "cong",
        limit_text=procedure.limit_text,
        limit_value=procedure.limit_value,
        limit_unit=procedure.limit_unit,
        limit_note=procedure.limit_note,
        fee_kind=procedure.fee_kind,
        fee_text=procedure.fee_text,
        fee_vnd=procedure.fee_vnd,
        fee_note=procedure.fee_note,
        kind=procedure.kind,
        decision_no=procedure.decision_no,
        in_commune_list=procedure.in_commune_list,
    )
