"""Whether a row that has somebody's number is about that person: it must not contradict who they are.

Columns slip by a row, numbers are copied with the wrong name. So a row is held when its surname, given name or
patronymic fits no stored spelling of the person, or when somebody else fits it better; a name in another script or
spelling is no reason to ask. The date of birth and the sex that the row gives are compared with its news.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.base.i18n import _
from app.domain.names.matching import Clue, MatchIndex, Reason
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, Person
from app.domain.person_draft import NameDraft, PersonDraft
from app.domain.record import PersonId
from app.store import known_people
from app.store.unit import Reader
from app.workflows.importing.duplicates import NameKeys, contradictions, fits
from app.workflows.importing.known import KnownPerson
from app.workflows.importing.news import spelling_of

_ALIKE = frozenset(
    {
        "surname_same", "surname_script", "surname_spelling", "surname_vowel",
        "given_same", "given_class", "given_pet", "given_oblique", "given_letter", "given_initial",
    }
)  # fmt: skip
"""What the matcher sees of a surname or given name that is the person's in another spelling."""
_AGAINST = frozenset(
    {"patronymic_conflict", "patronymic_near", "patronymic_initial_conflict", "sex_conflict"}
)
# What tells two namesakes apart weighs less than the name itself.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row may be about somebody else than its number says.

    `other_name` tells that the name is another one, `why` are sentences, `others` fit the row better.
    """

    other_name: bool = False
    why: tuple[str, ...] = ()
    others: tuple[PersonId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.other_name or self.why or self.others)


@dataclass(frozen=True, slots=True)
class _Compared:
    """What of a row tells people apart: the keys of its name and the date of birth."""

    keys: NameKeys
    birth: str

    def could_be(self, theirs: Collection[str], birth: str | None) -> bool:
        return not self.keys.given.isdisjoint(theirs) and fits(self.keys, theirs, self.birth, birth)

    def points(self, named: bool, theirs: Collection[str], birth: str | None) -> int:
        same_day = bool(self.birth) and self.birth == birth and PartialDate(self.birth).exact is not None
        return _NAMED * named + (not self.keys.fathers.isdisjoint(theirs)) + same_day


def doubts_about(
    reader: Reader,
    index: MatchIndex,
    drafts: Sequence[PersonDraft],
    people: Mapping[int, PersonId],
    keys: Mapping[int, NameKeys],
    known: Mapping[PersonId, KnownPerson],
) -> dict[int, Doubt]:
    """Return, by the row of the draft, what speaks against its being about the person whom its number names."""
    meant = [draft for draft in drafts if draft.row in people]
    surnames = {key for draft in meant for key in keys[draft.row].surnames}
    named_so = known_people.by_surname_key(reader, surnames)
    everybody = {*people.values()}.union(*named_so.values())
    theirs = known_people.keys_of_people(reader, everybody)
    births = {one: rows[0][0] for one, rows in reader.columns(Person, ("birth_date",), everybody).items()}
    found = {}
    # Rows of one surname together: the matcher compares each name once.
    for draft in sorted(meant, key=lambda one: (one.names[0].surname, one.row)):
        person_id, own = people[draft.row], keys[draft.row]
        other_name, why = _name_against(index, draft.names[0], own, theirs[person_id], known[person_id])
        compared = _Compared(own, draft.fields.get("birth_date", ""))
        most = compared.points(not other_name, theirs[person_id], births.get(person_id))
        others = {
            one
            for key in own.surnames
            for one in named_so.get(key, ())
            if one != person_id
            and compared.could_be(theirs[one], births.get(one))
            and compared.points(True, theirs[one], births.get(one)) > most
        }
        if doubt := Doubt(other_name, why, tuple(sorted(others))):
            found[draft.row] = doubt
    return found


def _name_against(
    index: MatchIndex, name: NameDraft, own: NameKeys, theirs: Collection[str], known: KnownPerson
) -> tuple[bool, tuple[str, ...]]:
    """Return whether surname or given name is another than all stored ones, and what else contradicts."""
    stored = [NameDraft(*form) for form in known.of(NameForm)]
    if spelling_of(name) in map(spelling_of, stored):
        return False, ()
    other_father = contradictions(own, theirs, "", None) > 0
    if _agrees_by_keys(name, own, theirs, stored) and not other_father:
        return False, ()
    clue = Clue(name.text, name.surname, name.given, name.patronymic)
    candidates = index.match(clue, among={known.person_id}).candidates
    if not candidates:
        return True, ()
    (best,) = candidates
    seen = {reason.feature for reason in best.reasons}
    named = {feature for feature in seen if feature.startswith(("surname_", "given_"))}
    if "given_unrecorded" in seen and not any(one.given or len(one.text.split()) > 1 for one in stored):
        named.remove("given_unrecorded")
    other_name = not named <= _ALIKE
    against = (named - _ALIKE - {"given_unrecorded"}) | _AGAINST
    why = [_as_written(reason, name) for reason in best.reasons if reason.feature in against]
    if other_father and not any(feature.startswith("patronymic_") for feature in seen & _AGAINST):
        fathers = dict.fromkeys(one.patronymic for one in stored if one.patronymic)
        why.append(
            _("The patronymic is another one: {announced}, {register}.").format(
                announced=name.patronymic or name.text, register=", ".join(fathers)
            )
        )
    return other_name, tuple(why)


def _as_written(reason: Reason, name: NameDraft) -> str:
    """Return the sentence of a reason with the word of the row as it stands there: the matcher folds it."""
    for part in (name.surname, name.given, name.patronymic):
        if reason.announced and part.casefold() == reason.announced:
            return reason.text.replace(reason.announced, part, 1)
    return reason.text


def _agrees_by_keys(
    name: NameDraft, own: NameKeys, theirs: Collection[str], stored: Sequence[NameDraft]
) -> bool:
    """Tell whether every part that the row names sounds the same in some stored spelling of the person."""
    if not name.surname or own.surnames.isdisjoint(theirs):
        return False
    if name.given and own.given.isdisjoint(theirs):
        return False
    fathers_known = any(one.patronymic or one.text for one in stored)
    return not (name.patronymic and fathers_known and own.fathers.isdisjoint(theirs))
