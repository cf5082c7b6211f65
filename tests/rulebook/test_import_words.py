"""Headings, channels, states and source systems as exports write them."""

from itertools import pairwise

import pytest

from motcua.kernel.cases import Outcome, State
from motcua.rulebook import load


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Mã hồ sơ", "code"),
        ("Mã HS", "code"),
        ("SỐ HỒ SƠ", "code"),
        ("Số biên nhận", "code"),
        ("Mã TTHC", "procedure_code"),
        ("Tên TTHC", "procedure_name"),
        ("Tên thủ tục", "procedure_name"),
        ("Lĩnh vực", "field"),
        ("Người nộp", "applicant"),
        ("Chủ hồ sơ", "applicant"),
        ("Hình thức nộp", "channel"),
        ("Hình thức tiếp nhận", "channel"),
        ("Kênh", "channel"),
        ("Ngày tiếp nhận", "accepted_at"),
        ("ngay tiep nhan ho so", "accepted_at"),
        ("Ngày nhận", "accepted_at"),
        ("Ngày hẹn trả", "appointment_at"),
        ("Ngày hẹn trả kết quả", "appointment_at"),
        ("Hạn xử lý", "appointment_at"),
        ("Ngày có kết quả", "ended_at"),
        ("Ngày kết thúc xử lý", "ended_at"),
        ("Ngày trả kết quả", "delivered_at"),
        ("Ngày dừng", "stopped_at"),
        ("Ngày tiếp tục", "resumed_at"),
        ("Trạng thái", "state"),
        ("Cán bộ xử lý", "officer"),
        ("Hệ thống nguồn", "source_system"),
    ],
)
def test_a_heading_is_known_by_its_spellings(written: str, key: str) -> None:
    found = load.heading_by_name(written)

    assert found is not None and found.key == key


@pytest.mark.parametrize("written", ["STT", "Địa chỉ", "Thời hạn giải quyết", ""])
def test_other_headings_are_not_ours(written: str) -> None:
    # "Thời hạn giải quyết" holds "3 ngày làm việc" in real exports, never a date.
    assert load.heading_by_name(written) is None


def test_the_required_headings_are_those_of_the_contract() -> None:
    required = [h.label for h in load.import_headings() if h.required]
    either = [h.label for h in load.import_headings() if h.one_of == "procedure"]

    assert required == ["Mã hồ sơ", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả"]
    assert either == ["Mã TTHC", "Tên TTHC"]


@pytest.mark.parametrize(
    ("written", "online"),
    [
        ("Trực tuyến", True),
        ("Cổng DVCQG", True),
        ("VNeID", True),
        ("Ki-ốt", True),
        ("kiosk", True),
        ("Trực tiếp", False),
        ("Bưu chính", False),
        ("Bưu chính công ích", False),
        ("BCCI", False),
        ("Ủy quyền", False),
        ("Uỷ quyền", False),
    ],
)
def test_a_channel_is_column_4_or_column_5(written: str, online: bool) -> None:
    found = load.channel_by_name(written)

    assert found is not None and found.online is online


def test_the_channels_are_the_seven_of_the_contract() -> None:
    assert [(c.key, c.online) for c in load.channels()] == [
        ("online", True),
        ("dvcqg", True),
        ("vneid", True),
        ("kiosk", True),
        ("counter", False),
        ("post", False),
        ("proxy", False),
    ]
    assert load.channel_by_name("Bồ câu") is None


@pytest.mark.parametrize(
    ("written", "state", "outcome"),
    [
        ("Mới đăng ký", State.REGISTERED, Outcome.OPEN),
        ("Không tiếp nhận", State.DECLINED, Outcome.OPEN),
        ("Đang xử lý", State.PENDING, Outcome.OPEN),
        ("Được tiếp nhận", State.PENDING, Outcome.OPEN),
        ("Chờ bổ sung", State.WAITING, Outcome.OPEN),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", State.WAITING, Outcome.OPEN),
        ("Tạm dừng", State.PAUSED, Outcome.OPEN),
        ("Đã có kết quả", State.FINISHED, Outcome.RESULT),
        ("Đã xử lý xong", State.FINISHED, Outcome.RESULT),
        ("ĐÃ TRẢ KẾT QUẢ", State.DELIVERED, Outcome.RESULT),
        ("Từ chối", State.REFUSED, Outcome.REFUSED),
        ("Từ chối tiếp nhận", State.DECLINED, Outcome.OPEN),
        ("Rút hồ sơ", State.WITHDRAWN, Outcome.WITHDRAWN),
        ("Hủy", State.CANCELLED, Outcome.CANCELLED),
        ("Huỷ", State.CANCELLED, Outcome.CANCELLED),
    ],
)
def test_a_state_is_known_by_its_spellings(written: str, state: State, outcome: Outcome) -> None:
    found = load.states_by_name(written)

    assert found is not None and (found.state, found.outcome) == (state, outcome)


def test_every_state_has_a_word_and_every_national_code_one_state() -> None:
    # Where a dossier is on its way to the leader no export of another program tells.
    inside = {State.SUBMITTED, State.APPROVED, State.RETURNED, State.CLOSED}
    assert {name.state for name in load.states()} == set(State) - inside
    codes = sorted(name.national_code for name in load.states() if name.national_code)
    assert codes == list(range(1, 11))


def test_a_dossier_comes_from_the_province_or_a_ministry() -> None:
    found = [load.source_system_by_name(w) for w in ("tỉnh", "Bộ", "trung ương", "huyện")]

    assert [system.key if system else None for system in found] == ["tinh", "bo", "bo", None]


def test_no_two_synonyms_of_a_heading_run_together():
    texts = [text for heading in load.import_headings() for text in heading.synonyms]

    # A capital right after a small letter: "hồ sơCông dân"; DVCQG and TTHC are all capitals.
    joined = [t for t in texts if any(a.islower() and b.isupper() for a, b in pairwise(t))]

    assert joined == []
