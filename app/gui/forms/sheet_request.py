"""What a form sheet is asked to show and what it does with the result."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.person import NamedPersonFields, NameForm, Person, PersonFields
from app.domain.record import Fields, Record
from app.gui.forms.field_spec import FormSpec, Values
from app.workflows.desk import Desk
from app.workflows.edit_person import edit_person
from app.workflows.edit_records import add_record, save_record

Save = Callable[[Desk, Any, Any], object]
"""Saves what a form made; the third value is what is newly described in it, by field. Runs off the window."""


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """A form to show: with which values it begins, under which name its draft is kept, and how it is saved.

    `concerned` are the names of those whom one answer concerns together.
    """

    form: FormSpec
    draft_key: str
    save: Save
    values: Values = field(default_factory=dict)
    title: str = ""
    concerned: Sequence[str] = ()


def adding(form: FormSpec, person_id: int, values: Values) -> SheetRequest:
    """Ask for a new record of a person."""
    return SheetRequest(form, f"{form.key}:{person_id}:new", _add, values, form.title_new)


def changing(form: FormSpec, person_id: int, record: Record) -> SheetRequest:
    """Ask for changes of a record."""
    kept_aside = ("id", "version")
    # Not model_dump(): that would turn the dates into plain text.
    values = {name: getattr(record, name) for name in type(record).model_fields if name not in kept_aside}

    def save(desk: Desk, fields: Fields, new: Any) -> object:
        return save_record(desk, record.but(**fields.model_dump()), new)

    return SheetRequest(form, f"{form.key}:{person_id}:{record.id}", save, values, form.title_edit)


def changing_person(form: FormSpec, person: Person, main: NameForm) -> SheetRequest:
    """Ask for changes of a person and of the main name form."""
    values = {name: getattr(person, name) for name in PersonFields.model_fields}
    values |= {name: getattr(main, name) for name in NamedPersonFields.NAME_PARTS}

    def save(desk: Desk, fields: NamedPersonFields, _new_source: Any) -> object:
        return edit_person(desk, person, main, fields)

    return SheetRequest(form, f"{form.key}:{person.id}:{person.id}", save, values, form.title_edit)


def entering(
    form: FormSpec, person_id: int, workflow: Callable[[Desk, int, Any], object], values: Values
) -> SheetRequest:
    """Ask for an entry of a workflow (arrest, transfer, release, status)."""

    def save(desk: Desk, entry: Any, _new: Any) -> object:
        return workflow(desk, person_id, entry)

    return SheetRequest(form, f"{form.key}:{person_id}:new", save, values, form.title_new)


def _add(desk: Desk, fields: Fields, new: Any) -> object:
    return add_record(desk, fields, new)
