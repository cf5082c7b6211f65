"""Measures the program against the best one could write by hand, side by side in one run."""
