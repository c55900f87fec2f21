"""Turns an English message into another language; no Qt, so that documents use it too."""

import gettext
from functools import cache

from app.base.language import Language
from app.base.paths import resource


class Texts:
    """The messages of one language.

    The window uses the language in force through `_` and `ngettext` below; a document holds a Texts of its own,
    because it may be printed in another language than the window's.
    """

    def __init__(self, translations: gettext.NullTranslations) -> None:
        self._translations = translations

    def _(self, message: str) -> str:
        """Return `message` in this language (the English text where there is no translation)."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the form of the message that goes with `number`, its hole `{n}` not yet filled."""
        return self._translations.ngettext(one, many, number)


class PseudoTranslations(gettext.NullTranslations):
    """Marks every translated message, so that a test can find the texts that are not."""

    def gettext(self, message: str) -> str:
        """Return the message between marks."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` between marks."""
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@cache
def texts(language: Language) -> Texts:
    """Return the messages of `language` from resources/translations (English needs no catalogue)."""
    catalogue = resource("translations", f"{language.value}.mo")
    if language is Language.EN or not catalogue.exists():
        return Texts(gettext.NullTranslations())
    with catalogue.open("rb") as stream:
        return Texts(gettext.GNUTranslations(stream))


class _InForce:
    """The texts of the window; replaced as a whole when the user picks another language."""

    texts = Texts(gettext.NullTranslations())
    language = Language.EN


def use(language: Language) -> None:
    """Make `language` the one of the window from now on."""
    _InForce.texts = texts(language)
    _InForce.language = language


def use_texts(replacement: Texts) -> None:
    """Put these texts in force (tests: the pseudo-language)."""
    _InForce.texts = replacement


def language_in_force() -> Language:
    """Return the language of the window."""
    return _InForce.language


def _(message: str) -> str:
    """Translate a message into the language of the window."""
    return _InForce.texts._(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a message that depends on `number`; the caller fills the hole `{n}`."""
    return _InForce.texts.ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message
