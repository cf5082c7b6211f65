"""The door of the dossiers room: intake, the clerk's verbs, reads, rebuild, the chain."""

from motcua.dossiers.queries import dossier, list_dossiers, timeline
from motcua.dossiers.rebuild import rebuild
from motcua.dossiers.services.correct import correct
from motcua.dossiers.services.intake import accept, decline, register
from motcua.dossiers.services.progress import cancel, deliver, finish, refuse, route, withdraw
from motcua.dossiers.services.stops import ask_supplement, pause, receive_supplement, resume
from motcua.dossiers.verify import verify_chain

__all__ = [
    "accept",
    "ask_supplement",
    "cancel",
    "correct",
    "decline",
    "deliver",
    "dossier",
    "finish",
    "list_dossiers",
    "pause",
    "rebuild",
    "receive_supplement",
    "refuse",
    "register",
    "resume",
    "route",
    "timeline",
    "verify_chain",
    "withdraw",
]
