"""A day off that no announcement confirms yet says so where a due time names it."""

from datetime import date

from motcua.dossiers.intake_offer import named_days


def test_only_the_day_nobody_announced_is_marked():
    names = named_days().names

    assert names[date(2026, 11, 24)] == (
        "Ngày Văn hóa Việt Nam, chưa đối chiếu được với thông báo nghỉ"
    )
    assert names[date(2026, 9, 2)] == "Quốc khánh"
