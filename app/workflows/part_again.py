"""Taking a merge apart: both persons are again what they were, with what was recorded since where it hangs."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.compare_cases import PROSE, FieldPair, field_pairs
from app.domain.document import Document
from app.domain.labels import kind_name
from app.domain.merge import JsonValue, Merge, MergeState, Replaced, replaced_as_text
from app.domain.person import NameForm, NameFormDraft, Person
from app.domain.record import PersonId, Record
from app.store import history
from app.store.register import Change
from app.store.unit import RECORDED_KINDS, Gone
from app.workflows.desk import Desk

_KINDS: dict[str, type[Record]] = {kind_name(kind): kind for kind in RECORDED_KINDS}
# What a record hangs on first: a placement on its detention, a step of confirmation on its release.
_HANGS_ON = {"detention_id": "detention", "release_id": "release", "placement_id": "placement"}
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """Somebody who was merged into a person; what their record says otherwise, and when and by whom it was `made`."""

    merge: Merge
    person: Person
    differing: tuple[FieldPair, ...]
    made: tuple[dt.datetime, str] | None


def merges_of(desk: Desk, person_id: PersonId) -> tuple[Merge, ...]:
    """Return the merges that hold and made this person, as they were made."""
    with desk.register.reading() as reader:
        return reader.find(Merge, person_id=person_id, state=MergeState.MERGED)


def merged_records(desk: Desk, person_id: PersonId) -> tuple[MergedRecord, ...]:
    """Return who was merged into a person, in the order in which it was done, with what their record said otherwise."""
    with desk.register.reading() as reader:
        merges = reader.find(Merge, person_id=person_id, state=MergeState.MERGED)
        if not merges:
            return ()
        kept = reader.get(Person, person_id)
        merged = reader.by_id(Person, (merge.merged_id for merge in merges))
        made = {merge.id: history.added_by(reader.connection, kind_name(Merge), merge.id) for merge in merges}
    return tuple(
        MergedRecord(
            merge,
            merged[merge.merged_id],
            tuple(pair for pair in field_pairs(kept, merged[merge.merged_id]) if _says_more(pair)),
            made[merge.id],
        )
        for merge in merges
    )


def part_again(desk: Desk, merge_id: int) -> Merge:
    """Take a merge apart as one change, and return it as it is then.

    What came from the merged person and is still there goes back, with what has been hung on it since; fields that
    the merge changed return where nobody changed them again. Raises Problem when it was taken apart already.
    """
    with desk.register.reading() as reader:
        merge = reader.get(Merge, merge_id)
        _require_merged(merge)
        number = reader.get(Person, merge.merged_id).case_number
        name = reader.name_of(merge.person_id)
    with desk.changing(_("Part {number} from {name} again").format(number=number, name=name)) as change:
        return _Parting(change, merge_id).done()


class _Parting:
    """A merge while it is taken apart."""

    def __init__(self, change: Change, merge_id: int) -> None:
        self.change = change
        self.merge = change.get(Merge, merge_id)
        _require_merged(self.merge)
        self.keep, self.other = self.merge.person_id, self.merge.merged_id
        self.listed = set(self.merge.moved_records)

    def done(self) -> Merge:
        """Do all of it and return the merge, parted."""
        change = self.change
        change.save(change.get(Person, self.other).but(merged_into_id=None))
        for one in reversed(self.merge.replaced):
            self._give_back(one)
        for kind, record_id in self.listed:
            self._return_people(kind, record_id)
        self._return_records()
        for person, from_whom in ((self.other, self.keep), (self.keep, self.other)):
            self._leave_a_name(person, from_whom)
            self._leave_one_portrait(person)
        merge = change.get(Merge, self.merge.id)
        return change.save(merge.but(state=MergeState.PARTED))

    def _give_back(self, one: Replaced) -> None:
        """Let a field that the merge changed be what it was, if it is still what merges made of it."""
        record = self._find(one.kind, one.record_id)
        if record is None:
            return
        now = record.model_dump(mode="json")[one.field]
        came = (one.kind, one.record_id) in self.listed
        if now not in (one.new, self._made_by_later_merges(one) if came else one.new):
            self._tell_later_merges(one)
        elif one.field != "reference" or not self._is_taken(one):
            self.change.save(record.but(**{one.field: one.old}))

    def _made_by_later_merges(self, one: Replaced) -> JsonValue:
        """Return what merges after this one made of the value that it gave a record."""
        value = one.new
        for later in self._later_merges():
            for two in later.replaced:
                if (two.kind, two.record_id, two.field, two.old) == (
                    one.kind,
                    one.record_id,
                    one.field,
                    value,
                ):
                    value = two.new
        return value

    def _tell_later_merges(self, one: Replaced) -> None:
        """Let a later merge that found the value of this one give back what was there before both."""
        same = (one.kind, one.record_id, one.field, one.new)
        for later in self._later_merges():
            told = [
                Replaced(two.kind, two.record_id, two.field, one.old, two.new)
                if (two.kind, two.record_id, two.field, two.old) == same
                else two
                for two in later.replaced
            ]
            if told != list(later.replaced):
                self.change.save(later.but(before=replaced_as_text(told)))
                return

    def _later_merges(self) -> list[Merge]:
        held = self.change.find(Merge, person_id=self.keep, state=MergeState.MERGED)
        return [merge for merge in held if merge.id > self.merge.id]

    def _is_taken(self, one: Replaced) -> bool:
        """Tell whether somebody else has the number now that would return."""
        return one.old is not None and bool(self.change.find(Person, reference=one.old))

    def _return_people(self, kind: str, record_id: int) -> None:
        """Give the person who is parted those back who had been merged into them before."""
        record = self._find(kind, record_id)
        if isinstance(record, Person) and record.merged_into_id == self.keep:
            self.change.save(record.but(merged_into_id=self.other))

    def _return_records(self) -> None:
        """Give the records back that came, and what hangs on them; what hangs on a record that stays, stays."""
        theirs = self.change.belonging_to(self.keep)
        stay_with_other = {_key(record) for record in self.change.belonging_to(self.other)}
        owned: dict[_Key, Any] = {_key(record): record for record in theirs}

        def is_going(key: _Key) -> bool:
            on = _hangs_on(owned[key])
            if on is None:
                return key in self.listed
            return on in stay_with_other or (on in owned and is_going(on))

        going = {key for key in owned if is_going(key)}
        for key in going:
            self.change.save(
                _without_strangers(owned[key], going | stay_with_other).but(person_id=self.other)
            )
        staying = owned.keys() - going
        for key in staying:
            record = _without_strangers(owned[key], staying)
            if record != owned[key]:
                self.change.save(record)

    def _leave_a_name(self, person: PersonId, from_whom: PersonId) -> None:
        """Give somebody whose names were all removed meanwhile a copy of the main name: nobody is without one."""
        if not self.change.find(NameForm, person_id=person):
            forms = sorted(
                self.change.find(NameForm, person_id=from_whom), key=lambda form: (form.position, form.id)
            )
            draft = {name: getattr(forms[0], name) for name in NameFormDraft.model_fields}
            self.change.add(NameFormDraft(**draft).of(person, 0))

    def _leave_one_portrait(self, person: PersonId) -> None:
        for surplus in self.change.find(Document, person_id=person, portrait=True)[1:]:
            self.change.save(surplus.but(portrait=False))

    def _find(self, kind: str, record_id: int) -> Any:
        try:
            return self.change.get(_KINDS[kind], record_id)
        except Gone:
            return None


def _says_more(pair: FieldPair) -> bool:
    """Tell whether the other says something that the kept person does not say (nor contains, of two texts)."""
    return pair.differs and not (pair.name in PROSE and pair.other in pair.kept)


def _require_merged(merge: Merge) -> None:
    if merge.state is MergeState.PARTED:
        raise Problem(_("This merge has been taken apart already."))


def _key(record: Record) -> _Key:
    return kind_name(type(record)), record.id


def _hangs_on(record: Record) -> _Key | None:
    """Return what a record hangs on, or None."""
    for name, kind in _HANGS_ON.items():
        on = getattr(record, name, None)
        if on is not None:
            return kind, on
    return None


def _without_strangers(record: Any, own: set[_Key]) -> Any:
    """Return the record without what it says of records that are another person's now."""
    hung = _hangs_on(record)
    strange = [
        name
        for name, kind in _HANGS_ON.items()
        if (on := getattr(record, name, None)) is not None and (kind, on) != hung and (kind, on) not in own
    ]
    return record.but(**dict.fromkeys(strange)) if strange else record
