"""What is done to many people at once from the list: a tag, a caseworker, a transfer; each is one undoable change."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _, ngettext
from app.domain.custom_field import PersonTag
from app.domain.detention import Detention
from app.domain.person import Person
from app.domain.record import PersonId
from app.domain.staff import Role
from app.domain.status import Claim
from app.store import people
from app.store.unit import BATCH, Reader
from app.workflows.desk import Desk
from app.workflows.entries import TransferEntry, require_past, require_status, source_of
from app.workflows.record_transfer import enter_transfer, require_transferable

LONGEST_TAG = 60


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A word to put on many people, or to take from them."""

    tag: str
    remove: bool = False


@dataclass(frozen=True, slots=True)
class AssignEntry:
    """Who is to follow many people; nobody for an empty name."""

    caseworker: str = ""


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """Of how many people something was changed, and of how many not because it did not suit them."""

    changed: int
    skipped: int = 0


def tag_people(desk: Desk, chosen: Sequence[PersonId], entry: TagEntry) -> BulkOutcome:
    """Put a tag on these people who do not have it, or take it from those who have it."""
    tag = " ".join(entry.tag.split())
    if not tag:
        raise FieldProblem("tag", _("Please fill this in."))
    if len(tag) > LONGEST_TAG or ";" in tag:
        raise FieldProblem(
            "tag", _("A tag has at most {n} characters and no semicolon.").format(n=LONGEST_TAG)
        )
    words = (
        ngettext("Take the tag “{tag}” from {n} person", "Take the tag “{tag}” from {n} people", len(chosen))
        if entry.remove
        else ngettext("Put the tag “{tag}” on {n} person", "Put the tag “{tag}” on {n} people", len(chosen))
    )
    with desk.changing(words.format(tag=tag, n=len(chosen)), Role.COORDINATOR) as change:
        standing = _each_once(change, chosen)
        tagged = {one.person_id: one for one in _tags(change, standing) if one.tag == tag}
        if entry.remove:
            for one in tagged.values():
                change.remove(one)
            return BulkOutcome(len(tagged), len(standing) - len(tagged))
        fresh = [person for person in standing if person not in tagged]
        change.add_many(PersonTag, [{"person_id": person, "tag": tag} for person in fresh])
        return BulkOutcome(len(fresh), len(tagged))


def assign_people(desk: Desk, chosen: Sequence[PersonId], entry: AssignEntry) -> BulkOutcome:
    """Let somebody follow these people."""
    name = entry.caseworker.strip()
    words = (
        ngettext("Assign {n} person to {name}", "Assign {n} people to {name}", len(chosen))
        if name
        else ngettext("Assign {n} person to nobody", "Assign {n} people to nobody", len(chosen))
    )
    with desk.changing(words.format(n=len(chosen), name=name), Role.COORDINATOR) as change:
        found = change.by_id(Person, _each_once(change, chosen)).values()
        others = [one for one in found if one.caseworker != name]
        for one in others:
            change.save(one.but(caseworker=name))
        return BulkOutcome(len(others), len(found) - len(others))


def transferable(desk: Desk, chosen: Sequence[PersonId]) -> tuple[PersonId, ...]:
    """Return those of the people who are held, in their order: only they can be transferred."""
    with desk.register.reading() as reader:
        held = people.with_status(reader, chosen, desk.terms.custody_codes)
        detained = {one.person_id for one in _detentions(reader, sorted(held)) if one.end is None}
    return tuple(person for person in chosen if person in detained)


def transfer_people(desk: Desk, chosen: Sequence[PersonId], entry: TransferEntry) -> BulkOutcome:
    """Record the same transfer for many people, from one source; whoever cannot be transferred then is left as is.

    Raises Problem where it suits nobody.
    """
    require_past(desk, entry.date)
    require_status(desk, entry.status, custody=True)
    today = desk.clock.today()
    sentence = ngettext("Record transfer of {n} person", "Record transfer of {n} people", len(chosen))
    with desk.changing(sentence.format(n=len(chosen)), Role.COORDINATOR) as change:
        standing = _each_once(change, chosen)
        fit: list[Detention] = []
        why: Problem | None = None
        for person in standing:
            try:
                fit.append(require_transferable(change, person, entry))
            except Problem as problem:
                why = problem
        if not fit:
            raise why or Problem(_("Nobody is selected."))
        source_id = source_of(change, entry.source)
        claims: list[Claim] = [enter_transfer(change, one, entry, source_id, today) for one in fit]
        return BulkOutcome(len(claims), len(standing) - len(claims))


def _each_once(reader: Reader, chosen: Sequence[PersonId]) -> list[PersonId]:
    """Return the people, each once, as whom they were merged into."""
    return list(dict.fromkeys(reader.standing(person) for person in chosen))


def _tags(reader: Reader, chosen: Sequence[PersonId]) -> list[PersonTag]:
    return [
        one
        for start in range(0, len(chosen), BATCH)
        for one in reader.find(PersonTag, person_id=list(chosen[start : start + BATCH]))
    ]


def _detentions(reader: Reader, chosen: Sequence[PersonId]) -> list[Detention]:
    return [
        one
        for start in range(0, len(chosen), BATCH)
        for one in reader.find(Detention, person_id=list(chosen[start : start + BATCH]))
    ]
