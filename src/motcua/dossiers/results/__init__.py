"""Results of dossiers as files: the draft that a leader reads, and the signed electronic result."""
