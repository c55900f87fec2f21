"""Bringing persons in from a file: first a plan that writes nothing, then all of it as one change."""

import csv
from collections.abc import Sequence
from pathlib import Path

from app.base.bulk import without_collecting
from app.base.durable_file import durable_file
from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.person_draft import Complaint
from app.domain.record import PersonId
from app.importers.formats import FORMATS, Format
from app.importers.table_file import Table
from app.importers.vigil_csv import EXAMPLE
from app.importers.workbook import read_any_table
from app.store import history, known_people
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.follow_anchor import pause_owed
from app.workflows.importing.known import (
    REFERENCE,
    Facilities,
    Number,
    owners_of,
    read_known,
)
from app.workflows.importing.likely import Likely
from app.workflows.importing.news import NOBODY, Office, news_of
from app.workflows.importing.own_columns import with_own_fields
from app.workflows.importing.plan import Candidate, Difference, ImportPlan, PlannedRow, RowAction
from app.workflows.importing.planning import candidate, plan_rows, told
from app.workflows.importing.writing import Writer

__all__ = [
    "Candidate",
    "Difference",
    "ImportPlan",
    "PlannedRow",
    "RowAction",
    "carry_out",
    "import_formats",
    "plan_import",
    "what_it_brings",
    "write_table_to_fill_in",
]

_EVERY = 500


def import_formats() -> tuple[Format, ...]:
    """Return the formats in which persons can be brought in."""
    return FORMATS


def write_table_to_fill_in(file: Path) -> None:
    """Write Vigil's own table with its headings and one fictional row; raises FileNotWritten.

    The mark at the beginning lets spreadsheet programs see that it is UTF-8.
    """
    with durable_file(file) as new, new.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(EXAMPLE)
        writer.writerow(EXAMPLE.values())


@without_collecting()
def plan_import(
    desk: Desk, file: Path, format_name: str | None, source: str, progress: Progress
) -> ImportPlan:
    """Read a file and say what an import would do; writes nothing.

    `source` is the title of the source that new claims cite where the row names none. Raises Problem for a file
    that is no table, or whose columns are those of no format.
    """
    table = read_any_table(file)
    chosen = _format(table, format_name)
    parsed = with_own_fields(desk, table, chosen.parse(table, desk.terms, progress))
    index = desk.name_index()
    with desk.register.reading() as reader:
        office = Office(desk.terms, Facilities(reader), desk.clock.today())
        made_at, _mac = history.head(reader.connection)
        rows = plan_rows(reader, index, office, parsed.drafts, progress)
        unknown = [
            Complaint(
                draft.row,
                _("facility"),
                draft.facility,
                _("No facility of the register is called so; the text was kept as the place."),
            )
            for draft in parsed.drafts
            if draft.facility and office.facilities.find(draft.facility) is None
        ]
    complaints = sorted((*table.complaints, *parsed.complaints, *unknown), key=lambda one: one.row)
    return ImportPlan(
        file, _(chosen.title), source.strip() or file.name, parsed.rows, rows, complaints, made_at
    )


def what_it_brings(desk: Desk, row: PlannedRow, person_id: PersonId | None) -> tuple[Difference, ...]:
    """Return what a row would add to a person of the register (None: to a new person), or change."""
    with desk.register.reading() as reader:
        office = Office(desk.terms, Facilities(reader), desk.clock.today())
        known = NOBODY if person_id is None else read_known(reader, [person_id])[person_id]
        return told(row.draft, known, office)


@without_collecting()
def carry_out(desk: Desk, plan: ImportPlan, progress: Progress) -> dict[int, PersonId]:
    """Bring in what the plan says, as one change that can be undone as a whole; rows that are held stay out.

    Returns who each row became, by the number of the row.
    Raises Problem when the plan was carried out before, or when the register has changed since in a way that makes it
    wrong; then nothing is written.
    """
    if plan.spent:
        raise Problem(
            _("This import was brought in already. Nothing was brought in again."),
            _("Choose the file again to see what is new in it."),
        )
    chosen = [row for row in plan.rows if row.action in (RowAction.CREATE, RowAction.UPDATE)]
    if not chosen:
        return {}
    _require_still_right(desk, plan, chosen, progress)
    sentence = ngettext("Import {n} person from {file}", "Import {n} people from {file}", len(chosen))
    with desk.changing(sentence.format(n=len(chosen), file=plan.file.name)) as change:
        office = Office(desk.terms, Facilities(change), desk.clock.today())
        new = [row for row in chosen if row.action is RowAction.CREATE]
        _refuse_taken_numbers(change, chosen)
        further = [(row, row.person.person_id) for row in chosen if row.person is not None]
        known = read_known(change, [person_id for _row, person_id in further])
        writer = Writer(change, office)
        writer.find_sources(row.draft.source or plan.source for row in chosen)
        became = {row.number: person_id for row, person_id in further}
        numbers = change.take_numbers("case_number", len(new)) if new else range(0)
        for done, (row, number) in enumerate(zip(new, numbers, strict=True)):
            if done % _EVERY == 0:
                progress.step(done, len(chosen), _("Bringing people in"))
            news = news_of(row.draft, NOBODY, office)
            person_id = writer.new_person(news, number, row.draft.source or plan.source)
            became[row.number] = person_id
            writer.tell_apart(person_id, [one.person_id for one in row.candidates])
        for done, (row, person_id) in enumerate(further, start=len(new)):
            if done % _EVERY == 0:
                progress.step(done, len(chosen), _("Bringing people in"))
            stored = known[person_id].fields
            if not stored or stored["merged_into_id"] is not None:
                raise _changed_meanwhile()
            news = news_of(row.draft, known[person_id], office)
            writer.further(known[person_id], news, row.draft.source or plan.source)
        writer.batch.store(change)
        pause_owed(change, office.terms, writer.arrested)
        progress.step(len(chosen), len(chosen), _("Making the new people findable"))
    plan.spent = True
    return became


def _format(table: Table, name: str | None) -> Format:
    for one in FORMATS:
        if one.name == name or (name is None and one.recognises(table.header)):
            return one
    if name is not None:
        raise Problem(
            _("There is no format “{name}”.").format(name=name),
            _("The formats are: {names}.").format(names=", ".join(one.name for one in FORMATS)),
        )
    raise Problem(
        _("The columns of this file are those of no list that Vigil knows: {columns}.").format(
            columns=", ".join(table.header[:8]) or _("none")
        ),
        _(
            "The first row must name the columns. Name them as in Vigil’s own table, e.g. surname, given_name."
        ),
    )


def _require_still_right(
    desk: Desk, plan: ImportPlan, chosen: Sequence[PlannedRow], progress: Progress
) -> None:
    """Compare anew when the register has changed since the plan was made; raises Problem when a row came out else."""
    index = desk.name_index()
    with desk.register.reading() as reader:
        if history.head(reader.connection)[0] == plan.made_at:
            return
        _refuse_taken_numbers(reader, [row for row in chosen if row.was_held])
        office = Office(desk.terms, Facilities(reader), desk.clock.today())
        anew = plan_rows(reader, index, office, [row.draft for row in plan.rows], progress)
    now = {row.number: row for row in anew}
    if not all(_is_still_right(row, now[row.number]) for row in chosen):
        raise _changed_meanwhile()


def _is_still_right(row: PlannedRow, now: PlannedRow) -> bool:
    """Tell whether what was planned or decided for a row stands: nothing speaks against it that nobody has seen."""
    if row.was_held:
        return set(now.reasons) <= set(row.reasons)
    if row.person is None or now.person is None:
        return row.action is now.action
    return row.person.person_id == now.person.person_id


def _refuse_taken_numbers(reader: Reader, rows: Sequence[PlannedRow]) -> None:
    """Stop when a number would belong to two persons, and say which row gives it and to whom."""
    by_number: dict[Number, PlannedRow] = {}
    for row in rows:
        for number, text in row.numbers.items():
            other = by_number.setdefault(number, row)
            if other.means_another_than(row):
                sentence = _("Rows {row} and {other}: the number {number} would belong to two persons.")
                if number[0] == REFERENCE:
                    sentence = _(
                        "Rows {row} and {other}: the reference {reference} would belong to two persons."
                    )
                raise _given_twice(
                    sentence.format(row=other.number, other=row.number, number=text, reference=text)
                )
    owners = owners_of(reader, [row.draft for row in rows])
    for row in rows:
        for number, owner in owners.get(row.number, {}).items():
            if row.person is None or reader.standing(row.person.person_id) != owner:
                person = candidate(Likely(owner), known_people.names_of(reader, [owner]))
                sentence = _("Row {row}: the number {text} belongs to {name} ({number}) in the register.")
                if number[0] == REFERENCE:
                    sentence = _(
                        "Row {row}: the reference {reference} belongs to {name} ({number}) in the register."
                    )
                text = row.numbers[number]
                raise _given_twice(
                    sentence.format(
                        row=row.number,
                        text=text,
                        reference=text,
                        name=person.name,
                        number=person.case_number,
                    )
                )


def _given_twice(sentence: str) -> Problem:
    nothing = _("Nothing was brought in.")
    return Problem(
        f"{sentence} {nothing}",
        _("Decide for one of the rows to update the person or to leave it out."),
    )


def _changed_meanwhile() -> Problem:
    return Problem(
        _("The register has changed since the preview was made. Nothing was brought in."),
        _("Look at the preview again."),
    )
