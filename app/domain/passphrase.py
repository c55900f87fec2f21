"""What counts as the same passphrase, and as one that protects anything."""

import unicodedata

from app.base.errors import FieldProblem
from app.base.i18n import _

MIN_LENGTH = 12
MIN_DIFFERENT = 6
MAX_LENGTH = 1024


class WeakPassphrase(FieldProblem):
    """A new passphrase that is too easy to guess."""


def normalised(passphrase: str) -> str:
    """Return the one form of all spellings of `passphrase` that look alike on the screen.

    Composed characters (NFC: й from one keyboard equals и + breve from another), no space at the ends
    (pasting adds them) and single spaces between words.
    """
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def require_strong(passphrase: str) -> None:
    """Raise WeakPassphrase unless `passphrase` may protect a register.

    Only the clearly hopeless is refused (shorter than 12 characters, fewer than 6 different ones): rules
    about digits and signs make people choose worse. The field named is "passphrase".
    """
    text = normalised(passphrase)
    if len(text) > MAX_LENGTH:
        raise WeakPassphrase(
            "passphrase", _("A passphrase can have at most {n} characters.").format(n=MAX_LENGTH)
        )
    if len(text) < MIN_LENGTH or len(set(text.casefold())) < MIN_DIFFERENT:
        raise WeakPassphrase(
            "passphrase",
            _("This passphrase is too easy to guess: it needs at least {n} characters that differ.").format(
                n=MIN_LENGTH
            ),
            _("Six words chosen by chance are easy to remember and take centuries to guess."),
        )
