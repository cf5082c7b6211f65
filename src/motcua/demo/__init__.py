"""A demonstration office, built only through the rooms' public doors."""
