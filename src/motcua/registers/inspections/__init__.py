"""Inspections (kiểm tra): the units of a plan or without one, inspected and concluded."""
