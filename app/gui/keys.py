"""Keys that act: bound so that a held key acts once, and so that a letter means its key on every layout."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.commands import CYRILLIC

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


def bind(
    owner: QWidget,
    keys: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = _WITHIN,
) -> QShortcut:
    """Let keys act while the keyboard is in `owner` (or where `context` says); holding them down acts once."""
    shortcut = QShortcut(owner)
    shortcut.setKeys([QKeySequence(one) for one in on_every_layout(keys)])
    shortcut.setContext(context)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


def on_every_layout(keys: str) -> Iterable[str]:
    """Return the keys, and for a single letter also the Cyrillic one that lies on the same key."""
    return (keys, CYRILLIC[keys]) if keys in CYRILLIC else (keys,)


def is_letter(event: QKeyEvent) -> bool:
    """Tell whether a key writes something (a blank does not count)."""
    typed = event.text()
    return bool(typed) and typed.isprintable() and not typed.isspace() and event.modifiers() in _PLAIN
