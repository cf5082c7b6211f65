"""Surveys (phiếu khảo sát): ballots, the links and devices they come by, facts and measures."""
