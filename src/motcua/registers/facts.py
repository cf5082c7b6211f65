"""The fact tables of all registers, by key: what statistics may know of this room."""

from motcua.registers.assignments.facts import FACT as ASSIGNMENT_FACT
from motcua.registers.credentials.facts import FACTS as CREDENTIAL_FACTS
from motcua.registers.documents.facts import FACTS as DOCUMENT_FACTS
from motcua.registers.feedback.facts import FACT as FEEDBACK_FACT
from motcua.registers.findings.facts import FACT as FINDING_FACT
from motcua.registers.inspections.facts import FACT as INSPECTION_FACT
from motcua.registers.offerings.facts import FACT as OFFERING_FACT
from motcua.registers.outreach.facts import FACT as OUTREACH_FACT
from motcua.registers.simplifications.facts import FACT as SIMPLIFICATION_FACT
from motcua.registers.surveys.facts import FACT as BALLOT_FACT

FACTS = {
    fact.key: fact
    for fact in (
        ASSIGNMENT_FACT,
        INSPECTION_FACT,
        FINDING_FACT,
        FEEDBACK_FACT,
        OUTREACH_FACT,
        OFFERING_FACT,
        SIMPLIFICATION_FACT,
        BALLOT_FACT,
        *DOCUMENT_FACTS,
        *CREDENTIAL_FACTS,
    )
}
