"""The counter under load: intake, list and search through the real server."""
