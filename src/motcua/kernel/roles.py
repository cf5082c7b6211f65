"""Who may do what, as the rulebook's table of roles says."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """Where a permission holds: at the agency itself, or at it and all below."""

    OWN = "own"
    SUBTREE = "subtree"


ACTION_WORDS: dict[str, str] = {
    "dossier.read": "xem hồ sơ",
    "dossier.write": "tiếp nhận và xử lý hồ sơ",
    "dossier.decide": "ghi kết quả hoặc từ chối giải quyết hồ sơ",
    "dossier.comment": "ghi ý kiến vào hồ sơ",
    "dossier.draft": "soạn dự thảo kết quả và trình lãnh đạo",
    "dossier.approve": "duyệt hoặc trả lại hồ sơ trình",
    "dossier.close": "đóng hồ sơ quá hạn bổ sung",
    "dossier.import": "nhập hồ sơ từ tệp",
    "scan.strike": "bỏ bản số hóa nhầm và hủy tệp",
    "office.read": "xem trang theo dõi của lãnh đạo",
    "form.read": "xem biểu số liệu",
    "report.read": "xem báo cáo",
    "report.write": "soạn báo cáo",
    "indicator.write": "nhập chỉ tiêu của mình",
    "period.prepare": "trình chốt số liệu của kỳ",
    "period.close": "chốt số liệu của kỳ",
    "sources.reconcile": "đối soát hai nguồn số liệu",
    "agency.delegate": "ủy quyền ký thay khi vắng mặt",
    "surveys.write": "ghi phiếu khảo sát",
    "evaluation.appraise": "ghi điểm thẩm định",
    "registers.read": "xem các sổ",
    "assignments.write": "ghi sổ nhiệm vụ",
    "inspections.write": "ghi sổ kiểm tra",
    "findings.write": "ghi vấn đề phát hiện qua kiểm tra",
    "feedback.write": "ghi sổ phản ánh, kiến nghị",
    "outreach.write": "ghi sổ tuyên truyền",
    "offerings.write": "ghi danh mục TTHC áp dụng tại đơn vị",
    "procedures.publish": "ghi quyết định công bố thủ tục hành chính",
    "simplifications.write": "ghi phương án đơn giản hóa thủ tục hành chính",
    "outgoing.write": "cấp số và ghi sổ văn bản đi",
    "incoming.write": "ghi sổ văn bản đến",
    "certificates.write": "ghi sổ chứng thư số",
    "mailboxes.write": "ghi sổ hộp thư công vụ",
    "admin": "quản trị đơn vị",
    "reads.audit": "xem nhật ký đọc dữ liệu cá nhân",
}
"""What each action of the permission table is called on the screen, in the table's order."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One action of a role and how far it reaches."""

    action: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Role:
    """A role a person holds at an agency."""

    key: str
    label: str
    grants: tuple[Grant, ...]

    @property
    def actions(self) -> frozenset[str]:
        """All actions of the role, however far they reach."""
        return frozenset(grant.action for grant in self.grants)

    def reach_of(self, action: str) -> Reach | None:
        """How far `action` reaches; None: the role may not do it."""
        return next((g.reach for g in self.grants if g.action == action), None)
