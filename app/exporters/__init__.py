"""Prepared rows in, a file out; one format per module."""
