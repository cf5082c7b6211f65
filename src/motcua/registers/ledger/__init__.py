"""The ledger all registers write to: events, chain, derived entries, versions of facts."""
