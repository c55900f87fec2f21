"""Says why a person of the register may be meant: words side by side, reasons as sentences with weights."""

from collections.abc import Callable, Sequence
from math import log

from app.base.i18n import _, language_in_force
from app.domain.names.matching.assignments import Part
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.comparing import LEVELS, SPELLING, birth_years
from app.domain.names.matching.match import Agreement, AlignedWord, Contradiction, Reason, Role, Telling
from app.domain.names.matching.search import Found, birth_of
from app.domain.names.matching.weights import Weights
from app.domain.names.scripts import script_of
from app.domain.partial_date import PartialDate

_SIMILAR = {"given_letter", "given_letters", "patronymic_letter", *LEVELS[SPELLING + 1 :]}
_SAME = {"surname_same", "given_same"}
_DIFFERENT = {
    "given_conflict", "given_near", "patronymic_conflict", "patronymic_near", "patronymic_initial_conflict",
}  # fmt: skip
_SAME_SURNAME = frozenset(LEVELS[: SPELLING + 1])
_SAME_GIVEN = frozenset({"given_same", "given_class", "given_pet", "given_oblique"})
_CONTRADICTIONS = {
    "birth_conflict": Contradiction.BIRTH_YEAR,
    "birth_next_year": Contradiction.BIRTH_YEAR,
    "birth_day_conflict": Contradiction.BIRTH_DATE,
    "patronymic_conflict": Contradiction.PATRONYMIC,
    "patronymic_near": Contradiction.PATRONYMIC,
    "patronymic_initial_conflict": Contradiction.PATRONYMIC,
    "sex_conflict": Contradiction.SEX,
    "sex_doubt": Contradiction.SEX,
}


def has_same_name(found: Found) -> bool:
    """Tell whether surname and given name are the announced ones, in whatever script, language or form."""
    features = {name for name, _value in found.evidence}
    return not (
        features.isdisjoint(_SAME_SURNAME) or features.isdisjoint(_SAME_GIVEN) or "surname_part" in features
    )


def contradictions_of(found: Found) -> tuple[Contradiction, ...]:
    """Return what speaks against the person apart from the name, the date of birth first."""
    features = {name for name, _value in found.evidence}
    return tuple(dict.fromkeys(what for name, what in _CONTRADICTIONS.items() if name in features))


def aligned_words(found: Found) -> tuple[AlignedWord, ...]:
    """Return the words of the announced name over those of the register, surname first."""
    surname, given, father = _register_words(found)
    one = found.assignment
    features = {name for name, _value in found.evidence}
    words = [
        *_aligned(Role.SURNAME, one.surname, surname, features),
        *_aligned(Role.GIVEN, one.given, given, features),
        *_aligned(Role.PATRONYMIC, one.patronymic, father, features),
    ]
    return tuple(words)


def _register_words(found: Found) -> tuple[str, str, str]:
    segment, form = found.segment, found.form
    return (
        segment.surnames[segment.surname_of[form]].written,
        segment.givens[segment.given_of[form]].written,
        segment.patronymics[segment.patronymic_of[form]].written,
    )


def _aligned(role: Role, part: Part | None, register: str, features: set[str]) -> list[AlignedWord]:
    if part is None:
        return [AlignedWord(role, "", -1, -1, register, Agreement.MISSING)] if register else []
    printed = part.printed
    announced = " ".join(word.text for word in printed)
    if not register:
        agreement = Agreement.MISSING
    else:
        own = {name for name in features if name.startswith(role.value)}
        agreement = Agreement.SAME_NAME
        if own & _DIFFERENT:
            agreement = Agreement.DIFFERENT
        elif own & _SIMILAR:
            agreement = Agreement.SIMILAR
        elif announced.casefold() == register.casefold() or (part.initial and own & _SAME):
            agreement = Agreement.SAME
    return [AlignedWord(role, announced, printed[0].start, printed[-1].end, register, agreement)]


def _bits(weights: Weights, found: Found, *prefixes: str) -> float:
    own = [(name, value) for name, value in found.evidence if name.startswith(prefixes)]
    return round(weights.score(own) / log(2), 1)


def reasons_of(
    clue: Clue, found: Found, words: Sequence[AlignedWord], weights: Weights
) -> tuple[Reason, ...]:
    """Return what speaks for and against a candidate, in the order surname, given name, patronymic, birth, rest."""
    by_role = {word.role: word for word in words}
    features = dict(found.evidence)
    reasons = []
    for role in (Role.SURNAME, Role.GIVEN, Role.PATRONYMIC):
        word = by_role.get(role)
        feature = next((name for name in features if name in _SENTENCES and name.startswith(role.value)), "")
        if word is not None and feature:
            text = _SENTENCES[feature]().format(announced=word.announced, register=word.register)
            weight = _bits(weights, found, role.value)
            reasons.append(Reason(feature, word.announced, word.register, weight, text))
    reasons.extend(_birth_reason(clue, found, weights))
    reasons.extend(
        Reason(feature, "", "", _bits(weights, found, "sex"), said())
        for feature, said in _SEX_SENTENCES.items()
        if feature in features
    )
    if "extra_words" in features:
        reasons.append(
            Reason(
                "extra_words", "", "", _bits(weights, found, "extra"), _("Words of the line are left over.")
            )
        )
    return tuple(reasons)


def _birth_reason(clue: Clue, found: Found, weights: Weights) -> list[Reason]:
    feature = next(
        (name for name, _value in found.evidence if name in _SENTENCES and name.startswith("birth")), ""
    )
    if not feature:
        return []
    first, last, day = birth_of(clue)
    announced = str(first) if first == last else f"{first}–{last}"
    language = language_in_force()
    if day:
        announced = PartialDate(day).display(language)
    stored = found.segment.births[found.segment.birth_of[found.form]]
    stored = PartialDate(stored).display(language) if stored else ""
    text = _SENTENCES[feature]().format(announced=announced, register=stored)
    return [Reason(feature, announced, stored, _bits(weights, found, "birth"), text)]


def as_shown(reason: Reason, typed: str, shown: str) -> str:
    """Return the sentence of a reason about a name with the words as they were typed and as the register shows them.

    What the register knows in yet another spelling, by which the person was found, stands beside it.
    """
    if not typed or not shown or not reason.register:
        return reason.text
    feature = reason.feature
    if feature in _ALIKE:
        role, alike = feature.partition("_")[0], typed.casefold() == shown.casefold()
        feature = f"{role}_same" if alike else _ALIKE[feature]
        if feature == "surname_spelling" and script_of(typed) is not script_of(shown):
            feature = "surname_script"
    differs = reason.register.casefold() not in (typed.casefold(), shown.casefold())
    register = f"{shown} ({reason.register})" if differs else shown
    return _SENTENCES[feature]().format(announced=typed, register=register)


# The same name, and the feature that says so of two spellings.
_ALIKE = {
    "surname_same": "surname_spelling",
    "surname_script": "surname_spelling",
    "surname_spelling": "surname_spelling",
    "given_same": "given_class",
    "given_class": "given_class",
    "patronymic_same": "patronymic_class",
}

# Whole sentences, translated when they are asked for.
_SENTENCES: dict[str, Callable[[], str]] = {
    "surname_same": lambda: _("The surname is the same: {register}."),
    "surname_script": lambda: _("The surname is the same in another script: {announced} is {register}."),
    "surname_spelling": lambda: _("The surname is the same in another spelling: {announced} is {register}."),
    "surname_vowel": lambda: _("The surname differs in one vowel or accent: {announced}, {register}."),
    "surname_letter": lambda: _("The surname differs in one letter: {announced}, {register}."),
    "surname_vowels": lambda: _("The surname differs in vowels or accents: {announced}, {register}."),
    "surname_letters": lambda: _("The surname differs in two letters: {announced}, {register}."),
    "surname_far": lambda: _("The surname differs in three letters: {announced}, {register}."),
    "surname_unlike": lambda: _("The surname is only distantly alike: {announced}, {register}."),
    "given_same": lambda: _("The given name is the same: {register}."),
    "given_class": lambda: _(
        "The given name is the same in another language or spelling: {announced} is {register}."
    ),
    "given_pet": lambda: _("One given name is a short form of the other: {announced}, {register}."),
    "given_oblique": lambda: _("The given name is the same in another case: {announced} is {register}."),
    "given_initial": lambda: _("The initial goes with the given name: {announced}, {register}."),
    "given_letter": lambda: _("The given name differs in one letter: {announced}, {register}."),
    "given_letters": lambda: _("The given name differs in two letters: {announced}, {register}."),
    "given_unrecorded": lambda: _("The register has no given name; announced is {announced}."),
    "given_conflict": lambda: _("The given name is another one: {announced}, {register}."),
    "given_near": lambda: _("The given name is another one, though alike: {announced}, {register}."),
    "patronymic_same": lambda: _("The patronymic is the same: {register}."),
    "patronymic_class": lambda: _(
        "The patronymic is the same in another language or spelling: {announced} is {register}."
    ),
    "patronymic_letter": lambda: _("The patronymic differs in a letter or two: {announced}, {register}."),
    "patronymic_initial": lambda: _("The initial goes with the patronymic: {announced}, {register}."),
    "patronymic_unrecorded": lambda: _("The register has no patronymic; announced is {announced}."),
    "patronymic_conflict": lambda: _("The patronymic is another one: {announced}, {register}."),
    "patronymic_near": lambda: _("The patronymic is another one, though alike: {announced}, {register}."),
    "patronymic_initial_conflict": lambda: _(
        "The initial does not go with the patronymic: {announced}, {register}."
    ),
    "birth_day": lambda: _("The date of birth is the same: {register}."),
    "birth_year": lambda: _("The year of birth is the same: {announced}, {register}."),
    "birth_next_year": lambda: _("The year of birth differs by one: {announced}, {register}."),
    "birth_unrecorded": lambda: _("The register has no date of birth; announced is {announced}."),
    "birth_conflict": lambda: _("The year of birth is another one: {announced}, {register}."),
}

_SEX_SENTENCES: dict[str, Callable[[], str]] = {
    "sex_conflict": lambda: _("The name is that of the other sex."),
    "sex_doubt": lambda: _("The name may be that of the other sex in the nominative."),
}


def what_would_decide(clue: Clue, possible: Sequence[Found]) -> tuple[Telling, ...]:
    """Return what the clue does not say and would tell these persons apart, the most telling first."""
    telling = []
    one = possible[0].assignment if possible else None
    if one is not None and one.patronymic is None:
        fathers = {_register_words(found)[2] for found in possible} - {""}
        if fathers:
            telling.append(Telling.PATRONYMIC)
    first, _last, day = birth_of(clue)
    stored = [found.segment.births[found.segment.birth_of[found.form]] for found in possible]
    dates = [birth_years(birth) for birth in stored if birth]
    if not first and dates:
        telling.append(Telling.BIRTH_YEAR)
    elif not day and any(date[2] for date in dates):
        telling.append(Telling.BIRTH_DATE)
    if one is not None and (one.given is None or one.given.initial):
        telling.insert(0, Telling.GIVEN_NAME)
    features = {name for found in possible for name, _value in found.evidence}
    if not telling and not features.isdisjoint(LEVELS[SPELLING + 1 :]):
        telling.append(Telling.SPELLING)
    return tuple(telling)
