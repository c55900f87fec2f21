"""The order in which Tab goes from field to field, where parts are made later than what stands below them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def inside(container: QWidget) -> list[QWidget]:
    """Return the widgets in a container that take the keyboard, in the order in which Tab reaches them."""
    found, widget = [], container.nextInFocusChain()
    while widget is not None and widget is not container:
        takes_it = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_it and container.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def follow(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go from `anchor` to these widgets in turn, and from the last of them to what came after `anchor`."""
    for widget in widgets:
        QWidget.setTabOrder(anchor, widget)
        anchor = widget
