"""The register's names in memory, ready to be matched against announced or entered ones."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from math import exp

from app.base.bulk import without_collecting
from app.base.progress import Progress
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.explaining import (
    aligned_words,
    contradictions_of,
    has_same_name,
    reasons_of,
    what_would_decide,
)
from app.domain.names.matching.match import Candidate, Decision, Match
from app.domain.names.matching.rows import MatchRow
from app.domain.names.matching.same_given import SameGiven
from app.domain.names.matching.search import Found, Gone, Searcher
from app.domain.names.matching.segment import Segment
from app.domain.names.matching.several import names_several
from app.domain.names.matching.weights import Evidence, Weights, learnt_weights

SURE = 0.9
"""From this probability on the best candidate is proposed as the match."""
SURELY_NOBODY = 0.6
"""From this probability on the clue counts as not in the register."""
POSSIBLE = 0.02
_SAME_BIRTH = {"birth_day", "birth_year"}
"""Less likely persons are not shown."""
SIMILAR = 0.3
"""From this probability on an entered person may be one whom the register has."""
_SHOWN, _NEAREST = 8, 3
_MERGE_AFTER = 2000
_STEP = 20


class MatchIndex:
    """All stored name forms; unchangeable, so that it can be read while a newer one is made."""

    @without_collecting()
    def __init__(
        self,
        rows: Iterable[MatchRow],
        weights: Weights | None = None,
        same_given_names: Iterable[Collection[str]] = (),
    ) -> None:
        """Load the stored rows.

        `same_given_names` are groups of spellings that the organisation holds for one given name, beside those
        that the program knows.
        """
        self._weights = weights or learnt_weights()
        self._same_given = SameGiven(same_given_names)
        self._set(Segment(rows), Segment(()), frozenset())

    def _set(self, base: Segment, newer: Segment, gone: frozenset[int]) -> None:
        self._base, self._newer, self._gone = base, newer, gone
        self._people = len(set(base.person) - gone) + len(set(newer.person))
        self._searcher = Searcher(
            (base, newer), _what_went(base, gone), self._people, self._weights, self._same_given
        )

    def __len__(self) -> int:
        """Return the number of persons."""
        return self._people

    def updated(self, removed_person_ids: Collection[int], new_rows: Iterable[MatchRow]) -> "MatchIndex":
        """Return the index without the rows of these persons and with the new rows.

        Whoever changed is named in both: their old rows go, their new ones come.
        """
        rows = list(new_rows)
        removed = frozenset(removed_person_ids) | {row.person_id for row in rows}
        gone = self._gone | removed
        newer = [*self._newer.rows_without(removed), *rows]
        index = object.__new__(MatchIndex)
        index._weights, index._same_given = self._weights, self._same_given
        if len(newer) + len(gone) > _MERGE_AFTER:
            index._set(Segment([*self._base.rows_without(gone), *newer]), Segment(()), frozenset())
        else:
            index._set(self._base, Segment(newer), gone)
        return index

    def match(
        self, clue: Clue, *, among: Collection[int] | None = None, without: Collection[int] = ()
    ) -> Match:
        """Return who is meant by a clue; with `among`, only these persons are looked at, `without` some never."""
        found = [one for one in self._searcher.search(clue, among) if one.person not in without]
        shares, nobody = self._shares(clue, found)
        decision = Decision.AMBIGUOUS
        if shares and shares[0] >= SURE:
            # Where a date or a father's name contradicts, or only a surname is printed, somebody has to look, however
            # rare the name is.
            if not (names_several(clue.text) or contradictions_of(found[0]) or _is_bare(found[0])):
                decision = Decision.MATCH
        elif nobody >= SURELY_NOBODY or not found:
            decision = Decision.NOBODY
        nearest = decision is Decision.NOBODY
        worth = (
            (one, share)
            for place, (one, share) in enumerate(zip(found, shares, strict=True))
            if (share >= POSSIBLE and place < _SHOWN)
            or (nearest and (place < _NEAREST or has_same_name(one)))
        )
        shown = [self._candidate(clue, one, share) for one, share in islice(worth, _SHOWN)]
        person = shown[0].person_id if decision is Decision.MATCH else None
        possible = [one for one, share in zip(found[:_SHOWN], shares, strict=False) if share >= POSSIBLE]
        telling = what_would_decide(clue, possible) if decision is Decision.AMBIGUOUS else ()
        return Match(clue, decision, person, nobody, tuple(shown), telling)

    @without_collecting()
    def match_list(
        self, clues: Sequence[Clue], progress: Progress, without: Sequence[Collection[int]] = ()
    ) -> tuple[Match, ...]:
        """Return the matches of all clues of one list, in order; `without` are persons that each does not mean.

        A list names a person once: when several lines claim the same person, each of them becomes ambiguous.
        Raises Cancelled when the progress says so.
        """
        matches = []
        for number, clue in enumerate(clues):
            if number % _STEP == 0:
                progress.step(number, len(clues))
            matches.append(self.match(clue, without=without[number] if without else ()))
        progress.step(len(clues), len(clues))
        claims: defaultdict[int | None, list[int]] = defaultdict(list)
        for number, match in enumerate(matches):
            claims[match.person_id].append(number)
        for person, numbers in claims.items():
            if person is not None and len(numbers) > 1:
                for number in numbers:
                    matches[number] = replace(
                        matches[number], decision=Decision.AMBIGUOUS, person_id=None, contested=True
                    )
        return tuple(matches)

    def similar(self, clue: Clue, *, among: Collection[int] | None = None) -> tuple[Candidate, ...]:
        """Return the persons whom the register may already have when this one is entered, best first."""
        found = self._searcher.search(clue, among, thorough=False)
        shares, _nobody = self._shares(clue, found)
        return tuple(
            self._candidate(clue, one, share)
            for one, share in zip(found[:_SHOWN], shares, strict=False)
            if share >= SIMILAR
        )

    def seen(self, clue: Clue, limit: int = 25) -> tuple[list[tuple[int, Evidence]], Evidence]:
        """Return the evidence for the best candidates, each with its person, and that for nobody: to learn from."""
        found = self._searcher.search(clue, None)[:limit]
        return [(one.person, one.evidence) for one in found], self._searcher.nobody_evidence(clue)

    def _shares(self, clue: Clue, found: Sequence[Found]) -> tuple[list[float], float]:
        """Return the probability of each person found, and that of nobody."""
        nobody = self._searcher.nobody(clue)
        highest = max([nobody, *(one.score for one in found[:1])])
        odds = [exp(one.score - highest) for one in found]
        none = exp(nobody - highest)
        total = sum(odds) + none
        return [one / total for one in odds], none / total

    def _candidate(self, clue: Clue, found: Found, share: float) -> Candidate:
        words = aligned_words(found)
        return Candidate(
            found.person,
            share,
            words,
            reasons_of(clue, found, words, self._weights),
            has_same_name(found),
            contradictions_of(found),
        )


def _is_bare(found: Found) -> bool:
    """Tell whether nothing but a surname goes with the person: others have it whom nobody has written down."""
    features = {name for name, _value in found.evidence}
    return found.assignment.given is None and features.isdisjoint(_SAME_BIRTH)


def _what_went(base: Segment, gone: frozenset[int]) -> Gone:
    """Return how often the names of the persons that are gone stand in the segment."""
    if not gone:
        return Gone()
    surnames: Counter[int] = Counter()
    lemmas: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for form, person in enumerate(base.person):
        if person in gone:
            place = base.surname_of[form]
            surnames[place] += 1
            lemmas.update(base.surnames[place].lemmas[:1])
            classes.update(base.givens[base.given_of[form]].classes.keys())
    return Gone(gone, surnames, lemmas, classes)
