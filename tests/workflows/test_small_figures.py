"""Figures that leave: none counts fewer than five or somebody who may not be counted, and none follows from others."""

from pathlib import Path

import pypdfium2
import pytest

from app.base.progress import Silent
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.disclosure import Audience
from app.domain.person import Person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.print_reconciliation import ReconciliationOptions, reconciliation
from app.workflows.print_report import About, StillHeldOptions, print_report
from app.workflows.print_still_held import still_held
from tests.workflows.made_event import held, made_event

OUTSIDE = sorted(set(Audience) - {Audience.INTERNAL})
SURNAMES = ("Абухоўскі", "Быкаў", "Гарбуз", "Дрозд", "Ермаловіч", "Жук", "Ясевіч")


def agree(desk: Desk, people: list[Person], level: ConsentLevel = ConsentLevel.PUBLIC_NAME) -> None:
    for person in people:
        add_record(desk, ConsentFields(person_id=person.id, level=level))


def words_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join("".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("audience", OUTSIDE)
def test_small_groups_of_an_event_stay_inside(desk: Desk, tmp_path: Path, audience: Audience) -> None:
    made = made_event(desk, SURNAMES)
    level = ConsentLevel.PUBLIC_INITIALS if audience is Audience.PUBLIC_INITIALS else ConsentLevel.PUBLIC_NAME
    agree(desk, list(made.people[:5]), level)
    about, out = About(event_id=made.event.id), tmp_path / "event.pdf"
    options = ReconciliationOptions(audience=audience)
    data = reconciliation(desk, made.event.id, options, Silent())
    # Two of seven have not agreed: from the figures and the names one could tell whom the list means besides.
    assert not data.figures.told
    assert (data.undecided, data.not_ours, data.repeated, data.comparisons) == ((), (), (), ())
    print_report(desk, "reconciliation", out, about, options, Silent())
    told = words_of(out)
    assert "of them in the register" not in told
    assert "The sum" not in told
    assert "fewer than 5 people" in told
    assert "Fewer than 5 people are left out" in told
    assert "2 people are left out" not in told


def test_inside_everything_is_told(desk: Desk, tmp_path: Path) -> None:
    made = made_event(desk)
    out = tmp_path / "event.pdf"
    print_report(
        desk, "reconciliation", out, About(event_id=made.event.id), ReconciliationOptions(), Silent()
    )
    told = words_of(out)
    assert "The sum" in told
    assert "of them in the register" in told


def test_who_may_not_be_counted_is_in_no_figure_outside(desk: Desk) -> None:
    made = made_event(desk, SURNAMES)
    agree(desk, [held(desk, "Зубр", "2024-01-01")], ConsentLevel.UN)
    inside = still_held(desk, StillHeldOptions(), Silent(), made.event.id)
    outside = StillHeldOptions(audience=Audience.UN)
    assert inside.named == len(SURNAMES)
    assert still_held(desk, outside, Silent(), made.event.id).named == 0
    agree(desk, list(made.people[:2]), ConsentLevel.STATISTICS)
    assert still_held(desk, outside, Silent(), made.event.id).named is None
    agree(desk, list(made.people[2:6]), ConsentLevel.STATISTICS)
    assert still_held(desk, outside, Silent(), made.event.id).named == 6
