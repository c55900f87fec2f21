"""Messages: in the language asked for, with the form that goes with a number, English where nothing is written."""

import pytest

from app.base.i18n import N_, _, language_in_force, ngettext, texts, use
from app.base.language import Language

OTHERS = [Language.BE, Language.RU]


def test_english_is_the_source() -> None:
    assert texts(Language.EN)._("People") == "People"
    assert texts(Language.EN).ngettext("{n} day", "{n} days", 1) == "{n} day"
    assert texts(Language.EN).ngettext("{n} day", "{n} days", 21) == "{n} days"


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_nobody_translated_stays_english(language: Language) -> None:
    assert texts(language)._("No such text is in the program") == "No such text is in the program"


def test_the_language_of_the_window_is_the_one_last_used() -> None:
    before = language_in_force()
    try:
        use(Language.BE)
        assert language_in_force() is Language.BE
        assert _("People") == texts(Language.BE)._("People")
        assert ngettext("{n} day", "{n} days", 2) == texts(Language.BE).ngettext("{n} day", "{n} days", 2)
    finally:
        use(before)


def test_a_marked_text_is_translated_where_it_is_shown() -> None:
    assert N_("People") == "People"
