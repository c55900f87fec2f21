"""Everything the matcher wants to know of one word, found once: its sounds, the given names it may be, its initial."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from app.domain.names.canonical import NO_FAMILIES, lemma, readings
from app.domain.names.given_names import (
    class_of,
    class_of_oblique,
    father_of,
    father_stem,
    given_names,
    looks_like_patronymic,
    official_class_of,
)
from app.domain.names.latin_readings import Family
from app.domain.names.scripts import Script, script_of

FORM, SHORT, OBLIQUE = 0, 1, 2
"""How a word belongs to a class of given names: an official form, a pet name, another case."""

_PLAIN_LETTERS = str.maketrans(
    {
        **dict(zip("абвгґдеёжзийіїклмнопрстуўфхцчшщыэюяєьъ'", [
            *"abvggdee", "zh", *"ziiiiklmnoprstuuf", "kh", "ts", "ch", "sh", "shch", *"ye", "yu", "ya", "e", "", "", "",
        ], strict=True)),
        "ё": "e", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ß": "ss",
    }
)  # fmt: skip
_FEMININE = re.compile(r"(?<=.{2})((?:[oeaiy])[vnu])a$|(sk|tsk|zk|ck)a(?:ya|ja|ia)?$")
_ADJECTIVE = re.compile(r"(sk|ck)(?:iy|ij|ii|y|yj|yi|i)?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    `plain` is its spelling in bare Latin letters without the ending of gender; `sounds` are its readings (the
    word itself in scripts that have none), `lemmas` those as a surname, `stems` those as a patronymic. `classes`
    are the given names it may be, each FORM, SHORT or OBLIQUE; `fathers` the given names of the father it may
    name. `oblique` are lemmas that it has if it is not in the
    nominative. `first` are the sounds its first letter may stand for; `language` is "be", "ru" or nothing.
    """

    text: str
    is_cyrillic: bool
    plain: str
    sounds: tuple[str, ...]
    lemmas: tuple[str, ...]
    oblique: tuple[str, ...]
    stems: tuple[str, ...]
    classes: tuple[tuple[str, int], ...]
    fathers: tuple[str, ...]
    is_patronymic: bool
    first: frozenset[str]
    language: str

    @property
    def is_official_given(self) -> bool:
        """Whether it is an official form of a given name in some language."""
        return any(kind == FORM for _name, kind in self.classes)


@lru_cache(16_384)
def word_of(text: str, around: frozenset[Family] = NO_FAMILIES) -> Word:
    """Return what is known of a folded word (see scripts.normalise); a hyphen in it is skipped."""
    bare = text.replace("-", "")
    sounds = readings(bare, around) or (bare,)
    fathers = father_of(bare)
    classes = _classes(bare)
    stems = tuple(dict.fromkeys(map(father_stem, sounds)))
    plain = plain_spelling(bare)
    lemmas = tuple(dict.fromkeys(map(lemma, sounds)))
    return Word(
        text=text,
        is_cyrillic=script_of(bare) is Script.CYRILLIC,
        plain=plain,
        sounds=sounds,
        lemmas=lemmas,
        oblique=_oblique(lemmas),
        stems=stems,
        classes=classes,
        fathers=fathers,
        is_patronymic=bool(fathers) or any(map(looks_like_patronymic, sounds)),
        first=_first_sounds(sounds, (*(name for name, kind in classes if kind == FORM), *fathers)),
        language=language_of(bare),
    )


def forget() -> None:
    """Drop the words that were looked at from memory."""
    word_of.cache_clear()
    _suffix.cache_clear()
    near_classes.cache_clear()


def language_of(folded: str) -> str:
    """Return the language that the letters of one word give away: "be", "ru" or nothing."""
    letters = frozenset(folded)
    if letters & _ONLY_BELARUSIAN:
        return "" if letters & _ONLY_RUSSIAN else "be"
    return "ru" if letters & _ONLY_RUSSIAN else ""


_ONLY_BELARUSIAN, _ONLY_RUSSIAN = frozenset("ўі"), frozenset("ищъ")


def _classes(bare: str) -> tuple[tuple[str, int], ...]:
    official = official_class_of(bare)
    found = dict.fromkeys(class_of_oblique(bare), OBLIQUE)
    found |= {name: FORM if name in official else SHORT for name in class_of(bare)}
    return tuple(found.items())


def _oblique(lemmas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lemmas of a surname in the accusative, genitive or dative: Ткачука, Комарея, Савельца, Корыту."""
    found: list[str] = []
    for one in lemmas:
        if len(one) < 4 or one[-1] not in "AEU":
            continue
        stem = one[:-1]
        if stem.endswith(("LTS", "NTS", "VTS", "MTS", "PTS", "RTS", "KTS")):
            found.append(stem[:-2] + "ETS")
        found.extend((stem + "A", stem) if one[-1] == "U" else (stem, stem + "I"))
    return tuple(dict.fromkeys(one for one in found if one not in lemmas))


@lru_cache(1)
def _spelled_forms() -> dict[str, tuple[str, ...]]:
    """Return the classes by the sounds and the plain spellings of their forms, to look for slips."""
    found: dict[str, set[str]] = {}
    for name in given_names():
        for form in name.forms:
            for spelled in (*readings(form)[:1], plain_spelling(form)):
                found.setdefault(spelled, set()).add(name.id)
    return {spelled: tuple(sorted(names)) for spelled, names in found.items()}


@lru_cache(4096)
def near_classes(sounds: tuple[str, ...], plain: str) -> tuple[str, ...]:
    """Return the classes of given names of which an official form is a slip of the pen away."""
    forms = _spelled_forms()
    found: dict[str, None] = {}
    for spelled in (*sounds[:2], plain):
        if len(spelled) < 4:
            continue
        slips = 2 if len(spelled) >= 8 else 1
        near = extract(spelled, forms.keys(), scorer=OSA.distance, score_cutoff=slips, limit=6)
        for form, _distance, _place in near:
            found |= dict.fromkeys(forms[form])
    return tuple(found)


def plain_spelling(word: str) -> str:
    """Return a folded word in bare Latin letters, letter by letter, without the ending of gender."""
    text = word.translate(_PLAIN_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = _FEMININE.sub(lambda found: found[1] or found[2], text)
    return _ADJECTIVE.sub(r"\1i", text)


@lru_cache(1)
def class_initials() -> dict[str, frozenset[str]]:
    """Return the sounds with which the official forms of each class of given names begin."""
    return {
        name.id: frozenset(reading[:1] for form in name.forms for reading in readings(form)[:1])
        for name in given_names()
    }


def _first_sounds(sounds: tuple[str, ...], classes: tuple[str, ...]) -> frozenset[str]:
    initials = class_initials()
    own = frozenset(sound[:1] for sound in sounds)
    return own.union(*(initials.get(name, frozenset()) for name in classes))


# A single letter may stand for more sounds than it has: Ю. is Yuri and Yury's J., Г. is H. and G.
_SOUNDS_OF_LETTERS = """
    а:A о:A е:E ё:E э:E є:E я:E и:IE і:IE й:IE ї:I у:UV ю:U в:VU г:GH х:H ц:TS дз:D ж:J з:Z ч:Q ш:X щ:X с:S
    a:A o:AU e:E i:IEU y:EUI j:EUIJD u:UV v:VU w:VU h:GH g:GDJ c:CKQTSX k:KH s:SX t:T z:ZJ q:KG x:KHX
    č:Q š:X ž:J zh:J kh:H ch:QHX sh:X ts:T dz:D yu:U iu:U ya:E ye:E yo:E ia:E io:E
"""
_LETTER_SOUNDS = {
    letter: sounds for letter, _colon, sounds in (pair.partition(":") for pair in _SOUNDS_OF_LETTERS.split())
}


@lru_cache(512)
def initial_sounds(letter: str) -> frozenset[str]:
    """Return the sounds that an initial (folded, one to three letters) may stand for."""
    known = _LETTER_SOUNDS.get(letter) or _LETTER_SOUNDS.get(letter[:1])
    if known:
        return frozenset(known)
    return frozenset(reading[:1] for reading in readings(letter) or (letter,))


def is_ending_of_another_kind(one: str, other: str) -> bool:
    """Tell whether two lemmas end in different suffixes of surnames (-ович and -енко): not a slip of the pen."""
    first, second = _suffix(one), _suffix(other)
    return first != second and bool(first) and bool(second)


_SUFFIXES = re.compile(
    r"(SKI|[AE]V|IN|[AEI]VIQ|IQ|ENK|ANK|[AEU]K|[AEU]NAK|IK|QIK|IC|IUK|UK|ENE|EIL|EVSKI|XVILI|DZE|EN|ENTS|ETS|AIT|EI|AI|UN|AN"
    r"|ENKA|ENE|KA|L)[AEIU]*$"
)


@lru_cache(16_384)
def _suffix(lemma_: str) -> str:
    found = _SUFFIXES.search(lemma_)
    return found[1] if found and found.start() >= 2 else ""
