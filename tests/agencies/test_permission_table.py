"""The table of permissions, cell by cell, with the wrong user; written out here once more."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.roles import ACTION_WORDS
from motcua.rulebook import load
from motcua.rulebook.load.permissions_page import permissions_page
from motcua.rulebook.load.roles import Action

ON = date(2024, 3, 14)
PAGE = Path(__file__).resolve().parents[2] / "docs/permissions.md"
ACTIONS = (
    "dossier.read",
    "dossier.write",
    "dossier.decide",
    "dossier.comment",
    "dossier.draft",
    "dossier.approve",
    "dossier.close",
    "dossier.import",
    "scan.strike",
    "office.read",
    "form.read",
    "report.read",
    "report.write",
    "indicator.write",
    "period.prepare",
    "period.close",
    "sources.reconcile",
    "agency.delegate",
    "surveys.write",
    "evaluation.appraise",
    "registers.read",
    "assignments.write",
    "inspections.write",
    "findings.write",
    "feedback.write",
    "outreach.write",
    "offerings.write",
    "procedures.publish",
    "simplifications.write",
    "outgoing.write",
    "incoming.write",
    "certificates.write",
    "mailboxes.write",
    "admin",
    "reads.audit",
)
# o: at the own agency; s: there and below; -: not. In the order of ACTIONS.
TABLE = {
    "counter": "oo-o---o--o--o----o-oo--o----------",
    "specialist": "ooooo---o-o--o----o-oooooo--o-o----",
    "leader": "o-oo-o--ooss---o-o-ssooo------o----",
    "reporter": "o------o-osso-o-o-ossoooooooooooo--",
    "upper": "s---------ss-------ss--------------",
    "admin": "oo-o---ooosso-o-ooossooooooooooooss",
}
CELLS = [
    (role, action, mark)
    for role, marks in TABLE.items()
    for action, mark in zip(ACTIONS, marks, strict=True)
]


@pytest.fixture
def town(units):
    """Thị xã Bỉm Sơn, to which phường Phú Sơn belongs."""
    return agencies.resolve("381", ON)


@pytest.fixture
def elsewhere(units):
    """Phường Phương Sơn, Nha Trang."""
    return agencies.resolve("22354", ON)


def test_the_tables_here_and_there_have_the_same_roles_and_actions():
    assert set(TABLE) == set(load.roles())
    assert set(ACTIONS) == set(ACTION_WORDS) == set(get_args(Action))


@pytest.mark.parametrize(("role", "action", "mark"), CELLS)
def test_a_role_does_at_its_agency_what_its_cell_says(phu_son, elsewhere, role, action, mark):
    actor = Actor(1, "Người Mẫu", role, phu_son.id)
    if mark == "-":
        with pytest.raises(NotAllowed):
            agencies.require(actor, action, phu_son.id, ON)
    else:
        agencies.require(actor, action, phu_son.id, ON)
    # An agency that has nothing to do with it is not even known.
    with pytest.raises(NotFound):
        agencies.require(actor, action, elsewhere.id, ON)


@pytest.mark.parametrize(("role", "action", "mark"), CELLS)
def test_only_what_reaches_down_is_allowed_below(town, phu_son, role, action, mark):
    actor = Actor(1, "Người Mẫu", role, town.id)
    assert agencies.may(actor, action, phu_son.id, ON) is (mark == "s")


@pytest.mark.parametrize(("role", "action", "mark"), CELLS)
def test_nothing_reaches_up(town, phu_son, role, action, mark):
    assert not agencies.may(Actor(1, "Người Mẫu", role, phu_son.id), action, town.id, ON)


@pytest.mark.parametrize("action", ACTIONS)
def test_a_role_that_is_not_in_the_table_may_nothing(phu_son, action):
    assert not agencies.may(Actor(1, "Người Mẫu", "khong-co", phu_son.id), action, phu_son.id, ON)


def test_a_refusal_names_the_right_in_words(phu_son):
    with pytest.raises(NotAllowed, match="không có quyền ghi kết quả hoặc từ chối") as refused:
        agencies.require(Actor(1, "A", "counter", phu_son.id), "dossier.decide", phu_son.id, ON)
    assert "dossier.decide" not in str(refused.value)


def test_the_page_of_permissions_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == permissions_page(), (
        "run: python -m motcua.rulebook.load.permissions_page > docs/permissions.md"
    )
