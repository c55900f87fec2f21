"""Making one person of two records, and taking them apart again: each one change that can be undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.announced_list import AnnouncedLine
from app.domain.case import Case
from app.domain.compare_cases import (
    COMPARED,
    Concern,
    FieldPair,
    Take,
    Weight,
    concerns,
    field_pairs,
    same_arrest,
)
from app.domain.detention import Detention
from app.domain.document import Document
from app.domain.labels import kind_name
from app.domain.merge import (
    Distinction,
    Merge,
    MergeFields,
    MergeState,
    Replaced,
    moved_as_text,
    replaced_as_text,
)
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.record import PersonId, Record
from app.store.register import Change
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.read_case import read_case

# What both have word for word is not doubled; the merged person keeps it, for the day they are parted.
_NEVER_DOUBLED = (NameForm, Identifier, RiskFlag, Recognition, Note)
_OF_ONE_PERSON = {"id", "version", "person_id", "position", "source_id", "preferred_for"}


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """What somebody chose: whose value of each field stays, and why these are one person.

    Fields that are not named are decided as `FieldPair.usual` says. With `one_detention`, of two detentions from the
    same day one is made.
    """

    take: Mapping[str, Take] = field(default_factory=dict)
    reason: str = ""
    one_detention: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two persons side by side. `moves` counts by kind of record what would come to the one who is kept."""

    kept: Case
    other: Case
    fields: tuple[FieldPair, ...]
    concerns: tuple[Concern, ...]
    moves: Mapping[str, int]
    doubled: int
    same_arrests: int

    @property
    def needs_reason(self) -> bool:
        """Something speaks against it so strongly that somebody must say why it is right all the same."""
        return any(concern.weight is Weight.BLOCKS for concern in self.concerns)


def compare_people(desk: Desk, keep: PersonId, other: PersonId) -> Comparison:
    """Return what merging `other` into `keep` would mean; raises Problem when they are one already."""
    with desk.register.reading() as reader:
        _require_two(reader, keep, other)
    kept, second = read_case(desk, keep), read_case(desk, other)
    with desk.register.reading() as reader:
        return _compared(reader, kept, second)


def merge_people(desk: Desk, keep: PersonId, other: PersonId, choice: MergeChoice | None = None) -> Merge:
    """Merge `other` into `keep` as one change: all records move, and nothing is lost; return the merge.

    Raises FieldProblem for `reason` while something that blocks has no reason, and for a field that cannot be taken.
    """
    choice = choice or MergeChoice()
    _require_fields(choice)
    compared = compare_people(desk, keep, other)
    if compared.needs_reason and not choice.reason.strip():
        raise FieldProblem("reason", *_first_blocking(compared.concerns))
    kept_name, other_name = (case.names[0].short for case in (compared.kept, compared.other))
    sentence = _("Merge {other} ({number}) into {name}").format(
        other=other_name, number=compared.other.person.case_number, name=kept_name
    )
    with desk.changing(sentence) as change:
        return _Joining(change, compared, choice).done()


class _Joining:
    """The merge while it is made; it notes what it moves and what it changes."""

    def __init__(self, change: Change, compared: Comparison, choice: MergeChoice) -> None:
        self.change = change
        self.compared, self.choice = compared, choice
        self.keep, self.other = compared.kept.person, compared.other.person
        self.moved: list[tuple[str, int]] = []
        self.replaced: list[Replaced] = []

    def done(self) -> Merge:
        """Do all of it and return the record of it."""
        self._fields()
        stays = self._unite_detentions() if self.choice.one_detention else set()
        position = 1 + max((form.position for form in self.compared.kept.names), default=-1)
        for record in _belonging(self.change, self.other, self.keep):
            if (kind_name(type(record)), record.id) in stays or self._is_doubled(record):
                continue
            if isinstance(record, NameForm):
                self._move(self.replace(record, position=position))
                position += 1
            elif isinstance(record, Document) and record.portrait and self.compared.kept.portrait:
                self._move(self.replace(record, portrait=False))
            else:
                self._move(record)
        # Last, for nothing can be saved of somebody who was merged.
        self.change.save(self.other.but(merged_into_id=self.keep.id))
        merge: Merge = self.change.add(
            MergeFields(
                person_id=self.keep.id,
                merged_id=self.other.id,
                reason=self.choice.reason.strip(),
                moved=moved_as_text(self.moved),
                before=replaced_as_text(self.replaced),
            )
        )
        return merge

    def replace(self, record: Any, **values: Any) -> Any:
        """Save a record with other values, and note what it was."""
        old = record.model_dump(mode="json")
        saved = self.change.save(record.but(**values))
        new = saved.model_dump(mode="json")
        self.replaced.extend(
            Replaced(kind_name(type(record)), record.id, name, old[name], new[name])
            for name in values
            if old[name] != new[name]
        )
        return saved

    def _fields(self) -> None:
        """Give the kept person the chosen values; the other keeps their own, but for the number, which is moved."""
        values = {
            pair.name: pair.value(self.choice.take.get(pair.name, pair.usual))
            for pair in self.compared.fields
        }
        # Unset is not None for fields of text.
        chosen = {name: value for name, value in values.items() if value is not None}
        if chosen.get("reference", self.keep.reference) != self.keep.reference:
            # No two persons may have one number, not even for a moment.
            self.other = self.replace(self.other, reference=None)
            old = self.keep.reference
            self.keep = self.replace(self.keep, **chosen)
            if old:
                self.other = self.replace(self.other, reference=old)
        elif any(getattr(self.keep, name) != value for name, value in chosen.items()):
            self.keep = self.replace(self.keep, **chosen)

    def _unite_detentions(self) -> set[tuple[str, int]]:
        """Let what hangs on a detention of the other hang on the same one of the kept; return what stays behind."""
        stays = set()
        for mine, theirs in same_arrest(self.compared.kept.detentions, self.compared.other.detentions):
            values = mine.model_dump()
            empty = Detention(id=0, version=0, person_id=mine.person_id).model_dump()
            gained = {
                name: value
                for name, value in theirs.model_dump().items()
                if name not in ("id", "version", "person_id") and values[name] == empty[name] != value
            }
            for name in ("reasons", "circumstances"):
                one, two = getattr(mine, name), getattr(theirs, name)
                if one and two and two not in one:
                    gained[name] = f"{one}\n\n{two}"
            if gained:
                self.replace(mine, **gained)
            for record in self.change.referring_to(theirs):
                self.replace(record, detention_id=mine.id)
            stays.add((kind_name(Detention), theirs.id))
        return stays

    def _is_doubled(self, record: Record) -> bool:
        """Tell whether the kept person has this record word for word; a source that only this one has is kept."""
        if not isinstance(record, _NEVER_DOUBLED):
            return False
        twin = next(
            (one for one in self.change.find(type(record), person_id=self.keep.id) if _same(one, record)),
            None,
        )
        if twin is None:
            return False
        source_id = getattr(record, "source_id", None)
        if source_id is not None and getattr(twin, "source_id", None) is None:
            self.replace(twin, source_id=source_id)
        return True

    def _move(self, record: Any) -> None:
        if isinstance(record, Person):
            self.change.save(record.but(merged_into_id=self.keep.id))
        elif isinstance(record, Distinction) and record.person_id != self.other.id:
            self.replace(record, other_id=self.keep.id)
            return
        else:
            self.change.save(record.but(person_id=self.keep.id))
        self.moved.append((kind_name(type(record)), record.id))


def _belonging(reader: Reader, person: Person, keep: Person) -> Iterator[Record]:
    """Yield what moves when a person is merged into `keep`: all records, and who was merged into the person before."""
    for record in reader.referring_to(person):
        if isinstance(record, Merge) and (record.state is MergeState.PARTED or record.person_id != person.id):
            continue
        if isinstance(record, Distinction) and {record.person_id, record.other_id} == {person.id, keep.id}:
            continue
        yield record


def _same(one: Record, other: Record) -> bool:
    """Tell whether two records of one kind say the same, word for word, on the word of the same source."""
    if one.model_dump(exclude=_OF_ONE_PERSON) != other.model_dump(exclude=_OF_ONE_PERSON):
        return False
    sources = {getattr(record, "source_id", None) for record in (one, other)} - {None}
    languages = [set(getattr(record, "preferred_for", "").split()) for record in (one, other)]
    return len(sources) < 2 and languages[1] <= languages[0]


def _compared(reader: Reader, kept: Case, second: Case) -> Comparison:
    keep, other = kept.person.id, second.person.id
    lines = reader.find(AnnouncedLine, person_id=[keep, other])
    moves: dict[str, int] = {}
    doubled = 0
    mine = {kind: reader.find(kind, person_id=keep) for kind in _NEVER_DOUBLED}
    for record in _belonging(reader, second.person, kept.person):
        kind = type(record)
        if kind in mine and any(_same(one, record) for one in mine[kind]):
            doubled += 1
        elif not isinstance(record, Person | Merge | Distinction):
            moves[kind_name(kind)] = moves.get(kind_name(kind), 0) + 1
    return Comparison(
        kept,
        second,
        field_pairs(kept.person, second.person),
        concerns(kept, second, _distinctions(reader, keep, other), lines),
        moves,
        doubled,
        len(same_arrest(kept.detentions, second.detentions)),
    )


def _distinctions(reader: Reader, one: PersonId, other: PersonId) -> tuple[Distinction, ...]:
    return (
        *reader.find(Distinction, person_id=one, other_id=other),
        *reader.find(Distinction, person_id=other, other_id=one),
    )


def _require_two(reader: Reader, keep: PersonId, other: PersonId) -> None:
    if keep == other:
        raise Problem(_("This is one and the same person: nobody can be merged with themselves."))
    for person in (reader.get(Person, keep), reader.get(Person, other)):
        if person.merged_into_id is not None:
            raise Problem(
                _("{number} has been merged into another person already.").format(number=person.case_number),
                _("Merge the person who was kept, or take the earlier merge apart first."),
            )


def _require_fields(choice: MergeChoice) -> None:
    for name in choice.take:
        if name not in COMPARED:
            raise FieldProblem(
                name,
                _("There is no field “{name}” to choose.").format(name=name),
                _("The fields are: {names}.").format(names=", ".join(COMPARED)),
            )


def _first_blocking(found: Sequence[Concern]) -> tuple[str, str]:
    sentence = next(one.sentence for one in found if one.weight is Weight.BLOCKS)
    return sentence, _("If they are one person all the same, say why, and which value is right.")
