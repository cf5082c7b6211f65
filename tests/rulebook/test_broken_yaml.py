"""One broken file per mistake; the message names the file, the place and what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.rulebook.load import RulebookInvalid
from motcua.rulebook.load.appendices import read_appendix
from motcua.rulebook.load.calendars import read_holidays, read_week
from motcua.rulebook.load.fees import read_fees
from motcua.rulebook.load.fields import read_fields
from motcua.rulebook.load.formats import read_formats
from motcua.rulebook.load.forms import read_form
from motcua.rulebook.load.glossary import read_glossary
from motcua.rulebook.load.imports import read_channels, read_headings, read_states
from motcua.rulebook.load.indicators import read_chapter
from motcua.rulebook.load.intake import read_intake
from motcua.rulebook.load.outlines import read_outline
from motcua.rulebook.load.regimes import read_regime
from motcua.rulebook.load.roles import read_roles
from motcua.rulebook.load.slips import read_slip
from motcua.rulebook.load.workflows import read_workflow

BROKEN = Path(__file__).parent / "broken"
READERS: dict[str, Callable[[Path], object]] = {
    "appendix": read_appendix,
    "channels": read_channels,
    "fees": lambda path: read_fees([path]),
    "fields": read_fields,
    "form": read_form,
    "formats": read_formats,
    "glossary": read_glossary,
    "headings": read_headings,
    "holidays": read_holidays,
    "indicators": read_chapter,
    "intake": read_intake,
    "outline": read_outline,
    "regime": read_regime,
    "roles": read_roles,
    "slip": read_slip,
    "states": read_states,
    "week": read_week,
    "workflow": read_workflow,
}
# File -> words of its message.
MISTAKES = {
    "appendix-column-shows-nothing-known": ("columns.0.shows", "(gặp “colour”)"),
    "appendix-indicator-twice": ("dòng 2: chỉ tiêu “steering-documents” đã có ở dòng trên",),
    "appendix-indicator-unknown": ("dòng 1", "không có chỉ tiêu “khong-co”"),
    "appendix-key-is-not-the-file-name": ("“cchc/khac” khác tên tệp",),
    "appendix-row-twice": ("hai dòng cùng khóa “1”",),
    "channels-online-in-words": ("channels.0.values.0.online", "cần true hoặc false (gặp “yes”)"),
    "channels-online-not-said": ("channels.0.values.0.online", "thiếu khóa bắt buộc"),
    "channels-synonym-of-two": ("counter", "từ “mot cua” thuộc cả online và counter"),
    "fees-amount-below-zero": ("values.0.fees.0.vnd", "số nhỏ hơn mức cho phép"),
    "fees-amount-of-the-case-unexplained": ("values.0.fees.0", "vnd: null phải có note"),
    "fees-channel-unknown": ("values.0.fees.0", "không có hình thức nộp “web”; cần một trong"),
    "fees-key-is-not-the-file-name": ("khóa “another” khác tên tệp",),
    "fees-province-unknown": ("values.0.province", "không có tỉnh mã “99”"),
    "fees-two-for-one-day": ("“Lệ phí hộ tịch” của thủ tục 1.004873 tại tỉnh “38”", "01/07/2025"),
    "fields-key-twice": ("values.0", "khóa lĩnh vực “ho-tich” lặp lại"),
    "fields-key-with-accents": ("fields.0.key", "sai mẫu quy định (gặp “hộ-tịch”)"),
    "fields-numbers-out-of-order": ("values.0", "số thứ tự phải liên tục từ 1"),
    "fields-portal-name-of-two": ("van-hoa", "tên “Văn hoá” của Cổng DVCQG đã thuộc", "le-hoi"),
    "form-check-of-unknown-column": ("thu.ky-truoc", "không có cột “6”"),
    "form-final-state-without-treatment": ("phải có đủ", "result, refused, withdrawn, cancelled"),
    "form-grades-from-the-bottom": ("các mức xếp loại phải từ cao xuống thấp",),
    "form-identity-of-unknown-column": ("thu.tong", "không có cột “14”"),
    "form-identity-of-unknown-overlay": ("thu.tong", "không có cách hạch toán “tinh-khac”"),
    "form-key-is-not-the-file-name": ("“another-form” khác tên tệp",),
    "form-measure-misspelled": ("columns.3.measure", "sai mẫu quy định (gặp “Hồ sơ nhận”)"),
    "form-message-with-unknown-place": ("thu.tong", "không có chỗ điền “chenh_lech”"),
    "form-rows-of-two-origins": ("rows", "“by” hoặc theo “fixed”, đúng một cách"),
    "form-treatment-unknown": ("treatment.cancelled", "không thuộc danh mục", "hidden"),
    "form-unknown-key": ("values.0.colour", "khóa không có trong lược đồ"),
    "form-without-default-accounting": ("thiếu cách hạch toán “default”",),
    "formats-mark-of-two-letters": ("thousands_mark", "quá dài (gặp “..”)"),
    "glossary-word-twice": ("terms", "“dossier” có hai dòng"),
    "headings-gap": ("headings.0", "bị hở giữa 31/12/2020 và 01/01/2022"),
    "holidays-check-unknown": ("days.0.check", "không thuộc danh mục cho phép (gặp “maybe”)"),
    "holidays-day-twice": ("có ngày lặp lại",),
    "holidays-of-another-year": ("ngày 01/01/2025 nằm ngoài năm",),
    "holidays-swap-to-a-weekday": ("days.0", "ngày làm bù phải là thứ Bảy, Chủ nhật"),
    "holidays-swap-without-its-other-day": ("29/04/2024 thiếu ngày kia của cặp",),
    "indicators-field-unknown": ("dem", "không có lĩnh vực “linh-vuc-la”"),
    "indicators-flag-without-choices": ("“Số đếm”: flag, enum phải có choices",),
    "indicators-kind-unknown": ("dem.kind", "không thuộc danh mục cho phép (gặp “percent”)"),
    "indicators-owner-unknown": ("dem", "không có người phụ trách “nobody”"),
    "indicators-register-unknown": ("dem", "không có nguồn số liệu “nothing”"),
    "indicators-share-of-a-count": ("“Số đếm”: share chỉ dùng cho kind: ratio",),
    "indicators-two-formulas": ("“Số đếm”: chỉ một trong counted, present",),
    "intake-field-unknown": ("la", "không có lĩnh vực “linh-vuc-la”"),
    "intake-hour-in-words": ("cut_off.at", "sai mẫu quy định (gặp “3 giờ chiều”)"),
    "intake-hour-missing": ("cut_off", "kind: hour phải có “at”"),
    "intake-reason-twice": ("values.0", "khóa “other” lặp lại trong supplement"),
    "intake-reasons-missing": ("values.0", "thiếu danh sách lý do “extend”"),
    "intake-rule-for-nothing": ("“la” không áp dụng cho lĩnh vực hay thủ tục nào",),
    "intake-serial-too-short": ("code.serial_digits", "số nhỏ hơn mức cho phép"),
    "outline-brace-not-closed": ("ngoặc nhọn không khép",),
    "outline-condition-is-no-figure": ("“always” không phải số liệu",),
    "outline-figures-without-sentence": ("mục I", "câu có số liệu chỉ ở mục kind: figures"),
    "outline-format-unknown": ("không có cách in số “roman”",),
    "outline-measure-misspelled": ("không có số liệu “dossier.Handled”",),
    "outline-section-before-its-parent": ("mục I.1 đứng trước mục I",),
    "outline-section-says-nothing-when-empty": ("mục I", "thiếu câu in khi không có nội dung"),
    "outline-section-twice": ("mục I lặp lại",),
    "outline-slot-unknown": ("không có ô trống “ward”",),
    "regime-date-day-first": ("values.0.valid_from", "cần yyyy-mm-dd (gặp “15/03/2024”)"),
    "regime-doubt-unexplained": ("source", "chưa kiểm chứng", "phải có ghi chú"),
    "regime-duplicate-key": ("khóa “valid_to” lặp lại ở dòng 6",),
    "regime-ends-before-it-begins": ("values.0", "valid_to đứng trước valid_from"),
    "regime-gap": ("bị hở giữa 31/12/2024 và 02/01/2025",),
    "regime-month-as-text": ("from_month", "cần một số nguyên (gặp “0”)"),
    "regime-not-yaml": ("không đọc được YAML",),
    "regime-overlap": ("hiệu lực chồng nhau từ ngày 31/12/2024",),
    "regime-overlap-of-an-open-end": ("hiệu lực chồng nhau từ ngày 01/01/2025",),
    "regime-period-reversed": ("cut_offs.0", "kỳ kết thúc trước khi bắt đầu"),
    "regime-two-cut-offs-of-a-quarter": ("hai cách chốt cho kỳ “quarter”",),
    "regime-without-source": ("values.0.source", "thiếu khóa bắt buộc"),
    "regime-without-validity": ("values.0.valid_to", "thiếu khóa bắt buộc"),
    "regime-without-values": ("phải có ít nhất một giá trị",),
    "regime-wrong-date": ("values.0.valid_from", "cần yyyy-mm-dd (gặp “2024-02-31”)"),
    "roles-action-granted-twice": ("counter", "vai trò hoặc quyền lặp lại"),
    "roles-action-unknown": ("own.0", "không thuộc danh mục cho phép (gặp “dossier.destroy”)"),
    "slip-block-of-two-kinds": ("body.0", "mỗi khối là một trong “text”, “table”, “code”"),
    "slip-chosen-after-it-is-in-force": ("values.0", "selectable_from phải trước valid_from"),
    "slip-field-not-printed": ("values.0", "mục “applicant” không được in ở đâu"),
    "slip-key-is-not-the-file-name": ("khóa “another” khác tên tệp",),
    "slip-place-without-a-field": ("values.0", "chỗ điền “address” không có trong fields"),
    "slip-table-without-columns": ("body.1", "bảng phải có “columns”"),
    "slip-unknown-key": ("body.0.bold", "khóa không có trong lược đồ"),
    "states-outcome-unknown": ("outcome", "không thuộc danh mục cho phép (gặp “done”)"),
    "week-hour-impossible": ("sessions.1.0", "sai mẫu quy định (gặp “07:30-25:30”)"),
    "week-sessions-overlap": ("buổi làm việc của ngày 1 chồng nhau",),
    "workflow-endless-loop": ("từ bước “appraise” đi mãi không kết thúc",),
    "workflow-end-without-result": (
        "values.0.steps.2.exits.approve",
        "bước “approve” kết thúc bằng “approve”",
        "chưa có kết quả",
    ),
    "workflow-exit-to-nowhere": ("bước “receive” dẫn tới “signing” là bước không có",),
    "workflow-forward-to-own-step": (
        "values.0.steps.1.exits.forward",
        "dẫn tới “approve”; cần bước có hand_over",
    ),
    "workflow-hand-over-first": ("steps.0.hand_over", "bước đầu “away” phải làm tại cơ quan"),
    "workflow-hand-over-longer-than-the-limit": (
        "values.0.procedures",
        "lấy 72 giờ",
        "thủ tục 2.001661 chỉ có 72 giờ làm việc",
    ),
    "workflow-hand-over-never-returned": (
        "values.0.steps.2.exits",
        "phải có “return_leg”",
        "(gặp “finish”)",
    ),
    "workflow-hand-over-not-forwarded": (
        "values.0.steps.0.exits.route",
        "bước liên thông “away” bằng “route”; cần “forward”",
    ),
    "workflow-hand-over-of-two-agencies": (
        "steps.2.hand_over",
        "một trong hai: “tier” hoặc “name”",
    ),
    "workflow-hand-over-with-share": ("steps.2.share", "share phải là 0 (gặp 0.2)"),
    "workflow-hand-over-without-hours": ("steps.2.hand_over.hours", "thiếu khóa bắt buộc"),
    "workflow-role-missing": ("values.0.steps.0.role", "thiếu khóa bắt buộc"),
    "workflow-role-unknown": ("bước “receive” có vai trò “clerk” không có trong bảng vai trò",),
    "workflow-shares-not-whole": ("phần thời gian của các bước phải cộng lại bằng 1",),
    "workflow-step-unreachable": ("không bước nào dẫn tới bước “approve”",),
    "workflow-without-result": ("không bước nào cho kết quả (finish)",),
}


@pytest.mark.parametrize("name", sorted(MISTAKES))
def test_a_mistake_is_refused_in_words(name: str) -> None:
    path = BROKEN / f"{name}.yaml"
    read = READERS[name.partition("-")[0]]

    with pytest.raises(RulebookInvalid) as refused:
        read(path)

    message = str(refused.value)
    assert [w for w in (path.name, *MISTAKES[name]) if w not in message] == [], message


def test_every_broken_file_has_its_words() -> None:
    assert {path.stem for path in BROKEN.glob("*.yaml")} == set(MISTAKES)
