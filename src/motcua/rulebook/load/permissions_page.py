"""Prints docs/permissions.md.

`python -m motcua.rulebook.load.permissions_page > docs/permissions.md`
"""

import sys

from motcua.kernel.roles import ACTION_WORDS, Reach, Role
from motcua.rulebook.load.roles import roles

HEAD = """# Bảng phân quyền / Permissions

Sinh từ `src/motcua/rulebook/roles.yaml` bằng
`python -m motcua.rulebook.load.permissions_page > docs/permissions.md`; không sửa tay.

● tại đơn vị của mình · ▼ tại đơn vị mình và các đơn vị trực thuộc · – không được. Người thừa kế
toàn bộ hoặc phần chính của một đơn vị đã giải thể có quyền trên hồ sơ của đơn vị ấy. Ai không được
biết một hồ sơ thì nhận “không tìm thấy” (404); ai được xem mà không được làm thì nhận “không có
quyền” (403).

Hồ sơ nhận hộ thuộc cơ quan giải quyết. Tiếp nhận hộ cần quyền “dossier.write” tại quầy nhận và
quyết định “Nơi tiếp nhận hộ” của cơ quan giải quyết, hoặc của đơn vị cấp trên, có hiệu lực ngày
nhận. Quầy nhận theo quyền của mình xem những gì báo cho công dân, in phiếu đã phát, số hóa giấy tờ,
ghi thanh toán, tải kết quả đã ký và ghi đã trả kết quả; không làm gì khác trên hồ sơ ấy. Cơ quan có
chặng liên thông làm chặng của mình và trao đổi ý kiến.

"""
MARKS = {Reach.OWN: "●", Reach.SUBTREE: "▼", None: "–"}


def permissions_page() -> str:
    """docs/permissions.md as it should be."""
    held = tuple(roles().values())
    head = ["Quyền", "Khóa", *(role.label for role in held)]
    lines = [_line(head), _line(["---"] * len(head))]
    lines += [_line([words, f"`{key}`", *_marks(key, held)]) for key, words in ACTION_WORDS.items()]
    return HEAD + "".join(lines)


def _marks(action: str, held: tuple[Role, ...]) -> list[str]:
    return [MARKS[role.reach_of(action)] for role in held]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.write(permissions_page())
