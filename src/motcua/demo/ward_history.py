"""The older dossiers of the ward of today, from the file of the software it had before."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua.demo.days import Days
from motcua.demo.exports import HEADINGS, row_as_of, write_csv
from motcua.demo.people import person_name
from motcua.demo.records import Life
from motcua.demo.stories import AFTERNOON, MORNING, PAST_ENDS, limit_of
from motcua.demo.ward_ratings import Result
from motcua.demo.wards import Past, Ward
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.dates import VIETNAM
from motcua.procedures import api as procedures
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load

CHANNELS = ("Trực tiếp", "Trực tiếp", "Trực tuyến", "Trực tuyến", "Cổng DVCQG", "Bưu chính")
FATES = ("early",) * 12 + ("due",) * 5 + ("late",)
LONG_AGO = 31  # calendar days, of a month


def lives(plan: Ward, now: datetime) -> tuple[Life, ...]:
    """All that were accepted before the weeks kept here, each of them ended by then."""
    today = now.astimezone(VIETNAM).date()
    first = max(plan.since, today - timedelta(days=LONG_AGO * plan.history.months))
    days, handed_over = Days(today, first), _handed_over(plan, today)
    rng = random.Random(f"motcua-ward-history-{plan.slug}")  # noqa: S311  (figures, not secrets)
    known = procedures.by_codes({one.code for one in plan.past})
    last = sum(day < handed_over for day in days.days) - 1
    return tuple(_lives(plan, days, last, known, rng))


def import_history(
    plan: Ward, known: Sequence[Life], folder: Path, *, actor: Actor, now: datetime
) -> str:
    """Write the file and take it in on the morning of the hand-over; what came of it.

    Raises RuntimeError when a row is rejected: the demonstration's own data must be right.
    """
    handed_over = _handed_over(plan, now.astimezone(VIETNAM).date())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / plan.history.file
    rows = [(str(n), *row_as_of(life, handed_over)) for n, life in enumerate(known, start=1)]
    write_csv(path, HEADINGS, rows)
    morning = datetime.combine(handed_over, datetime.min.time(), VIETNAM) + timedelta(hours=7)
    report = dossiers.import_file(
        path, agency_code=plan.agency, actor=actor, now=morning, dry_run=False
    )
    if report.rejections:
        raise RuntimeError(f"{path.name}: {report.rejections[0]}")
    return f"  {path.name}: {report.new} hồ sơ mới"


def results_of(known: Sequence[Life]) -> Iterator[Result]:
    """Their results."""
    for life in known:
        yield Result(life.code, life.ended_at.date(), life.appointment_on, life.officer)


def _handed_over(plan: Ward, today: date) -> date:
    """The first of the weeks kept here: what the stories tell begins that morning."""
    return Days.before(today, plan.past_days + PAST_ENDS).days[0]


def _lives(
    plan: Ward, days: Days, last: int, known: dict[str, ProcedureView], rng: random.Random
) -> Iterator[Life]:
    """last: place of the last day on which one can have ended."""
    names = {person.username: person.full_name for person in plan.staff}
    weights = [one.weight for one in plan.past]
    for place in range(last):
        chosen = rng.choices(plan.past, weights, k=rng.choice(plan.history.a_day))
        for serial, one in enumerate(chosen, start=1):
            procedure = known[one.code]
            worker = names[plan.specialists[procedure.field_key]]
            code = f"{plan.history.code_prefix}-{days.days[place]:%y%m%d}-{serial:04d}"
            yield _life(code, one, procedure, worker, (days, place, last), rng)


def _life(
    code: str,
    one: Past,
    procedure: ProcedureView,
    worker: str,
    placed: tuple[Days, int, int],
    rng: random.Random,
) -> Life:
    days, place, last = placed
    due = place + limit_of(procedure)
    ended = {
        "early": rng.randint(place, max(place, due - 1)),
        "due": due,
        "late": due + rng.randint(1, 2),
    }[rng.choice(FATES)]
    ended_at = days.at(min(ended, last), rng.randint(*AFTERNOON)).replace(tzinfo=None)
    channel = rng.choice(CHANNELS)
    return Life(
        code=code,
        procedure_code=one.code,
        procedure_name=procedure.name,
        field_name=load.field(procedure.field_key).name,
        applicant=person_name(rng),
        channel=channel,
        officer=worker,
        accepted_at=days.at(place, rng.randint(*MORNING)).replace(tzinfo=None),
        appointment_on=days.days[due],
        stopped_on=None,
        resumed_on=None,
        ended_at=ended_at,
        ended_as="result",
        delivered_at=ended_at + timedelta(minutes=7),
        is_online=channel not in ("Trực tiếp", "Bưu chính"),
    )
