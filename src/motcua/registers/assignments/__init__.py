"""Assignments (nhiệm vụ được giao): plan tasks, directives from above, remediation; who is late."""
