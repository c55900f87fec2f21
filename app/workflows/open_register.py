"""Making a register, opening one, and closing it again."""

from pathlib import Path

from app.base.clock import Clock, SystemClock
from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.facility import FacilityFields
from app.domain.names import matching, search_keys
from app.domain.vocabulary import shipped_facilities
from app.store import backup, key_file, key_slots
from app.store.derived import VERSION as DERIVED
from app.store.key_derivation import STANDARD, KdfCost
from app.store.migration import bring_up_to_date
from app.store.register import BACKUPS, DATABASE, KEYS, Register
from app.store.schema import CURRENT
from app.workflows.counting_rules import RULES_GIVEN, enter_shipped_rules, give_counting_rules
from app.workflows.desk import Desk
from app.workflows.edit_protocols import PROTOCOLS_GIVEN, enter_shipped_protocols, give_protocols
from app.workflows.sign_in import require_working_here


def is_register(folder: Path) -> bool:
    """Tell whether `folder` looks like a register (nothing is opened)."""
    return (folder / KEYS).exists() or (folder / DATABASE).exists()


def require_register(folder: Path) -> None:
    """Raise Problem when there is no register in `folder`, or nobody may look."""
    try:
        there = folder.exists()
    except OSError as error:
        raise _unreadable(folder) from error
    if not there:
        raise Problem(
            _("There is no register at {folder}.").format(folder=folder),
            _("If it is on a stick or another disk, connect that first."),
        )


def public_hint(folder: Path) -> str | None:
    """Return the passphrase of a fictional sample register, which it shows to everybody; else None."""
    return key_file.read(folder / KEYS).hint or None


def create_register(
    folder: Path,
    organisation: str,
    who: str,
    passphrase: str,
    *,
    clock: Clock | None = None,
    cost: KdfCost = STANDARD,
    sample: bool = False,
) -> Desk:
    """Make a new, empty register in `folder` (which must not exist or be empty) and open it.

    Raises Problem when the folder holds something, and WeakPassphrase.
    """
    if not organisation.strip():
        raise FieldProblem("organisation", _("Please enter the name of the organisation."))
    time = clock or SystemClock()
    try:
        made = not folder.exists()
        if not made and (not folder.is_dir() or any(folder.iterdir())):
            raise FieldProblem(
                "folder",
                _("There is already something at {folder}.").format(folder=folder),
                _("Choose a folder that does not exist yet; Vigil makes it."),
            )
        (folder / BACKUPS).mkdir(parents=True)
    except OSError as error:
        raise FieldProblem(
            "folder",
            _("The folder {folder} cannot be made.").format(folder=folder),
            _("Choose a folder on a disk of this computer where you may write and where there is room."),
        ) from error
    try:
        keys, master = key_slots.create(
            folder / KEYS, passphrase, who, cost, hint=passphrase if sample else ""
        )
        register = Register.create(
            folder,
            master,
            keys.database_salt,
            {
                "id": keys.register_id,
                "organisation": organisation.strip(),
                "created": time.now().isoformat(),
                "schema": CURRENT,
                "derived": DERIVED,
                "sample": "yes" if sample else "no",
                PROTOCOLS_GIVEN: "yes",
                RULES_GIVEN: "yes",
            },
        )
    except BaseException:
        _take_away(folder, made)
        raise
    desk = Desk(register, time, who)
    with desk.changing(
        _("Set up the register with the facilities and protocols that Vigil brings")
    ) as change:
        for facility in shipped_facilities():
            change.add(FacilityFields.model_validate(facility))
        enter_shipped_protocols(change)
        enter_shipped_rules(change)
    desk.forget_changes()
    return desk


def open_register(folder: Path, passphrase: str, *, clock: Clock | None = None) -> Desk:
    """Open the register in `folder`.

    Raises WrongPassphrase, KeyFileDamaged, KeyFileMissing, NotEnoughMemory, DatabaseDamaged, AlreadyOpen and other
    Problems, each with a sentence of its own. Where the passphrase is shared, `sign_in` says who works.
    """
    require_register(folder)
    try:
        keys = key_file.read(folder / KEYS)
    except OSError as error:
        raise _unreadable(folder) from error
    unlocked = keys.unlock(passphrase)
    register = Register.open(folder, unlocked.master, keys.database_salt)
    time = clock or SystemClock()
    try:
        # Passphrase and database have proved the key file: now its two copies may be made alike again.
        key_slots.heal(folder / KEYS, keys, unlocked.master)
        backup.tidy(folder)
        bring_up_to_date(register, time.now())
        desk = Desk(register, time, unlocked.label, unlocked.slot)
        give_protocols(desk)
        give_counting_rules(desk)
        require_working_here(desk)
        return desk
    except BaseException:
        register.close()
        raise


def close_register(desk: Desk) -> None:
    """Close the register and forget what was read of it; the desk must not be used afterwards."""
    desk.register.close()
    search_keys.forget()
    matching.forget()


def _unreadable(folder: Path) -> Problem:
    return Problem(
        _("The register at {folder} cannot be read.").format(folder=folder),
        _("Check that you may read the folder and the files in it, and that the disk works."),
    )


def _take_away(folder: Path, made: bool) -> None:
    """Remove what a failed creation left, so that the same folder can be tried again."""
    for name in (DATABASE, f"{DATABASE}-journal", KEYS, f"{KEYS}.bak"):
        (folder / name).unlink(missing_ok=True)
    (folder / BACKUPS).rmdir()
    if made:
        folder.rmdir()
