"""Incoming and outgoing documents: numbers without a gap, facts, measures, books."""
