"""How names get into announced lists: by many romanisations, typed carelessly, shortened, declined, with rubbish."""

import random
from collections.abc import Callable

from app.domain.names.romanise import Scheme, romanise

_TABLES = {
    "german": (
        "щ schtsch|ш sch|ч tsch|ж sch|ц z|х ch|ў u|в w|й i|ы y|э e|ё jo|ю ju|я ja|з s|и i|і i|ь |ъ |' |ї ji|є je"
    ),
    "french": (
        "щ chtch|ш ch|ч tch|ж j|ц ts|х kh|ў ou|у ou|й ï|ы y|э e|ё io|ю iou|я ia|и i|і i|ь |ъ |' |ї ï|є ie"
    ),
    "polish": (
        "щ szcz|ш sz|ч cz|ж ż|ц c|х ch|ў u|в w|й j|ы y|э e|ё io|ю iu|я ia|л ł|и i|і i|ь |ъ |' |ї ji|є je"
    ),
    "lithuanian": (
        "щ šč|ш š|ч č|ж ž|ц c|х ch|ў u|й j|ы y|э e|ё io|ю iu|я ia|и i|і i|ь |ъ |' |ї ji|є je"
    ),
    "sloppy": (
        "щ sch|ш sh|ч ch|ж zh|ц tz|х h|ў u|й y|ы i|э e|ё e|ю yu|я ya|и i|і i|ь |ъ |' |ї yi|є ye"
    ),
    "caps_iso": ("щ sc|ш s|ч c|ж z|ц c|х h|ў u|й j|ы y|э e|ё e|ю u|я a|и i|і i|ь |ъ |' |ї i|є e"),
}  # fmt: skip
_COMMON = dict(zip("абвгґдезклмнопрстуф", "abvggdezklmnoprstuf", strict=True))


def _writer(table: str) -> Callable[[str], str]:
    letters = _COMMON | dict(pair.split(" ") for pair in _TABLES[table].split("|"))

    def write(text: str) -> str:
        found = []
        for letter in text:
            latin = letters.get(letter.lower(), letter.lower())
            found.append(latin.capitalize() if letter.isupper() else latin)
        return "".join(found)

    return write


def without_marks(text: str) -> str:
    """Return Latin text as typed on a keyboard that has no accents."""
    return text.translate(str.maketrans("čšžŭćśźńłĺČŠŽŬĆŚŹŃŁĹż", "cszucsznllCSZUCSZNLLz"))


SEEN_SCHEMES: dict[str, dict[str, Callable[[str], str]]] = {
    "be": {
        scheme.value: (lambda text, scheme=scheme: romanise(text, scheme))
        for scheme in (Scheme.BE_PASSPORT, Scheme.BE_LACINKA, Scheme.BE_BGN, Scheme.BE_ICAO)
    },
    "ru": {
        scheme.value: (lambda text, scheme=scheme: romanise(text, scheme))
        for scheme in (Scheme.RU_ICAO, Scheme.RU_BGN)
    },
}
"""The official romanisations, by the language of the Cyrillic name."""

PRESS_SCHEMES: dict[str, dict[str, Callable[[str], str]]] = {
    "be": {
        "be-2007": lambda text: romanise(text, Scheme.BE_2007),
        "be-lacinka-bare": lambda text: without_marks(romanise(text, Scheme.BE_LACINKA)),
        **{name: _writer(name) for name in ("german", "french", "polish", "lithuanian")},
    },
    "ru": {name: _writer(name) for name in ("german", "french", "sloppy", "caps_iso", "polish")},
}
"""How the press of other countries writes them, and keyboards without accents."""

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_NEAR = {key: row[(place + 1) % len(row)] for row in _KEYBOARD for place, key in enumerate(row)}


def typo(name: str, dice: random.Random) -> str:
    """Return the name with one letter lost, doubled, exchanged with its neighbour or replaced by a near key."""
    places = [place for place, letter in enumerate(name) if letter.isalpha()]
    if len(places) < 5:
        return name
    place = dice.choice(places[1:])
    letter, kind = name[place], dice.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + letter + name[place:]
    if kind == 2 and name[place - 1].isalpha():
        return name[: place - 1] + letter.lower() + name[place - 1] + name[place + 1 :]
    near = _NEAR.get(letter.lower(), letter)
    return name[:place] + near + name[place + 1 :]


def homoglyphs(name: str, dice: random.Random) -> str:
    """Return the Cyrillic name with some letters of the Latin alphabet that look the same."""
    twins = dict(zip("асеорхуіАВСЕНІКМОРТХ", "aceopxyiABCEHIKMOPTX", strict=True))
    return "".join(twins[c] if c in twins and dice.random() < 0.4 else c for c in name)


def accusative(surname: str, given: str, father: str, sex: str) -> tuple[str, str, str]:
    """Return a Russian name as the object of a sentence: «освободили Глеба Ивановича Ткачука»."""
    if sex == "m":
        return _masculine(surname, "surname"), _masculine(given, "given"), _masculine(father, "father")
    return _feminine(surname), _feminine(given), father[:-1] + "у" if father.endswith("а") else father


def _masculine(word: str, role: str) -> str:
    special = {"Лев": "Льва", "Павел": "Павла"}
    if word in special:
        return special[word]
    if role == "surname" and word.endswith(("ский", "цкий")):
        return word[:-2] + "ого"
    if word.endswith("ец") and role == "surname":
        return word[:-2] + "ца"
    if word.endswith(("й", "ь")):
        return word[:-1] + "я"
    if word.endswith("а"):
        return word[:-1] + "у"
    return word if not word or word[-1] in "оеиуыэю" else word + "а"


def _feminine(word: str) -> str:
    if word.endswith(("ская", "цкая")):
        return word[:-2] + "ую"
    if word.endswith("а"):
        return word[:-1] + "у"
    return word[:-1] + "ю" if word.endswith("я") else word
