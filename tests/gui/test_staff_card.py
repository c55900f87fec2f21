"""Passphrases of the staff in the settings: given, changed, taken away."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.staff import Role, Staff, StaffFields
from app.gui.ask import Question
from app.gui.dialogs.passphrase_dialog import PassphraseDialog
from app.gui.pages.settings_page import SettingsPage
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.passphrases import list_passphrases
from tests.conftest import PASSPHRASE

Settle = Callable[[], None]
NEW = "seven grey geese over Minsk"


def test_a_passphrase_is_given_changed_and_taken_away(desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Marta"))
    page = SettingsPage(desk, Settings())
    qtbot.addWidget(page)
    page.show()
    settle()
    card, said = page.staff, list[str]()
    page.told.connect(said.append)
    rows: list[Staff] = list(card.table.rows)
    assert [card.has_passphrase(one) for one in rows] == [True, False]
    card.table.choose(1)
    assert card.give_button.isEnabled()
    assert not card.take_button.isEnabled()
    card.give_button.click()
    dialog = card.findChild(PassphraseDialog)
    assert dialog is not None
    assert not dialog.now.isVisible()
    dialog.passphrase.setText(NEW)
    dialog.again.setText("another")
    dialog.save_button.click()
    assert "differ" in dialog.complaint.text()
    dialog.passphrase.setText("short")
    dialog.again.setText("short")
    dialog.save_button.click()
    settle()
    assert "too easy" in dialog.complaint.text()
    for field in (dialog.passphrase, dialog.again):
        field.setText(NEW)
    dialog.save_button.click()
    settle()
    assert said == ["Marta has a passphrase now."]
    assert [one.label for one in list_passphrases(desk)] == ["Alena", "Marta"]
    assert card.take_button.isEnabled()
    card.change_button.click()
    dialog = next(one for one in card.findChildren(PassphraseDialog) if one.isVisible())
    dialog.now.setText("wrong")
    for field in (dialog.passphrase, dialog.again):
        field.setText("quite another set of words")
    dialog.save_button.click()
    settle()
    assert "not the passphrase" in dialog.complaint.text()
    dialog.now.setText(PASSPHRASE)
    dialog.save_button.click()
    settle()
    assert said[-1] == "Your passphrase was changed."
    card.table.choose(1)
    card.take_button.click()
    question = card.findChild(Question)
    assert question is not None
    question.yes_button.click()
    settle()
    assert [one.label for one in list_passphrases(desk)] == ["Alena"]
