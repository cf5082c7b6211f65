"""Ballots taken: the answers judged by the questionnaire of their day, then written down."""

from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.surveys import faults_of
from motcua.registers.data import EntryView
from motcua.registers.ledger import services as ledger
from motcua.registers.surveys.data import Ballot
from motcua.registers.surveys.errors import BallotRefused
from motcua.rulebook import load

REGISTER = "surveys"


def record_ballot(
    agency: AgencyView, ballot: Ballot, *, actor: Actor, now: datetime, code: str = ""
) -> EntryView:
    """Write one ballot into the agency's register; code "": it is given the next number.

    Raises BallotRefused, EntryRefused, NotAllowed, NotFound, NotInForce, RulebookKeyUnknown.
    """
    questionnaire = load.questionnaire(ballot.questionnaire, ballot.given_on)
    faults = faults_of(questionnaire, ballot.answers)
    if faults:
        raise BallotRefused(faults)
    values = {
        "questionnaire": ballot.questionnaire,
        "given_on": ballot.given_on,
        "way": ballot.way,
        "dossier": ballot.dossier,
        "officer": ballot.officer,
        "comment": ballot.comment,
        **ballot.answers,
    }
    return ledger.record(REGISTER, agency, values, actor=actor, now=now, code=code)
