"""The one secret of a register, from which every other key is derived."""

import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32
NONCE_LENGTH = 12


class MasterKey:
    """32 random bytes; never written anywhere unwrapped and never shown.

    Each purpose has a key of its own (HKDF-SHA256, RFC 5869, salted with the register's id), so that what
    leaks from one use opens no other.
    """

    __slots__ = ("_register_id", "_secret")

    def __init__(self, secret: bytes, register_id: str) -> None:
        if len(secret) != KEY_LENGTH:
            raise ValueError("a master key has 32 bytes")
        self._secret = secret
        self._register_id = register_id

    @classmethod
    def new(cls, register_id: str) -> "MasterKey":
        """Return a fresh random key for the register with this id."""
        return cls(secrets.token_bytes(KEY_LENGTH), register_id)

    def __repr__(self) -> str:
        return "MasterKey(hidden)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MasterKey):
            return NotImplemented
        same_register = self._register_id == other._register_id
        return hmac.compare_digest(self._secret, other._secret) and same_register

    def __hash__(self) -> int:
        raise TypeError("a master key is no key of a dictionary")

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a master key is never pickled")

    def wrapped(self, wrapping_key: bytes, nonce: bytes, bound_to: bytes) -> bytes:
        """Return this key encrypted (AES-256-GCM, 48 bytes); it opens only together with `bound_to`."""
        return AESGCM(wrapping_key).encrypt(nonce, self._secret, bound_to)

    def database_key(self) -> bytes:
        """Return the 32-byte raw key of the database."""
        return self._derived("database")

    def history_key(self) -> bytes:
        """Return the 32-byte key that seals the chain of the history."""
        return self._derived("history")

    def backup_key(self) -> bytes:
        """Return the 32-byte key that authenticates a backup as a whole."""
        return self._derived("backup")

    def draft_key(self) -> bytes:
        """Return the 32-byte key of unsaved drafts that are kept outside the database."""
        return self._derived("drafts")

    def key_file_key(self) -> bytes:
        """Return the 32-byte key of the authentication code of the key file."""
        return self._derived("key file")

    def labels_key(self) -> bytes:
        """Return the 32-byte key of the names of those who hold a passphrase."""
        return self._derived("labels")

    def _derived(self, purpose: str) -> bytes:
        return derived_key(self._secret, self._register_id, purpose)


def derived_key(secret: bytes, register_id: str, purpose: str) -> bytes:
    """Return the 32-byte subkey of `secret` for `purpose` within one register."""
    salt = bytes.fromhex(register_id)
    return HKDF(SHA256(), KEY_LENGTH, salt, f"vigil 1 {purpose}".encode()).derive(secret)
