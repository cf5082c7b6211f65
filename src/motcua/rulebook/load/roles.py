"""The one table of permissions: role -> actions, and how far each reaches."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from motcua.kernel.roles import Grant, Reach, Role
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT, name_of

Action = Literal[
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
]


class RoleSpec(Strict):
    """One role."""

    key: Key
    label: Text
    own: list[Action] = Field([], description="Actions at the agency itself")
    subtree: list[Action] = Field([], description="Actions at the agency and all below it")


class RolesValue(Dated):
    """The table as valid in a time."""

    roles: list[RoleSpec]


def read_roles(path: Path) -> Mapping[str, Role]:
    """Roles by key, in their last validity.

    Raises RulebookInvalid, also for an action granted twice.
    """
    found: dict[str, Role] = {}
    for spec in load_model(path, Timeline[RolesValue]).values[-1].roles:
        grants = [Grant(action, Reach.OWN) for action in spec.own]
        grants += [Grant(action, Reach.SUBTREE) for action in spec.subtree]
        if spec.key in found or len({g.action for g in grants}) != len(grants):
            raise RulebookInvalid(name_of(path), spec.key, "vai trò hoặc quyền lặp lại")
        found[spec.key] = Role(spec.key, spec.label, tuple(grants))
    return MappingProxyType(found)


@cache
def roles() -> Mapping[str, Role]:
    """By key, all roles a person may hold. `system` (the command line) is not one: it may all."""
    return read_roles(ROOT / "roles.yaml")
