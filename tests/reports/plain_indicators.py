"""Every indicator that records answer, counted by hand: plain Python over what was written.

Nothing here knows measures, facts or SQL. Each count is written from the wording of the printed
row; `PLAIN` says whose records it is over: the agency's own, its communes', or all of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from random_dossiers import Row
from registers.random_books import Told

OWN, COMMUNES, ALL = "own", "communes", "all"
FIELDS = {
    "land": {"Đất đai"},
    "building": {"Hoạt động xây dựng", "Quản lý chất lượng công trình xây dựng"},
    "investment": {"Đầu tư tại Việt Nam", "Hỗ trợ đầu tư"},
    "labour": {"Bảo trợ xã hội", "Trẻ em", "Việc làm"},
}


@dataclass(frozen=True)
class Written:
    """What was written by the agencies that a count is over, and the days of the period."""

    books: Mapping[str, list[Told]]
    dossiers: list[Row]
    first: date
    last: date

    def within(self, day: date | None, *, year: bool = False) -> bool:
        """Inside the period, or inside the year up to its last day."""
        first = date(self.last.year, 1, 1) if year else self.first
        return day is not None and first <= day <= self.last

    def by(self, day: date | None) -> bool:
        """Not after the last day."""
        return day is not None and day <= self.last

    def count(self, register: str, fits: Callable[[Told], bool]) -> int:
        return sum(fits(told) for told in self.books[register])


Count = Callable[[Written], int]


# -- assignments ------------------------------------------------------------------------------


def _plan(w: Written, told: Told) -> bool:
    taken_back = told.state == "cancelled" and w.by(told["cancelled_on"])
    of_year = told["kind"] == "plan" and told["plan_year"] == str(w.last.year)
    return of_year and w.by(told["issued_on"]) and not taken_back


def _from_above(told: Told) -> bool:
    return told["kind"] in ("government", "directive")


def _still_open(w: Written, told: Told) -> bool:
    ended = told["done_on"] or told["cancelled_on"]
    return w.by(told["issued_on"]) and not w.by(ended)


def _done_in_period(w: Written, told: Told) -> bool:
    return _from_above(told) and told.state == "done" and w.within(told["done_on"])


def _is_late(told: Told) -> bool:
    return told["due_on"] is not None and told["done_on"] > told["due_on"]


def _overdue(w: Written, told: Told) -> bool:
    due = told["due_on"]
    return _from_above(told) and _still_open(w, told) and due is not None and due < w.last


TASKS: dict[str, tuple[str, Count]] = {
    "plan-tasks": (OWN, lambda w: w.count("assignments", lambda t: _plan(w, t))),
    "plan-tasks-done": (
        OWN,
        lambda w: w.count("assignments", lambda t: _plan(w, t) and w.by(t["done_on"])),
    ),
    "assigned-tasks": (
        OWN,
        lambda w: w.count(
            "assignments",
            lambda t: (_from_above(t) and _still_open(w, t)) or _done_in_period(w, t),
        ),
    ),
    "assigned-tasks-in-time": (
        OWN,
        lambda w: w.count("assignments", lambda t: _done_in_period(w, t) and not _is_late(t)),
    ),
    "assigned-tasks-late": (
        OWN,
        lambda w: w.count("assignments", lambda t: _done_in_period(w, t) and _is_late(t)),
    ),
    "assigned-tasks-overdue": (OWN, lambda w: w.count("assignments", lambda t: _overdue(w, t))),
}


# -- documents, certificates, mailboxes --------------------------------------------------------


def _sent(w: Written, *, year: bool = False, ways: Iterable[str] = (), steering: bool = False):
    def fits(told: Told) -> bool:
        way = "digital" if told["form"] == "electronic" and told["signed_agency"] else told["form"]
        if not w.within(told["issued_on"], year=year):
            return False
        if steering:  # issued is enough, to whomever it went
            return bool(told["is_steering"])
        return not told["is_off_network"] and (not ways or way in ways)

    return w.count("outgoing", fits)


def _certificates(w: Written, **is_) -> int:
    def fits(told: Told) -> bool:
        runs = told["valid_until"] is None or told["valid_until"] >= w.last
        given = w.by(told["issued_on"]) and not w.by(told["revoked_on"])
        return given and runs and all(told[key] == value for key, value in is_.items())

    return w.count("certificates", fits)


def _mailboxes(w: Written) -> int:
    return w.count("mailboxes", lambda t: w.by(t["used_since"]) and not w.by(t["closed_on"]))


def _issued_sentence(w: Written) -> str:
    kinds = [
        _certificates(w, subject=subject, place=place)
        for place in ("office", "one_stop")
        for subject in ("agency", "person")
    ]
    return (
        "{:02d} chứng thư số cơ quan và {:02d} chữ ký số cá nhân; {:02d} chứng thư số Bộ phận một "
        "cửa và {:02d} chữ ký số cá nhân bộ phận một cửa"
    ).format(*kinds)


PAPERS: dict[str, tuple[str, Count]] = {
    "steering-documents": (OWN, lambda w: _sent(w, steering=True)),
    "documents-sent": (OWN, _sent),
    "documents-sent-digital": (OWN, lambda w: _sent(w, ways=("digital",))),
    "documents-sent-digital-or-both": (OWN, lambda w: _sent(w, ways=("digital", "both"))),
    "documents-sent-district": (OWN, lambda w: _sent(w, year=True)),
    "documents-digital-district": (OWN, lambda w: _sent(w, year=True, ways=("digital",))),
    "documents-sent-commune": (COMMUNES, lambda w: _sent(w, year=True)),
    "documents-digital-commune": (COMMUNES, lambda w: _sent(w, year=True, ways=("digital",))),
    "mailboxes-district": (OWN, _mailboxes),
    "mailboxes-commune": (COMMUNES, _mailboxes),
    "certificates-district": (OWN, lambda w: int(_certificates(w, subject="agency") > 0)),
    "certificates-commune": (COMMUNES, lambda w: int(_certificates(w, subject="agency") > 0)),
    "certificates-issued": (OWN, _issued_sentence),
}


# -- procedures ---------------------------------------------------------------------------------


def _offered(w: Written, fits: Callable[[Told], bool] = lambda t: True) -> int:
    def in_force(told: Told) -> bool:
        return w.by(told["in_force_on"]) and not w.by(told["ended_on"])

    return w.count("offerings", lambda t: in_force(t) and fits(t))


def _level(w: Written, told: Told, *levels: str) -> bool:
    return told["online_level"] in levels and w.by(told["online_on"] or told["in_force_on"])


def _online(w: Written, told: Told) -> bool:
    return _level(w, told, "partial", "full")


def _ours(told: Told) -> bool:
    return told["settled_by"] != "below"


def _is(**values) -> Count:
    return lambda w: _offered(w, lambda t: all(t[key] == is_ for key, is_ in values.items()))


def _since(field: str, only: Callable[[Written, Told], bool] = lambda w, t: True) -> Count:
    return lambda w: _offered(w, lambda t: w.by(t[field]) and only(w, t))


OFFERINGS: dict[str, tuple[str, Count]] = {
    "procedures-simplified": (
        OWN, lambda w: w.count("offerings", lambda t: w.within(t["simplified_on"])),
    ),
    "procedures-new": (
        OWN,
        lambda w: w.count("offerings", lambda t: t["is_new"] and w.within(t["in_force_on"])),
    ),
    "procedures-abolished": (
        OWN, lambda w: w.count("offerings", lambda t: w.within(t["ended_on"])),
    ),
    "procedures-in-force-district": (OWN, _is(tier="district")),
    "procedures-in-force-commune": (OWN, _is(tier="commune")),
    "procedures-vertical-district": (OWN, _is(tier="district", vertical=True)),
    "procedures-vertical-commune": (OWN, _is(tier="commune", vertical=True)),
    "procedures-level-3-eligible": (OWN, _is(eligible_level="partial")),
    "procedures-level-4-eligible": (OWN, _is(eligible_level="full")),
    "procedures-level-3": (OWN, lambda w: _offered(w, lambda t: _level(w, t, "partial"))),
    "procedures-level-4": (OWN, lambda w: _offered(w, lambda t: _level(w, t, "full"))),
    "fee-procedures": (OWN, _is(has_fee=True)),
    "payment-procedures": (OWN, _since("pay_on")),
    "post-procedures-in": (OWN, _is(post_in=True)),
    "post-procedures-out": (OWN, _is(post_out=True)),
    "post-procedures-both": (OWN, _is(post_in=True, post_out=True)),
    "procedures-published-national": (OWN, _since("national_on")),
    "procedures-online-national": (OWN, _since("national_on", _online)),
    "procedures-published-website": (OWN, _since("website_on")),
    "procedures-online-website": (OWN, _since("website_on", _online)),
    "procedures-on-portal": (OWN, _since("portal_on")),
    "procedures-settled-here": (OWN, lambda w: _offered(w, _ours)),
    "workflows-approved": (OWN, _since("workflow_on", lambda w, t: _ours(t))),
    "workflows-digital": (
        OWN, _since("workflow_on", lambda w, t: _ours(t) and w.by(t["digital_on"])),
    ),
    "procedures-linked-same-tier": (OWN, _is(linked="same")),
    "procedures-linked-across-tiers": (OWN, _is(linked="across")),
}  # fmt: skip


# -- feedback, ballots, inspections --------------------------------------------------------------


def _settled(w: Written, told: Told) -> bool:
    return told.state == "answered" and w.by(told["answered_on"])


def _complaints(w: Written, fits: Callable[[Told], bool] = lambda t: True) -> int:
    return w.count(
        "feedback",
        lambda t: t["kind"] == "regulation" and w.within(t["received_on"]) and fits(t),
    )


def _slips(w: Written, *ways: str) -> int:
    return w.count(
        "surveys",
        lambda t: (
            t.state == "counted"
            and t["questionnaire"] == "satisfaction"
            and w.within(t["given_on"])
            and (not ways or t["way"] in ways)
        ),
    )


def _survey_form(w: Written) -> int:
    online, paper = _slips(w, "tablet", "link", "system") > 0, _slips(w, "paper") > 0
    return 2 if online and paper else int(paper)


def _inspected(w: Written, *kinds: str) -> int:
    return w.count(
        "inspections",
        lambda t: (
            t["topic"] == "reform"
            and t["form"] != "again"
            and t["unit_kind"] in kinds
            and w.within(t["inspected_on"])
        ),
    )


def _found(w: Written, told: Told) -> bool:
    gone = told.state == "withdrawn" and w.by(told["ended_on"])
    return told["of"] == "reform" and w.within(told["found_on"]) and not gone


ANSWERS: dict[str, tuple[str, Count]] = {
    "feedback-received": (OWN, _complaints),
    "feedback-settled": (OWN, lambda w: _complaints(w, lambda t: _settled(w, t))),
    "satisfaction-ballots": (OWN, _slips),
    "satisfaction-surveyed": (OWN, lambda w: int(_slips(w) > 0)),
    "satisfaction-survey-form": (OWN, _survey_form),
    "inspected-agencies": (OWN, lambda w: _inspected(w, "agency")),
    "inspected-people": (OWN, lambda w: _inspected(w, "department", "person")),
    "inspection-findings": (OWN, lambda w: w.count("findings", lambda t: _found(w, t))),
    "inspection-findings-settled": (
        OWN,
        lambda w: w.count(
            "findings",
            lambda t: _found(w, t) and t.state == "settled" and w.by(t["ended_on"]),
        ),
    ),
}


# -- dossiers ------------------------------------------------------------------------------------


def _received(w: Written, fits: Callable[[Row], bool] = lambda r: True) -> list[Row]:
    return [r for r in w.dossiers if r.counts and w.within(r.accepted) and fits(r)]


def _finished(w: Written, fields: Iterable[str] = (), *, in_time: bool = False) -> int:
    rows = [r for r in w.dossiers if r.counts and w.within(r.ended)]
    rows = [r for r in rows if not fields or r.field in fields]
    return sum(not in_time or r.due is None or r.ended <= r.due for r in rows)


def _with_result(w: Written) -> list[Row]:
    return [r for r in w.dossiers if r.state == "Đã có kết quả" and w.within(r.ended)]


def _paid(w: Written, at: str) -> list[Row]:
    return [r for r in w.dossiers if r.counts and r.paid_at == at and w.within(r.paid_on)]


def _online_filings(w: Written, *levels: str) -> list[Row]:
    return _received(w, lambda r: r.online and r.level in levels)


def _both_by_post(w: Written) -> int:
    rows = _received(w, lambda r: r.channel == "Bưu chính" and r.returned == "Bưu chính")
    return sum(r.state == "Đã có kết quả" and w.by(r.ended) for r in rows)


def _different(rows: list[Row]) -> int:
    return len({row.procedure for row in rows})


PARTIAL, FULL = "Một phần", "Toàn trình"
DOSSIERS: dict[str, tuple[str, Count]] = {
    "received-district": (OWN, lambda w: len(_received(w))),
    "received-commune": (COMMUNES, lambda w: len(_received(w))),
    "received-all": (ALL, lambda w: len(_received(w))),
    "finished-district": (OWN, _finished),
    "finished-commune": (COMMUNES, _finished),
    "in-time-district": (OWN, lambda w: _finished(w, in_time=True)),
    "in-time-commune": (COMMUNES, lambda w: _finished(w, in_time=True)),
    **{f"finished-{name}": (ALL, lambda w, f=f: _finished(w, f)) for name, f in FIELDS.items()},
    **{
        f"in-time-{name}": (ALL, lambda w, f=f: _finished(w, f, in_time=True))
        for name, f in FIELDS.items()
    },
    "received-of-online-procedures": (
        ALL, lambda w: len(_received(w, lambda r: r.level in (PARTIAL, FULL))),
    ),
    "received-online": (ALL, lambda w: len(_online_filings(w, PARTIAL, FULL))),
    "online-level-3": (ALL, lambda w: len(_online_filings(w, PARTIAL))),
    "online-level-4": (ALL, lambda w: len(_online_filings(w, FULL))),
    "procedures-level-3-used": (OWN, lambda w: _different(_online_filings(w, PARTIAL))),
    "procedures-level-4-used": (OWN, lambda w: _different(_online_filings(w, FULL))),
    "payment-procedures-used": (OWN, lambda w: _different(_paid(w, "Cổng của tỉnh"))),
    "paid-online": (ALL, lambda w: len(_paid(w, "Cổng của tỉnh"))),
    "paid-online-amount": (ALL, lambda w: sum(r.amount for r in _paid(w, "Cổng của tỉnh"))),
    "paid-national": (ALL, lambda w: len(_paid(w, "Cổng DVCQG"))),
    "paid-national-amount": (ALL, lambda w: sum(r.amount for r in _paid(w, "Cổng DVCQG"))),
    "post-received": (ALL, lambda w: len(_received(w, lambda r: r.channel == "Bưu chính"))),
    "post-returned": (
        ALL, lambda w: sum(r.returned == "Bưu chính" for r in _with_result(w)),
    ),
    "post-both": (ALL, _both_by_post),
}  # fmt: skip

PLAIN: dict[str, tuple[str, Count]] = {**TASKS, **PAPERS, **OFFERINGS, **ANSWERS, **DOSSIERS}
"""Indicator -> (whose records, the count)."""
