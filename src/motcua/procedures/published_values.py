"""A procedure as values that decisions change, and back. No database."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from motcua.kernel.publications import Standing, Values
from motcua.procedures.catalogue_rows import field_key_of
from motcua.procedures.data import ProcedureView, Published

NONE, BY_RULE = "none", "by_rule"
_PARTS = re.compile(r"\s*;\s*")


def values_of(view: ProcedureView) -> dict[str, str]:
    """What the catalogue says, in the spelling of decisions' lines; what it does not say is out."""
    said = {
        "name": view.name,
        "field": view.field_name,
        "tier": ";".join(view.tiers),
        "limit": f"{view.limit_text} {view.limit_unit}".strip(),
        "limit_note": view.limit_note,
        "fee": _fee_of(view),
        "fee_note": view.fee_note,
    }
    return {key: value for key, value in said.items() if value}


def with_standing(
    view: ProcedureView, stands: Standing, fee_since: date | None = None
) -> ProcedureView:
    """The procedure as decisions left it. fee_since: see `Published`."""
    if stands.by is None:
        return view
    head, line = stands.by.head, stands.by.line
    said = _with_values(view, stands.values)
    published = Published(stands.force, line.act, head, line.replaced_by, fee_since)
    return replace(said, published=published, decision_no=head.number)


def _with_values(view: ProcedureView, values: Values) -> ProcedureView:
    text, _, unit = values.get("limit", "").rpartition(" ")
    field_name = values.get("field", view.field_name)
    return replace(
        view,
        name=values.get("name", view.name),
        field_name=field_name,
        field_key=view.field_key if field_name == view.field_name else field_key_of(field_name),
        tiers=_split(values.get("tier", "")) or view.tiers,
        tier_is_stated=view.tier_is_stated or "tier" in values,
        limit_text=text,
        limit_unit=unit if text else "",
        limit_value=max(map(Decimal, text.split("-"))) if text else None,
        limit_note=values.get("limit_note", ""),
        fee_note=values.get("fee_note", ""),
        channels=_split(values.get("channels", "")),
        online_level=values.get("level", ""),
        legal=_split(values.get("legal", "")),
        **_fee_columns(view, values.get("fee", "")),
    )


def _fee_of(view: ProcedureView) -> str:
    if view.fee_kind in (NONE, BY_RULE):
        return view.fee_kind
    return str(view.fee_vnd) if view.fee_vnd is not None else ""


def _fee_columns(view: ProcedureView, fee: str) -> dict[str, object]:
    if fee == _fee_of(view):
        return {}
    if fee in (NONE, BY_RULE):
        return {"fee_kind": fee, "fee_text": "", "fee_vnd": 0 if fee == NONE else None}
    return {"fee_kind": "fixed", "fee_text": fee, "fee_vnd": int(fee)}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text) if part)
