"""What every field editor can do, whatever widget it is made of."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Editor(QWidget):
    """A widget for one value. `changed` is emitted when the person, not the program, changes it.

    `value` is what the record's field takes; `draft` the same as text, good enough to go on typing tomorrow even
    when it is not valid yet.
    """

    changed = Signal()

    def value(self) -> Any:
        """Return the value; what cannot be understood counts as empty and is told by `complaint`."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show `value` without emitting `changed`."""
        raise NotImplementedError

    def draft(self) -> str:
        """Return what was typed, as text."""
        raise NotImplementedError

    def set_draft(self, text: str) -> None:
        """Show what was typed earlier."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Return a sentence on why the input cannot be used, or nothing."""
        return ""

    def at_once(self) -> str:
        """Return that part of the complaint which must not wait until somebody saves."""
        return ""

    def help_out(self) -> None:
        """Help with what cannot be used, such as by showing what can; called when the form points the field out."""

    def is_empty(self) -> bool:
        """Return whether nothing has been filled in."""
        return self.value() in (None, "", ())
