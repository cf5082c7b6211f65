"""Figures over the service of dossiers: online level, post, payment online, digitisation.

Counted over the dossiers of which a file or the counter says something; a dossier of which
nothing is said is in none of them. `treatment` is that of the form at hand, as in `measures`.
Levels 3 and 4 of before 2022 are partial and full (NĐ 42/2022/NĐ-CP).
"""

from motcua.kernel.measures import Measure, Ratio, Unit

_FACT = "dossier_service_fact"

# Certified electronic copies are counted by themselves and nowhere else.
_ORDINARY = "ecopies = 0"
_COUNTED = f"(ended_day IS NULL OR treatment <> 'nowhere') AND {_ORDINARY}"
_ACCEPTED = f"{_COUNTED} AND accepted_day BETWEEN :from_day AND :to_day"
_WITH_RESULT = (
    "ended_day BETWEEN :from_day AND :to_day AND outcome = 'result'"
    f" AND treatment IN ('by_date', 'on_due') AND {_ORDINARY}"
)
_PAID = f"{_COUNTED} AND paid_day BETWEEN :from_day AND :to_day"


def _measure(name: str, where: str, label: str, sums: str | None = None) -> Measure:
    unit = Unit.DONG if sums else Unit.DOSSIER
    return Measure(f"service.{name}", _FACT, where, unit, label, sums)


RECEIVED_OF_ONLINE = _measure(  # however they were filed
    "received_of_online",
    f"{_ACCEPTED} AND online_level IN ('partial', 'full')",
    "Hồ sơ tiếp nhận của TTHC cung cấp trực tuyến (một phần, toàn trình)",
)
ONLINE = _measure(
    "online",
    f"{_ACCEPTED} AND online_level IN ('partial', 'full') AND online = 1",
    "Hồ sơ nộp trực tuyến của TTHC cung cấp trực tuyến",
)
ONLINE_PARTIAL = _measure(
    "online_partial",
    f"{_ACCEPTED} AND online_level = 'partial' AND online = 1",
    "Hồ sơ trực tuyến một phần (mức độ 3)",
)
ONLINE_FULL = _measure(
    "online_full",
    f"{_ACCEPTED} AND online_level = 'full' AND online = 1",
    "Hồ sơ trực tuyến toàn trình (mức độ 4)",
)
POST_RECEIVED = _measure(
    "post_received", f"{_ACCEPTED} AND filed_by_post = 1", "Hồ sơ tiếp nhận qua bưu chính công ích"
)
POST_RETURNED = _measure(
    "post_returned",
    f"{_WITH_RESULT} AND returned_by_post = 1",
    "Hồ sơ trả kết quả qua bưu chính công ích",
)
POST_BOTH = _measure(  # of those received in the period, so that it never exceeds them
    "post_both",
    f"{_ACCEPTED} AND filed_by_post = 1 AND returned_by_post = 1"
    " AND outcome = 'result' AND ended_day <= :to_day",
    "Hồ sơ tiếp nhận và trả kết quả qua bưu chính công ích",
)
PAID_ONLINE = _measure(
    "paid_online", f"{_PAID} AND paid_through <> 'none'", "Hồ sơ thanh toán trực tuyến"
)
PAID_ONLINE_AMOUNT = _measure(
    "paid_online_amount",
    f"{_PAID} AND paid_through <> 'none'",
    "Số tiền thanh toán trực tuyến",
    sums="paid_amount",
)
PAID_PORTAL = _measure(
    "paid_portal",
    f"{_PAID} AND paid_through = 'portal'",
    "Hồ sơ thanh toán trực tuyến trên cổng của tỉnh",
)
PAID_PORTAL_AMOUNT = _measure(
    "paid_portal_amount",
    f"{_PAID} AND paid_through = 'portal'",
    "Số tiền thanh toán trực tuyến trên cổng của tỉnh",
    sums="paid_amount",
)
PAID_NATIONAL = _measure(
    "paid_national",
    f"{_PAID} AND paid_through = 'national'",
    "Hồ sơ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia",
)
PAID_NATIONAL_AMOUNT = _measure(
    "paid_national_amount",
    f"{_PAID} AND paid_through = 'national'",
    "Số tiền thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia",
    sums="paid_amount",
)
PAPERS_ASKED = _measure(  # where digitising is not asked, the column is null
    "papers_asked",
    f"{_ACCEPTED} AND papers_digital IS NOT NULL",
    "Hồ sơ tiếp nhận phải số hóa thành phần hồ sơ",
)
PAPERS_DIGITAL = _measure(
    "papers_digital",
    f"{_ACCEPTED} AND papers_digital = 1",
    "Hồ sơ số hóa đầy đủ thành phần hồ sơ khi tiếp nhận",
)
PAPERS_REUSED = _measure(
    "papers_reused", f"{_ACCEPTED} AND papers_reused = 1", "Hồ sơ tái sử dụng dữ liệu số hóa"
)
RESULTS_ASKED = _measure(
    "results_asked",
    f"{_WITH_RESULT} AND result_digital IS NOT NULL",
    "Hồ sơ đã giải quyết phải số hóa kết quả",
)
RESULTS_DIGITAL = _measure(
    "results_digital", f"{_WITH_RESULT} AND result_digital = 1", "Hồ sơ số hóa kết quả giải quyết"
)

_ECOPIES = "ended_day BETWEEN :from_day AND :to_day AND outcome = 'result' AND ecopies > 0"
ECOPY_DOSSIERS = _measure(
    "ecopy_dossiers", _ECOPIES, "Lượt chứng thực bản sao điện tử đã thực hiện"
)
ECOPIES = Measure(
    "service.ecopies",
    _FACT,
    _ECOPIES,
    Unit.COPY,
    "Bản sao điện tử đã chứng thực từ bản chính",
    "ecopies",
)

SERVICE_MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        RECEIVED_OF_ONLINE,
        ONLINE,
        ONLINE_PARTIAL,
        ONLINE_FULL,
        POST_RECEIVED,
        POST_RETURNED,
        POST_BOTH,
        PAID_ONLINE,
        PAID_ONLINE_AMOUNT,
        PAID_PORTAL,
        PAID_PORTAL_AMOUNT,
        PAID_NATIONAL,
        PAID_NATIONAL_AMOUNT,
        PAPERS_ASKED,
        PAPERS_DIGITAL,
        PAPERS_REUSED,
        RESULTS_ASKED,
        RESULTS_DIGITAL,
        ECOPY_DOSSIERS,
        ECOPIES,
    )
}

SERVICE_RATIOS: dict[str, Ratio] = {
    ratio.key: ratio
    for ratio in (
        Ratio("service.online_share", ONLINE, RECEIVED_OF_ONLINE, "Tỷ lệ hồ sơ trực tuyến"),
        Ratio(
            "service.papers_digital_share",
            PAPERS_DIGITAL,
            PAPERS_ASKED,
            "Tỷ lệ số hóa thành phần hồ sơ",
        ),
        Ratio(
            "service.results_digital_share", RESULTS_DIGITAL, RESULTS_ASKED, "Tỷ lệ số hóa kết quả"
        ),
    )
}
