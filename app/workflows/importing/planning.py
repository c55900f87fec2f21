"""Plans an import: what becomes of every row of a file, and why a row waits for a decision."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.base.i18n import _
from app.base.progress import Progress
from app.domain.names.matching import MatchIndex
from app.domain.person_draft import PersonDraft
from app.domain.record import PersonId
from app.store import known_people
from app.store.unit import Reader
from app.workflows.importing.duplicates import NameKeys, name_keys, same_in_file
from app.workflows.importing.identity import Doubt, doubts_about
from app.workflows.importing.known import KnownPerson, Number, numbers_of, owners_of, read_known
from app.workflows.importing.likely import Likely, likely_duplicates
from app.workflows.importing.news import Office, conflicts_of_new, news_of
from app.workflows.importing.plan import Candidate, Difference, PlannedRow, RowAction
from app.workflows.importing.telling import differences


def plan_rows(
    reader: Reader, index: MatchIndex, office: Office, drafts: Sequence[PersonDraft], progress: Progress
) -> list[PlannedRow]:
    """Compare all rows of a file with the register; writes nothing."""
    progress.step(0, len(drafts), _("Comparing with the register"))
    owners = owners_of(reader, drafts)
    people = {row: next(iter(own.values())) for row, own in owners.items()}
    keys = {draft.row: name_keys(draft) for draft in drafts}
    twice = _collisions(drafts, owners, keys)
    alike = likely_duplicates(reader, index, [draft for draft in drafts if draft.row not in people], keys)
    everybody = {person for own in owners.values() for person in own.values()}
    everybody.update(one.person_id for some in alike.values() for one in some)
    known = read_known(reader, everybody)
    doubts = doubts_about(reader, index, drafts, people, keys, known)
    everybody.update(one for doubt in doubts.values() for one in doubt.others)
    named = known_people.names_of(reader, everybody)
    rows = []
    for draft in drafts:
        person_id, collision = people.get(draft.row), twice.get(draft.row, "")
        if person_id is None:
            candidates = tuple(candidate(one, named) for one in alike.get(draft.row, ()))
            rows.append(_planned_new(draft, office, collision, candidates, known))
        else:
            of_numbers = {number: candidate(Likely(one), named) for number, one in owners[draft.row].items()}
            reasons = [collision] if collision else []
            reasons += _told_doubts(of_numbers, doubts.get(draft.row, Doubt()), named)
            rows.append(_planned_further(draft, office, reasons, of_numbers, known))
    return rows


def _told_doubts(
    owners: Mapping[Number, Candidate], doubt: Doubt, named: Mapping[PersonId, tuple[str, str]]
) -> Iterator[str]:
    """Say why a row may be about somebody else than its number says."""
    person, *further = dict.fromkeys(owners.values())
    if further:
        several = ", ".join(f"{one.name} ({one.case_number})" for one in (person, *further))
        yield _(
            "The numbers of this row belong to several people: {people}. Mend the file, or leave the row out."
        ).format(people=several)
    if doubt.other_name:
        sentence = _("The number is that of {name} ({number}), the name is another.")
        yield " ".join((sentence.format(name=person.name, number=person.case_number), *doubt.why))
    elif doubt.why:
        sentence = _("The number is that of {name} ({number}), but the row may mean somebody else.")
        yield " ".join((sentence.format(name=person.name, number=person.case_number), *doubt.why))
    for other in doubt.others:
        name, number = named[other]
        yield _(
            "{name} ({number}) in the register fits better than {person} ({person_number}), whose number the row has."
        ).format(name=name, number=number, person=person.name, person_number=person.case_number)


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
        one.person_id for one in candidates if not told(draft, known[one.person_id], office)
    )
    return PlannedRow(
        draft, action, None, candidates, tuple(reasons), (), bool(reasons), told_already=told_already
    )


def _planned_further(
    draft: PersonDraft,
    office: Office,
    doubts: Sequence[str],
    owners: Mapping[Number, Candidate],
    known: Mapping[PersonId, KnownPerson],
) -> PlannedRow:
    person, *further = dict.fromkeys(owners.values())
    news = news_of(draft, known[person.person_id], office)
    differing = differences(news, known[person.person_id], office)
    reasons = (*doubts, *news.conflicts)
    if reasons:
        already = frozenset(() if differing else (person.person_id,))
        meant = (person, *further)
        return PlannedRow(draft, RowAction.HELD, None, meant, reasons, differing, True, already, owners)
    if not differing:
        return PlannedRow(draft, RowAction.UNCHANGED, person, owners=owners)
    return PlannedRow(draft, RowAction.UPDATE, person, (), (), differing, owners=owners)


def told(draft: PersonDraft, known: KnownPerson, office: Office) -> tuple[Difference, ...]:
    """Return what a row would add to somebody, or change, in words."""
    return differences(news_of(draft, known, office), known, office)


def _collisions(
    drafts: Sequence[PersonDraft],
    owners: Mapping[int, Mapping[Number, PersonId]],
    keys: Mapping[int, NameKeys],
) -> dict[int, str]:
    """Return why a row collides with another one of the file: one number, or one name that nothing tells apart."""
    groups: dict[object, list[int]] = defaultdict(list)
    births = {draft.row: draft.fields.get("birth_date", "") for draft in drafts}
    for draft in drafts:
        if draft.key:
            groups[draft.key].append(draft.row)
        for number in numbers_of(draft):
            groups[number].append(draft.row)
        for person_id in set(owners.get(draft.row, {}).values()):
            groups[person_id].append(draft.row)
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


def candidate(likely: Likely, named: Mapping[PersonId, tuple[str, str]]) -> Candidate:
    """Return somebody whom a row may mean, with the name and case number as lists show them."""
    return Candidate(likely.person_id, *named[likely.person_id], likely.why)
