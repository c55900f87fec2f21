"""The sex that a clue gives away. It is evidence about who is meant, and never a way to spell."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from app.domain.names.given_names import given_names
from app.domain.names.matching.assignments import Assignment, Part
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.weights import Evidence
from app.domain.names.matching.words import OBLIQUE, SHORT, Word

CONFLICT, DOUBT = "sex_conflict", "sex_doubt"
"""What a name says against a person: it is that of the other sex, or may well be."""


class Ending(StrEnum):
    """What the ending of a surname tells: the sex in the nominative or in other cases, or one of two.

    EITHER is a woman's nominative or a man's genitive (Пятрова); BARE ends in a consonant, as men's do in the
    nominative and women's always (Шаўчук); SILENT tells nothing (Каваленка).
    """

    MAN = "man"
    MAN_OBLIQUE = "man_oblique"
    WOMAN = "woman"
    EITHER = "either"
    BARE = "bare"
    SILENT = "silent"


_ENDINGS = (
    (Ending.WOMAN, re.compile(r"..(?:[сцз]кая|[нл]ая|[sc]ka(?:ya|ja|ia))$|..[сц]кую$")),
    (Ending.MAN_OBLIQUE, re.compile(r"..(?:[оаея]г[оа]|[оаея]му)$")),
    (Ending.MAN, re.compile(r"..(?:[сц]к(?:ий|ый|і|ы)|[sc]k(?:iy|ij|yj|yi|ii|i|y))$")),
    (Ending.EITHER, re.compile(r"..(?:[оеёая]ва|[иыі]на|[oeai]va|[iy]na)$")),
    (Ending.MAN, re.compile(r"..(?:[оеё]в|[аоеёя]ў|[иыі]н|[oe]v|[aeo]ŭ|[iy]n)$")),
    (Ending.SILENT, re.compile(r"(?:[оеёэуыіияюаoeuiya]|[иы]х|[ыі]х)$")),
)


@lru_cache(4096)
def ending_of(surname: str) -> Ending:
    """Return what the ending of a folded surname tells."""
    return next((ending for ending, told in _ENDINGS if told.search(surname)), Ending.BARE)


def sex_of(clue: Clue, assignments: Sequence[Assignment]) -> str:
    """Return the sex that the clue gives away: said, or by the patronymic or the given name."""
    if clue.sex or not assignments:
        return clue.sex
    parts = {part for one in assignments for part in (one.surname, one.given, one.patronymic) if part}
    full = [part.word for part in parts if not part.initial]
    # A surname may look like a patronymic (Адамовіч): only what can be one beside surname and given name tells.
    patronymics = {one.patronymic for one in assignments if one.patronymic and not one.patronymic.initial}
    fathers = {_patronymic_sex(part.word) for part in patronymics if part.word.fathers} - {""}
    if len(fathers) == 1:
        return fathers.pop()
    sexes = {_class_sex()[name] for word in full for name in _told_classes(word)}
    return sexes.pop() if len(sexes) == 1 else ""


def said_against(sex: str, assignment: Assignment, register: str, surname: Evidence, given: Evidence) -> str:
    """Return CONFLICT, DOUBT or nothing: what the ending of the surname says where the given name leaves it open.

    `sex` is that of the person and `register` their surname; `surname` and `given` are what was seen of the two.
    «Зубрыцкая С.» is not Сяргей, and «Шаўчук Аляксандра» is hardly Аляксандр, though she may be «Аляксандра» whom
    somebody put in the accusative.
    """
    ending = ending_of(assignment.surname.word.text)
    written = ending_of(register.casefold())
    sex = sex or {Ending.MAN: "m", Ending.WOMAN: "f", Ending.EITHER: "f"}.get(written, "")
    if not sex:
        return ""
    declined = ending is Ending.MAN_OBLIQUE or any(name == "surname_oblique" for name, _value in surname)
    if _leaves_open(assignment.given):
        if ending is written:
            return ""  # some men are called Скарына, some women Грын
        if sex == "m":
            return {Ending.WOMAN: CONFLICT, Ending.EITHER: DOUBT}.get(ending, "")
        is_man = ending in (Ending.MAN, Ending.MAN_OBLIQUE)
        return CONFLICT if is_man and written in (Ending.WOMAN, Ending.EITHER) else ""
    is_declined_given = any(name == "given_oblique" for name, _value in given)
    if (
        assignment.given is None
        or not is_declined_given
        or declined
        or not _is_of_other(sex, assignment.given)
    ):
        return ""
    return DOUBT if ending in (Ending.EITHER, Ending.SILENT) else CONFLICT


def forget() -> None:
    """Drop the surnames that were looked at from memory."""
    ending_of.cache_clear()


def _leaves_open(given: Part | None) -> bool:
    """Tell whether a given name is that of either sex, or only an initial, or not there."""
    if given is None or given.initial:
        return True
    sexes = {_class_sex()[name] for name, kind in given.word.classes if kind != OBLIQUE}
    return len(sexes) > 1 and not given.word.is_official_given


def _is_of_other(sex: str, given: Part) -> bool:
    """Tell whether a given name that is declined for this sex is one of the other sex as it stands."""
    return any(_class_sex()[name] not in (sex, "") for name, kind in given.word.classes if kind != OBLIQUE)


def _told_classes(word: Word) -> list[str]:
    """Return the classes of given names that a word is, a pet name or not; another case only of what is none."""
    kinds = {kind for _name, kind in word.classes}
    return [name for name, kind in word.classes if kind != SHORT and (kind != OBLIQUE or SHORT not in kinds)]


def _patronymic_sex(word: Word) -> str:
    sound = word.sounds[0].rstrip("AEIU")
    return "f" if sound.endswith("N") else "m" if sound.endswith("Q") else ""


@lru_cache(1)
def _class_sex() -> dict[str, str]:
    return {name.id: name.sex for name in given_names()}
