"""Names of places in the language of a reader: towns and countries that have a name in each, codes of facilities.

Only what is known as a whole is said in another language; what somebody wrote in their own words stays as written.
"""

import csv
from functools import cache

from app.base.language import Language
from app.base.paths import resource
from app.domain.facility import FacilityFields
from app.domain.facility_names import kind_and_number, kinds_of_facility
from app.domain.vocabulary import folded


def place_name(text: str, language: Language) -> str:
    """Return a place as people of that language call it: `Мінск` is Minsk, `ІЧУ, Пінск` is IVS, Pinsk."""
    pieces = [_known().get(folded(piece)) for piece in text.split(",")]
    known = [piece[language] for piece in pieces if piece]
    if len(known) < len(pieces):
        return text
    written = [piece.strip() for piece in text.split(",")]
    # Who wrote a name of that language, though not the first of them, is not corrected.
    return ", ".join(
        own if folded(own) in map(folded, names) else names[0]
        for own, names in zip(written, known, strict=True)
    )


def short_name(facility: FacilityFields, language: Language) -> str:
    """Return how a narrow column names a facility: `IK-2`, `ИК-2`, `ПК-2`, or its name without the town.

    A short name of the organisation's own stays as it was given.
    """
    if not facility.code:
        return facility.name(language)
    kind, handle = kind_and_number(facility)
    if kind is None:
        return facility.code
    if handle.isdecimal() and (short := kind.abbreviations.get(language)):
        return f"{short}-{handle}"
    return facility.name(language).partition(",")[0]


def town_of(facility: FacilityFields, language: Language) -> str:
    """Return the town of a facility, in the language where it has a name in it."""
    return place_name(facility.city, language)


def status_and_place(status: str, place: str, by: str = ", ") -> str:
    """Say in which status somebody is where, without saying the kind of place twice.

    A penal colony is not said beside "Penal colony No. 11": the name tells the status already.
    """
    return place if place and says(place, status) else by.join(part for part in (status, place) if part)


def says(place: str, kind: str) -> bool:
    """Tell whether the name of a place begins with the words for its kind."""
    named = folded(place.partition(",")[0]).split()
    words = folded(kind).split()
    return bool(words) and set(words) <= set(named[: len(words) + 1])


@cache
def _known() -> dict[str, dict[Language, tuple[str, ...]]]:
    """Return what is known, by any of its names; of several names in a language the first is said."""
    with resource("vocabularies", "place_names.csv").open(encoding="utf-8", newline="") as stream:
        rows = [
            {language: tuple(row[language.value].split("|")) for language in Language}
            for row in csv.DictReader(stream)
        ]
    rows += [
        {language: (short,) for language, short in kind.abbreviations.items()}
        for kind in kinds_of_facility()
        if len(kind.abbreviations) == len(Language)
    ]
    return {folded(name): row for row in rows for names in row.values() for name in names}
