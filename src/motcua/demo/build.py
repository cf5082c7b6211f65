"""Fills an empty database with the demonstration offices and writes their reports.

Everything goes through the rooms' public doors: the export files are imported as an officer
would, texts and cells are typed as an officer would, papers are written as for anybody.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.demo.accounts import Account, keep_accounts, kept_accounts, new_account
from motcua.demo.ballots import import_ballots
from motcua.demo.errors import DatabaseInUse
from motcua.demo.exports import write_export
from motcua.demo.offices import Office, offices
from motcua.demo.papers import write_papers
from motcua.demo.records import lives
from motcua.demo.register_rows import import_registers
from motcua.demo.today import fill as fill_ward
from motcua.demo.wards import ward
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import DossierFilter
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.periods import Period
from motcua.reports import api as reports

MARK = "demo"  # decision key by which a demonstration recognises its own database
FORM = "06a-vpcp-kstt"

Say = Callable[[str], None]


def build(*, home: Path, out: Path, now: datetime, say: Say) -> tuple[Account, ...]:
    """Fills the database (once), writes the reports to `out`, returns the accounts.

    Raises DatabaseInUse when the database holds other data. Repeated, it changes nothing.
    """
    views = {
        office.slug: agencies.resolve(office.agency, office.resolved_on) for office in offices()
    }
    ward_view = agencies.resolve(ward().agency, now.date())
    accounts_file = home / "demo-accounts.txt"
    accounts = kept_accounts(accounts_file)
    if not all(_is_marked(view, now) for view in views.values()):
        if dossiers.count_dossiers(DossierFilter(), actor=SYSTEM, now=now):
            raise DatabaseInUse
        accounts = _fill_offices(views, home, out, now, say)
        keep_accounts(accounts_file, accounts)
    elif _is_marked(ward_view, now):
        say("Dữ liệu minh họa đã có sẵn, không nạp lại.")
        return accounts
    accounts += fill_ward(home=home, out=out, now=now, say=say)
    _mark(ward_view, ward().since, now)
    keep_accounts(accounts_file, accounts)
    return accounts


def _is_marked(agency: AgencyView, now: datetime) -> bool:
    return bool(agencies.decision(agency.id, MARK, now.date()))


def _mark(agency: AgencyView, since: date, now: datetime) -> None:
    agencies.adopt(agency.id, MARK, True, "Dữ liệu minh họa", since, actor=SYSTEM, now=now)


def _fill_offices(
    views: Mapping[str, AgencyView], home: Path, out: Path, now: datetime, say: Say
) -> tuple[Account, ...]:
    accounts: list[Account] = []
    for office in offices():
        agency = views[office.slug]
        say(f"{agency.name}: nạp hồ sơ…")
        _adopt(office, agency, now)
        accounts += [new_account(person, agency, office.resolved_on) for person in office.staff]
        reporter = _reporter(office, now)
        _import(office, home / "demo-exports", reporter, now, say)
        _write_texts(office, agency, reporter, now)
        _enter_indicators(office, agency, reporter, now)
        _mark(agency, office.resolved_on, now)
    for office in offices():
        say(f"{views[office.slug].name}: in báo cáo…")
        write_papers(office, views[office.slug], _period(office), out=out, now=now)
    return tuple(accounts)


def _adopt(office: Office, agency: AgencyView, now: datetime) -> None:
    for decision in office.decisions:
        agencies.adopt(
            agency.id,
            decision.key,
            decision.value,
            decision.act,
            decision.valid_from,
            actor=SYSTEM,
            now=now,
        )


def _reporter(office: Office, now: datetime) -> Actor:
    """The person who imports and writes, with no more rights than that person has."""
    username = next(person.username for person in office.staff if person.role == "reporter")
    user_id = agencies.user_id_of(username)
    actor = None if user_id is None else agencies.actor_of(user_id, now.date())
    if actor is None:
        raise RuntimeError(f"{username} holds no role on {now.date()}")
    return actor


def _import(office: Office, folder: Path, actor: Actor, now: datetime, say: Say) -> None:
    known = lives(office) if office.exports else ()
    for export in office.exports:
        path = write_export(office, export, known, folder)
        report = dossiers.import_file(
            path, agency_code=office.agency, actor=actor, now=now, dry_run=False
        )
        if report.rejections:
            raise RuntimeError(f"{path.name}: {report.rejections[0]}")
        say(
            f"  {path.name}: {report.new} hồ sơ mới, {report.changed} cập nhật, "
            f"{report.unchanged} giữ nguyên"
        )
    for line in import_registers(
        office.registers, office.agency, office.resolved_on, folder, actor=actor, now=now
    ):
        say(line)
    for line in import_ballots(office, known, folder, actor=actor, now=now):
        say(line)


def _period(office: Office) -> Period:
    return Period(office.period.from_on, office.period.to_on, office.period.code)


def _write_texts(office: Office, agency: AgencyView, actor: Actor, now: datetime) -> None:
    period = _period(office)
    for section, text in office.texts.items():
        reports.write_section(
            office.report or "", agency, period, section, text, actor=actor, now=now
        )
    for form, sheet in office.cells.items():
        for row, column, value in sheet.entries():
            reports.enter_cell(
                form, agency, period, row, column, value, source=sheet.source,
                actor=actor, now=now,
            )  # fmt: skip


def _enter_indicators(office: Office, agency: AgencyView, actor: Actor, now: datetime) -> None:
    if office.indicators is None:
        return
    entries = dict(office.indicators.entries())
    reports.enter_indicators(
        office.indicators.form, agency, _period(office), entries, actor=actor, now=now
    )
