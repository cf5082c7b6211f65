"""What the catalogue says of filing in one way: whether it is offered, its limit and its fees.

The portal publishes terms by way (trực tiếp, trực tuyến, bưu chính); the rulebook says which of
its ways a channel of filing counts as. Where the source is silent the procedure's own row holds.
"""

from dataclasses import dataclass

from motcua.kernel.intake_rules import Limit
from motcua.kernel.numbers import format_int
from motcua.kernel.province_fees import ProvinceFee
from motcua.kernel.text import fold
from motcua.procedures.detail_data import ChannelTerms, Fee, ProcedureDetail
from motcua.rulebook import load as rulebook

FEE_NAME = "Phí, lệ phí"
FREE = ("", "none")  # kinds of the list's row that ask for no fee


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """A fee of the procedure. amount: whole đồng; None: by rule, the officer writes it.

    ground: the act of the province that sets it; "": the national list, or a decision on it.
    """

    name: str
    amount: int | None
    note: str
    ground: str = ""


def not_offered(detail: ProcedureDetail, channel: str) -> str:
    """Why the catalogue knows no filing by this channel, Vietnamese; "": it does, or is silent."""
    offered = tuple(dict.fromkeys(way for terms in detail.channels for way in terms.ways))
    if not offered or not _ways(channel) or _terms(detail, channel):
        return ""
    return f"Danh mục chỉ ghi thủ tục này nộp {', '.join(offered).lower()}."


def limit_by(detail: ProcedureDetail, channel: str) -> Limit | None:
    """The limit of filing by this channel, the longest where cases differ; None: not said.

    Limits in two units cannot be compared and are none: the procedure's row says which holds.
    """
    said = [terms for terms in _terms(detail, channel) if terms.limit_value is not None]
    if len({terms.limit_unit for terms in said}) != 1:
        return None
    longest = max(terms.limit_value for terms in said if terms.limit_value is not None)
    return Limit(longest, said[0].limit_unit)


def fees_by(
    detail: ProcedureDetail, channel: str, of_province: tuple[ProvinceFee, ...] = ()
) -> tuple[FeeAsked, ...]:
    """The fees of filing by this channel; the row's where the way says none, () where it is free.

    of_province: what the province decided for itself, which stands before the national list.
    Several figures (a fee by case) are no amount: the note names each, the officer writes one.
    """
    if of_province:
        return tuple(FeeAsked(fee.name, fee.vnd, fee.words, fee.act_label) for fee in of_province)
    procedure = detail.procedure
    said = [fee for terms in _terms(detail, channel) for fee in terms.fees]
    figures = tuple(dict.fromkeys(fee.vnd for fee in said if fee.vnd))
    if procedure.fee_kind in FREE and not figures:
        return ()
    of_the_row = procedure.fee_note or procedure.fee_text
    if not said:
        return (FeeAsked(FEE_NAME, procedure.fee_vnd, of_the_row),)
    note = "; ".join(dict.fromkeys(filter(None, (_words(fee, figures) for fee in said))))
    return (FeeAsked(FEE_NAME, figures[0] if len(figures) == 1 else None, note or of_the_row),)


def _words(fee: Fee, figures: tuple[int, ...]) -> str:
    if fee.vnd and len(figures) > 1:
        return f"{format_int(fee.vnd)} đồng {fee.note}".strip()
    return fee.note


def _terms(detail: ProcedureDetail, channel: str) -> tuple[ChannelTerms, ...]:
    ways = _ways(channel)
    return tuple(terms for terms in detail.channels if ways & {fold(way) for way in terms.ways})


def _ways(channel: str) -> frozenset[str]:
    known = {one.key: one.ways for one in rulebook.channels()}
    return frozenset(fold(way) for way in known.get(channel, ()))
