"""A small real register for the tests of the store: cheap key, a few persons with everything attached."""

import datetime as dt
import io
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.base.clock import FixedClock
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, NoteFields, PersonFields
from app.domain.source import SourceFields
from app.store.key_derivation import KdfCost
from app.workflows.add_person import add_person
from app.workflows.attach_document import attach_photo
from app.workflows.desk import Desk
from app.workflows.entries import ArrestEntry
from app.workflows.open_register import create_register, open_register
from app.workflows.record_arrest import record_arrest

CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)
PASSPHRASE = "violet harbour lantern seven"
CLOCK = FixedClock(dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC))


def new_register(folder: Path, passphrase: str = PASSPHRASE, organisation: str = "Example Aid") -> Desk:
    """Return an empty register in the new folder `folder`, open."""
    return create_register(folder, organisation, "Alena", passphrase, clock=CLOCK, cost=CHEAP)


def open_again(folder: Path, passphrase: str = PASSPHRASE) -> Desk:
    """Return the register in `folder`, open."""
    return open_register(folder, passphrase, clock=CLOCK)


def fill(desk: Desk, people: int = 5) -> None:
    """Add persons with an arrest, a note and, for the first, a photo."""
    for number in range(people):
        person = add_person(
            desk, PersonFields(), [NameFormDraft(surname=f"Kavalenka{number}", given="Maryna")]
        )
        source = SourceFields(title=f"Letter {number}")
        record_arrest(desk, person.id, ArrestEntry(date=PartialDate("2021-03"), source=source))
        with desk.changing("Note") as change:
            change.add(NoteFields(person_id=person.id, text="Asked for winter shoes. " * 20))
        if number == 0:
            attach_photo(desk, person.id, picture(), "portrait.png")


def picture(text: str = "") -> bytes:
    """Return a small PNG; `text` goes into its metadata."""
    out, metadata = io.BytesIO(), PngInfo()
    metadata.add_text("Comment", text)
    Image.effect_noise((300, 400), 60).save(out, "PNG", pnginfo=metadata)
    return out.getvalue()
