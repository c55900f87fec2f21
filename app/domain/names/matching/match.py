"""What the matcher answers: who may be meant, how likely, and why. Nothing here decides for anybody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.base.i18n import _, ngettext
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.several import names_several

NEARLY = 0.6
"""From this share of the probability of the likeliest on a candidate counts as nearly as likely."""


class Decision(StrEnum):
    """What the matcher proposes for a clue; a human being decides."""

    MATCH = "match"
    """One person of the register, with high probability."""
    AMBIGUOUS = "ambiguous"
    """Several persons may be meant, or it is open whether the one who fits is."""
    NOBODY = "not_in_register"
    """Most likely nobody in the register."""


class Role(StrEnum):
    """What a word is in a name."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    OTHER = "other"


class Agreement(StrEnum):
    """How an announced word and the word in the register go together."""

    SAME = "same"
    SAME_NAME = "same_name"
    """The same name in another script, language or spelling."""
    SIMILAR = "similar"
    """Alike, but a letter or more apart."""
    DIFFERENT = "different"
    MISSING = "missing"
    """Only one side has such a word."""


class Telling(StrEnum):
    """What would tell the candidates apart."""

    PATRONYMIC = "patronymic"
    BIRTH_YEAR = "birth_year"
    BIRTH_DATE = "birth_date"
    GIVEN_NAME = "given_name"
    SPELLING = "spelling"


class Contradiction(StrEnum):
    """What speaks against somebody who has the announced name."""

    BIRTH_YEAR = "birth_year"
    BIRTH_DATE = "birth_date"
    PATRONYMIC = "patronymic"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class AlignedWord:
    """A word of the announced name above its counterpart in the register; an empty text where there is none.

    `start` and `end` are the place of the announced word in the clue's text, both -1 where it does not stand
    there (structured clues, missing words).
    """

    role: Role
    announced: str
    start: int
    end: int
    register: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a candidate (weight above 0) or against (below), in bits of evidence.

    Each bit doubles or halves the odds. `feature` names the kind of evidence for programs, `text` is a sentence
    for people in the language of the window.
    """

    feature: str
    announced: str
    register: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the register who may be meant.

    `same_name` tells that surname and given name are the announced ones, in whatever spelling; `contradictions`
    what speaks against such a namesake all the same.
    """

    person_id: int
    probability: float
    aligned: tuple[AlignedWord, ...]
    reasons: tuple[Reason, ...]
    same_name: bool = False
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to a clue.

    `person_id` is the proposed person of a MATCH, else None. `nobody` is the probability that the register has no
    such person; it and the probabilities of all candidates add up to at most 1. `candidates` are best first and
    hold also the nearest persons of a NOBODY. `would_decide` tells what to ask for when it is AMBIGUOUS.
    `contested` is set when another line of the same list claims the same person.
    """

    clue: Clue
    decision: Decision
    person_id: int | None
    nobody: float
    candidates: tuple[Candidate, ...]
    would_decide: tuple[Telling, ...] = ()
    contested: bool = False

    @property
    def namesake(self) -> Candidate | None:
        """Somebody of the announced name of whom something contradicts: dates get misprinted, lists mix people up.

        Where most likely nobody is meant it is the likeliest of that name, where it is open the likeliest of all.
        """
        if self.decision is Decision.NOBODY:
            return next((one for one in self.candidates if one.same_name), None)
        first = self.candidates[0] if self.candidates else None
        doubted = first is not None and first.same_name and bool(first.contradictions)
        return first if doubted and self.decision is Decision.AMBIGUOUS and not self.contested else None

    @property
    def needs_look(self) -> bool:
        """Whether somebody has to look: one of several may be meant, or a namesake, or the line names two people."""
        several = names_several(self.clue.text)
        return self.decision is Decision.AMBIGUOUS or self.namesake is not None or several

    def preferring(self, likelier: Collection[int]) -> "Match":
        """Return the match with these persons before others whose probability is nearly the same."""
        left, ordered = list(self.candidates), []
        while left:
            equal = [one for one in left if one.probability >= left[0].probability * NEARLY]
            ordered += sorted(equal, key=lambda one: one.person_id not in likelier)
            left = left[len(equal) :]
        return self if tuple(ordered) == self.candidates else replace(self, candidates=tuple(ordered))

    def advice(self) -> str:
        """Return a sentence on what would settle a match that somebody has to look at, or nothing."""
        if self.namesake is not None:
            return _("The register has somebody of this name: compare before you add another.")
        if self.decision is not Decision.AMBIGUOUS:
            return ""
        if self.contested:
            return _("Another line of this list fits the same person.")
        several = ngettext("{n} person fits.", "{n} people fit.", len(self.candidates)).format(
            n=len(self.candidates)
        )
        return f"{several} {would_decide_sentence(self.would_decide)}".strip()


def namesake_words(namesake: Candidate) -> str:
    """Say in a few words that somebody has the announced name, and what contradicts."""
    words = {
        Contradiction.BIRTH_YEAR: _("Same name, other year"),
        Contradiction.BIRTH_DATE: _("Same name, other birthday"),
        Contradiction.PATRONYMIC: _("Same name, other patronymic"),
        Contradiction.SEX: _("Same name, other sex"),
    }
    return words[namesake.contradictions[0]] if namesake.contradictions else _("Same name")


def would_decide_sentence(telling: Iterable[Telling]) -> str:
    """Return a sentence that names what would tell the candidates apart, or nothing."""
    words = {
        Telling.PATRONYMIC: _("the patronymic"),
        Telling.BIRTH_YEAR: _("the year of birth"),
        Telling.BIRTH_DATE: _("the full date of birth"),
        Telling.GIVEN_NAME: _("the given name"),
        Telling.SPELLING: _("the exact spelling of the surname"),
    }
    named = [words[one] for one in telling]
    if not named:
        return ""
    if len(named) == 1:
        sentence = _("{clue} would decide.").format(clue=named[0])
    else:
        sentence = _("{clues} or {clue} would decide.").format(clues=", ".join(named[:-1]), clue=named[-1])
    return sentence[:1].upper() + sentence[1:]
