"""Details of commune procedures: what the gathered records mean, faults of the source named."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from motcua.kernel.text import nfc
from motcua.procedures.catalogue_rows import LEAST_FEE, limit_of_words
from motcua.procedures.data import At, ProcedureView
from motcua.procedures.detail_data import ChannelTerms, Enclosure, Fee, ProcedureDetail
from motcua.procedures.queries import by_code
from motcua.rulebook import load

# The portal's heading over sentences that ask for no paper.
REMARKS_GROUP = "Lưu ý"


def detail(code: str, at: At | None = None) -> ProcedureDetail | None:
    """A procedure with what is known of it; None: not in the list.

    code: national, or with a local suffix. at: see `queries.by_code`.
    """
    procedure = by_code(code, at)
    if procedure is None:
        return None
    return detail_of(procedure, records().get(procedure.code))


def detail_of(procedure: ProcedureView, record: Mapping[str, Any] | None) -> ProcedureDetail:
    """The detail that a gathered record tells; None: there is no record."""
    if record is None:
        return ProcedureDetail(procedure, is_known=False, legal_bases=procedure.legal)
    papers = record.get("papers", ())
    is_as_gathered = _is_as_gathered(procedure)
    return ProcedureDetail(
        procedure,
        is_known=True,
        enclosures=tuple(_enclosure(paper) for paper in papers if not _is_remark(paper)),
        remarks=tuple(nfc(paper["ten"]) for paper in papers if _is_remark(paper)),
        enclosures_more=int(record.get("papers_more", 0)),
        channels=tuple(_terms(each, procedure) for each in record.get("channels", ()))
        if is_as_gathered
        else (),
        results=_texts(record, "results"),
        steps=_texts(record, "steps"),
        conditions=_texts(record, "conditions"),
        legal_bases=procedure.legal or _texts(record, "legal"),
        subjects=_texts(record, "subjects"),
        agency=nfc(record.get("agency", "")),
    )


def _is_as_gathered(procedure: ProcedureView) -> bool:
    """The portal's terms by way of filing are of before a decision that changed them."""
    return procedure.published is None


@cache
def records() -> Mapping[str, Mapping[str, Any]]:
    """What was gathered, by code; for `detail_of`."""
    return {record["code"]: record for record in load.procedure_details()}


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(nfc(text) for text in record.get(key, ()))


def _is_remark(paper: Mapping[str, Any]) -> bool:
    """The portal lists explanations among the papers: neither an original nor a copy is asked."""
    nothing_asked = not paper.get("chinh") and not paper.get("sao")
    return nothing_asked or paper.get("nhom") == REMARKS_GROUP


def _enclosure(paper: Mapping[str, Any]) -> Enclosure:
    return Enclosure(
        name=nfc(paper["ten"]),
        originals=paper.get("chinh"),
        copies=paper.get("sao"),
        group=nfc(paper.get("nhom", "")),
        has_form=bool(paper.get("mau")),
    )


def _terms(channel: Mapping[str, Any], procedure: ProcedureView) -> ChannelTerms:
    limit = nfc(channel.get("thoi_han", ""))
    value, unit = limit_of_words(limit)
    return ChannelTerms(
        ways=tuple(nfc(way) for way in channel["kenh"]),
        limit=limit,
        fees=tuple(_fee(fee, procedure) for fee in channel.get("phi", ())),
        note=nfc(channel.get("ghi_chu", "")),
        limit_value=value,
        limit_unit=unit,
    )


def _fee(fee: Mapping[str, Any], procedure: ProcedureView) -> Fee:
    """The portal prints 0 where the province decides: 0 is free only where the list says so."""
    amount, note = fee.get("muc"), nfc(fee.get("mo_ta", ""))
    if amount == 0 and procedure.fee_kind == "none":
        return Fee(0, note)
    is_figure = amount is not None and amount >= LEAST_FEE and "tien" not in fee
    return Fee(amount if is_figure else None, note)
