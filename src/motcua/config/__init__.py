"""Settings and the one clock."""
