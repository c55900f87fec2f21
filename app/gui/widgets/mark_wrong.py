"""Marks widgets as wrong for the style sheet, which gives a red border to a field and red letters to a text."""

from PySide6.QtWidgets import QWidget


def mark_wrong(wrong: bool, *widgets: QWidget) -> None:
    """Let the style sheet show these widgets as wrong, or as right again."""
    for widget in widgets:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
