"""The door of the agencies: units in time, their decisions, their people and permissions."""

from motcua.agencies.decisions import (
    accounting_overlay,
    accounting_overlays,
    adopt,
    decided_periods,
    decision,
    decisions,
    period_decision,
)
from motcua.agencies.delegation import (
    delegate,
    delegations,
    end_delegation,
    signing,
    signs_for,
    title_of,
)
from motcua.agencies.loading import load_units, loaded_version, mark_loaded, version_of
from motcua.agencies.permissions import may, require, visible_agency_ids
from motcua.agencies.queries import (
    ancestors,
    children,
    get,
    inherited,
    parent,
    predecessors,
    resolve,
    search,
    subtree_ids,
    successors,
    views,
)
from motcua.agencies.reach import listed_agency_ids
from motcua.agencies.staff import actor_of, create_user, memberships, people, user_id_of

__all__ = [
    "accounting_overlay",
    "accounting_overlays",
    "actor_of",
    "adopt",
    "ancestors",
    "children",
    "create_user",
    "decided_periods",
    "decision",
    "decisions",
    "delegate",
    "delegations",
    "end_delegation",
    "get",
    "inherited",
    "listed_agency_ids",
    "load_units",
    "loaded_version",
    "mark_loaded",
    "may",
    "memberships",
    "parent",
    "people",
    "period_decision",
    "predecessors",
    "require",
    "resolve",
    "search",
    "signing",
    "signs_for",
    "subtree_ids",
    "successors",
    "title_of",
    "user_id_of",
    "version_of",
    "views",
    "visible_agency_ids",
]
