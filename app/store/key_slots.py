"""Creates the key file of a register, and adds, changes and removes the passphrases that open it.

Every change is a whole new file: written beside the old one, forced to the disk, read back and proved to
open, and only then put in place. Its copy follows in the same way, so at every moment one of the two can be
read, and afterwards both are the same: a passphrase that was given up does not live on in the copy.
"""

import json
import secrets
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.base.durable_file import FileNotWritten, durable_file
from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.passphrase import require_strong
from app.store.key_derivation import SALT_LENGTH, KdfCost, derive_key
from app.store.key_file import SLOTS, Derivation, Holder, KeyFile, Sealed, copy_path, parse, read
from app.store.key_problems import KeyFileExists, LastPassphrase, NoFreeSlot
from app.store.master_key import KEY_LENGTH, NONCE_LENGTH, MasterKey

LABEL_LENGTH = 40
HINT_LENGTH = 200

_TAG_LENGTH = 16
_HOLDERS_LENGTH = 2048
_MOST_DERIVATIONS = 2


def create(
    path: Path, passphrase: str, label: str, cost: KdfCost, hint: str = ""
) -> tuple[KeyFile, MasterKey]:
    """Write a new key file that `passphrase` opens, and its copy.

    `label` names the passphrase for those who can open the register, and is encrypted. `hint` can be read by
    everybody: it is there for the fictional sample register, to show its passphrase.
    Raises WeakPassphrase, KeyFileExists, NotEnoughMemory, FileNotWritten.
    """
    require_strong(passphrase)
    if path.exists() or copy_path(path).exists():
        raise KeyFileExists(path)
    register_id = secrets.token_hex(16)
    master = MasterKey.new(register_id)
    nobody = KeyFile(
        register_id=register_id,
        generation=0,
        database_salt=secrets.token_bytes(SALT_LENGTH),
        hint=_printable(hint, "hint", HINT_LENGTH),
        derivations=(Derivation(secrets.token_bytes(SALT_LENGTH), cost),),
        slots=tuple(_filler() for _number in range(SLOTS)),
        holders=Sealed(b"", b""),
        mac=b"",
    )
    key_file = _with_slot(nobody, master, [], 0, passphrase, label)
    _write(path, key_file, master, passphrase)
    return key_file, master


def add_slot(path: Path, master: MasterKey, passphrase: str, label: str) -> KeyFile:
    """Let one more passphrase open the register, and return the new key file.

    Raises NoFreeSlot, WeakPassphrase, KeyFileAltered and what `create` and `key_file.read` raise.
    """
    require_strong(passphrase)
    key_file = read(path)
    holders = list(key_file.list_holders(master))
    taken = {holder.slot for holder in holders}
    free = [number for number in range(SLOTS) if number not in taken]
    if not free:
        raise NoFreeSlot(SLOTS)
    # Any free slot: taking the first would let the changed place tell how many there were.
    changed = _with_slot(key_file, master, holders, secrets.choice(free), passphrase, label)
    _write(path, changed, master, passphrase)
    return changed


def change_passphrase(
    path: Path, master: MasterKey, slot: int, passphrase: str, cost: KdfCost | None = None
) -> KeyFile:
    """Give slot `slot` another passphrase, at another `cost` if one is given, and return the new key file.

    Raises what `add_slot` raises.
    """
    require_strong(passphrase)
    key_file = read(path)
    holders = key_file.list_holders(master)
    [label] = [holder.label for holder in holders if holder.slot == slot]
    others = [holder for holder in holders if holder.slot != slot]
    changed = _with_slot(_at_cost(key_file, others, cost), master, others, slot, passphrase, label)
    _write(path, changed, master, passphrase)
    return changed


def remove_slot(path: Path, master: MasterKey, slot: int) -> KeyFile:
    """Take away the passphrase of slot `slot`, and return the new key file.

    Old copies of the key file still open with it. Raises LastPassphrase, KeyFileAltered, FileNotWritten.
    """
    key_file = read(path)
    remaining = [holder for holder in key_file.list_holders(master) if holder.slot != slot]
    if not remaining:
        raise LastPassphrase
    slots = _replaced(key_file.slots, slot, _filler())
    changed = _authenticated(replace(key_file, slots=slots), master, remaining)
    _write(path, changed, master)
    return changed


def heal(path: Path, key_file: KeyFile, master: MasterKey) -> bool:
    """Write what is missing or damaged of the two copies of `key_file`; return whether both are good now.

    To be called once the passphrase and the database have proved that `key_file` is the right one.
    """
    data = key_file.to_bytes()
    if all(one.is_file() and one.read_bytes() == data for one in (path, copy_path(path))):
        return True
    try:
        _write(path, key_file, master)
    except FileNotWritten:
        # On a full disk the register can be read all the same; the check of the register reports the copy.
        return False
    return True


def _with_slot(
    key_file: KeyFile, master: MasterKey, others: list[Holder], number: int, passphrase: str, label: str
) -> KeyFile:
    """Return the next generation, in which `passphrase` opens slot `number` beside the `others`."""
    newest = key_file.derivations[-1]
    slow_key = derive_key(passphrase, newest.salt, newest.cost)
    nonce = secrets.token_bytes(NONCE_LENGTH)
    wrapping_key = key_file.slot_key(number, slow_key)
    slot = Sealed(nonce, master.wrapped(wrapping_key, nonce, key_file.slot_bound(number, newest)))
    changed = replace(key_file, slots=_replaced(key_file.slots, number, slot))
    holder = Holder(number, _printable(label, "label", LABEL_LENGTH), newest.salt)
    return _authenticated(changed, master, [*others, holder])


def _at_cost(key_file: KeyFile, others: list[Holder], cost: KdfCost | None) -> KeyFile:
    """Return the key file with a newest derivation of this cost, without those that nobody else uses."""
    newest = key_file.derivations[-1]
    if cost is None or cost == newest.cost:
        return key_file
    used = {holder.salt for holder in others}
    kept = [derivation for derivation in key_file.derivations if derivation.salt in used]
    if len(kept) >= _MOST_DERIVATIONS:
        raise ValueError("the cost can change again only when everybody has changed over")
    return replace(key_file, derivations=(*kept, Derivation(secrets.token_bytes(SALT_LENGTH), cost)))


def _authenticated(key_file: KeyFile, master: MasterKey, holders: list[Holder]) -> KeyFile:
    """Return the next generation with these holders, and the code that proves who wrote it."""
    used = {holder.salt for holder in holders}
    newest = key_file.derivations[-1]
    derivations = tuple(one for one in key_file.derivations if one.salt in used or one == newest)
    rows = [[one.slot, one.label, one.salt.hex()] for one in sorted(holders, key=lambda one: one.slot)]
    clear = json.dumps(rows, ensure_ascii=False).encode("utf-8").ljust(_HOLDERS_LENGTH)
    nonce = secrets.token_bytes(NONCE_LENGTH)
    ciphertext = AESGCM(master.labels_key()).encrypt(nonce, clear, key_file.bound("holders"))
    changed = replace(
        key_file,
        generation=key_file.generation + 1,
        derivations=derivations,
        holders=Sealed(nonce, ciphertext),
        from_backup_copy=False,
    )
    return replace(changed, mac=changed.authentication_code(master))


def _write(path: Path, key_file: KeyFile, master: MasterKey, passphrase: str | None = None) -> None:
    """Put `key_file` in place, read back and proved first (with `passphrase`, if given); then its copy."""
    data = key_file.to_bytes()

    def prove(new: Path) -> None:
        written = parse(new.read_bytes(), path)
        written.require_authentic(master)
        if passphrase is not None and written.unlock(passphrase).master != master:
            raise RuntimeError("the new key file opens to another master key")

    with durable_file(path, prove) as new:
        new.write_bytes(data)
    with durable_file(copy_path(path)) as new:
        new.write_bytes(data)


def _filler() -> Sealed:
    """Return random bytes that look like a used slot."""
    return Sealed(secrets.token_bytes(NONCE_LENGTH), secrets.token_bytes(KEY_LENGTH + _TAG_LENGTH))


def _replaced(slots: tuple[Sealed, ...], number: int, slot: Sealed) -> tuple[Sealed, ...]:
    return (*slots[:number], slot, *slots[number + 1 :])


def _printable(text: str, field: str, length: int) -> str:
    """Return `text` on one line; a label must fit the fixed length that hides how many there are."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if len(line) > length:
        raise FieldProblem(field, _("This can have at most {n} characters.").format(n=length))
    return line
