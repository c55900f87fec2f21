"""The key file of a register: the master key, wrapped once for each passphrase that may open it.

A text of two parts: a JSON object, and a last line with its SHA-256. The checksum needs no secret, so a
damaged file is never mistaken for a wrong passphrase. What an onlooker learns is the register's random id,
how often the file was changed, and what a guess costs. There are always eight slots: those nobody uses hold
random bytes that look like the others, and the labels are encrypted at a fixed length, so the number of
people does not show.

All slots share the salt and the cost of the newest derivation. One slow derivation then serves every slot,
and an unlock need not ask who is there. Separate salts would force eight derivations on each unlock, so each
could cost only an eighth for the same wait: an attacker gains nothing from the sharing. Two people with the
same passphrase stay unseen, because each slot is encrypted under a key and a nonce of its own. When the cost
is raised, a second derivation stands beside the first until everybody has changed over; no slot says which
one it uses.

This module reads and unlocks; `key_slots` creates and changes.
"""

import hmac
import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store.key_derivation import SALT_LENGTH, KdfCost, derive_key
from app.store.key_problems import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileFromNewerVersion,
    KeyFileMissing,
    WrongPassphrase,
)
from app.store.master_key import MasterKey, derived_key

FORMAT = "vigil-keys"
VERSION = 1
SLOTS = 8
MOST_BYTES = 8192
COPY_SUFFIX = ".bak"

_CHECKSUM_MARK = b"sha256 "


@dataclass(frozen=True)
class Derivation:
    """How a passphrase becomes a key: 16 bytes of salt, and the cost."""

    salt: bytes
    cost: KdfCost

    def packed(self) -> bytes:
        """Return all of it as bytes, to be bound into what it protects."""
        numbers = (self.cost.memory_kib, self.cost.iterations, self.cost.lanes)
        return self.salt + b"".join(number.to_bytes(4, "big") for number in numbers)


@dataclass(frozen=True)
class Sealed:
    """Something encrypted with AES-256-GCM: 12 bytes of nonce, and the ciphertext with its tag."""

    nonce: bytes
    ciphertext: bytes


@dataclass(frozen=True)
class Holder:
    """One who can open the register: the slot (0 to 7), the label given to it, the salt of its derivation."""

    slot: int
    label: str
    salt: bytes = field(repr=False)


@dataclass(frozen=True)
class Unlocked:
    """What the right passphrase gives: the master key, and whose slot it was."""

    master: MasterKey
    slot: int
    label: str


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file. `register_id` is 32 hex digits; `generation` counts its changes from 1."""

    register_id: str
    generation: int
    database_salt: bytes
    hint: str
    derivations: tuple[Derivation, ...]
    slots: tuple[Sealed, ...]
    holders: Sealed
    mac: bytes
    from_backup_copy: bool = field(default=False, compare=False)
    """Whether the key file itself could not be read and its copy was taken instead."""

    def unlock(self, passphrase: str) -> Unlocked:
        """Return the master key. Raises WrongPassphrase, NotEnoughMemory, KeyFileAltered."""
        for derivation in reversed(self.derivations):
            slow_key = derive_key(passphrase, derivation.salt, derivation.cost)
            opened = [self._opened(number, slow_key, derivation) for number in range(SLOTS)]
            for number, master in enumerate(opened):
                if master is not None:
                    return Unlocked(master, number, self._label(master, number))
        raise WrongPassphrase

    def list_holders(self, master: MasterKey) -> tuple[Holder, ...]:
        """Return who can open the register, by slot. Raises KeyFileAltered."""
        self.require_authentic(master)
        cipher = AESGCM(master.labels_key())
        clear = cipher.decrypt(self.holders.nonce, self.holders.ciphertext, self.bound("holders"))
        return tuple(Holder(slot, label, bytes.fromhex(salt)) for slot, label, salt in json.loads(clear))

    def require_authentic(self, master: MasterKey) -> None:
        """Raise KeyFileAltered unless somebody who held the master key wrote all of the file."""
        if not hmac.compare_digest(self.mac, self.authentication_code(master)):
            raise KeyFileAltered

    def authentication_code(self, master: MasterKey) -> bytes:
        """Return the HMAC-SHA256 over everything else in the file."""
        return hmac.digest(master.key_file_key(), _body(replace(self, mac=b"")), sha256)

    def slot_key(self, number: int, slow_key: bytes) -> bytes:
        """Return the key that wraps the master key in one slot, from what the passphrase was derived to."""
        return derived_key(slow_key, self.register_id, f"slot {number}")

    def slot_bound(self, number: int, derivation: Derivation) -> bytes:
        """Return what a slot opens only together with: its place, its register, how its key is derived."""
        return self.bound(f"slot {number}") + derivation.packed()

    def bound(self, what: str) -> bytes:
        """Return the associated data of one encrypted part of the file."""
        return f"{FORMAT} {VERSION} {self.register_id} {what} ".encode()

    def to_bytes(self) -> bytes:
        """Return the text of the file; `parse` reads it back."""
        body = _body(self)
        return body + _CHECKSUM_MARK + sha256(body).hexdigest().encode() + b"\n"

    def _opened(self, number: int, slow_key: bytes, derivation: Derivation) -> MasterKey | None:
        slot = self.slots[number]
        cipher = AESGCM(self.slot_key(number, slow_key))
        try:
            secret = cipher.decrypt(slot.nonce, slot.ciphertext, self.slot_bound(number, derivation))
        except InvalidTag:
            return None
        return MasterKey(secret, self.register_id)

    def _label(self, master: MasterKey, number: int) -> str:
        labels = {holder.slot: holder.label for holder in self.list_holders(master)}
        return labels[number]


def read(path: Path) -> KeyFile:
    """Return the key file at `path`, or its copy beside it when the file itself is missing or damaged.

    Raises KeyFileMissing, KeyFileDamaged, KeyFileFromNewerVersion.
    """
    copy = copy_path(path)
    if not path.exists() and not copy.exists():
        raise KeyFileMissing(path)
    try:
        return parse(_content(path), path)
    except KeyFileDamaged as damage:
        try:
            return replace(parse(_content(copy), copy), from_backup_copy=True)
        except KeyFileDamaged:
            raise damage from None


def copy_path(path: Path) -> Path:
    """Return where the second copy of the key file lies."""
    return path.with_name(path.name + COPY_SUFFIX)


def parse(data: bytes, path: Path) -> KeyFile:
    """Return the key file that `data` spells; `path` is named in the sentences.

    Raises KeyFileDamaged unless every byte is as Vigil writes it, KeyFileFromNewerVersion.
    """
    body, mark, checksum = data.rpartition(_CHECKSUM_MARK)
    if len(data) > MOST_BYTES or not mark or checksum.strip() != sha256(body).hexdigest().encode():
        raise KeyFileDamaged(path)
    try:
        content = json.loads(body)
        if content["format"] == FORMAT and content["version"] > VERSION:
            raise KeyFileFromNewerVersion
        key_file = _from_json(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyFileDamaged(path) from error
    if not _is_sane(key_file) or key_file.to_bytes() != data:
        raise KeyFileDamaged(path)
    return key_file


def _content(path: Path) -> bytes:
    """Return the bytes of a key file, never more than one byte too many; none where there is no file."""
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _is_sane(key_file: KeyFile) -> bool:
    return (
        len(key_file.slots) == SLOTS
        and len(key_file.database_salt) == SALT_LENGTH
        and 1 <= len(key_file.derivations) <= 2
        and all(one.cost.is_bearable() and len(one.salt) == SALT_LENGTH for one in key_file.derivations)
    )


def _body(key_file: KeyFile) -> bytes:
    content = {
        "format": FORMAT,
        "version": VERSION,
        "register": key_file.register_id,
        "generation": key_file.generation,
        "database_salt": key_file.database_salt.hex(),
        "hint": key_file.hint,
        "derivations": [
            {
                "salt": derivation.salt.hex(),
                "memory_kib": derivation.cost.memory_kib,
                "iterations": derivation.cost.iterations,
                "lanes": derivation.cost.lanes,
            }
            for derivation in key_file.derivations
        ],
        "slots": [_sealed_to_json(slot) for slot in key_file.slots],
        "holders": _sealed_to_json(key_file.holders),
        "mac": key_file.mac.hex(),
    }
    return json.dumps(content, indent=0).encode("ascii") + b"\n"


def _from_json(content: Any) -> KeyFile:
    derivations = tuple(
        Derivation(
            bytes.fromhex(one["salt"]),
            KdfCost(int(one["memory_kib"]), int(one["iterations"]), int(one["lanes"])),
        )
        for one in content["derivations"]
    )
    return KeyFile(
        register_id=bytes.fromhex(content["register"]).hex(),
        generation=int(content["generation"]),
        database_salt=bytes.fromhex(content["database_salt"]),
        hint=str(content["hint"]),
        derivations=derivations,
        slots=tuple(_sealed_from_json(slot) for slot in content["slots"]),
        holders=_sealed_from_json(content["holders"]),
        mac=bytes.fromhex(content["mac"]),
    )


def _sealed_to_json(sealed: Sealed) -> list[str]:
    return [sealed.nonce.hex(), sealed.ciphertext.hex()]


def _sealed_from_json(parts: Any) -> Sealed:
    nonce, ciphertext = (bytes.fromhex(part) for part in parts)
    return Sealed(nonce, ciphertext)
