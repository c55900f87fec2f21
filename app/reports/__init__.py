"""Turns prepared data into PDF documents (catalogue.py lists them); the only layer that knows reportlab."""
