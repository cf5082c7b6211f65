"""A certificate authority of this installation, for TLS on a local network."""
