"""Registers (sổ) beside the dossiers: one ledger of events, a fact table a register."""
