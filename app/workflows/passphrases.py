"""Passphrases of the staff: giving somebody one of their own, changing one's own, taking one away.

A passphrase is a slot of the key file with a label. Labelled with the name of a member of staff it is theirs, and says
who is signed in (see `who_may_sign_in` for the rule). Taken away, it opens this register no more; a copy of the
register that was made before, with its key file, stays open to it until the data are encrypted with a new key.
"""

from dataclasses import dataclass

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.passphrase import require_strong
from app.domain.staff import Role, Staff, same_name
from app.store import key_file, key_slots
from app.store.key_problems import WrongPassphrase
from app.store.register import KEYS
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class PassphraseHolder:
    """A passphrase that opens the register: its label, and whose it is (None: it is shared)."""

    slot: int
    label: str
    member: Staff | None


def list_passphrases(desk: Desk) -> tuple[PassphraseHolder, ...]:
    """Return the passphrases that open the register, by label."""
    with desk.register.reading() as reader:
        staff = reader.find(Staff)
    holders = key_file.read(desk.path / KEYS).list_holders(desk.register.master)
    found = (
        PassphraseHolder(
            one.slot, one.label, next((who for who in staff if same_name(who.name, one.label)), None)
        )
        for one in holders
    )
    return tuple(sorted(found, key=lambda one: (one.label.casefold(), one.slot)))


def give_passphrase(desk: Desk, member: Staff, passphrase: str) -> None:
    """Let a passphrase of their own open the register for a member of staff; raises Problem and WeakPassphrase."""
    desk.require(Role.ADMINISTRATOR)
    if len(" ".join(member.name.split())) > key_slots.LABEL_LENGTH:
        raise FieldProblem(
            "passphrase",
            _("For a passphrase the name can have at most {n} characters.").format(n=key_slots.LABEL_LENGTH),
        )
    if any(same_name(one.label, member.name) for one in list_passphrases(desk)):
        raise FieldProblem(
            "passphrase",
            _("{name} has a passphrase already.").format(name=member.name),
            _("They change it themselves; or take it away first."),
        )
    require_strong(passphrase)
    _require_new(desk, passphrase)
    with desk.noting(_("Give {name} a passphrase").format(name=member.name)) as change:
        change.save(change.get(Staff, member.id))
        key_slots.add_slot(desk.path / KEYS, desk.register.master, passphrase, member.name)
    # Undone, an earlier change of the name would part the passphrase from its holder.
    desk.forget_changes()


def change_my_passphrase(desk: Desk, now: str, passphrase: str) -> None:
    """Put another passphrase in the place of the one that opened the register; raises Problem and WeakPassphrase."""
    try:
        unlocked = key_file.read(desk.path / KEYS).unlock(now)
    except WrongPassphrase:
        unlocked = None
    if unlocked is None or unlocked.slot != desk.slot:
        raise FieldProblem("now", _("This is not the passphrase with which the register was opened."))
    require_strong(passphrase)
    _require_new(desk, passphrase)
    mine = next((one for one in list_passphrases(desk) if one.slot == desk.slot), None)
    with desk.noting(_("Change the passphrase of {name}").format(name=desk.label)) as change:
        if mine is not None and mine.member is not None:
            change.save(change.get(Staff, mine.member.id))
        key_slots.change_passphrase(desk.path / KEYS, desk.register.master, desk.slot, passphrase)


def take_passphrase_away(desk: Desk, slot: int) -> None:
    """Let a passphrase open the register no more; raises Problem for one's own and for the last one."""
    desk.require(Role.ADMINISTRATOR)
    if slot == desk.slot:
        raise Problem(
            _("This passphrase opened the register: you would shut yourself out."),
            _("Another administrator can take it away."),
        )
    found = next((one for one in list_passphrases(desk) if one.slot == slot), None)
    if found is None:
        raise Problem(_("This passphrase has been taken away already."))
    with desk.noting(_("Take the passphrase of {name} away").format(name=found.label)) as change:
        if found.member is not None:
            change.save(change.get(Staff, found.member.id))
        key_slots.remove_slot(desk.path / KEYS, desk.register.master, slot)


def require_no_passphrase(desk: Desk, member: Staff) -> None:
    """Raise Problem where a member of staff has a passphrase, whose label their name is."""
    if any(same_name(one.label, member.name) for one in list_passphrases(desk)):
        raise FieldProblem(
            "name",
            _("{name} has a passphrase, which carries this name.").format(name=member.name),
            _("Take the passphrase away first, and give another one afterwards."),
        )


def _require_new(desk: Desk, passphrase: str) -> None:
    """Refuse a passphrase that opens the register already: it could not tell who is there."""
    try:
        key_file.read(desk.path / KEYS).unlock(passphrase)
    except WrongPassphrase:
        return
    raise FieldProblem("passphrase", _("This passphrase is in use already. Choose another one."))
