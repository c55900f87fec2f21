"""What limits a person's freedom without a cell: supervision, bans, and official lists with their consequences."""

from typing import Self

from pydantic import model_validator

from app.domain.answer import Answer
from app.domain.partial_date import PartialDate, require_order
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose


class RestrictionFields(Fields):
    """A restriction, mostly after release; `notified` tells whether the person got a written notice of it."""

    person_id: PersonId
    kind: str = coded()
    start: PartialDate | None = None
    end: PartialDate | None = None
    authority: str = line()
    notified: Answer = coded(Answer.UNKNOWN)
    terms: str = prose()
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        require_order(self.start, self.end)
        return self


class Restriction(RestrictionFields, Record):
    """A stored restriction."""


class ListingFields(Fields):
    """That the person is on an official list ("extremists", "terrorists", wanted) from a day on, maybe to another."""

    person_id: PersonId
    list_kind: str = coded()
    added: PartialDate | None = None
    removed: PartialDate | None = None
    number: str = line()
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _removed_after_it_was_added(self) -> Self:
        require_order(self.added, self.removed)
        return self


class Listing(ListingFields, Record):
    """A stored entry of an official list."""
