"""One field of a form as it is shown: its label, its editor, and beneath it a hint or what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms.editors.editor import Editor
from app.gui.forms.field_spec import FieldKind, FieldSpec
from app.gui.widgets.label import label
from app.gui.widgets.mark_wrong import mark_wrong


class FieldRow(QWidget):
    """A label above an editor above one line of help; the line turns into the complaint when there is one."""

    def __init__(self, spec: FieldSpec, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.editor = editor
        self._complaint = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if spec.kind is not FieldKind.TICK:
            layout.addLayout(self._head())
        layout.addWidget(editor)
        self.help = label("", "hint", self, wrap=True)
        layout.addWidget(self.help)
        self._show_help()
        self._target.setAccessibleName(_(spec.label))

    @property
    def complaint(self) -> str:
        """What is wrong with the field, as it is shown now."""
        return self._complaint

    def complain(self, sentence: str) -> None:
        """Show what is wrong beside the field; nothing brings the hint back."""
        if sentence != self._complaint:
            self._complaint = sentence
            self._show_help()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        caption = label(_(self.spec.label), "label", self)
        caption.setBuddy(self.editor)
        head.addWidget(caption)
        head.addStretch(1)
        if self.spec.required:
            head.addWidget(label(_("required"), "faint", self))
        return head

    def _show_help(self) -> None:
        text = f"▲ {self._complaint}" if self._complaint else _(self.spec.hint) if self.spec.hint else ""
        self.help.setText(text)
        self.help.setVisible(bool(text))
        self.help.setProperty("role", "complaint" if self._complaint else "hint")
        self.setProperty("wrong", bool(self._complaint))
        mark_wrong(bool(self._complaint), self.help, self._target)
        self._target.setAccessibleDescription(text)

    @property
    def _target(self) -> QWidget:
        """The widget that gets the keyboard."""
        target: QWidget = self.editor
        while (proxy := target.focusProxy()) is not None:
            target = proxy
        return target
