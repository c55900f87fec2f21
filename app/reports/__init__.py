"""Turns prepared data into PDF documents; the only layer that knows reportlab. `catalogue.py` lists the documents."""
