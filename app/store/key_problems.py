"""What can go wrong with the key file and its passphrases, in the user's words."""

from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _


class WrongPassphrase(Problem):
    """The key file is sound; the passphrase opens none of its slots."""

    def __init__(self) -> None:
        super().__init__(
            _("This passphrase does not open the register."),
            _("Check the keyboard layout and Caps Lock, and try again."),
        )


class KeyFileMissing(Problem):
    """There is neither a key file nor a copy of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The key file {name} is missing. Without it nobody can open the register.").format(
                name=path.name
            ),
            _("Look for it in the folder it was copied from, or restore the register from a backup."),
        )


class KeyFileDamaged(Problem):
    """The key file and its copy cannot be read; found without any passphrase."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The key file {name} is damaged. The passphrase was not checked.").format(name=path.name),
            _("Put back a good copy of the key file, or restore the register from a backup."),
        )


class KeyFileFromNewerVersion(Problem):
    """The key file has a format of the future."""

    def __init__(self) -> None:
        super().__init__(
            _("The key file was written by a newer version of Vigil."),
            _("Update Vigil on this computer and open the register again."),
        )


class KeyFileAltered(Problem):
    """The passphrase is right, but somebody without the key changed the file."""

    def __init__(self) -> None:
        super().__init__(
            _("The key file was changed by something other than Vigil."),
            _(
                "Somebody may have added or removed a passphrase. Do not work on: restore the register from "
                "a backup, and tell the person who is responsible for it."
            ),
        )


class KeyFileExists(Problem):
    """A new key file would take the place of another."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("There is already a register in {folder}.").format(folder=path.parent),
            _("Choose an empty folder, or open the register that is there."),
        )


class NoFreeSlot(Problem):
    """All slots hold a passphrase."""

    def __init__(self, slots: int) -> None:
        super().__init__(
            _("All {n} passphrases of this register are taken.").format(n=slots),
            _("Remove the passphrase of somebody who no longer needs it."),
        )


class LastPassphrase(Problem):
    """Removing the last passphrase would lock everybody out."""

    def __init__(self) -> None:
        super().__init__(
            _("This is the only passphrase: without it nobody could open the register."),
            _("Add another passphrase first."),
        )
