"""Who may do what to a dossier in which state, written out once more for the random walk.

Not here: `register`, with which a dossier begins, and `close`, which nobody but the system does.
"""

OPEN = {"pending", "waiting", "paused", "submitted", "approved", "returned"}
ENDED = {"finished", "delivered", "refused", "withdrawn", "closed"}
FILED = {"registered"}
WORK = {"pending", "returned"}
EVERY = FILED | OPEN | ENDED | {"declined", "cancelled"}
# Act -> the states it may follow, and where it leads ("": it stays).
TABLE: dict[str, tuple[set[str], str]] = {
    "take": (OPEN, ""),
    "route": (OPEN, ""),
    "comment": (OPEN | ENDED, ""),
    "notify": (OPEN | ENDED, ""),
    "draft": (WORK | {"waiting", "paused"}, ""),
    "submit": (WORK, "submitted"),
    "submit_to": (WORK, "submitted"),
    "approve": ({"submitted"}, "approved"),
    "send_back": ({"submitted"}, "returned"),
    "extend": (WORK | {"submitted", "approved"}, ""),
    "ask_supplement": (WORK, "waiting"),
    "receive_supplement": ({"waiting"}, "pending"),
    "pause": (WORK, "paused"),
    "resume": ({"paused"}, "pending"),
    "finish": (OPEN - {"submitted"}, "finished"),
    "deliver": ({"finished"}, "delivered"),
    "refuse": (OPEN, "refused"),
    "withdraw": (FILED | OPEN, "withdrawn"),
    "cancel": (FILED | OPEN | ENDED, "cancelled"),
    "accept": (FILED, "pending"),
    "decline": (FILED, "declined"),
    "serve": (OPEN | ENDED, ""),
    "scan": (OPEN | ENDED, ""),
    "strike": (OPEN | ENDED | {"cancelled"}, ""),
    "correct": (EVERY, ""),
    "draft_file": (WORK | {"waiting", "paused"}, ""),
    "approve_file": ({"submitted"}, "approved"),
    "finish_file": (OPEN - {"submitted"}, "finished"),
    "forward": (WORK, ""),
    "receive_leg": (OPEN, ""),
    "return_leg": (OPEN, ""),
    "recall_leg": (OPEN, ""),
}
# Act -> where the newest part of another agency must stand for it ("": none is out), and comes.
LEGS = {
    "forward": ({""}, "out"),
    "receive_leg": ({"out"}, "got"),
    "return_leg": ({"got"}, ""),
    "recall_leg": ({"out", "got"}, ""),
}
ALL = {"counter", "specialist", "leader", "deputy"}
DESK, DECIDERS = {"counter", "specialist"}, {"specialist", "leader", "deputy"}
MAY: dict[str, set[str]] = {
    **dict.fromkeys(TABLE, DESK),
    **dict.fromkeys(("finish", "finish_file", "refuse", "extend"), DECIDERS),
    **{act: {"specialist"} for act in ("draft", "draft_file", "submit", "submit_to")},
    **{act: {"leader", "deputy"} for act in ("approve", "approve_file", "send_back")},
    "strike": DECIDERS,
    "return_leg": DECIDERS,
    "comment": ALL,
}
