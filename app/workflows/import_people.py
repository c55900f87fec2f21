"""Bringing persons in from a file: first a plan that writes nothing, then all of it as one change."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.base.bulk import without_collecting
from app.base.durable_file import durable_file
from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.names.matching import MatchIndex
from app.domain.person_draft import Complaint, PersonDraft
from app.domain.record import PersonId
from app.importers.formats import FORMATS, Format
from app.importers.table_file import Table, read_table
from app.importers.vigil_csv import EXAMPLE
from app.store import known_people
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.follow_anchor import pause_owed
from app.workflows.importing.duplicates import NameKeys, name_keys, same_in_file
from app.workflows.importing.known import Facilities, KnownPerson, people_of, read_known
from app.workflows.importing.likely import Likely, likely_duplicates
from app.workflows.importing.news import NOBODY, Office, conflicts_of_new, news_of
from app.workflows.importing.own_columns import with_own_fields
from app.workflows.importing.plan import Candidate, Difference, ImportPlan, PlannedRow, RowAction
from app.workflows.importing.telling import differences
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
    table = read_table(file)
    chosen = _format(table, format_name)
    parsed = with_own_fields(desk, table, chosen.parse(table, desk.terms, progress))
    index = desk.name_index()
    with desk.register.reading() as reader:
        office = Office(desk.terms, Facilities(reader), desk.clock.today())
        rows = _plan(reader, index, office, parsed.drafts, progress)
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
    return ImportPlan(file, _(chosen.title), source.strip() or file.name, parsed.rows, rows, complaints)


def what_it_brings(desk: Desk, row: PlannedRow, person_id: PersonId | None) -> tuple[Difference, ...]:
    """Return what a row would add to a person of the register (None: to a new person), or change."""
    with desk.register.reading() as reader:
        office = Office(desk.terms, Facilities(reader), desk.clock.today())
        known = NOBODY if person_id is None else read_known(reader, [person_id])[person_id]
        return _told(row.draft, known, office)


@without_collecting()
def carry_out(desk: Desk, plan: ImportPlan, progress: Progress) -> dict[int, PersonId]:
    """Bring in what the plan says, as one change that can be undone as a whole; rows that are held stay out.

    Returns who each row became, by the number of the row.
    Raises Problem when the register has changed since in a way that makes the plan wrong; then nothing is written.
    """
    chosen = [row for row in plan.rows if row.action in (RowAction.CREATE, RowAction.UPDATE)]
    if not chosen:
        return {}
    sentence = ngettext("Import {n} person from {file}", "Import {n} people from {file}", len(chosen))
    with desk.changing(sentence.format(n=len(chosen), file=plan.file.name)) as change:
        office = Office(desk.terms, Facilities(change), desk.clock.today())
        new = [row for row in chosen if row.action is RowAction.CREATE]
        _refuse_when_known(change, new)
        _refuse_taken_references(change, chosen)
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


def _plan(
    reader: Reader, index: MatchIndex, office: Office, drafts: Sequence[PersonDraft], progress: Progress
) -> list[PlannedRow]:
    progress.step(0, len(drafts), _("Comparing with the register"))
    people = people_of(reader, drafts)
    keys = {draft.row: name_keys(draft) for draft in drafts}
    twice = _collisions(drafts, people, keys)
    alike = likely_duplicates(reader, index, [draft for draft in drafts if draft.row not in people], keys)
    anybody = {*people.values(), *(one.person_id for some in alike.values() for one in some)}
    known = read_known(reader, anybody)
    named = known_people.names_of(reader, anybody)
    theirs = known_people.keys_of_people(reader, people.values())
    rows = []
    for draft in drafts:
        person_id = people.get(draft.row)
        if person_id is None:
            candidates = tuple(_candidate(one, named) for one in alike.get(draft.row, ()))
            rows.append(_planned_new(draft, office, twice.get(draft.row, ""), candidates, known))
        else:
            person = _candidate(Likely(person_id), named)
            doubts = [text for text in (twice.get(draft.row, ""),) if text]
            if keys[draft.row].is_of_nobody(theirs[person_id]):
                doubts.append(
                    _("The number is that of {name} ({number}), the name is another.").format(
                        name=person.name, number=person.case_number
                    )
                )
            rows.append(_planned_further(draft, office, doubts, person, known[person_id]))
    return rows


def _planned_new(
    draft: PersonDraft,
    office: Office,
    twice: str,
    candidates: tuple[Candidate, ...],
    known: Mapping[PersonId, KnownPerson],
) -> PlannedRow:
    reasons = [twice] if twice else []
    reasons.extend(
        " ".join(
            (
                _("{name} ({number}) in the register may be the same person.").format(
                    name=one.name, number=one.case_number
                ),
                *one.why,
            )
        )
        for one in candidates
    )
    reasons.extend(conflicts_of_new(draft, office.today))
    action = RowAction.HELD if reasons else RowAction.CREATE
    told_already = frozenset(
        one.person_id for one in candidates if not _told(draft, known[one.person_id], office)
    )
    return PlannedRow(
        draft, action, None, candidates, tuple(reasons), (), bool(reasons), told_already=told_already
    )


def _planned_further(
    draft: PersonDraft, office: Office, doubts: Sequence[str], person: Candidate, known: KnownPerson
) -> PlannedRow:
    news = news_of(draft, known, office)
    told = differences(news, known, office)
    reasons = (*doubts, *news.conflicts)
    if reasons:
        already = frozenset(() if told else (person.person_id,))
        return PlannedRow(draft, RowAction.HELD, None, (person,), reasons, told, True, told_already=already)
    if not told:
        return PlannedRow(draft, RowAction.UNCHANGED, person)
    return PlannedRow(draft, RowAction.UPDATE, person, (), (), told)


def _told(draft: PersonDraft, known: KnownPerson, office: Office) -> tuple[Difference, ...]:
    return differences(news_of(draft, known, office), known, office)


def _collisions(
    drafts: Sequence[PersonDraft], people: Mapping[int, PersonId], keys: Mapping[int, NameKeys]
) -> dict[int, str]:
    """Return why a row collides with another one of the file: one number, or one name that nothing tells apart."""
    groups: dict[str, list[int]] = defaultdict(list)
    births = {draft.row: draft.fields.get("birth_date", "") for draft in drafts}
    for draft in drafts:
        if draft.key:
            groups[draft.key].append(draft.row)
        if draft.row in people:
            groups[f"person:{people[draft.row]}"].append(draft.row)
    found: dict[int, str] = {}
    for rows in groups.values():
        for row in rows:
            other = next((one for one in rows if one != row), None)
            if other is not None:
                found.setdefault(row, _("Row {row} is about the same person.").format(row=other))
    for row, other in same_in_file(drafts, keys).items():
        words = _("Row {row} has the same name, and nothing tells the two apart.")
        if births[row] and births[row] == births[other]:
            words = _("Row {row} has the same name and date of birth.")
        elif births[row] and births[other]:
            words = _("Row {row} has the same name, and the dates of birth may be one and the same.")
        found.setdefault(row, words.format(row=other))
    return found


def _candidate(likely: Likely, named: Mapping[PersonId, tuple[str, str]]) -> Candidate:
    return Candidate(likely.person_id, *named[likely.person_id], likely.why)


def _refuse_when_known(change: Reader, rows: Sequence[PlannedRow]) -> None:
    """Stop when somebody whom the plan calls new is in the register."""
    decided = {row.number for row in rows if row.was_held}
    if any(row not in decided for row in people_of(change, [one.draft for one in rows])):
        raise _changed_meanwhile()


def _refuse_taken_references(change: Reader, rows: Sequence[PlannedRow]) -> None:
    """Stop when a reference would belong to two persons, and say which row gives it and to whom."""
    by_reference: dict[str, PlannedRow] = {}
    for row in rows:
        other = by_reference.setdefault(row.reference, row) if row.reference else row
        if other.means_another_than(row):
            raise _given_twice(
                _("Rows {row} and {other}: the reference {reference} would belong to two persons.").format(
                    row=other.number, other=row.number, reference=row.reference
                )
            )
    owners = known_people.by_reference(change, by_reference)
    for reference, owner in owners.items():
        row = by_reference[reference]
        if row.person is None or change.standing(row.person.person_id) != owner:
            person = _candidate(Likely(owner), known_people.names_of(change, [owner]))
            raise _given_twice(
                _(
                    "Row {row}: the reference {reference} belongs to {name} ({number}) in the register."
                ).format(row=row.number, reference=reference, name=person.name, number=person.case_number)
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
