"""What the desk asks of documents beyond any register: books, what waits, missing numbers."""

from motcua.registers.documents.books import HANDLING, book
from motcua.registers.documents.data import BookChoice, Gap, Waiting, WaitingList
from motcua.registers.documents.gaps import gaps
from motcua.registers.documents.numbering import INCOMING, OUTGOING
from motcua.registers.documents.waiting import waiting_list

__all__ = [
    "HANDLING",
    "INCOMING",
    "OUTGOING",
    "BookChoice",
    "Gap",
    "Waiting",
    "WaitingList",
    "book",
    "gaps",
    "waiting_list",
]
