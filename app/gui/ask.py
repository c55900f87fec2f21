"""Asking without blocking: a question, a file to open, a file to save; the answer comes by call."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.widgets.label import label

Chosen = Callable[[Path], object]


class Question(QDialog):
    """A sentence, what follows from it, and two buttons, or three with `other`; the safe one is the default.

    `other_chosen` says that the third was pressed.
    """

    other_chosen = Signal()

    def __init__(
        self, parent: QWidget, sentence: str, advice: str, yes: str, *, danger: bool, other: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Vigil")
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(sentence, "heading", self, wrap=True))
        if advice:
            column.addWidget(label(advice, "muted", self, wrap=True))
        buttons = QDialogButtonBox(self)
        self.no_button = QPushButton(_("Cancel"), self)
        self.yes_button = QPushButton(yes, self)
        self.yes_button.setProperty("danger" if danger else "primary", True)
        buttons.addButton(self.no_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.yes_button, QDialogButtonBox.ButtonRole.AcceptRole)
        if other:
            self.other_button = QPushButton(other, self)
            self.other_button.clicked.connect(self._on_other)
            buttons.addButton(self.other_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        (self.no_button if danger else self.yes_button).setDefault(True)
        for button in buttons.buttons():
            # Measured in the weight in which it is drawn, so that no letter is cut.
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        column.addWidget(buttons)

    def _on_other(self) -> None:
        self.reject()
        self.other_chosen.emit()


def confirm(
    parent: QWidget,
    sentence: str,
    advice: str,
    yes: str,
    on_yes: Callable[[], object],
    *,
    danger: bool = False,
    otherwise: tuple[str, Callable[[], object]] | None = None,
) -> Question:
    """Ask a question and call `on_yes` if the answer is yes; `otherwise` is a third answer and what it does."""
    other, on_other = otherwise or ("", None)
    question = Question(parent, sentence, advice, yes, danger=danger, other=other)
    if on_other is not None:
        question.other_chosen.connect(on_other)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.accepted.connect(on_yes)
    question.open()
    return question


def file_to_open(parent: QWidget, title: str, kinds: str, on_chosen: Chosen) -> QFileDialog:
    """Let somebody choose an existing file; `kinds` is a Qt name filter."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, on_chosen)


def files_to_open(parent: QWidget, title: str, on_chosen: Callable[[list[Path]], object]) -> QFileDialog:
    """Let somebody choose existing files of any kind."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: on_chosen([Path(name) for name in names]))
    return _opened(dialog, lambda _file: None)


def file_to_save(parent: QWidget, title: str, name: str, kinds: str, on_chosen: Chosen) -> QFileDialog:
    """Let somebody name a file to write; the system asks before one is replaced."""
    dialog = QFileDialog(parent, title, str(Path.home() / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    suffix = Path(name).suffix.lstrip(".")
    if suffix:
        dialog.setDefaultSuffix(suffix)
    return _opened(dialog, on_chosen)


def folder(parent: QWidget, title: str, on_chosen: Chosen) -> QFileDialog:
    """Let somebody choose a folder."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, on_chosen)


def forget_folders() -> None:
    """Remove the folders that Qt's file dialog has noted for its next time."""
    noted = QSettings(QSettings.Scope.UserScope, "QtProject")
    noted.remove("FileDialog")
    noted.sync()


def _opened(dialog: QFileDialog, on_chosen: Chosen) -> QFileDialog:
    # Vigil leaves no trace of what was opened where: the system's own dialog keeps a list of recent files, and
    # Qt's writes the folders into a settings file when it is destroyed.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.destroyed.connect(forget_folders)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: on_chosen(Path(file)))
    dialog.open()
    return dialog
