"""Complaints and proposals (phản ánh, kiến nghị): facts and measures of the register."""
