"""Looks at every widget that a person can see: what it says, and whether it can be used without eyes or mouse."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)


def seen(root: QWidget) -> Iterator[QWidget]:
    """Yield the widget and all widgets in it that are shown (or would be, were the window)."""
    yield root
    for child in root.findChildren(QWidget):
        if child.isVisibleTo(root):
            yield child


def texts(widget: QWidget) -> Iterator[str]:
    """Yield what one widget says, in the window and to a screen reader."""
    if widget.isWindow():
        yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QHeaderView):
        model, across = widget.model(), widget.orientation()
        yield from (str(model.headerData(number, across) or "") for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from _entries(widget)
    menu = widget.menu() if hasattr(widget, "menu") and callable(widget.menu) else None
    if isinstance(menu, QMenu):
        yield from _entries(menu)


def unnamed(widget: QWidget) -> bool:
    """Tell whether the keyboard reaches a widget that a screen reader could not name."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.accessibleName():
        return False
    inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
    if isinstance(widget, QAbstractButton):
        return not widget.text() and not inner
    fields = QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox | QAbstractItemView
    return isinstance(widget, fields) and not isinstance(widget, QHeaderView) and not inner


def obeys_markup(widget: QWidget) -> bool:
    """Tell whether a label would take a name for markup."""
    return (
        isinstance(widget, QLabel) and bool(widget.text()) and widget.textFormat() != Qt.TextFormat.PlainText
    )


def _entries(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield action.text()
        sub = action.menu()
        if isinstance(sub, QMenu):
            yield from _entries(sub)
