"""What a protocol called for follows the record it is counted from: its date, its removal, and a new arrest.

Re-dated is what is still due on the day that was counted for it; a day that somebody has chosen stays. When the record
goes, what nobody has touched goes with it; what was done, postponed or written on stays, counted from nothing.

Whoever is arrested again cannot be sent to a doctor or have a passport made: what is counted from the release before is
paused. It goes on when that arrest turns out never to have happened. After a new release it stays paused: it is counted
anew when the protocol is applied to that release, and what waited for the same step is then not needed any more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from app.domain.detention import Detention, Placement, Sentence
from app.domain.follow_up import OWED, UNFINISHED, FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.protocol import Anchor, ProtocolStep, due_on, is_as_counted
from app.domain.record import PersonId, Record
from app.domain.release import Release, claimed_confidence
from app.domain.status import DOUBTED, Claim, Confidence
from app.domain.vocabulary import Terms, Vocabulary
from app.store.unit import Reader, Unit
from app.workflows.follow_recurrence import unblock
from app.workflows.follow_ups import protocols_of

ANCHORS: Mapping[type[Record], Anchor] = {
    Release: Anchor.RELEASE,
    Detention: Anchor.ARREST,
    Placement: Anchor.TRANSFER,
    Sentence: Anchor.JUDGMENT,
}


def anchor_date(record: Record) -> PartialDate | None:
    """Return the date from which a protocol counts: of a release or judgment its day, else when it began."""
    found: PartialDate | None = getattr(record, "date" if isinstance(record, Release | Sentence) else "start")
    return found


def redate_owed(change: Unit, before: Record, after: Record) -> None:
    """Let what is counted from a record move with its date; a day that somebody has chosen stays."""
    if type(after) not in ANCHORS or (old := anchor_date(before)) == (new := anchor_date(after)):
        return
    for one in owed_from(change, after):
        if one.state in UNFINISHED and one.offset_days is not None and is_as_counted(one, old):
            _save_if_new(change, one, one.but(due=due_on(new, one.offset_days)))


def drop_owed(change: Unit, anchor: Record) -> None:
    """Remove what is counted from a record that goes and nobody has touched; the rest is counted from nothing."""
    owed = owed_from(change, anchor)
    steps = change.by_id(ProtocolStep, (one.protocol_step_id for one in owed))
    for one in owed:
        waiting = one.state in (FollowUpState.OPEN, FollowUpState.PAUSED)
        noted = one.outcome or one.note != steps[one.protocol_step_id or 0].note
        if waiting and not noted and is_as_counted(one, anchor_date(anchor)):
            unblock(change, one)
            change.remove(one)
        else:
            change.save(one.but(anchor_id=None))


def owed_from(unit: Reader, anchor: Record) -> list[FollowUp]:
    """Return the follow-ups that a protocol counts from this record."""
    kind = ANCHORS.get(type(anchor))
    if kind is None:
        return []
    found = unit.find(FollowUp, person_id=getattr(anchor, "person_id"), anchor_id=anchor.id)  # noqa: B009
    anchors = anchor_kinds(unit, found)
    return [one for one in found if anchors.get(one.protocol_step_id) is kind]


def anchor_kinds(unit: Reader, follow_ups: Iterable[FollowUp]) -> dict[int | None, Anchor]:
    """Return from which kind of record each step counts that called for one of these."""
    return {number: protocol.anchor for number, protocol in protocols_of(unit, follow_ups).items()}


@contextmanager
def pausing(change: Unit, terms: Terms, *people: PersonId) -> Iterator[None]:
    """Pause, at the end, what is counted from a release that holds no more, and resume what holds again.

    Only what has turned meanwhile: what somebody has paused or taken up by hand stays so. Without people: nothing.
    """
    before = _holding(change, terms, people)
    yield
    after = _holding(change, terms, people) if before else {}
    turned = {number: holds for number, holds in after.items() if before.get(number, holds) is not holds}
    _turn(change, people, turned)


def pause_owed(change: Unit, terms: Terms, arrested: Iterable[PersonId]) -> None:
    """Pause what is counted from a release for all of these people who turned out to have been arrested since."""
    counted = change.columns(FollowUp, ("anchor_id", "state"), arrested)
    people = [
        person_id
        for person_id, rows in counted.items()
        if any(anchor is not None and state in OWED for anchor, state in rows)
    ]
    holding = _holding(change, terms, people)
    _turn(change, people, {number: False for number, holds in holding.items() if not holds})


def _turn(change: Unit, people: Collection[PersonId], holding: Mapping[int, bool]) -> None:
    """Resume what is counted from these releases of theirs where they hold, and pause it where they do not."""
    found = change.find(FollowUp, person_id=people, anchor_id=list(holding)) if holding else ()
    anchors = anchor_kinds(change, found)
    for one in found:
        if anchors.get(one.protocol_step_id) is not Anchor.RELEASE or one.anchor_id is None:
            continue
        if holding[one.anchor_id] and one.state is FollowUpState.PAUSED:
            change.save(one.but(state=FollowUpState.OPEN))
        elif not holding[one.anchor_id] and one.state in OWED:
            change.save(one.but(state=FollowUpState.PAUSED))


def sets_free(terms: Terms, release: Release, claims: tuple[Confidence, ...]) -> bool:
    """Tell whether a release has freed the person: it ends custody, and somebody stands by it.

    `claims` are the confidences of the claims that belong to it; without any its confirmation decides.
    """
    said = claims or (claimed_confidence(release.confirmation, Confidence.SINGLE),)
    return ends_custody(terms, release) and any(one not in DOUBTED for one in said)


def ends_custody(terms: Terms, release: Release) -> bool:
    """Tell whether the kind of a release ends custody, whoever stands by it."""
    kind = terms.get(Vocabulary.RELEASE_KIND, release.kind)
    return bool(kind and kind.says("ends_custody"))


def held_since(release: Release, detentions: Iterable[Detention]) -> bool:
    """Tell whether one of these detentions (none of them doubted) began after the release."""
    return any(_is_later(detention, release) for detention in detentions)


def _is_later(detention: Detention, release: Release) -> bool:
    if detention.id == release.detention_id:
        return False
    if detention.start is None or release.date is None:
        return detention.end is None
    return detention.start.sort_key >= release.date.sort_key


def _holding(unit: Unit, terms: Terms, people: Collection[PersonId]) -> dict[int, bool]:
    """Tell of each release of these people whether they are still free by it."""
    releases = unit.find(Release, person_id=people) if people else ()
    if not releases:
        return {}
    claims: dict[PersonId, list[Claim]] = defaultdict(list)
    for claim in unit.find(Claim, person_id=people):
        claims[claim.person_id].append(claim)
    detentions: dict[PersonId, list[Detention]] = defaultdict(list)
    for one in unit.find(Detention, person_id=people):
        if is_believed(one.id, claims[one.person_id]):
            detentions[one.person_id].append(one)
    return {
        one.id: sets_free(
            terms, one, tuple(c.confidence for c in claims[one.person_id] if c.release_id == one.id)
        )
        and not held_since(one, detentions[one.person_id])
        for one in releases
    }


def is_believed(detention_id: int, claims: Iterable[Claim]) -> bool:
    """Tell whether a detention counts: somebody stands by it, or nobody has said anything about it."""
    said = [one.confidence for one in claims if one.detention_id == detention_id and one.release_id is None]
    return not said or any(one not in DOUBTED for one in said)


def _save_if_new(change: Unit, before: FollowUp, after: FollowUp) -> None:
    if after != before:
        change.save(after)
