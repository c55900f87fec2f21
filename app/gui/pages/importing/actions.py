"""How the import page names what becomes of a row, and how that looks."""

from app.base.i18n import N_, _
from app.gui.widgets.record_table import Chip
from app.workflows.import_people import RowAction

# In the order of the chips above the table: the word, the tone and the symbol.
ACTIONS: dict[RowAction, tuple[str, str, str]] = {
    RowAction.HELD: (N_("To decide"), "high", "question"),
    RowAction.CREATE: (N_("New"), "free", "cross"),
    RowAction.UPDATE: (N_("Update"), "transit", "arrow"),
    RowAction.UNCHANGED: (N_("Nothing new"), "unknown", "check"),
    RowAction.LEFT_OUT: (N_("Left out"), "died", "out"),
}


def action_chip(action: RowAction) -> Chip:
    """Return the chip of what becomes of a row."""
    words, tone, symbol = ACTIONS[action]
    return Chip(_(words), tone, symbol)
