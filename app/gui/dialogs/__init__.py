"""Dialogs: opened with `open()`, answered by signal, with plain values."""
