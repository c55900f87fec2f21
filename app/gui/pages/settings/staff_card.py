"""The card about the staff: who they are, what each may do, and the passphrases of their own."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.base.i18n import _
from app.domain.staff import Role, Staff, same_name
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.passphrase_dialog import PassphraseDialog
from app.gui.forms.specs_consent import STAFF
from app.gui.pages.settings.own_columns import staff_columns, staff_words
from app.gui.pages.settings.records_card import RecordsCard
from app.gui.widgets.label import label
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.passphrases import (
    PassphraseHolder,
    change_my_passphrase,
    give_passphrase,
    list_passphrases,
    take_passphrase_away,
)


class StaffCard(RecordsCard):
    """`told` says what was done with a passphrase."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._holders: Sequence[PassphraseHolder] = ()
        self.give_button = QPushButton(_("Give a passphrase…"))
        self.take_button = QPushButton(_("Take the passphrase away…"))
        self.change_button = QPushButton(_("Change my passphrase…"))
        super().__init__(desk, Staff, STAFF, staff_columns(self.has_passphrase), staff_words(), parent)
        self.give_button.clicked.connect(self.give)
        self.take_button.clicked.connect(self.take)
        self.change_button.clicked.connect(self.change)
        self.add_buttons(self.give_button, self.take_button, self.change_button)
        told = _(
            "A passphrase that is labelled with somebody's name is theirs and signs in as them. With any other one "
            "says who one is, among those who have none of their own; as soon as an administrator has their own, a "
            "shared one is for readers and caseworkers only."
        )
        self.column.addWidget(label(told, "hint", self, wrap=True))

    def has_passphrase(self, member: Staff) -> bool:
        """Tell whether a member of staff has a passphrase of their own."""
        return self._holder(member) is not None

    def read(self) -> None:
        """Show the staff as it is now, and who has a passphrase."""
        desk = self._desk
        run(
            self,
            lambda _progress: (list_records(desk, Staff), list_passphrases(desk)),
            Lane.STORE,
            done=self._show,
            failed=self.failed.emit,
        )

    def give(self) -> None:
        """Let the current member of staff type a passphrase of their own."""
        member = self.table.current()
        if member is None:
            return
        told = _("{name} types it, twice, and nobody else sees it.").format(name=member.name)
        self._ask(
            PassphraseDialog(_("Give a passphrase"), told, self),
            lambda _now, new: give_passphrase(self._desk, member, new),
            _("{name} has a passphrase now.").format(name=member.name),
        )

    def change(self) -> None:
        """Put another passphrase in the place of one's own."""
        told = _(
            "The old passphrase opens this register no more. Copies that were made before stay open to it."
        )
        self._ask(
            PassphraseDialog(_("Change my passphrase"), told, self, asks_present=True),
            lambda now, new: change_my_passphrase(self._desk, now, new),
            _("Your passphrase was changed."),
        )

    def take(self) -> None:
        """Take the passphrase of the current member of staff away, after saying what that does not do."""
        member = self.table.current()
        holder = self._holder(member) if member is not None else None
        if holder is None:
            return
        ask.confirm(
            self,
            _("Take the passphrase of {name} away?").format(name=holder.label),
            _(
                "It opens this register no more. A copy or backup of the register that was made before stays open "
                "to it until the data are encrypted with a new key."
            ),
            _("Take it away"),
            lambda: self._take(holder),
            danger=True,
        )

    def _take(self, holder: PassphraseHolder) -> None:
        desk = self._desk
        run(
            self,
            lambda _progress: take_passphrase_away(desk, holder.slot),
            Lane.STORE,
            done=lambda _nothing: self._done(
                _("The passphrase of {name} was taken away.").format(name=holder.label)
            ),
            failed=self.failed.emit,
        )

    def _ask(self, dialog: PassphraseDialog, deed: Callable[[str, str], object], words: str) -> None:
        def done(_nothing: object) -> None:
            dialog.accept()
            self._done(words)

        dialog.answered.connect(
            lambda now, new: run(
                self, lambda _progress: deed(now, new), Lane.STORE, done=done, failed=dialog.complain
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _done(self, words: str) -> None:
        self.told.emit(words)
        self.read()

    def _show(self, found: tuple[tuple[Staff, ...], tuple[PassphraseHolder, ...]]) -> None:
        staff, self._holders = found
        self.table.show_rows(staff)
        self._on_chosen(self.table.current())

    def _holder(self, member: Staff) -> PassphraseHolder | None:
        return next((one for one in self._holders if same_name(one.label, member.name)), None)

    def _on_chosen(self, record: Any) -> None:
        super()._on_chosen(record)
        holder = self._holder(record) if record is not None else None
        boss = self._desk.rights.reach(Role.ADMINISTRATOR)
        self.give_button.setEnabled(record is not None and boss and holder is None)
        self.take_button.setEnabled(holder is not None and boss and holder.slot != self._desk.slot)
