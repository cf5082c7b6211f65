"""Writes: one function a verb of the clerk, each one transaction and one command of the chain."""
