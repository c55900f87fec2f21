"""The widgets in which one field is filled in, one kind per module."""
