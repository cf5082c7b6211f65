"""Every figure of documents, certificates and mailboxes beside a count of the same records in
plain Python, which knows nothing of tables; and the records behind each figure."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from counting import codes, figure
from document_builders import NOW, issued

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers
from motcua.registers.credentials.measures import MEASURES as CREDENTIALS
from motcua.registers.documents.measures import MEASURES as DOCUMENTS

OFFICES = ("office", "one_stop")
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
BEGIN = date(2026, 1, 1)


@dataclass
class Said:
    """What the test said of one record; None: nothing."""

    code: str
    state: str
    begun: date
    due: date | None = None
    middle: date | None = None  # issued, used since
    ended: date | None = None
    form: str = ""
    agency: bool = False
    person: bool = False
    off: bool = False
    steering: bool = False
    subject: str = ""
    place: str = ""


def within(day: date | None) -> bool:
    return day is not None and FIRST <= day <= LAST


def after(day: date | None) -> bool:
    return day is None or day > LAST


@pytest.fixture
def ward(units):
    return agencies.resolve("14818", date(2026, 11, 23))


def a_day(chance: random.Random, since: date, days: int) -> date:
    return since + timedelta(days=chance.randrange(days))


def sent_out(ward, chance: random.Random, begun: date, number: int) -> Said:
    state = chance.choice(("numbered", "issued", "issued", "issued", "recalled", "cancelled"))
    form = chance.choice(("electronic", "electronic", "both", "paper"))
    said = Said("", state, begun, due=begun + timedelta(days=chance.randrange(1, 6)))
    said.form = form if state in ("issued", "recalled") else ""
    said.off, said.steering = chance.random() < 0.2, chance.random() < 0.3
    said.agency, said.person = chance.random() < 0.8, chance.random() < 0.7
    if state in ("issued", "recalled"):
        said.middle = a_day(chance, begun, 40)
    if state in ("recalled", "cancelled"):
        said.ended = a_day(chance, said.middle or begun, 40)
    key = "recalled_on" if state == "recalled" else "cancelled_on"
    values = {
        "kind": "bao_cao",
        "body": "committee",
        "excerpt": "Báo cáo thử",
        "dated_on": begun,
        "issue_due_on": said.due,
        "issued_on": said.middle,
        "form": said.form,
        "signed_agency": said.agency,
        "signed_person": said.person,
        "is_off_network": said.off,
        "is_steering": said.steering,
        **({key: said.ended, "reason": "Thử"} if said.ended else {}),
    }
    said.agency, said.person = said.agency and bool(said.form), said.person and bool(said.form)
    if not said.form:
        values |= {"signed_agency": "", "signed_person": ""}
    said.code = write("outgoing", ward, values, state)
    return said


def arrived(ward, chance: random.Random, begun: date, number: int) -> Said:
    state = chance.choice(("waiting", "done", "done", "done", "noted", "returned", "recalled"))
    said = Said("", state, begun, form=chance.choice(("electronic", "both", "paper", "")))
    said.agency = chance.random() < 0.8
    said.due = begun + timedelta(days=chance.randrange(20)) if chance.random() < 0.7 else None
    if state != "waiting":
        said.ended = a_day(chance, begun, 40)
    values = {
        "arrived_on": begun,
        "issuer": "UBND tỉnh",
        "excerpt": "Văn bản thử",
        "form": said.form,
        "signed_agency": said.agency,
        "due_on": said.due or "",
        "done_on": said.ended or "",
        "reason": "Thử" if state in ("returned", "recalled") else "",
    }
    said.code = write("incoming", ward, values, state)
    return said


def certificate(ward, chance: random.Random, begun: date, number: int) -> Said:
    state = chance.choice(("active", "active", "suspended", "revoked"))
    said = Said(f"CTS{number:03d}", state, begun)
    said.subject, said.place = chance.choice(("agency", "person")), chance.choice(OFFICES)
    said.due = begun + timedelta(days=chance.randrange(10, 300)) if chance.random() < 0.8 else None
    said.ended = a_day(chance, begun, 90) if state == "revoked" else None
    values = {
        "holder": "Người Mẫu",
        "subject": said.subject,
        "place": said.place,
        "issued_on": begun,
        "valid_until": said.due or "",
        "revoked_on": said.ended or "",
        "reason": "" if state == "active" else "Thử",
    }
    write("certificates", ward, values, state, said.code)
    return said


def mailbox(ward, chance: random.Random, begun: date, number: int) -> Said:
    state = chance.choice(("granted", "used", "used", "closed"))
    said = Said(f"can.bo.{number}@thanhhoa.example.vn", state, begun)
    said.subject = chance.choice(("agency", "department", "person", "person"))
    said.middle = a_day(chance, begun, 30) if state == "used" else None
    said.ended = a_day(chance, begun, 90) if state == "closed" else None
    values = {
        "holder": "Người Mẫu",
        "subject": said.subject,
        "granted_on": begun,
        "used_since": said.middle or "",
        "closed_on": said.ended or "",
        "reason": "Thử" if state == "closed" else "",
    }
    write("mailboxes", ward, values, state, said.code)
    return said


def write(key: str, ward, values, state: str, code: str = "") -> str:
    entry = registers.record(key, ward, values, actor=SYSTEM, now=NOW, code=code, state=state)
    return entry.code


def sent(said: Said) -> bool:
    return within(said.middle) and not said.off


def digital(said: Said) -> bool:
    return said.form == "electronic" and said.agency


def unsent(said: Said) -> bool:
    never = said.state == "cancelled" and not after(said.ended)
    return said.begun <= LAST and after(said.middle) and not never


def handled(said: Said) -> bool:
    return within(said.ended) and said.state in ("done", "noted")


def unhandled(said: Said) -> bool:
    return said.begun <= LAST and after(said.ended)


def in_force(said: Said) -> bool:
    runs = said.due is None or said.due >= LAST
    return said.begun <= LAST and runs and after(said.ended)


def granted(said: Said) -> bool:
    return said.begun <= LAST and after(said.ended)


def in_use(said: Said) -> bool:
    return granted(said) and said.middle is not None and said.middle <= LAST


def late(said: Said) -> bool:
    return said.due is not None and said.due < LAST


OUTGOING: dict[str, Callable[[Said], bool]] = {
    "issued": lambda said: within(said.middle),
    "sent": sent,
    "sent_digital": lambda said: sent(said) and digital(said),
    "sent_both": lambda said: sent(said) and said.form == "both",
    "sent_digital_or_both": lambda s: sent(s) and (digital(s) or s.form == "both"),
    "sent_paper": lambda said: sent(said) and said.form == "paper",
    "signed_agency": lambda said: within(said.middle) and said.agency,
    "signed_person": lambda said: within(said.middle) and said.person,
    "steering": lambda said: within(said.middle) and said.steering,
    "numbered": lambda said: within(said.begun),
    "cancelled": lambda said: said.state == "cancelled" and within(said.ended),
    "recalled": lambda said: said.state == "recalled" and within(said.ended),
    "waiting": unsent,
    "waiting_late": lambda said: unsent(said) and late(said),
}
INCOMING: dict[str, Callable[[Said], bool]] = {
    "received": lambda said: within(said.begun),
    "received_digital": lambda said: within(said.begun) and digital(said),
    "received_both": lambda said: within(said.begun) and said.form == "both",
    "received_paper": lambda said: within(said.begun) and said.form == "paper",
    "carried_over": lambda s: s.begun < FIRST and (s.ended is None or s.ended >= FIRST),
    "done": handled,
    "done_in_time": lambda s: handled(s) and (s.due is None or s.ended <= s.due),
    "done_late": lambda s: handled(s) and s.due is not None and s.ended > s.due,
    "returned": lambda said: within(said.ended) and said.state == "returned",
    "recalled": lambda said: within(said.ended) and said.state == "recalled",
    "open": unhandled,
    "open_in_time": lambda said: unhandled(said) and not late(said),
    "open_late": lambda said: unhandled(said) and late(said),
}
CERTIFICATES: dict[str, Callable[[Said], bool]] = {
    "in_force": in_force,
    "agency": lambda said: in_force(said) and said.subject == "agency",
    "person": lambda said: in_force(said) and said.subject == "person",
    "office_agency": lambda s: in_force(s) and (s.subject, s.place) == ("agency", "office"),
    "office_person": lambda s: in_force(s) and (s.subject, s.place) == ("person", "office"),
    "one_stop_agency": lambda s: in_force(s) and (s.subject, s.place) == ("agency", "one_stop"),
    "one_stop_person": lambda s: in_force(s) and (s.subject, s.place) == ("person", "one_stop"),
    "granted_in_period": lambda said: within(said.begun),
    "revoked_in_period": lambda said: within(said.ended),
    "expired": lambda said: said.begun <= LAST and late(said) and after(said.ended),
}
MAILBOXES: dict[str, Callable[[Said], bool]] = {
    "granted": granted,
    "in_use": in_use,
    "person_granted": lambda said: granted(said) and said.subject == "person",
    "person_in_use": lambda said: in_use(said) and said.subject == "person",
    "shared_in_use": lambda said: in_use(said) and said.subject != "person",
}


REGISTERS = {
    "outgoing": (sent_out, OUTGOING),
    "incoming": (arrived, INCOMING),
    "certificate": (certificate, CERTIFICATES),
    "mailbox": (mailbox, MAILBOXES),
}


@pytest.mark.parametrize("prefix", REGISTERS)
def test_each_figure_and_its_records_are_those_of_the_independent_count(ward, prefix):
    make, counts = REGISTERS[prefix]
    chance = random.Random(6)
    days = sorted(a_day(chance, BEGIN, 240) for _ in range(120))
    said = [make(ward, chance, day, number) for number, day in enumerate(days)]

    for name, holds in counts.items():
        expected = sorted(one.code for one in said if holds(one))
        key = f"{prefix}.{name}"
        assert codes(ward.id, key, FIRST, LAST) == expected, key
        assert figure(ward.id, key, FIRST, LAST) == len(expected), key
        assert expected, f"{key}: the test says no such record"


def test_no_declared_figure_is_left_uncounted():
    counted = {f"{prefix}.{name}" for prefix, (_, counts) in REGISTERS.items() for name in counts}

    assert counted == {measure.key for measure in (*DOCUMENTS, *CREDENTIALS)}


def test_what_came_in_is_handled_returned_recalled_or_open(ward):
    chance = random.Random(7)
    for number, day in enumerate(sorted(a_day(chance, BEGIN, 240) for _ in range(60))):
        arrived(ward, chance, day, number)

    count = {name: figure(ward.id, f"incoming.{name}", FIRST, LAST) for name in INCOMING}

    came = count["carried_over"] + count["received"]
    assert came == count["done"] + count["returned"] + count["recalled"] + count["open"]
    assert count["done"] == count["done_in_time"] + count["done_late"]
    assert count["open"] == count["open_in_time"] + count["open_late"]


def test_a_document_recalled_after_the_period_was_issued_in_it_all_the_same(ward):
    entry = issued(ward, dated_on="15/05/2026")
    before = figure(ward.id, "outgoing.sent_digital", FIRST, LAST)
    said = {"recalled_on": "20/11/2026", "reason": "Sai nội dung"}

    registers.apply("outgoing", entry.id, "recall", said, actor=SYSTEM, now=NOW)

    assert (before, figure(ward.id, "outgoing.sent_digital", FIRST, LAST)) == (1, 1)
    assert figure(ward.id, "outgoing.recalled", FIRST, LAST) == 0


def test_a_figure_as_it_was_known_does_not_move_with_a_later_record(ward):
    issued(ward, dated_on="15/05/2026")
    issued(ward, dated_on="16/05/2026")

    assert [figure(ward.id, "outgoing.sent", FIRST, LAST, seq) for seq in (0, 1, 2)] == [0, 1, 2]
