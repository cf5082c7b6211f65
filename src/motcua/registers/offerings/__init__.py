"""Procedures an agency announces: in force, published, online, by post, paid online, linked."""
