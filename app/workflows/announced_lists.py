"""Keeping lists of names as they were published, each line for ever as printed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.base.i18n import _, ngettext
from app.domain.announced_list import (
    AnnouncedLine,
    AnnouncedLineFields,
    AnnouncedList,
    AnnouncedListFields,
)
from app.domain.names.matching import Clue
from app.domain.source import SourceFields
from app.importers.name_list import NameList, PrintedLine, read_name_list, read_pasted
from app.store import files
from app.workflows.desk import Desk
from app.workflows.entries import with_time

__all__ = ["NameList", "PrintedLine", "add_list", "clue_of", "read_name_list", "read_pasted", "remove_list"]


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was stored, and how many lines it has."""

    announced_list: AnnouncedList
    lines: int


def add_list(
    desk: Desk, fields: AnnouncedListFields, names: NameList, source: SourceFields | None = None
) -> KeptList:
    """Store a list of a release event with all its lines undecided, its text and its file, as one change.

    A `source` described with it is stored in the same change.
    """
    fields = with_time(fields)
    sentence = ngettext("Add list “{title}” of {n} line", "Add list “{title}” of {n} lines", len(names.lines))
    with desk.changing(sentence.format(title=fields.title, n=len(names.lines))) as change:
        if names.content:
            files.keep(change.connection, names.content)
        kept = fields.model_copy(
            update={
                "original": names.original,
                "file_name": names.file_name,
                "file_sha256": names.sha256,
                "source_id": change.add(source).id if source is not None else fields.source_id,
            }
        )
        stored: AnnouncedList = change.add(AnnouncedListFields.model_validate(kept.model_dump()))
        rows = [
            AnnouncedLineFields(
                announced_list_id=stored.id,
                number=number,
                printed=line.printed,
                clues=json.dumps(dict(line.clues), ensure_ascii=False) if line.clues else "",
            ).model_dump(mode="json")
            for number, line in enumerate(names.lines, start=1)
        ]
        change.add_many(AnnouncedLine, rows)
        return KeptList(stored, len(rows))


def remove_list(desk: Desk, announced_list: AnnouncedList) -> None:
    """Remove a list with its lines and the decisions about them; an undo brings all back."""
    with desk.changing(_("Remove list “{title}”").format(title=announced_list.title)) as change:
        for later in change.find(AnnouncedList, supersedes_id=announced_list.id):
            change.save(later.but(supersedes_id=None))
        for line in change.find(AnnouncedLine, announced_list_id=announced_list.id):
            change.remove(line)
        change.remove(change.get(AnnouncedList, announced_list.id))


def clue_of(
    printed: str, clues: str | Mapping[str, str], announced_list: AnnouncedList | None = None
) -> Clue:
    """Return what a line says about somebody, for the matcher; an age counts from the day of the list."""
    known = json.loads(clues) if isinstance(clues, str) and clues else clues or {}
    published = announced_list.published if announced_list else None
    return Clue.of_line(printed, published.exact if published else None, **known)


def read_list(file: Path | None, text: str) -> NameList:
    """Return the list in a file, or else in a pasted text; raises Problem."""
    return read_name_list(file) if file is not None else read_pasted(text)
