"""The measures and ratios of all registers: what statistics may know of this room."""

from motcua.registers.assignments import measures as assignments
from motcua.registers.credentials import measures as credentials
from motcua.registers.documents import measures as documents
from motcua.registers.feedback import measures as feedback
from motcua.registers.findings import measures as findings
from motcua.registers.inspections import measures as inspections
from motcua.registers.offerings import measures as offerings
from motcua.registers.outreach import measures as outreach
from motcua.registers.simplifications import measures as simplifications
from motcua.registers.surveys import measures as surveys

_REGISTERS = (
    assignments,
    inspections,
    findings,
    feedback,
    outreach,
    offerings,
    simplifications,
    surveys,
    documents,
    credentials,
)

MEASURES = tuple(measure for register in _REGISTERS for measure in register.MEASURES)
RATIOS = tuple(ratio for register in _REGISTERS for ratio in register.RATIOS)
