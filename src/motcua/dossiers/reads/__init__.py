"""The log of reads, read: who saw whose dossier, when, and on which page."""
