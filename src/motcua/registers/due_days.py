"""What measures of every register ask of the due day and of the last day of a version.

Days are compared, and what is open is judged at the last day of the period. Form 06a has clocks
that stand still and asks in its own words, see dossiers/measures.py.
"""

NOT_ENDED = "(ended_day IS NULL OR ended_day > :to_day)"
ENDED_IN_TIME = "(due_day IS NULL OR ended_day <= due_day)"
ENDED_LATE = "ended_day > due_day"
STILL_IN_TIME = "(due_day IS NULL OR due_day >= :to_day)"
OVERDUE = "due_day < :to_day"
