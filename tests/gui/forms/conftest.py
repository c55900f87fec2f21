"""A register with a person and two sources for the tests of forms."""

import datetime as dt

import pytest

from app.base.language import Language
from app.domain.person import NameFormDraft, Person, PersonFields
from app.domain.source import Source, SourceFields
from app.domain.vocabulary import Terms, shipped_terms
from app.gui.forms.choices import Choices
from app.gui.forms.editors.pick import Pick, Picks
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record


@pytest.fixture
def person(desk: Desk) -> Person:
    """An invented person."""
    return add_person(desk, PersonFields(), [NameFormDraft(surname="Лебедзь", given="Ян", language="be")])


@pytest.fixture
def source(desk: Desk) -> Source:
    """A known source."""
    stored: Source = add_record(desk, SourceFields(title="Sister, by telephone"))
    return stored


@pytest.fixture(scope="session")
def choices() -> Choices:
    """What the forms choose from: the shipped vocabularies, one facility, two sources."""
    return Choices(
        terms=Terms(shipped_terms()),
        today=dt.date(2026, 11, 23),
        language=Language.EN,
        facilities=Picks([Pick(4, "Penal colony No. 4, Homiel", "IK-4", "ПК-4 Гомель")]),
        sources=Picks([Pick(7, "Sister, by telephone"), Pick(8, "Letter from the lawyer")]),
        events=Picks([Pick(2, "Release of 13 December 2025")]),
        detentions=Picks([Pick(1, "Detention since 7 February 2024")]),
        lists={"caseworkers": ("Alena",)},
    )
