"""Documents for the tests of the papers room: every block, and Biểu 06a as long as a real one."""

from datetime import UTC, datetime
from decimal import Decimal

from motcua.papers.data import (
    Align,
    AnnexHead,
    CellKind,
    Document,
    FormHead,
    HeadCell,
    Heading,
    Letterhead,
    Note,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Run,
    Section,
    Signature,
    Signer,
    Table,
    TableCell,
    TableRow,
    TitleBlock,
)

MADE_AT = datetime(2024, 3, 15, 2, 0, tzinfo=UTC)

FORM_HEAD = (
    (
        HeadCell("STT", rowspan=3),
        HeadCell("Lĩnh vực, công việc giải quyết theo cấp", rowspan=3),
        HeadCell("Số hồ sơ nhận giải quyết", colspan=4),
        HeadCell("Số hồ sơ đã giải quyết", colspan=4),
        HeadCell("Số lượng hồ sơ đang giải quyết", colspan=3),
    ),
    (
        HeadCell("Tổng số", rowspan=2),
        HeadCell("Trong đó", colspan=2),
        HeadCell("Từ kỳ trước", rowspan=2),
        HeadCell("Tổng số", rowspan=2),
        HeadCell("Trước hạn", rowspan=2),
        HeadCell("Đúng hạn", rowspan=2),
        HeadCell("Quá hạn", rowspan=2),
        HeadCell("Tổng số", rowspan=2),
        HeadCell("Trong hạn", rowspan=2),
        HeadCell("Quá hạn", rowspan=2),
    ),
    (HeadCell("Trực tuyến"), HeadCell("Trực tiếp, dịch vụ bưu chính")),
)
NUMBERS = tuple(f"({n})" for n in range(1, 14))
WIDTHS = (10, 67, *([15] * 11))

CIVIL_STATUS = (54, 53, 0, 1, 52, 41, 11, 0, 2, 2, 0)
CERTIFICATION = (31, 31, 0, 0, 30, 19, 11, 0, 1, 1, 0)
TOTAL = (1085, 1084, 0, 1, 1082, 1060, 22, 0, 3, 3, 0)


def form_rows(count: int = 52) -> tuple[TableRow, ...]:
    """Rows as the form has them; row 10 and row 20 hold figures, and one row has none at all."""
    rows = []
    for number in range(1, count + 1):
        label, figures = f"Lĩnh vực thứ {number} của bảng", (0,) * 11
        if number == 10:
            label, figures = "Lĩnh vực Chứng thực", CERTIFICATION
        if number == 20:
            label, figures = "Lĩnh vực Hộ tịch", CIVIL_STATUS
        if number == 30:
            label = "=HYPERLINK(1)"
        values = (None,) * 11 if number == 40 else figures
        rows.append(form_row(str(number), label, values, key=f"row-{number}"))
    return (*rows, form_row("", "Tổng", TOTAL, key="total", bold=True))


def form_row(number, label, values, *, key, bold=False) -> TableRow:
    """One row of the form."""
    return TableRow(
        key=key,
        cells=(
            TableCell(number, align=Align.CENTER, bold=bold),
            TableCell(label, bold=bold),
            *(
                TableCell(value, CellKind.INT, bold=bold, measure=f"dossier.column_{place}")
                for place, value in enumerate(values, 3)
            ),
        ),
    )


def form_section(count: int = 52) -> Section:
    """Biểu 06a as an annex."""
    return Section(
        orientation=Orientation.LANDSCAPE,
        restart_numbering=True,
        sheet_name="Biểu 06a",
        blocks=(
            FormHead(
                left=(
                    "Biểu số 06a/VPCP/KSTT",
                    "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
                ),
                title=(
                    "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI",
                    "CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
                ),
                subtitle=("(Từ ngày 01/01/2024 đến ngày 14/03/2024)",),
                right=("UBND PHƯỜNG PHÚ SƠN",),
            ),
            Note("Đơn vị tính: Số hồ sơ TTHC", align=Align.RIGHT),
            Table(FORM_HEAD, form_rows(count), WIDTHS, NUMBERS, name="Biểu 06a/VPCP/KSTT"),
            Signature(
                left=Signer(("NGƯỜI LẬP BIỂU",), hint="(Ký, ghi rõ họ, tên)", name="Lê Thị Ngọc"),
                right=Signer(
                    ("KT. THỦ TRƯỞNG ĐƠN VỊ", "PHÓ CHỦ TỊCH"),
                    name="Bùi Duy Hòa",
                    place_date="Phú Sơn, ngày 14 tháng 3 năm 2024",
                ),
            ),
        ),
    )


def index_section() -> Section:
    """A table with decimals and a merged total, in portrait."""
    rows = tuple(
        TableRow(
            key=str(n),
            cells=(
                TableCell(str(n), align=Align.CENTER),
                TableCell(f"Công khai các thủ tục hành chính, chỉ số thứ {n}"),
                TableCell(Decimal(2), CellKind.DECIMAL, places=0),
                TableCell(Decimal("1.8") if n == 1 else Decimal(2), CellKind.DECIMAL),
            ),
        )
        for n in range(1, 10)
    )
    total = TableRow(
        key="total",
        cells=(
            TableCell("Tổng cộng", colspan=2, bold=True, align=Align.CENTER),
            TableCell(Decimal(18), CellKind.DECIMAL, places=0, bold=True),
            TableCell(Decimal("17.4"), CellKind.DECIMAL, bold=True),
        ),
    )
    head = ((HeadCell("Chỉ số"), HeadCell("Tên chỉ số"), HeadCell("Chuẩn"), HeadCell("Tự chấm")),)
    return Section(
        restart_numbering=True,
        sheet_name="Chín chỉ số",
        blocks=(
            AnnexHead(
                "BẢNG ĐÁNH GIÁ VIỆC GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
                label="Phụ lục II",
                reference="Kèm theo Báo cáo số      /BC-UBND ngày    tháng 3 năm 2024",
            ),
            Table(head, (*rows, total), (12, 90, 20, 20), name="Chín chỉ số"),
        ),
    )


LONG = (
    "Thường xuyên quán triệt công tác cải cách hành chính trong các hội nghị, trong các đợt giao "
    "ban của cơ quan nhằm nâng cao hiệu quả công tác cải cách hành chính trọng tâm là cải cách "
    "thủ tục hành chính, đặc biệt là tăng cường triển khai việc tiếp nhận hồ sơ qua mạng. "
)


def narrative_section() -> Section:
    """Every kind of text block, three pages long."""
    long = Paragraph((Run(LONG * 3),))
    return Section(
        sheet_name="Báo cáo",
        blocks=(
            Letterhead(
                agency=("ỦY BAN NHÂN DÂN", "PHƯỜNG PHÚ SƠN"),
                number="Số:      /BC-UBND",
                place_date="Phú Sơn, ngày    tháng 3 năm 2024",
            ),
            TitleBlock(
                "BÁO CÁO",
                "Tình hình, kết quả thực hiện Kiểm soát thủ tục hành chính, thực hiện cơ chế một "
                "cửa, một cửa liên thông quý I năm 2024",
            ),
            Paragraph((Run("Kính gửi: UBND thị xã Bỉm Sơn."),), ParagraphStyle.CENTERED),
            Paragraph((Run("Căn cứ Nghị định số 61/2018/NĐ-CP;"),), ParagraphStyle.BASIS),
            Heading(1, "I. TÌNH HÌNH, KẾT QUẢ KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"),
            Heading(2, "1. Tình hình, kết quả giải quyết thủ tục hành chính"),
            Paragraph(
                (
                    Run("Trong kỳ, UBND phường đã tiếp nhận và giải quyết "),
                    Run("1.085", measure="dossier.handled", value="1085"),
                    Run(" hồ sơ, trong đó "),
                    Run("77,1%", measure="dossier.early_share", value="77.1", bold=True),
                    Run(" trước hạn; quá hạn "),
                    Run("00", measure="dossier.finished_late", value="0"),
                    Run(" hồ sơ <kể cả & hồ sơ dừng>."),
                )
            ),
            *(long for _ in range(6)),
            Heading(3, "a) Công tác chỉ đạo và triển khai thực hiện"),
            Paragraph((Run("Không có nội dung báo cáo"),)),
            Heading(4, "Đánh giá chung"),
            *(long for _ in range(3)),
            Paragraph((Run("Trên đây là báo cáo của UBND phường Phú Sơn./."),)),
            Signature(
                left=Recipients(("UBND thị xã (B/c);", "Lưu: VT, VP.")),
                right=Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Bùi Duy Hòa"),
            ),
        ),
    )


def report() -> Document:
    """A report with both annexes."""
    return Document(
        title="Báo cáo kiểm soát thủ tục hành chính quý I năm 2024",
        sections=(narrative_section(), form_section(), index_section()),
        created_at=MADE_AT,
        author="UBND phường Phú Sơn",
    )
