"""Papers of a dossier as scans: read, made one PDF, sealed, told in the log."""
