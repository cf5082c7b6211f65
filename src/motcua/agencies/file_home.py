"""Which unit a file is from."""

from datetime import date

from motcua.agencies.data import AgencyView
from motcua.agencies.errors import AgencyUnknown
from motcua.agencies.queries import get, resolve
from motcua.kernel.actors import Actor


def home_of_file(agency_code: str, actor: Actor, on: date) -> AgencyView:
    """The unit that a file as a whole is from. on: the day it is taken in.

    The one that `CODE@DATE` names; of a bare code the actor's own unit if it has the code, else
    the one of that day, else the last that had it. Raises AgencyUnknown when no unit ever did.
    """
    if "@" in agency_code:
        return resolve(agency_code)
    if actor.agency_id is not None:
        own = get(actor.agency_id)
        if own.code == agency_code:
            return own
    try:
        return resolve(agency_code, on=on)
    except AgencyUnknown as error:
        if not error.others:
            raise
        return error.others[-1]
