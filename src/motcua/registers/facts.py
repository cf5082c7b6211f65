"""The fact tables of all registers, by key: what statistics may know of this room."""

from motcua.registers.feedback.facts import FACT as FEEDBACK_FACT
from motcua.registers.outreach.facts import FACT as OUTREACH_FACT
from motcua.registers.surveys.facts import FACT as BALLOT_FACT

FACTS = {
    fact.key: fact
    for fact in (
        FEEDBACK_FACT,
        OUTREACH_FACT,
        BALLOT_FACT,
    )
}
