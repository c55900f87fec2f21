"""What the sheet asks for before something is done to many people, and what is told when it was done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.base.i18n import N_, _, ngettext
from app.domain.record import PersonId
from app.gui.forms.field_spec import FormSpec
from app.gui.forms.sheet_request import SheetRequest
from app.gui.forms.specs_bulk import ASSIGN_MANY, TAG_MANY, UNTAG_MANY
from app.gui.forms.specs_entries import TRANSFER as TRANSFER_FORM
from app.gui.pages.people.bulk_bar import ASSIGN, TAG, TRANSFER, UNTAG
from app.gui.wording import number
from app.workflows.bulk import BulkOutcome, assign_people, tag_people, transfer_people
from app.workflows.desk import Desk

Act = Callable[[Desk, Sequence[PersonId], Any], BulkOutcome]

_FORMS: Mapping[str, tuple[FormSpec, Act, str]] = {
    TAG: (TAG_MANY, tag_people, N_("Tag {people}")),
    UNTAG: (
        UNTAG_MANY,
        lambda desk, people, entry: tag_people(desk, people, replace(entry, remove=True)),
        N_("Take a tag from {people}"),
    ),
    ASSIGN: (ASSIGN_MANY, assign_people, N_("Assign {people}")),
    TRANSFER: (TRANSFER_FORM, transfer_people, N_("Transfer of {people}")),
}


def bulk_request(key: str, people: Sequence[PersonId], skipped: int) -> SheetRequest:
    """Return what to ask for; `skipped` of those selected are left out because it cannot be about them."""
    form, act, title = _FORMS[key]

    def save(desk: Desk, entry: Any, _new_source: Any) -> BulkOutcome:
        outcome = act(desk, people, entry)
        return replace(outcome, skipped=outcome.skipped + skipped)

    words = _(title).format(people=_people(len(people)))
    if skipped:
        left = ngettext("{n} of those selected is not held", "{n} of those selected are not held", skipped)
        words = f"{words} ({left.format(n=number(skipped))})"
    return SheetRequest(form, f"{form.key}:0:new", save, {}, words)


def told(outcome: BulkOutcome) -> str:
    """Return the sentence that says how many it was done to."""
    done = ngettext("Done for {n} person.", "Done for {n} people.", outcome.changed)
    said = done.format(n=number(outcome.changed))
    if not outcome.skipped:
        return said
    rest = ngettext("{n} was left as it is.", "{n} were left as they are.", outcome.skipped)
    return f"{said} {rest.format(n=number(outcome.skipped))}"


def _people(many: int) -> str:
    return ngettext("{n} person", "{n} people", many).format(n=number(many))
