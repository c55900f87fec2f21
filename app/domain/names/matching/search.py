"""Finds the persons of the register who may be meant by a clue, each with a score in log-odds and what it rests on."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from app.domain.names.matching.assignments import Assignment, Part, Reach, assignments_of
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.comparing import (
    LEVELS,
    SPELLING,
    VOWEL,
    Fit,
    SurnameFit,
    birth_evidence,
    birth_years,
    given_fit,
    patronymic_fit,
    surname_fit,
)
from app.domain.names.matching.printed_line import parse_line
from app.domain.names.matching.same_given import SameGiven
from app.domain.names.matching.segment import Segment
from app.domain.names.matching.sex import CONFLICT, said_against, sex_of
from app.domain.names.matching.weights import Evidence, Weights
from app.domain.names.matching.words import Word

_SEX_NUMBERS = {"m": 1, "f": 2}
_SEXES = ("", "m", "f")
_TYPICAL_SURNAME, _TYPICAL_GIVEN, _TYPICAL_SIZE = 7.0, 3.5, 8.5
_CACHED_WORDS = 512
_SAFELY = 2.0
_EXACT = 9
_SMOOTHING = 1.0
_SAME, _NEARLY = "surname_same", 4.0
_NOTHING = Fit(False, False, ())
_Near = tuple[int, int, int, float, Evidence]
"""Segment, place, level, score and evidence of a surname."""
_Key = tuple[str, bool, bool]
_Fits = list[dict[int, tuple[Fit, float]]]


@dataclass(slots=True)
class Found:
    """A person found by the clue: the best of their forms, how it was read, and the evidence."""

    person: int
    score: float
    segment: Segment
    form: int
    assignment: Assignment
    evidence: Evidence

    @property
    def is_as_printed(self) -> bool:
        """Whether the surname is printed exactly as in this form."""
        return any(feature == _SAME for feature, _value in self.evidence)

    def told_by(self, plain: "Found | None") -> "Found":
        """Return this, told by the form that is written as printed, where there is one that fits nearly as well.

        Another form may weigh more only because it is rarer in the register; a reader wants to see the plain one.
        """
        if plain is None or plain is self or plain.score < self.score - _NEARLY:
            return self
        return replace(plain, score=self.score)


@dataclass(frozen=True, slots=True)
class Gone:
    """What changed in the first segment since it was loaded: persons no longer in it and how often names left."""

    persons: frozenset[int] = frozenset()
    surnames: Counter[int] | None = None
    lemmas: Counter[str] | None = None
    classes: Counter[str] | None = None


class Searcher:
    """Searches the segments; keeps what it compared, so that a list or an import compares each name once."""

    def __init__(
        self, segments: Sequence[Segment], gone: Gone, people: int, weights: Weights, same_given: SameGiven
    ) -> None:
        self._same_given = same_given
        self._segments = segments
        self._gone = gone
        self._people = max(people, 1)
        self._weights = weights
        self._surnames: dict[tuple[str, tuple[str, ...], int], list[_Near]] = {}
        self._givens: dict[_Key, _Fits] = {}
        self._fathers: dict[_Key, _Fits] = {}

    def search(self, clue: Clue, among: Collection[int] | None, *, thorough: bool = True) -> list[Found]:
        """Return who may be meant, best first; equal scores in the order of their ids.

        When nobody is likely, a thorough search also goes through those whose given name agrees, for a surname
        that is spoilt in two places.
        """
        assignments = assignments_of(clue)
        birth = birth_of(clue)
        sex = _SEX_NUMBERS.get(sex_of(clue, assignments), 0)
        best: dict[int, Found] = {}
        plain: dict[int, Found] = {}
        for assignment in assignments:
            for found in self._candidates(assignment, birth, sex, among, 0 if thorough else 1):
                for among_these in (best, plain) if found.is_as_printed else (best,):
                    known = among_these.get(found.person)
                    if known is None or found.score > known.score:
                        among_these[found.person] = found
        likely = max((found.score for found in best.values()), default=-99.0)
        if thorough and likely < self.nobody(clue) + _SAFELY:
            for assignment in assignments:
                for found in self._spoilt(assignment, birth, sex, among):
                    known = best.get(found.person)
                    if known is None or found.score > known.score:
                        best[found.person] = found
        told = (found.told_by(plain.get(person)) for person, found in best.items())
        return sorted(told, key=lambda found: (-found.score, found.person))

    def nobody(self, clue: Clue) -> float:
        """Return the score of the answer that nobody in the register is meant."""
        return self._weights.score(self.nobody_evidence(clue))

    def nobody_evidence(self, clue: Clue) -> Evidence:
        """Return what speaks for nobody, whoever the candidates are."""
        assignments = assignments_of(clue)
        fathers = any(one.patronymic and not one.patronymic.initial for one in assignments)
        bare = not any(one.given and not one.given.initial for one in assignments)
        evidence = [("nobody", 1.0), ("nobody_size", log(self._people) - _TYPICAL_SIZE)]
        if fathers:
            evidence.append(("nobody_patronymic", 1.0))
        if birth_of(clue)[0]:
            evidence.append(("nobody_birth", 1.0))
        if bare:
            evidence.append(("nobody_bare", 1.0))
        return tuple(evidence)

    def _candidates(
        self,
        assignment: Assignment,
        birth: tuple[int, int, str],
        sex: int,
        among: Collection[int] | None,
        slack: int,
    ) -> Iterator[Found]:
        fits = self._surname_fits(assignment.surname.word, slack if assignment.reach is Reach.ANY else _EXACT)
        if fits:
            yield from self._persons(assignment, fits, birth, sex, among)

    def _persons(
        self,
        assignment: Assignment,
        fits: list[_Near],
        birth: tuple[int, int, str],
        sex: int,
        among: Collection[int] | None,
    ) -> Iterator[Found]:
        weights = self._weights
        extra: Evidence = (("extra_words", float(assignment.extra)),) if assignment.extra else ()
        if assignment.is_part:
            extra = (*extra, ("surname_part", 1.0))
        extra_score = weights.score(extra)
        given, father = assignment.given, assignment.patronymic
        births: list[dict[int, tuple[Evidence, float]]] = [{} for _segment in self._segments]
        reach = assignment.reach
        gone = self._gone.persons
        birth_name = weights["surname_birth"]
        for number, place, level, surname_score, surname_evidence in fits:
            if level > reach:
                continue
            segment = self._segments[number]
            for form in segment.forms_of_surname(place):
                person = segment.person[form]
                if (among is not None and person not in among) or (not number and person in gone):
                    continue
                given_part, given_score = self._given(number, given, segment.given_of[form])
                if given_part.against and level > SPELLING:
                    continue
                father_part, father_score = self._father(number, father, segment.patronymic_of[form])
                stored = segment.birth_of[form]
                if stored not in births[number]:
                    seen = birth_evidence(birth, segment.births[stored])
                    births[number][stored] = (seen, weights.score(seen))
                birth_part, birth_score = births[number][stored]
                evidence = (
                    *surname_evidence, *given_part.evidence, *father_part.evidence, *birth_part, *extra
                )  # fmt: skip
                score = surname_score + given_score + father_score + birth_score + extra_score
                against = CONFLICT if sex and segment.sex[form] and segment.sex[form] != sex else ""
                if not (sex or against):
                    against = said_against(
                        _SEXES[segment.sex[form]],
                        assignment,
                        segment.surnames[place].written,
                        surname_evidence,
                        given_part.evidence,
                    )
                if against:
                    evidence = (*evidence, (against, 1.0))
                    score += weights[against]
                if segment.is_birth_name[form]:
                    evidence = (*evidence, ("surname_birth", 1.0))
                    score += birth_name
                yield Found(person, score, segment, form, assignment, evidence)

    def _spoilt(
        self, assignment: Assignment, birth: tuple[int, int, str], sex: int, among: Collection[int] | None
    ) -> Iterator[Found]:
        """Yield persons with the announced given name whose surname is only alike."""
        given, word = assignment.given, assignment.surname.word
        if given is None or given.initial or assignment.reach is not Reach.ANY or len(word.lemmas[0]) < 4:
            return
        known = {(number, place) for number, place, *_rest in self._surname_fits(word, 0)}
        fits = []
        for number, segment in enumerate(self._segments):
            near: set[int] = set()
            alike: set[int] = set()
            for place in self._givens_like(segment, given.word):
                if self._given(number, given, place)[0].sure:
                    near |= _near_surnames(segment, place, word)
                    alike |= self._supported(number, place, assignment, birth)
            for place in sorted(near | alike):
                fit = surname_fit(word, segment.surnames[place], any_distance=place in alike)
                if fit is not None and (number, place) not in known:
                    fits.append((number, place, fit))
        yield from self._persons(assignment, self._weighed(fits), birth, sex, among)

    def _givens_like(self, segment: Segment, word: Word) -> Iterable[int]:
        """Return the given names that may agree with a word: all, where the organisation holds some for one."""
        if self._same_given.are_any:
            return range(len(segment.givens))
        return segment.givens_like(word.sounds, (name for name, _kind in word.classes))

    def _supported(
        self, number: int, given: int, assignment: Assignment, birth: tuple[int, int, str]
    ) -> set[int]:
        """Return the surnames of those with the given name whose patronymic or year of birth agrees as well."""
        segment, father = self._segments[number], assignment.patronymic
        by_father = father is not None and not father.initial
        if not (by_father or birth[0]):
            return set()
        agreeing = {
            place
            for place, stored in enumerate(segment.births)
            if birth[0] and birth_evidence(birth, stored)[0][0] in ("birth_year", "birth_day")
        }
        found = set()
        for form in segment.forms_of_given(given):
            if segment.birth_of[form] in agreeing or (
                by_father and self._father(number, father, segment.patronymic_of[form])[0].sure
            ):
                found.add(segment.surname_of[form])
        return found

    def _surname_fits(self, word: Word, slack: int) -> list[_Near]:
        """Return the surnames near a word, with more slack fewer, with _EXACT only those that sound the same."""
        found = self._surnames.get((word.text, word.lemmas, slack))
        if found is None:
            lemmas = word.lemmas + word.oblique
            fits = []
            for number, segment in enumerate(self._segments):
                places = (
                    segment.surnames_like(lemmas)
                    if slack == _EXACT
                    else segment.surnames_near(lemmas, slack=slack)
                )
                for place in sorted(places):
                    fit = surname_fit(word, segment.surnames[place])
                    if fit is not None:
                        fits.append((number, place, fit))
            found = self._weighed(fits)
            if len(self._surnames) >= _CACHED_WORDS:
                self._surnames.clear()
            self._surnames[word.text, word.lemmas, slack] = found
        return found

    def _weighed(self, near: list[tuple[int, int, SurnameFit]]) -> list[_Near]:
        crowd = [0] * len(LEVELS)
        for number, place, fit in near:
            crowd[fit.level] += self._count(number, place)
        taken = any(crowd[: SPELLING + 1])
        for level in range(VOWEL + 1, len(crowd)):
            crowd[level] += crowd[level - 1]
        found = []
        for number, place, fit in near:
            if fit.level > SPELLING:
                more: Evidence = (("surname_crowd", log(1 + crowd[fit.level])),)
                if taken:
                    more = (*more, ("surname_taken", 1.0))
            else:
                more = (("surname_rare", self._rarity(number, place)),)
            evidence = fit.evidence + more
            found.append((number, place, fit.level, self._weights.score(evidence), evidence))
        return found

    def _count(self, number: int, place: int) -> int:
        gone = self._gone.surnames
        return self._segments[number].count_of_surname(place) - (gone[place] if gone and not number else 0)

    def _rarity(self, number: int, place: int) -> float:
        lemmas = self._segments[number].surnames[place].lemmas
        if not lemmas:
            return 0.0
        many = sum(segment.lemma_counts[lemmas[0]] for segment in self._segments)
        many -= self._gone.lemmas[lemmas[0]] if self._gone.lemmas else 0
        return _rarity(many, self._people, _TYPICAL_SURNAME)

    def _given(self, number: int, part: Part | None, place: int) -> tuple[Fit, float]:
        if part is None:
            return _NOTHING, 0.0
        key = (part.word.text, part.initial, part.named)
        fits = self._cached(self._givens, key)[number]
        found = fits.get(place)
        if found is None:
            given = self._segments[number].givens[place]
            fit = given_fit(part.word, given, initial=part.initial)
            if not fit.sure and self._same_given.holds(part.word.text, given.written):
                fit = Fit(True, False, (("given_class", 1.0),))
            if fit.sure and not part.initial and given.classes:
                rare = self._class_rarity(given.classes)
                fit = Fit(fit.sure, fit.against, (*fit.evidence, ("given_rare", rare)))
            found = fits[place] = (fit, self._weights.score(fit.evidence))
        return found

    def _class_rarity(self, classes: Iterable[str]) -> float:
        gone = self._gone.classes
        many = max(
            sum(segment.class_counts[name] for segment in self._segments) - (gone[name] if gone else 0)
            for name in classes
        )
        return _rarity(many, self._people, _TYPICAL_GIVEN)

    def _father(self, number: int, part: Part | None, place: int) -> tuple[Fit, float]:
        if part is None:
            return _NOTHING, 0.0
        fits = self._cached(self._fathers, (part.word.text, part.initial, part.named))[number]
        found = fits.get(place)
        if found is None:
            father = self._segments[number].patronymics[place]
            fit = patronymic_fit(part.word, father, initial=part.initial, named=part.named)
            found = fits[place] = (fit, self._weights.score(fit.evidence))
        return found

    def _cached(self, cache: dict[_Key, _Fits], key: _Key) -> _Fits:
        found = cache.get(key)
        if found is None:
            if len(cache) >= _CACHED_WORDS:
                cache.clear()
            found = cache[key] = [{} for _segment in self._segments]
        return found


def _rarity(many: int, people: int, typical: float) -> float:
    """Return how much rarer than a typical name one is that `many` of the people have, in natural log.

    A small register knows little of that: some people with typical names are thought added.
    """
    added = _SMOOTHING * exp(typical)
    return log((people + added) / (many + _SMOOTHING)) - typical


def _near_surnames(segment: Segment, given: int, word: Word) -> set[int]:
    """Return the surnames, of those who have a given name, that are at most two letters away (three in long ones)."""
    lemmas, places = segment.surnames_of_given(given)
    found: set[int] = set()
    for lemma in word.lemmas[:3]:
        cutoff = 3 if len(lemma) >= 9 else 2
        near = extract(lemma, lemmas, scorer=OSA.distance, score_cutoff=cutoff, limit=None)
        found.update(places[row] for _lemma, _distance, row in near)
    return found


def birth_of(clue: Clue) -> tuple[int, int, str]:
    """Return the first and last possible year of birth (0: unknown) and the exact day if it is known."""
    if clue.birth is not None:
        return birth_years(str(clue.birth))
    line = parse_line(clue.text)
    if line.birth:
        return birth_years(line.birth)
    if line.age and clue.announced:
        return clue.announced.year - line.age - 1, clue.announced.year - line.age, ""
    return 0, 0, ""
