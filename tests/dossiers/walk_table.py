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
# Every verb there is, in rows that chance alone seldom makes; `filed`: it begins on the portal.
STORIES = (
    ("take", "route", "extend"),
    ("pause", "resume", "ask_supplement", "receive_supplement"),
    ("comment", "notify", "serve", "correct"),
    ("scan", "strike", "refuse"),
    ("draft_file", "submit", "approve_file", "finish_file", "deliver"),
    ("draft", "submit", "send_back", "submit", "approve", "finish"),
    ("forward", "receive_leg", "return_leg"),
    ("forward", "receive_leg", "recall_leg"),
    ("filed", "accept", "withdraw"),
    ("filed", "decline"),
    ("filed", "cancel"),
)
