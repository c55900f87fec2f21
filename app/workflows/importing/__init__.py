"""Bringing persons in from a file: what the file says held against what the register knows, and the plan of it."""
