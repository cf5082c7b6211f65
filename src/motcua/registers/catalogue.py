"""Which registers there are, and the pieces of each: its fact table, its rules.

A new register is a YAML file in rulebook/registers, an app with its fact table, and a line here.
"""

from dataclasses import dataclass, field

from motcua.kernel.errors import NotFound
from motcua.registers.assignments.facts import fact_values as assignment_values
from motcua.registers.assignments.models import AssignmentFact
from motcua.registers.assignments.rules import RULES as ASSIGNMENT_RULES
from motcua.registers.credentials.facts import certificate_values, mailbox_values
from motcua.registers.credentials.models import CertificateFact, MailboxFact
from motcua.registers.credentials.rules import CERTIFICATE_RULES, MAILBOX_RULES
from motcua.registers.documents.facts import incoming_values, outgoing_values
from motcua.registers.documents.models import IncomingFact, OutgoingFact
from motcua.registers.documents.rules import INCOMING_RULES, OUTGOING_RULES
from motcua.registers.feedback.facts import fact_values as feedback_values
from motcua.registers.feedback.models import FeedbackFact
from motcua.registers.findings.facts import fact_values as finding_values
from motcua.registers.findings.models import FindingFact
from motcua.registers.findings.rules import RULES as FINDING_RULES
from motcua.registers.inspections.facts import fact_values as inspection_values
from motcua.registers.inspections.models import InspectionFact
from motcua.registers.inspections.rules import RULES as INSPECTION_RULES
from motcua.registers.ledger.models import VersionedFact
from motcua.registers.ledger.rules import FactValuesOf, Rules
from motcua.registers.offerings.facts import fact_values as offering_values
from motcua.registers.offerings.models import OfferingFact
from motcua.registers.outreach.facts import fact_values as outreach_values
from motcua.registers.outreach.models import OutreachFact
from motcua.registers.simplifications.facts import fact_values as simplification_values
from motcua.registers.simplifications.models import SimplificationFact
from motcua.registers.simplifications.rules import RULES as SIMPLIFICATION_RULES
from motcua.registers.surveys.facts import fact_values as ballot_values
from motcua.registers.surveys.models import BallotFact


@dataclass(frozen=True, slots=True)
class RegisterApp:
    """The pieces of a register. fact_model, fact_values: None where it counts nowhere itself."""

    key: str
    fact_model: type[VersionedFact] | None = None
    fact_values: FactValuesOf | None = None
    rules: Rules = field(default_factory=Rules)


_APPS = (
    RegisterApp("assignments", AssignmentFact, assignment_values, ASSIGNMENT_RULES),
    RegisterApp("inspections", InspectionFact, inspection_values, INSPECTION_RULES),
    RegisterApp("findings", FindingFact, finding_values, FINDING_RULES),
    RegisterApp("incoming", IncomingFact, incoming_values, INCOMING_RULES),
    RegisterApp("outgoing", OutgoingFact, outgoing_values, OUTGOING_RULES),
    RegisterApp("feedback", FeedbackFact, feedback_values),
    RegisterApp("surveys", BallotFact, ballot_values),
    RegisterApp("outreach", OutreachFact, outreach_values),
    RegisterApp("offerings", OfferingFact, offering_values),
    RegisterApp("simplifications", SimplificationFact, simplification_values, SIMPLIFICATION_RULES),
    RegisterApp("certificates", CertificateFact, certificate_values, CERTIFICATE_RULES),
    RegisterApp("mailboxes", MailboxFact, mailbox_values, MAILBOX_RULES),
)

BY_KEY = {app.key: app for app in _APPS}
"""In the order of the desk's index."""

REGISTER_OF = {app.fact_model._meta.db_table: app.key for app in _APPS if app.fact_model}
"""Key of a fact table -> key of its register."""


def app_of(key: str) -> RegisterApp:
    """The pieces of a register; NotFound for any other key."""
    if key not in BY_KEY:
        raise NotFound("sổ", key)
    return BY_KEY[key]
