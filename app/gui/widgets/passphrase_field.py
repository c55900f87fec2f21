"""A field for a passphrase: hidden unless asked, with a word about the keyboard that is on."""

from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.base.i18n import _
from app.gui import theme


class PassphraseField(QLineEdit):
    """One line in which nothing is shown, completed or remembered."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(theme.icon("eye", "muted", size=18), _("Show what is typed"), self)
        self._eye.triggered.connect(self._toggle)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _toggle(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.setIcon(theme.icon("eye-off" if hidden else "eye", "muted", size=18))

    def _name_keyboard(self) -> None:
        method = QGuiApplication.inputMethod()
        language = method.locale().nativeLanguageName() if method is not None else ""
        text = (
            _("{name} (keyboard: {language})").format(name=self._name, language=language)
            if language
            else self._name
        )
        self.setPlaceholderText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which keyboard is on: a Latin passphrase typed on a Cyrillic keyboard is the classic mistake."""
        super().focusInEvent(event)
        self._name_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow a change of the keyboard while typing."""
        super().keyPressEvent(event)
        if not self.text():
            self._name_keyboard()
