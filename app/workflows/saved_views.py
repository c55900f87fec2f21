"""Views of the list of people that somebody wants to see again: search, filters, day and order under a name."""

import datetime as dt
import json
from dataclasses import dataclass, fields
from typing import Any

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.custom_field import SavedView, SavedViewFields
from app.domain.people_list import PeopleColumn, PeopleQuery
from app.workflows.desk import Desk

LONGEST_NAME = 60
_NOT_KEPT = frozenset({"groups"})


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """What a view is to be called."""

    name: str


def save_view(desk: Desk, entry: ViewEntry, query: PeopleQuery) -> SavedView:
    """Keep a view under a name; one of the same name is replaced."""
    name = " ".join(entry.name.split())
    if not name:
        raise FieldProblem("name", _("Please fill this in."))
    if len(name) > LONGEST_NAME:
        raise FieldProblem("name", _("This can have at most {n} characters.").format(n=LONGEST_NAME))
    with desk.changing(_("Save the view “{name}”").format(name=name)) as change:
        same = next(iter(change.find(SavedView, name=name)), None)
        if same is not None:
            return change.save(same.but(owner=desk.who, contents=to_json(query)))
        saved: SavedView = change.add(SavedViewFields(name=name, owner=desk.who, contents=to_json(query)))
        return saved


def list_views(desk: Desk) -> tuple[SavedView, ...]:
    """Return the views by name."""
    with desk.register.reading() as reader:
        return tuple(sorted(reader.find(SavedView), key=lambda one: one.name.casefold()))


def to_json(query: PeopleQuery) -> str:
    """Return a view as it is stored: what differs from the list of everybody."""
    plain = PeopleQuery()
    told: dict[str, Any] = {}
    for one in fields(PeopleQuery):
        value = getattr(query, one.name)
        if one.name not in _NOT_KEPT and value != getattr(plain, one.name):
            told[one.name] = sorted(value) if isinstance(value, frozenset) else value
    return json.dumps(told, ensure_ascii=False, default=str, sort_keys=True)


def to_query(view: SavedView, today: dt.date) -> PeopleQuery:
    """Return the view that was stored; what this version does not know is left out.

    What was due when it was saved is what is due by `today`.
    """
    told: dict[str, Any] = {}
    plain = PeopleQuery()
    for name, value in json.loads(view.contents or "{}").items():
        if name in _NOT_KEPT or not hasattr(plain, name):
            continue
        if name == "due_by":
            told[name] = today
        elif name == "on":
            told[name] = dt.date.fromisoformat(value)
        elif name == "sort":
            told[name] = PeopleColumn(value)
        elif name in ("custom", "asked"):
            told[name] = frozenset((field, answer) for field, answer in value)
        else:
            told[name] = frozenset(value) if isinstance(value, list) else value
    return PeopleQuery(**told)
