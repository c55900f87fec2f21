"""Recording an arrest."""

from app.base.errors import FieldProblem
from app.base.i18n import _, language_in_force
from app.domain.detention import DetentionFields, PlacementFields
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.record import PersonId
from app.domain.status import Claim, ClaimFields
from app.store.register import Change
from app.store.unit import Unit
from app.workflows.desk import Desk
from app.workflows.entries import ArrestEntry, require_alive, require_past, require_status, source_of
from app.workflows.follow_anchor import pausing
from app.workflows.record_transfer import open_detention


def record_arrest(desk: Desk, person_id: PersonId, entry: ArrestEntry) -> Claim:
    """Begin a detention on the day of the arrest and claim the status; return the claim.

    What is owed since a release before is paused. Refused while the person is held already: a second detention
    beside an open one would never end.
    """
    require_past(desk, entry.date)
    require_status(desk, entry.status, custody=True)
    terms = desk.terms  # read before the change begins
    with desk.changing(_("Record arrest of {name}").format(name=desk.name_of(person_id))) as change:
        _require_born(change, person_id, entry.date)
        require_alive(change, person_id, entry.date)
        _require_free(change, person_id, entry.date)
        with pausing(change, terms, person_id):
            return _begin(desk, change, person_id, entry)


def _begin(desk: Desk, change: Change, person_id: PersonId, entry: ArrestEntry) -> Claim:
    source_id = source_of(change, entry.source)
    detention = change.add(
        DetentionFields(
            person_id=person_id,
            start=entry.date,
            place=entry.place,
            forces=entry.forces,
            circumstances=entry.note,
            source_id=source_id,
        )
    )
    placement_id = None
    if entry.facility_id is not None:
        placement_id = change.add(
            PlacementFields(
                person_id=person_id,
                detention_id=detention.id,
                facility_id=entry.facility_id,
                start=entry.date,
                source_id=source_id,
            )
        ).id
    claim: Claim = change.add(
        ClaimFields(
            person_id=person_id,
            status=entry.status,
            since=entry.date,
            confidence=entry.confidence,
            source_id=source_id,
            facility_id=entry.facility_id,
            detention_id=detention.id,
            placement_id=placement_id,
            recorded_on=desk.clock.today(),
        )
    )
    return claim


def _require_born(unit: Unit, person_id: PersonId, date: PartialDate) -> None:
    birth = unit.get(Person, person_id).birth_date
    if birth and date.certainly_before(birth):
        raise FieldProblem("date", _("The arrest lies before the birth."))


def _require_free(unit: Unit, person_id: PersonId, date: PartialDate) -> None:
    held = open_detention(unit, person_id, date)
    if held is None or (held.start and date.certainly_before(held.start)):
        return
    since = held.start.display(language_in_force()) if held.start else _("not known")
    raise FieldProblem(
        "date",
        _("This person is held already (since: {date}).").format(date=since),
        _("Record the release first, or a transfer if the person was only moved."),
    )
