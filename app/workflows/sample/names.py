"""Gives a fictional person a name: as people say it, in the Russian papers, in the passport, and a short one."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from app.domain.names.romanise import Scheme, romanise
from app.domain.names.scripts import Script, script_of
from app.domain.person import NameUsage
from app.workflows.sample.inventory import Inventory

SHARE_OF_FOREIGNERS = 0.06
SHARE_OF_WOMEN = 0.19


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name form."""

    surname: str
    given: str
    patronymic: str
    language: str
    usage: NameUsage
    preferred_for: str


@dataclass(frozen=True, slots=True)
class FictionalName:
    """Who somebody is: sex (`m`, `f`), the name forms with the main one first, and the citizenship."""

    sex: str
    forms: tuple[Spelling, ...]
    citizenship: str
    foreign: bool


def draw_name(rng: Random, stock: Inventory) -> FictionalName:
    """Return the name of somebody new."""
    if rng.random() < SHARE_OF_FOREIGNERS:
        return _foreigner(rng, stock)
    sex = "f" if rng.random() < SHARE_OF_WOMEN else "m"
    surname, given, father = stock.surnames.draw(rng), stock.given[sex].draw(rng), stock.given["m"].draw(rng)
    be = Spelling(
        surname.be[sex],
        given.be,
        father.father_be[sex] if rng.random() < 0.8 else "",
        "be",
        NameUsage.LEGAL,
        "be",
    )
    forms = [be]
    if rng.random() < 0.85:
        forms.append(Spelling(surname.ru[sex], given.ru, father.father_ru[sex], "ru", NameUsage.LEGAL, "ru"))
    if rng.random() < 0.8:
        forms.append(Spelling(_passport(be.surname), _passport(be.given), "", "en", NameUsage.PASSPORT, "en"))
    if rng.random() < 0.06:
        forms.append(Spelling(_latin(surname.ru[sex]), _latin(given.ru), "", "en", NameUsage.MEDIA, ""))
    return FictionalName(sex, tuple(forms), "Беларусь", foreign=False)


def _foreigner(rng: Random, stock: Inventory) -> FictionalName:
    country = stock.countries.draw(rng)
    surname, given = country.surnames.draw(rng), country.given.draw(rng)
    be = Spelling(surname.be, given.be, "", "be", NameUsage.LEGAL, "be")
    latin = script_of(surname.own) is Script.LATIN
    own = Spelling(surname.own, given.own, "", country.language, NameUsage.PASSPORT, "en" if latin else "")
    ru = Spelling(surname.ru, given.ru, "", "ru", NameUsage.MEDIA, "ru")
    forms = (be, own, ru) if latin else (be, own, ru, _latin_form(surname.ru, given.ru))
    return FictionalName(country.sex, forms, country.citizenship, foreign=True)


def _latin_form(surname: str, given: str) -> Spelling:
    return Spelling(_latin(surname), _latin(given), "", "en", NameUsage.PASSPORT, "en")


@lru_cache(maxsize=4096)
def _passport(word: str) -> str:
    return romanise(word, Scheme.BE_PASSPORT)


@lru_cache(maxsize=4096)
def _latin(word: str) -> str:
    return romanise(word, Scheme.RU_ICAO)
