"""The fact table of outreach."""

from django.db import models

from motcua.registers.ledger.models import VersionedFact


class OutreachFact(VersionedFact):
    """A version of one post, broadcast, session or notice. Days since 1970-01-01."""

    kind = models.CharField(max_length=20)  # post | broadcast | session | notice
    medium = models.CharField(max_length=20)
    topic = models.CharField(max_length=20)
    held_day = models.IntegerField()
    pieces = models.IntegerField()  # 1 where nobody said more
    reach = models.BigIntegerField()  # people reached; 0 where nobody counted, see has_reach
    has_reach = models.SmallIntegerField()  # 1: somebody counted
    outcome = models.CharField(max_length=20)  # planned | done | cancelled

    class Meta(VersionedFact.Meta):
        db_table = "outreach_fact"
        indexes = [
            models.Index(fields=["agency", "held_day"], name="outreach_fact_days"),
        ]
