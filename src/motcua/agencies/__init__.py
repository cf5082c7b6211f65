"""Agencies with their tiers, parents and successions; staff and roles; dated decisions."""
