"""A day of ordinary work with words that must never reach a disk in the clear.

    python -m tests.store.canary_work FOLDER

makes a register in FOLDER, works in it, and then stops in the middle of a change, with a journal beside the
database: what lies on the disk now is what a seized or crashed computer would show. It then prints one JSON
object (the canaries that only the program knows) and waits to be killed.
"""

import json
import sys
from pathlib import Path

from app.base.progress import Silent
from app.domain.document import Document
from app.domain.partial_date import PartialDate
from app.domain.person import IdentifierFields, NameFormDraft, Person, PersonFields
from app.domain.source import SourceFields
from app.store import key_slots
from app.store.register import KEYS
from app.workflows.add_person import add_person
from app.workflows.attach_document import attach_photo, document_bytes
from app.workflows.back_up import back_up, restore
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.drafts import keep_draft
from app.workflows.entries import ArrestEntry
from app.workflows.open_register import close_register
from app.workflows.print_case_file import CaseFileOptions, print_case_file
from app.workflows.record_arrest import record_arrest
from tests.store.made_register import new_register, open_again, picture

PASSPHRASE = "zanzibar quicksilver umbrella canary"
SECOND_PASSPHRASE = "другая фраза канарейки фиалковой"
PRINTED = "printed"
"""The folder that the user chose for documents, which are not encrypted: the one place that is not searched."""
WORDS = (
    PASSPHRASE,
    SECOND_PASSPHRASE,
    "Канарейкавец",
    "Kanarejkaviec",
    "Žoŭtakryły",
    "QZ77001134455667",
    "whistled twice at the gate",
    "source called Bluefinch",
    "draft never saved xylophone",
    "metadata of the camera",
    "Reverend Goldcrest Aid",
)
"""Written in every way that a program could write them: the test looks for them in several encodings."""


def work(folder: Path) -> Desk:
    """Do a bit of everything, through the same workflows as the window, and return the desk still open."""
    desk = new_register(folder, PASSPHRASE, organisation="Reverend Goldcrest Aid")
    first = add_person(
        desk,
        PersonFields(summary="whistled twice at the gate"),
        [
            NameFormDraft(surname="Канарейкавец", given="Алесь", language="be"),
            NameFormDraft(surname="Kanarejkaviec", given="Žoŭtakryły"),
        ],
    )
    source = SourceFields(title="source called Bluefinch")
    record_arrest(desk, first.id, ArrestEntry(date=PartialDate("2021-03-05"), source=source))
    with desk.changing("Passport of Kanarejkaviec") as change:
        change.add(IdentifierFields(person_id=first.id, kind="passport", number="QZ77001134455667"))
    attach_photo(desk, first.id, picture("metadata of the camera"), "Kanarejkaviec.png")
    keep_draft(desk, f"note:{first.id}:new", {"text": "draft never saved xylophone"})
    desk.undo()
    desk.redo()
    key_slots.add_slot(desk.path / KEYS, desk.register.master, SECOND_PASSPHRASE, "Канарейкавец")
    print_case_file(desk, first.id, folder.parent / PRINTED / "case.pdf", CaseFileOptions(), Silent())
    back_up(desk)
    close_register(desk)
    desk = open_again(folder, SECOND_PASSPHRASE)
    backup = back_up(desk, folder.parent / "stick.vigil-backup")
    restore(backup.file, folder.parent / "restored", PASSPHRASE)
    check_register(desk)
    return desk


def inside(desk: Desk) -> list[str]:
    """Return the words that the open register really holds: without them the search would prove nothing."""
    with desk.register.reading() as reader:
        tables = reader.connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        rows = [reader.connection.exec_driver_sql(f"SELECT * FROM {name}").all() for (name,) in tables.all()]
    everything = str(rows)
    return [word for word in WORDS if word in everything]


def secrets(desk: Desk) -> list[str]:
    """Return, in hexadecimal, bytes that must not be on the disk: keys, and pieces of the stored photo."""
    with desk.register.reading() as reader:
        documents = reader.find(Document)
    photo = document_bytes(desk, documents[0].sha256)
    pieces = [photo[start : start + 32] for start in range(700, len(photo) - 32, 997)]
    master = desk.register.master
    keys = [master.database_key(), master.history_key(), master.draft_key(), master.labels_key()]
    return [one.hex() for one in (*keys, *pieces)]


def main(folder: Path) -> None:
    """Work, stop in the middle of a change that has begun to reach the disk, tell what to look for."""
    desk = work(folder)
    found = {"inside": inside(desk), "secrets": secrets(desk)}
    # So small a cache makes SQLite write pages of an unfinished change to the file and the journal.
    desk.register.dbapi.execute("PRAGMA cache_size=5")
    with desk.changing("Never finished") as change:
        for person in change.find(Person):
            change.save(person.but(summary="whistled twice at the gate " * 5000))
        print(json.dumps(found), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
