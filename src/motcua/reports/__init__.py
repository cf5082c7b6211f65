"""Forms, checks and narrative reports computed from records."""
