"""Writes Belarusian, Russian and Ukrainian names in Latin letters by the official schemes.

The caller marks such a line as computed: how a person's passport really spells the name only the passport
tells.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.domain.names.scripts import APOSTROPHES

_VOWELS = frozenset("аеёєэіїиоуыюя")
_SOFTENERS = frozenset("еёюяіь")
_LETTERS = "абвгґдежзійклмнопрстуўфхцчшыэ"


class Scheme(StrEnum):
    """An official way to write Cyrillic in Latin letters."""

    BE_PASSPORT = "be-passport"
    """Belarusian passports since 2010: ICAO letters; initial and post-vowel я ю е ё are ya yu ye yo."""
    BE_2007 = "be-2007"
    """National system for geographical names (2007), adopted by the UN in 2012."""
    BE_2000 = "be-2000"
    """Its forerunner (2000): г is h, but ґ is g; softness is an apostrophe."""
    BE_2023 = "be-2023"
    """State Property Committee, resolution 19 of 24 March 2023, in Belarus for names of places: no more accents,
    г is g, ў is w. Nothing published has х in a test word; it is kh as in the table for persons."""
    BE_PERSONS = "be-persons"
    """The same letters as official lists of persons have them: ц is ts there."""
    BE_LACINKA = "be-lacinka"
    """Traditional Belarusian Latin alphabet."""
    BE_BGN = "be-bgn"
    """BGN/PCGN 1979."""
    BE_ICAO = "be-icao"
    """ICAO Doc 9303."""
    RU_ICAO = "ru-icao"
    """ICAO Doc 9303, Russian passports since 2013."""
    RU_BGN = "ru-bgn"
    """BGN/PCGN 1947."""
    RU_PASSPORT_1997 = "ru-1997"
    """Russian passports from 1997 to 2010, which many still hold: y for й and ы, iotated letters with y."""
    ISO_9 = "iso-9"
    """ISO 9:1995 (GOST 7.79 system A): one Latin letter for each Cyrillic one, whatever the language."""
    SCIENTIFIC_BE = "scientific-be"
    SCIENTIFIC_RU = "scientific-ru"
    """The transliterations of Slavonic studies and libraries."""
    UK_2010 = "uk-2010"
    """Resolution 55 of the Ukrainian cabinet of 27 January 2010, Ukrainian passports."""


def romanise(text: str, scheme: Scheme) -> str:
    """Return `text` in Latin letters by `scheme`; what its tables do not know stays as it is."""
    # One small letter for each letter, so that places agree: the small İ of Turkish would be two.
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return "".join(_cased(text, place, letters) for place, letters in enumerate(_WRITERS[scheme](small)))


def preferred_latin(text: str, language: str) -> str:
    """Return `text` as a passport of the language's country would most likely show it.

    Belarusian ("be"), Ukrainian ("uk"); everything else in Cyrillic by the Russian table.
    """
    scheme = {"be": Scheme.BE_PASSPORT, "uk": Scheme.UK_2010}.get(language, Scheme.RU_ICAO)
    return romanise(text, scheme)


def preferred_spelling(forms: Mapping[str, str], document: str) -> tuple[str, bool]:
    """Return how a name should stand in a document, and whether Vigil computed that spelling.

    `forms` are spellings that are recorded, by language ("be", "ru", "uk", else a language in Latin letters);
    `document` is the language of the document. A recorded spelling in that language goes first. In a Cyrillic
    document another Cyrillic one follows, since names are not translated; in a Latin one a recorded English or
    other Latin spelling, then the passport's romanisation of the Belarusian form, the Ukrainian, the Russian.
    Empty when nothing is recorded.
    """
    known = {language: text.strip() for language, text in forms.items() if text.strip()}
    cyrillic = [language for language in ("be", "uk", "ru") if language in known]
    latin = [
        language for language in ("en", *sorted(known)) if language in known and language not in _CYRILLIC
    ]
    if document in known:
        return known[document], False
    order = cyrillic + latin if document in _CYRILLIC else latin
    if order:
        return known[order[0]], False
    if cyrillic:
        return preferred_latin(known[cyrillic[0]], cyrillic[0]), True
    return "", False


_CYRILLIC = frozenset(("be", "ru", "uk"))


def _cased(text: str, place: int, letters: str) -> str:
    if not text[place].isupper():
        return letters
    neighbours = text[place + 1 : place + 2] or text[max(place - 1, 0) : place]
    return letters.upper() if neighbours.isupper() else letters[:1].upper() + letters[1:]


_Letters = list[str]
"""One entry for each character of the text: the Latin letters for it, maybe none."""


def _in_order(latin: str) -> dict[str, str]:
    return dict(zip(_LETTERS, latin.split(), strict=True))


_MUTE = dict.fromkeys(APOSTROPHES, "")
_PRESS = _in_order("a b v h g d e zh z i i k l m n o p r s t u u f kh ts ch sh y e") | _MUTE
_PRESS |= {"щ": "shch", "и": "i", "ё": "io", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}
_BE_BGN = _PRESS | {"е": "ye", "ё": "yo", "й": "y", "ў": "w", "ь": "’", "ю": "yu", "я": "ya"}
_RU_ICAO = _PRESS | {"г": "g", "ё": "e", "ъ": "ie", "і": "i", "ґ": "g"}
_RU_BGN = _RU_ICAO | {"й": "y", "ъ": "”", "ь": "’", "ю": "yu", "я": "ya", "ё": "ë"}
_UK = _PRESS | {"ґ": "g", "є": "ie", "ї": "i", "и": "y", "й": "i", "щ": "shch", "ё": "io"}
_UK_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_IOTATED_Y = {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"}
_CARON = _in_order("a b v h g d e ž z i j k l m n o p r s t u ŭ f ch c č š y e")
_CARON |= {"щ": "šč", "и": "i", "ъ": ""}
_ISO_9 = _in_order("a b v g g̀ d e ž z ì j k l m n o p r s t u ŭ f h c č š y è")
_ISO_9 |= {
    "щ": "ŝ",
    "и": "i",
    "ъ": "ʺ",
    "ь": "ʹ",
    "ё": "ë",
    "ю": "û",
    "я": "â",
    "є": "ê",
    "ї": "ï",
    **dict.fromkeys(APOSTROPHES, "ʼ"),
}
_RU_1997 = _RU_ICAO | {"й": "y", "ъ": "", "ю": "yu", "я": "ya", "ё": "e"}
_SCIENTIFIC = {
    "ж": "ž",
    "й": "j",
    "х": "x",
    "ц": "c",
    "ч": "č",
    "ш": "š",
    "щ": "šč",
    "ъ": "″",
    "ь": "′",
    "э": "è",
}
_SCIENTIFIC |= {"ю": "ju", "я": "ja", "ё": "ë"}
_SCIENTIFIC_RU = _RU_ICAO | _SCIENTIFIC
_SCIENTIFIC_BE = _PRESS | _SCIENTIFIC | {"ў": "ŭ", **dict.fromkeys(APOSTROPHES, "″")}
_BE_2023 = _PRESS | {"г": "g", "й": "j", "ў": "w", "ґ": "g"}
_BARE_IOTATED = {"е": "e", "ё": "o", "ю": "u", "я": "a"}
_ACUTE = {"z": "ź", "l": "ĺ", "n": "ń", "s": "ś", "c": "ć"}


def _starts_syllable(text: str, place: int, *, after: str = "ьъ") -> bool:
    before = text[place - 1] if place else " "
    return before in _VOWELS or before in after or before in APOSTROPHES or not before.isalpha()


def _by_table(text: str, table: dict[str, str]) -> _Letters:
    return [table.get(letter, letter) for letter in text]


def _by_table_with_initials(text: str, table: dict[str, str], initial: dict[str, str]) -> _Letters:
    return [
        initial[letter] if letter in initial and _starts_syllable(text, place) else table.get(letter, letter)
        for place, letter in enumerate(text)
    ]


def _be_passport(text: str) -> _Letters:
    """Apply the practice of passports, which letter by letter the rules do not give.

    Марыя is Maryia; final -ый is -y (Dzmitry), final -ій is -i (Heorhi); Таццяна is Tatsiana.
    """
    letters = _by_table_with_initials(text, _PRESS, _IOTATED_Y)
    for place, letter in enumerate(text):
        before = text[place - 1] if place else ""
        last = place + 1 == len(text) or not text[place + 1].isalpha()
        if letter in "юя" and before == "ы":
            letters[place] = _PRESS[letter]
        elif (letter == "й" and last and before in ("ы", "і")) or (letter == "ц" and before == "ц"):
            letters[place] = ""
    return letters


def _caron(text: str, *, lacinka: bool) -> _Letters:
    """Write with carons; in Łacinka л is l where soft, ł where hard, and needs no i to be soft."""
    letters: _Letters = []
    for place, letter in enumerate(text):
        before = text[place - 1] if place else " "
        if letter in _BARE_IOTATED:
            soft = "" if lacinka and before == "л" else "i"
            sign = "j" if _starts_syllable(text, place, after="ьўъй") else soft
            letters.append(sign + _BARE_IOTATED[letter])
        elif letter == "ь":
            accents = _ACUTE | {"l": "l"} if lacinka else _ACUTE
            if letters and letters[-1] in accents:
                letters[-1] = accents[letters[-1]]
            letters.append("")
        elif letter == "л" and lacinka:
            letters.append("l" if _soft_after(text, place) else "ł")
        else:
            letters.append("" if letter in APOSTROPHES else _CARON.get(letter, letter))
    return letters


def _be_2023(text: str, ts: str) -> _Letters:
    """Write й and the iotated vowels as in 2007 (j, and i after a consonant), with digraphs instead of accents."""
    letters: _Letters = []
    for place, letter in enumerate(text):
        if letter in _BARE_IOTATED:
            sign = "j" if _starts_syllable(text, place, after="ьўъй") else "i"
            letters.append(sign + _BARE_IOTATED[letter])
        else:
            letters.append(ts if letter == "ц" else _BE_2023.get(letter, letter))
    return letters


def _be_2000(text: str) -> _Letters:
    """Write as in 2007, but softness is an apostrophe and ґ is g."""
    letters = _caron(text.replace("ь", "."), lacinka=False)
    soft = {"ь": "'", "ґ": "g"}
    for place, letter in enumerate(text):
        if letter in soft:
            letters[place] = soft[letter]
        elif letter in _BARE_IOTATED and text[place - 1 : place] == "ь":
            letters[place] = "j" + _BARE_IOTATED[letter]
    return letters


def _soft_after(text: str, place: int) -> bool:
    following = text[place + 1 : place + 3]
    return following[:1] in _SOFTENERS - {""} or (following[:1] == "л" and following[1:] in _SOFTENERS)


def _uk_2010(text: str) -> _Letters:
    letters = []
    for place, letter in enumerate(text):
        before = text[place - 1] if place else " "
        if letter in _UK_INITIAL and not (before.isalpha() or before in APOSTROPHES):
            letters.append(_UK_INITIAL[letter])
        elif letter == "г" and before == "з":
            letters.append("gh")
        else:
            letters.append(_UK.get(letter, letter))
    return letters


_WRITERS: dict[Scheme, Callable[[str], _Letters]] = {
    Scheme.BE_PASSPORT: _be_passport,
    Scheme.BE_2007: lambda text: _caron(text, lacinka=False),
    Scheme.BE_2000: _be_2000,
    Scheme.BE_2023: lambda text: _be_2023(text, "c"),
    Scheme.BE_PERSONS: lambda text: _be_2023(text, "ts"),
    Scheme.RU_PASSPORT_1997: lambda text: _by_table_with_initials(text, _RU_1997, {"е": "ye", "ё": "ye"}),
    Scheme.ISO_9: lambda text: _by_table(text, _ISO_9),
    Scheme.SCIENTIFIC_BE: lambda text: _by_table(text, _SCIENTIFIC_BE),
    Scheme.SCIENTIFIC_RU: lambda text: _by_table(text, _SCIENTIFIC_RU),
    Scheme.BE_LACINKA: lambda text: _caron(text, lacinka=True),
    Scheme.BE_BGN: lambda text: _by_table(text, _BE_BGN),
    Scheme.BE_ICAO: lambda text: _by_table(text, _PRESS),
    Scheme.RU_ICAO: lambda text: _by_table(text, _RU_ICAO),
    Scheme.RU_BGN: lambda text: _by_table_with_initials(text, _RU_BGN, {"е": "ye", "ё": "yë"}),
    Scheme.UK_2010: _uk_2010,
}
