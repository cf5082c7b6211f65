"""Two sources of the same dossiers, reconciled by code; what was decided of each difference."""
