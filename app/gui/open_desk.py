"""What the window needs once a register is open; imported while the passphrase is typed."""

from app.base.settings import Settings
from app.domain.facility import Facility
from app.gui.main_window import MainWindow
from app.gui.wording import Words
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records


def make_main_window(desk: Desk, settings: Settings) -> MainWindow:
    """Return the main window on an open register."""
    facilities = {facility.id: facility for facility in list_records(desk, Facility)}
    return MainWindow(desk, Words(desk.terms, facilities), settings)
