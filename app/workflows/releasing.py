"""What a release does to the records of a person; the same for one person and for many at once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.base.errors import FieldProblem
from app.base.i18n import _, language_in_force
from app.domain.detention import Detention, Placement
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId, Record, SourceId
from app.domain.release import (
    Confirmation,
    ConfirmationStep,
    ConfirmationStepFields,
    Release,
    ReleaseFields,
    claimed_confidence,
)
from app.domain.source import Source
from app.domain.status import DEAD, DOUBTED, Claim, ClaimFields
from app.domain.vocabulary import Term, Terms, Vocabulary
from app.store.unit import Reader, Unit
from app.workflows.desk import Desk
from app.workflows.entries import ReleaseEntry, checked, require_not_dead, require_past
from app.workflows.follow_through import moved
from app.workflows.record_transfer import latest_open
from app.workflows.said_by_release import Said, said_by_release

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody to whom something cannot be done, and why."""

    person_id: PersonId
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the register has of the people who are to be released, by person."""

    detentions: Mapping[PersonId, Sequence[Detention]]
    placements: Mapping[PersonId, Sequence[Placement]]
    releases: Mapping[PersonId, Sequence[Release]]
    deaths: Mapping[PersonId, Sequence[Claim]]

    def open_detention(self, person_id: PersonId, on: PartialDate) -> Detention | None:
        """Return the detention that a release on that day ends."""
        return latest_open(self.detentions[person_id], on)

    def placements_of(self, detention: Detention) -> list[Placement]:
        """Return the placements within a detention."""
        return [one for one in self.placements[detention.person_id] if one.detention_id == detention.id]


def read_known(reader: Reader, people: Collection[PersonId]) -> Known:
    """Read it in a few statements, however many people there are."""
    among = {"person_id": set(people)}
    return Known(
        detentions=_grouped(reader.find(Detention, **among)),
        placements=_grouped(reader.find(Placement, **among)),
        releases=_grouped(reader.find(Release, **among)),
        deaths=_grouped(reader.find(Claim, status=DEAD, **among)),
    )


def require_kind(desk: Desk, entry: ReleaseEntry) -> Term:
    """Return the kind of the release; refuse one that does not exist, and a day that has not come yet."""
    require_past(desk, entry.date)
    return kind_of(desk, entry.kind)


def kind_of(desk: Desk, code: str) -> Term:
    """Return a kind of release; refuse one that does not exist."""
    kind = desk.terms.get(Vocabulary.RELEASE_KIND, code)
    if kind is None:
        raise FieldProblem("kind", _("There is no kind of release “{code}”.").format(code=code))
    return kind


def require_possible(known: Known, person_id: PersonId, entry: ReleaseEntry, *, ends_custody: bool) -> None:
    """Refuse a release of the dead, of somebody not arrested yet, and one that is recorded already."""
    require_not_dead(known.deaths[person_id], entry.date)
    detention = known.open_detention(person_id, entry.date)
    begun = [detention] if detention else known.detentions[person_id]
    if begun and all(one.start and entry.date.certainly_before(one.start) for one in begun):
        raise FieldProblem("date", _("The release lies before the arrest."))
    if detention and ends_custody:
        for placement in known.placements_of(detention):
            if placement.end is None:
                require_after_transfer(placement, entry.date)
    for other in known.releases[person_id]:
        same = (other.date, other.kind) == (entry.date, entry.kind)
        if same and Confirmation.REFUTED not in (other.confirmation, entry.confirmation):
            raise FieldProblem(
                "date",
                _("This release is recorded already."),
                _("Correct that one if you know more about it now."),
            )


def require_after_transfer(placement: Placement, date: PartialDate) -> None:
    """Refuse a release before a transfer."""
    if placement.start and date.certainly_before(placement.start):
        raise FieldProblem("date", _("The release lies before a transfer that is recorded."))


def require_held(known: Known, person_id: PersonId, entry: ReleaseEntry) -> None:
    """Refuse a release of somebody who was released before and, as far as is known, never arrested again."""
    if known.open_detention(person_id, entry.date) is not None:
        return
    for other in known.releases[person_id]:
        if other.confirmation not in (Confirmation.REFUTED, Confirmation.RUMOURED) and other.date:
            raise FieldProblem(
                "date",
                _("Released already: {date}.").format(date=other.date.display(language_in_force())),
            )


def ends_custody(kind: Term, entry: ReleaseEntry) -> bool:
    """Tell whether the release ends the detention: its kind does so, and nobody doubts it."""
    return kind.says("ends_custody") and _confidence(entry) not in DOUBTED


def release_people(
    change: Unit,
    desk: Desk,
    known: Known,
    people: Sequence[PersonId],
    entry: ReleaseEntry,
    source_id: SourceId,
) -> tuple[Release, ...]:
    """Store the releases with their first step of confirmation and their claims, and end what they end.

    What is possible must have been asked before (`require_possible`), the kind must be known.
    """
    kind = kind_of(desk, entry.kind)
    today, terms = desk.clock.today(), desk.terms
    detentions = {person_id: known.open_detention(person_id, entry.date) for person_id in people}
    if not kind.says("ends_custody"):
        entry = replace(entry, destination="")  # who stayed in custody went nowhere
    releases: tuple[Release, ...] = _add(
        change, Release, [_release(one, detentions[one], entry, source_id) for one in people]
    )
    learned = entry.learned or _day_of(change.get(Source, source_id), entry.date)
    _add(
        change,
        ConfirmationStep,
        [
            ConfirmationStepFields(
                person_id=one.person_id,
                release_id=one.id,
                level=entry.confirmation,
                date=learned,
                source_id=source_id,
            )
            for one in releases
        ],
    )
    if ends_custody(kind, entry):
        for detention in detentions.values():
            if detention is not None:
                _end(change, known, detention, entry.date)
    said = _said(change, terms, kind, entry.date, people)
    _add(
        change,
        Claim,
        [
            ClaimFields(
                person_id=one.person_id,
                status=said[one.person_id].status,
                facility_id=said[one.person_id].facility_id,
                since=entry.date,
                confidence=_confidence(entry),
                source_id=source_id,
                detention_id=one.detention_id,
                release_id=one.id,
                recorded_on=today,
            )
            for one in releases
        ],
    )
    return releases


def sift(
    names: Callable[[PersonId], str], people: Iterable[PersonId], require: Callable[[PersonId], None]
) -> tuple[tuple[PersonId, ...], tuple[LeftOut, ...]]:
    """Part those of whom `require` refuses nothing from those who have to be left out, each once."""
    possible, left_out = [], []
    for person_id in dict.fromkeys(people):
        try:
            require(person_id)
        except FieldProblem as problem:
            left_out.append(LeftOut(person_id, names(person_id), problem.sentence))
        else:
            possible.append(person_id)
    return tuple(possible), tuple(left_out)


def _said(
    change: Unit, terms: Terms, kind: Term, date: PartialDate, people: Collection[PersonId]
) -> Mapping[PersonId, Said]:
    """Return what status the release claims for each of these people."""
    stays = not kind.says("ends_custody")
    claims = _grouped(change.find(Claim, person_id=set(people)) if stays else ())
    return {one: said_by_release(terms, kind, date, claims[one]) for one in people}


def _confidence(entry: ReleaseEntry) -> Any:
    return claimed_confidence(entry.confirmation, entry.confidence)


def _release(
    person_id: PersonId, detention: Detention | None, entry: ReleaseEntry, source_id: SourceId
) -> ReleaseFields:
    return checked(
        ReleaseFields,
        person_id=person_id,
        detention_id=detention.id if detention else None,
        release_event_id=entry.release_event_id,
        kind=entry.kind,
        date=entry.date,
        place=entry.place,
        destination=entry.destination,
        conditions=entry.conditions,
        papers=entry.papers,
        confirmation=entry.confirmation,
        source_id=source_id,
        note=entry.note,
    )


def _day_of(source: Source, release: PartialDate) -> PartialDate | None:
    """Return the day of a source, unless it is older than what it tells: then it goes on telling, day by day."""
    return source.date if source.date and not source.date.certainly_before(release) else None


def _end(change: Unit, known: Known, detention: Detention, date: PartialDate) -> None:
    change.save(moved(detention, "date", end=date))
    for placement in known.placements_of(detention):
        if placement.end is None:
            change.save(moved(placement, "date", end=date))


def _add(change: Unit, kind: type[R], fields: Sequence[Any]) -> tuple[R, ...]:
    """Store many records of a kind at once and return them."""
    rows = [one.model_dump(mode="json") for one in fields]
    ids = change.add_many(kind, rows)
    return tuple(
        kind.model_validate({**row, "id": record_id, "version": 1})
        for row, record_id in zip(rows, ids, strict=True)
    )


def _grouped(records: Iterable[Any]) -> Mapping[PersonId, list[Any]]:
    groups: dict[PersonId, list[Any]] = defaultdict(list)
    for record in records:
        groups[record.person_id].append(record)
    return groups
