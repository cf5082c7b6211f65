"""Closed periods: what is frozen, how it is chained, how it differs from the records of today."""
