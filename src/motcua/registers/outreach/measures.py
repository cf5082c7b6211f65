"""Figures counted over outreach: what was held or published within the period."""

from motcua.kernel.measures import Measure, Unit

_FACT = "outreach_fact"
_DONE = "outcome = 'done' AND held_day BETWEEN :from_day AND :to_day"


def _pieces(name: str, where: str, label: str) -> Measure:
    return Measure(f"outreach.{name}", _FACT, f"{_DONE}{where}", Unit.PIECE, label, sums="pieces")


PIECES = _pieces("pieces", "", "Tin bài, chuyên mục, hội nghị tuyên truyền")
POSTS = _pieces("posts", " AND kind = 'post'", "Tin bài tuyên truyền")
POSTS_ON_REFORM = _pieces(
    "posts_on_reform",
    " AND kind = 'post' AND topic = 'reform'",
    "Tin bài tuyên truyền về cải cách hành chính",
)
POSTS_ON_WEBSITE = _pieces(
    "posts_on_website",
    " AND kind = 'post' AND medium = 'website'",
    "Tin bài đăng trên trang thông tin điện tử",
)
BROADCASTS = _pieces("broadcasts", " AND kind = 'broadcast'", "Chuyên mục, chuyên đề phát thanh")
SESSIONS = _pieces("sessions", " AND kind = 'session'", "Hội nghị, buổi tuyên truyền")
NOTICES = _pieces("notices", " AND kind = 'notice'", "Niêm yết, pa nô, tờ rơi")
ON_REFORM = _pieces("on_reform", " AND topic = 'reform'", "Tuyên truyền về cải cách hành chính")

PEOPLE_AT_SESSIONS = Measure(
    "outreach.people_at_sessions",
    _FACT,
    f"{_DONE} AND kind = 'session'",
    Unit.PERSON,
    "Người dự hội nghị, buổi tuyên truyền",
    sums="reach",
)
REACH = Measure(
    "outreach.reach", _FACT, _DONE, Unit.PERSON, "Người dự, lượt tiếp cận", sums="reach"
)
UNCOUNTED = Measure(
    "outreach.uncounted",
    _FACT,
    f"{_DONE} AND has_reach = 0",
    Unit.PIECE,
    "Lần tuyên truyền chưa đếm người dự, lượt tiếp cận",
)

MEASURES = (
    PIECES,
    POSTS,
    POSTS_ON_REFORM,
    POSTS_ON_WEBSITE,
    BROADCASTS,
    SESSIONS,
    NOTICES,
    ON_REFORM,
    PEOPLE_AT_SESSIONS,
    REACH,
    UNCOUNTED,
)
RATIOS = ()
