"""The languages in which Vigil speaks and prints."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the window and of documents."""

    EN = "en"
    RU = "ru"
    BE = "be"


OWN_NAMES = {Language.EN: "English", Language.RU: "Русский", Language.BE: "Беларуская"}
