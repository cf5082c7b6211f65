"""Outreach (tuyên truyền): facts and measures of the register."""
