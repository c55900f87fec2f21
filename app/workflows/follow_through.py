"""What hangs on a record follows, in the same change, when the record is corrected or removed.

A release ends its detention and claims a status; a placement says where somebody is held and claims one too. So a
corrected date moves all that had been given the same date, and what a person has entered otherwise stays as it is.
How sure a release is follows from the steps of its confirmation: the latest decides.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _, ngettext
from app.domain.detention import Detention, Placement, Sentence
from app.domain.follow_up import FollowUp
from app.domain.labels import kind_label
from app.domain.partial_date import PartialDate
from app.domain.proceedings import Appeal
from app.domain.record import Record
from app.domain.release import (
    ConfirmationStep,
    ConfirmationStepFields,
    JourneyLeg,
    Release,
    claimed_confidence,
    level_reached,
    usual_confidence,
)
from app.domain.status import DOUBTED, Claim, Confidence
from app.domain.vocabulary import Term, Terms, Vocabulary
from app.store.unit import Unit
from app.workflows.dependents import parts_of, require_removable
from app.workflows.follow_anchor import drop_owed, redate_owed
from app.workflows.follow_recurrence import unblock
from app.workflows.said_by_release import said_by_release

R = TypeVar("R", bound=Record)


def follow_addition(change: Unit, terms: Terms, added: Record) -> None:
    """Let follow what a new record brings about: a step of confirmation may decide how sure its release is."""
    if isinstance(added, ConfirmationStep):
        settle_ladders(change, terms, [change.get(Release, added.release_id)])


def follow_correction(change: Unit, terms: Terms, before: Record, after: Record) -> None:
    """Move what followed from `before` to what follows from `after`, the same record as it is stored now."""
    redate_owed(change, before, after)
    if isinstance(before, Release) and isinstance(after, Release):
        _follow_release(change, terms, before, after)
    elif isinstance(before, Placement) and isinstance(after, Placement):
        _follow_placement(change, before, after)
    elif isinstance(before, Detention) and isinstance(after, Detention):
        _follow_detention(change, before, after)
    elif isinstance(before, Claim) and isinstance(after, Claim):
        _follow_claim(change, terms, before, after)
    elif isinstance(before, ConfirmationStep) and isinstance(after, ConfirmationStep):
        settle_ladders(change, terms, [change.get(Release, after.release_id)])


def begin_ladder(change: Unit, releases: Collection[Release]) -> None:
    """Write what stood there before as the first step, without a day, of those releases that have no step yet.

    To be called before the first step is added: of two without a day the one that was entered later decides.
    """
    steps = _steps(change, releases)
    rows = [
        ConfirmationStepFields(
            person_id=one.person_id, release_id=one.id, level=one.confirmation, source_id=one.source_id
        ).model_dump(mode="json")
        for one in releases
        if not steps[one.id]
    ]
    change.add_many(ConfirmationStep, rows)


def settle_ladders(change: Unit, terms: Terms, releases: Collection[Release]) -> None:
    """Give each release the level of its latest step, and let follow what follows; without a step nothing changes."""
    steps = _steps(change, releases)
    for release in releases:
        level = level_reached(steps[release.id])
        if level is not None and level is not release.confirmation:
            saved = change.save(release.but(confirmation=level))
            follow_correction(change, terms, release, saved)


def _steps(change: Unit, releases: Collection[Release]) -> Mapping[int, list[ConfirmationStep]]:
    """Return the steps of these releases, by release."""
    found: dict[int, list[ConfirmationStep]] = defaultdict(list)
    people = {one.person_id for one in releases}
    for step in change.find(ConfirmationStep, person_id=people):
        found[step.release_id].append(step)
    return found


def remove_with_dependents(change: Unit, terms: Terms, record: Record) -> None:
    """Remove a record and what cannot be without it; refuse where others merely cite it."""
    require_removable(record)
    for part in parts_of(change, record):
        change.remove(part)
    going: Sequence[Record] = ()
    if isinstance(record, Release):
        claims = change.find(Claim, person_id=record.person_id, release_id=record.id)
        going = (*claims, *_later_of(change, [record]))
        _follow_end(change, (record, _ends_custody(terms, record, claims)), (record, False))
    elif isinstance(record, Claim):
        _follow_claim(change, terms, record, None)
    elif isinstance(record, Placement):
        going = _claims_of_placement(change, record)
        _give_back(change, record)
    elif isinstance(record, Detention):
        going = change.referring_to(record)
        going = [
            *_appeals_against(change, going),
            *going,
            *_later_of(change, [one for one in going if isinstance(one, Release)]),
        ]
    elif isinstance(record, Sentence):
        going = _appeals_against(change, [record])
    else:
        if isinstance(record, FollowUp):
            unblock(change, record)
        _refuse_while_cited(change, record)
    for one in (*going, record):
        drop_owed(change, one)
        change.remove(one)
    if isinstance(record, ConfirmationStep):
        settle_ladders(change, terms, [change.get(Release, record.release_id)])


def _later_of(change: Unit, releases: Sequence[Release]) -> list[Record]:
    """Return the steps of confirmation and the journeys of these releases."""
    return [
        one
        for release in releases
        for kind in (ConfirmationStep, JourneyLeg)
        for one in change.find(kind, person_id=release.person_id, release_id=release.id)
    ]


def _appeals_against(change: Unit, records: Iterable[Record]) -> list[Appeal]:
    """Return the appeals against those of the records that are sentences."""
    return [
        appeal
        for one in records
        if isinstance(one, Sentence)
        for appeal in change.find(Appeal, person_id=one.person_id, sentence_id=one.id)
    ]


def _follow_release(change: Unit, terms: Terms, before: Release, after: Release) -> None:
    old, new = _kind(terms, before), _kind(terms, after)
    everything = change.find(Claim, person_id=after.person_id)
    claims = [one for one in everything if one.release_id == after.id]
    others = [one for one in everything if one.release_id != after.id]
    corrected = []
    for claim in claims:
        later = claim
        if after.date and claim.since == before.date:
            later = later.but(since=after.date)
        if old and new:
            was = said_by_release(terms, old, before.date, others)
            if claim.status in (was.status, old.attributes["status"]):
                said = said_by_release(terms, new, after.date, others)
                later = later.but(status=said.status)
                if claim.facility_id == was.facility_id:
                    later = later.but(facility_id=said.facility_id)
        if after.source_id and claim.source_id == before.source_id:
            later = later.but(source_id=after.source_id)
        if before.confirmation is not after.confirmation:
            # What was doubted for its confirmation alone is so no more.
            was_capped = claim.confidence in DOUBTED and claim.confidence is claimed_confidence(
                before.confirmation, Confidence.SINGLE
            )
            sure = usual_confidence(after.confirmation) if was_capped else claim.confidence
            later = later.but(confidence=claimed_confidence(after.confirmation, sure))
        _save_if_new(change, claim, later)
        corrected.append(later)
    _follow_end(
        change,
        (before, _ends_custody(terms, before, claims)),
        (after, _ends_custody(terms, after, corrected)),
    )


def _follow_claim(change: Unit, terms: Terms, before: Claim, after: Claim | None) -> None:
    """Let a detention go on when the claim of its release is doubted now (or gone), and end it when it is not."""
    if before.release_id is None:
        return
    release = change.get(Release, before.release_id)
    of_it = change.find(Claim, person_id=before.person_id, release_id=release.id)
    others = [claim for claim in of_it if claim.id != before.id]
    later = [*others, after] if after else others
    _follow_end(
        change,
        (release, _ends_custody(terms, release, [*others, before])),
        (release, _ends_custody(terms, release, later)),
    )


def _follow_end(change: Unit, before: tuple[Release, bool], after: tuple[Release, bool]) -> None:
    """Move the end of the detention from the one release, if it ended custody, to the other, if it does."""
    (old, ended), (new, ends) = before, after
    if new.detention_id is not None:
        _move_end(change, new.detention_id, old.date if ended else None, new.date if ends else None)


def _follow_placement(change: Unit, before: Placement, after: Placement) -> None:
    for claim in change.find(Claim, person_id=after.person_id, placement_id=after.id):
        later = claim
        if after.start and claim.since == before.start:
            later = later.but(since=after.start)
        if claim.facility_id == before.facility_id:
            later = later.but(facility_id=after.facility_id)
        _save_if_new(change, claim, later)
    if before.start and after.start and before.start != after.start and not before.punishment:
        for earlier in change.find(
            Placement, detention_id=after.detention_id, end=before.start, punishment=""
        ):
            if earlier.id != after.id:
                _save_if_new(change, earlier, moved(earlier, "start", end=after.start))


def _follow_detention(change: Unit, before: Detention, after: Detention) -> None:
    of_it = {"person_id": after.person_id, "detention_id": after.id}
    if before.start and after.start and before.start != after.start:
        for claim in change.find(Claim, since=before.start, **of_it):
            change.save(claim.but(since=after.start))
        for placement in change.find(Placement, start=before.start, **of_it):
            _save_moved(change, placement, moved(placement, "start", start=after.start))
    if before.end and after.end and before.end != after.end:
        for release in change.find(Release, date=before.end, **of_it):
            _save_moved(change, release, release.but(date=after.end))
            of_release = {"person_id": after.person_id, "release_id": release.id}
            for claim in change.find(Claim, since=before.end, **of_release):
                change.save(claim.but(since=after.end))
        for placement in change.find(Placement, end=before.end, **of_it):
            change.save(moved(placement, "end", end=after.end))


def _move_end(change: Unit, detention_id: int, old: PartialDate | None, new: PartialDate | None) -> None:
    """Let the detention and its last placements end on `new` (None: go on) if they ended on `old`."""
    detention = change.get(Detention, detention_id)
    if old == new or detention.end != old:
        return
    change.save(moved(detention, "date", end=new))
    placements = change.find(Placement, person_id=detention.person_id, detention_id=detention_id)
    for placement in placements:
        left_before = any(one.start == placement.end and one.id != placement.id for one in placements)
        if placement.end == old and (old is None or not left_before):
            change.save(moved(placement, "date", end=new))


def _claims_of_placement(change: Unit, placement: Placement) -> list[Claim]:
    """Return the claims that go with the placement; the one of the arrest only loses its place."""
    detention = change.get(Detention, placement.detention_id)
    going = []
    for claim in change.find(Claim, person_id=placement.person_id, placement_id=placement.id):
        if claim.since == detention.start:
            change.save(claim.but(placement_id=None, facility_id=None))
        else:
            going.append(claim)
    return going


def _give_back(change: Unit, placement: Placement) -> None:
    """Let the placement before last until the end of the one that is removed."""
    if placement.start and not placement.punishment:
        for earlier in _ended_with(change, placement, placement.start):
            change.save(moved(earlier, "end", end=placement.end))


def _ended_with(change: Unit, placement: Placement, end: PartialDate) -> list[Placement]:
    """Return the other placements of the same detention that ended then; punishments lie on top and do not count."""
    of_it = {"person_id": placement.person_id, "detention_id": placement.detention_id}
    found = change.find(Placement, end=end, punishment="", **of_it)
    return [one for one in found if one.id != placement.id]


def _refuse_while_cited(change: Unit, record: Record) -> None:
    citing = len(change.referring_to(record))
    if citing:
        told = ngettext(
            "This {what} cannot be removed: {n} record of the register refers to it.",
            "This {what} cannot be removed: {n} records of the register refer to it.",
            citing,
        )
        raise Problem(
            told.format(what=kind_label(type(record)), n=citing),
            _("Change those records first, or correct this one instead."),
        )


def _kind(terms: Terms, release: Release) -> Term | None:
    return terms.get(Vocabulary.RELEASE_KIND, release.kind)


def _ends_custody(terms: Terms, release: Release, claims: Iterable[Claim]) -> bool:
    kind = _kind(terms, release)
    return bool(kind and kind.says("ends_custody")) and any(one.confidence not in DOUBTED for one in claims)


def moved(record: R, field: str, **changes: object) -> R:
    """Return the record with other dates; raises FieldProblem for `field` where they contradict each other."""
    try:
        return record.but(**changes)
    except ValidationError as error:
        raise FieldProblem(
            field,
            _("This date contradicts a {what} of the same detention.").format(what=kind_label(type(record))),
            _("Correct that first."),
        ) from error


def _save_moved(change: Unit, before: R, after: R) -> None:
    """Save a record with another date, and with it what a protocol counts from it."""
    redate_owed(change, before, change.save(after))


def _save_if_new(change: Unit, before: R, after: R) -> None:
    if after != before:
        change.save(after)
