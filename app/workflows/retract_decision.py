"""Taking back what a decision about a printed line has left with a person: its spelling, and their release."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList
from app.domain.names.canonical import lemmas
from app.domain.names.given_names import class_of, class_of_oblique
from app.domain.names.matching import PrintedWord, names_several, parse_line
from app.domain.names.scripts import words_of
from app.domain.person import NameForm, NameFormDraft, NameUsage
from app.domain.record import PersonId
from app.domain.release import Confirmation, Release
from app.domain.vocabulary import Terms
from app.store.unit import Reader, Unit
from app.workflows.desk import Desk
from app.workflows.follow_anchor import pausing
from app.workflows.follow_through import remove_with_dependents

LEAST_WORDS = 2
"""So many whole words a printed name needs to become a name form."""

_VOWELS = frozenset("аяеёіиоуюэыaeiou")
_ACCUSATIVE = frozenset("уюu")

_PLURALS = {
    **{f"{stem}{ending}": f"{stem}ий" for stem in ("ск", "цк") for ending in ("ие", "ія", "их", "іх", "і")},
    **{f"{stem}ы": stem for stem in ("ов", "ев", "ёв", "ав", "ин", "ын", "ін")},
    **{f"{stem}ых": stem for stem in ("ов", "ев", "ёв", "ав", "ин", "ын", "ін")},
}

_OF_PLACE = {"id", "version", "person_id", "position"}


@dataclass(frozen=True, slots=True)
class LeftReleased:
    """Somebody who is recorded as released in an event only because of a line that is decided otherwise now."""

    person_id: PersonId
    name: str


def taught_spelling(change: Reader, line: AnnouncedLine) -> NameFormDraft | None:
    """Return the name form that a line teaches about whom it means, or None where it prints no whole name.

    Neither does one that names several people, nor one that prints the name in another case («Михаила») or the
    surname of several («Ковалёвы»).
    """
    writings = parse_line(line.printed).writings
    whole = [word for word in writings[0].words if not word.initial] if writings else []
    if len(whole) < LEAST_WORDS or names_several(line.printed):
        return None
    if _is_oblique(change, line, whole) or _is_plural(change, line, whole):
        return None
    words = [word.text for word in whole]
    source = change.get(AnnouncedList, line.announced_list_id).source_id
    return NameFormDraft(text=" ".join(words), usage=NameUsage.MEDIA, source_id=source)


def _is_oblique(reader: Reader, line: AnnouncedLine, words: Sequence[PrintedWord]) -> bool:
    """Tell whether the given name of whom the line means stands there in another case than the nominative.

    A name that may be either way is judged by how the person is called: «Михаила» is no «Михаил», «Никита» is.
    """
    forms = reader.find(NameForm, person_id=line.person_id) if line.person_id is not None else ()
    called = [word for form in forms for word in words_of(form.written)]
    for word in words:
        oblique, plain = set(class_of_oblique(word.folded)), set(class_of(word.folded))
        theirs = [one for one in called if not (oblique | plain).isdisjoint(class_of(one))]
        if theirs:
            return bool(oblique) and all(_ends_otherwise(word.folded, one) for one in theirs)
        if oblique and not plain:
            return True
    return False


def _is_plural(reader: Reader, line: AnnouncedLine, words: Sequence[PrintedWord]) -> bool:
    """Tell whether the surname of whom the line means stands there as that of several: «Ковалёвы» of a «Ковалёв»."""
    forms = reader.find(NameForm, person_id=line.person_id) if line.person_id is not None else ()
    called = {one for form in forms for word in words_of(form.written) for one in lemmas(word)}
    return any(not called.isdisjoint(lemmas(one)) for word in words if (one := _of_one(word.folded)))


def _of_one(surname: str) -> str:
    """Return the surname of one of those whom a surname in the plural may name, or nothing where it cannot."""
    for plural, alone in _PLURALS.items():
        if surname.endswith(plural):
            return surname.removesuffix(plural) + alone
    return ""


def _ends_otherwise(printed: str, called: str) -> bool:
    """Tell whether a name ends in a vowel and the other does not, or both in another vowel: «Анну», «Анна»."""
    if printed[-1] not in _VOWELS:
        return False
    return called[-1] not in _VOWELS or (printed[-1] in _ACCUSATIVE) is not (called[-1] in _ACCUSATIVE)


def left_released(desk: Desk, line_id: int, person_id: PersonId | None = None) -> LeftReleased | None:
    """Return who would be recorded as released and on no list, if the line meant nobody any more, or `person_id`."""
    with desk.register.reading() as reader:
        line = reader.get(AnnouncedLine, line_id)
        if line.person_id in (None, person_id) or not _releases_left(reader, line):
            return None
        return LeftReleased(line.person_id, reader.name_of(line.person_id))


def let_go(
    change: Unit,
    terms: Terms,
    line: AnnouncedLine,
    person_id: PersonId | None = None,
    *,
    take_back_release: bool = False,
) -> None:
    """Take back what the decision about a line left with the person whom it meant, unless it is `person_id`.

    The spelling that it taught goes, unless another line supports it or somebody has changed it since; the release
    in the event of the list only if somebody wants that. The line is as it was before the new decision.
    """
    if line.person_id is None or line.person_id == person_id:
        return
    _unlearn(change, line, line.person_id)
    if take_back_release:
        with pausing(change, terms, line.person_id):
            for release in _releases_left(change, line):
                remove_with_dependents(change, terms, release)


def _unlearn(change: Unit, line: AnnouncedLine, person_id: PersonId) -> None:
    taught = taught_spelling(change, line)
    if taught is None:
        return
    forms = change.find(NameForm, person_id=person_id)
    words = _words(taught)
    form = next((one for one in forms if _words(one) == words and _is_untouched(one, taught)), None)
    if form is None or len(forms) == 1:
        return
    support = _support(change, line, person_id, words)
    if support is None:
        change.remove(form)
    elif support.source_id != form.source_id:
        # From now on it rests on that other list, and goes with it.
        change.save(form.but(source_id=support.source_id, text=support.text))


def _is_untouched(form: NameForm, taught: NameFormDraft) -> bool:
    """Tell whether a form is still as the line taught it; what somebody made the main form is theirs."""
    return form.position > 0 and form.model_dump(exclude={*_OF_PLACE, "text"}) == taught.model_dump(
        exclude={"position", "text"}
    )


def _support(
    change: Unit, line: AnnouncedLine, person_id: PersonId, words: frozenset[str]
) -> NameFormDraft | None:
    """Return what another line that means the person teaches in the same words."""
    for other in change.find(AnnouncedLine, person_id=person_id, decision=list(NAMED)):
        taught = taught_spelling(change, other) if other.id != line.id else None
        if taught is not None and _words(taught) == words:
            return taught
    return None


def _releases_left(reader: Reader, line: AnnouncedLine) -> list[Release]:
    """Return the releases, in the event of its list, of the person whom this line alone names."""
    event_id = reader.get(AnnouncedList, line.announced_list_id).release_event_id
    lists = reader.find(AnnouncedList, release_event_id=event_id)
    in_force = {one.id for one in lists} - {one.supersedes_id for one in lists}
    naming = reader.find(
        AnnouncedLine, person_id=line.person_id, announced_list_id=in_force, decision=list(NAMED)
    )
    if line.announced_list_id not in in_force or any(one.id != line.id for one in naming):
        return []
    releases = reader.find(Release, person_id=line.person_id, release_event_id=event_id)
    return [one for one in releases if one.confirmation is not Confirmation.REFUTED]


def _words(form: NameFormDraft) -> frozenset[str]:
    return frozenset(words_of(form.written))
