"""Which forms the page of a release event opens for many people, with which values, and what saving them does."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.base.i18n import _, ngettext
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId
from app.gui.forms import specs_events
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.forms.sheet_request import SheetRequest, adding
from app.gui.pages.release_event.bulk_bar import CONFIRM, JOURNEY, OUTCOME, RECORD
from app.gui.pages.release_event.outcome_preview import Prepared
from app.gui.wording import number, people
from app.workflows.confirm_release import confirm_releases
from app.workflows.desk import Desk
from app.workflows.read_event import EventCase, EventPerson
from app.workflows.record_journey import record_journey
from app.workflows.record_outcomes import (
    Outcomes,
    change_outcomes,
    plan_change,
    plan_outcomes,
    record_outcomes,
)
from app.workflows.tell_families import tell_families

Request = Callable[[EventCase, Sequence[EventPerson]], SheetRequest]


def _record(case: EventCase, chosen: Sequence[EventPerson]) -> SheetRequest:
    """Ask how the chosen people were released; those of the event before tell the likeliest answer."""
    kinds = Counter(one.release.kind for one in case.people if one.release is not None)
    values: Values = {
        "date": case.event.date,
        "kind": kinds.most_common(1)[0][0] if kinds else "",
        "source": case.event.source_id,
    }
    return _preparing(RECORD, case.event.id, _named(chosen), values)


def _change(case: EventCase, chosen: Sequence[EventPerson]) -> SheetRequest:
    """Ask what is to be corrected."""
    return _preparing(OUTCOME, case.event.id, _named(chosen), {})


def _confirm(case: EventCase, chosen: Sequence[EventPerson]) -> SheetRequest:
    """Ask who said how sure the releases are."""
    releases = _releases(chosen)

    def save(desk: Desk, entry: Any, _new_source: Any) -> object:
        return confirm_releases(desk, releases, entry)

    return _entering(specs_events.CONFIRMATION, case, chosen, save)


def _journey(case: EventCase, chosen: Sequence[EventPerson]) -> SheetRequest:
    """Ask where the chosen people went on to."""
    releases = _releases(chosen)

    def save(desk: Desk, entry: Any, _new_source: Any) -> object:
        return record_journey(desk, releases, entry)

    return _entering(specs_events.JOURNEY, case, chosen, save)


BULK: Mapping[str, Request] = {RECORD: _record, OUTCOME: _change, CONFIRM: _confirm, JOURNEY: _journey}


def telling(case: EventCase, person_id: int, desk: Desk) -> SheetRequest:
    """Ask what the family of a person was told."""
    values = {
        "release_event_id": case.event.id,
        "person_id": person_id,
        "told": PartialDate.of(desk.clock.today()),
        "told_by": desk.who,
    }
    return adding(specs_events.FAMILY_NOTICE, person_id, values)


def telling_many(case: EventCase, chosen: Sequence[int], desk: Desk) -> SheetRequest:
    """Ask what the families of these people were told."""
    event_id = case.event.id

    def save(at: Desk, entry: Any, _new_source: Any) -> object:
        return tell_families(at, event_id, chosen, entry)

    form = specs_events.FAMILY_NOTICES
    values: Values = {"told": PartialDate.of(desk.clock.today()), "told_by": desk.who}
    names = [one.line.name for one in case.people if one.line.id in set(chosen)]
    title = _titled(form, len(chosen))
    return SheetRequest(form, f"{form.key}:{event_id}:new", save, values, title, names)


def again(prepared: Prepared) -> SheetRequest:
    """Show the form of what was prepared once more, as it was filled in."""
    plan = prepared.plan
    chosen = {one.person_id: one.name for one in plan.concerned}
    chosen |= {one.person_id: one.name for one in plan.left_out}
    entry = prepared.entry
    values = {name: getattr(entry, name) for name in type(entry).__dataclass_fields__}
    return _preparing(prepared.key, prepared.plan.event_id, chosen, values)


def done_words(done: Outcomes) -> str:
    """Say for how many it was recorded."""
    many, left = len(done.people), len(done.left_out)
    told = ngettext("Recorded for {n} person.", "Recorded for {n} people.", many).format(n=number(many))
    return f"{told} {_('Left out: {people}').format(people=people(left))}." if left else told


def saved_words(result: object) -> str:
    """Say what was saved: of many, for how many."""
    many = len(result) if isinstance(result, tuple) else 0
    if not many:
        return _("Saved.")
    return ngettext("Recorded for {n} person.", "Recorded for {n} people.", many).format(n=number(many))


def _preparing(key: str, event_id: int, concerned: Mapping[PersonId, str], values: Values) -> SheetRequest:
    """Ask for an outcome; what is saved is not the outcome but what would come of it, to be looked at first."""
    chosen = tuple(concerned)
    form = specs_events.OUTCOMES if key == RECORD else specs_events.OUTCOME_CHANGE
    plan, carry_out = (plan_outcomes, record_outcomes) if key == RECORD else (plan_change, change_outcomes)
    title = _titled(form, len(chosen))

    def save(desk: Desk, entry: Any, _new_source: Any) -> object:
        planned: Outcomes = plan(desk, event_id, chosen, entry)
        return Prepared(key, title, entry, planned, lambda at: carry_out(at, event_id, chosen, entry))

    return SheetRequest(form, f"{form.key}:{event_id}:new", save, values, title, list(concerned.values()))


def _entering(
    form: FormSpec, case: EventCase, chosen: Sequence[EventPerson], save: Callable[[Desk, Any, Any], object]
) -> SheetRequest:
    names = [one.line.name for one in chosen if one.release is not None]
    title = _titled(form, len(names))
    return SheetRequest(form, f"{form.key}:{case.event.id}:new", save, {}, title, names)


def _titled(form: FormSpec, many: int) -> str:
    return f"{_(form.title_new)}: {people(many)}"


def _named(chosen: Sequence[EventPerson]) -> dict[PersonId, str]:
    return {one.line.id: one.line.name for one in chosen}


def _releases(chosen: Sequence[EventPerson]) -> list[int]:
    return [one.release.id for one in chosen if one.release is not None]
