"""Turns what is known of a release event into what its reconciliation report shows."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.base.i18n import texts
from app.base.language import Language
from app.domain.announced_list import AnnouncedLine, LineDecision
from app.domain.disclosure import Audience, FieldKey
from app.domain.event_figures import (
    difference_in_words,
    numbers_in_words,
    numbers_that_differ,
    sum_in_words,
)
from app.domain.facility import Facility
from app.domain.leaving import FEWEST_IN_A_FIGURE
from app.domain.names.collation import sort_key
from app.domain.names.matching import without_numbering
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.place_names import place_name
from app.domain.record import PersonId, SourceId
from app.domain.release import Confirmation
from app.domain.release_event import FamilyNotice
from app.domain.same_names import NameKey, same_names
from app.domain.vocabulary import Terms, Vocabulary
from app.reports import reconciliation_data as paper
from app.reports.case_file_data import Told
from app.workflows.compare_lists import Comparison, Pair
from app.workflows.people_on_paper import PaperName, Withholding
from app.workflows.read_event import EventCase, EventPerson
from app.workflows.reconcile import DeskLine
from app.workflows.undecided_lines import in_per_cent, possible


class ReconciliationOnPaper:
    """One release event in the words of one language, as an audience may see it."""

    def __init__(
        self,
        case: EventCase,
        lines: Sequence[AnnouncedLine],
        people: Mapping[PersonId, PersonLine],
        names: Mapping[PersonId, PaperName],
        terms: Terms,
        language: Language,
        withholding: Withholding,
        counted: Collection[PersonId] = (),
    ) -> None:
        """`counted` are those who may be one of a figure for the audience."""
        self._case, self._figures, self._people, self._names = case, case.figures, people, names
        self._terms, self._language, self._withholding = terms, language, withholding
        self._lists = [one.announced_list for one in case.lists]
        self._codes = {one.id: f"L{place}" for place, one in enumerate(self._lists, start=1)}
        self._in_force = {one.announced_list.id for one in case.figures.lists if one.in_force}
        self._valid = [line for line in lines if line.announced_list_id in self._in_force]
        self._same_names = same_names(self._valid)
        self._of_person: dict[PersonId, list[AnnouncedLine]] = defaultdict(list)
        for line in self._valid:
            if line.person_id is not None:
                self._of_person[line.person_id].append(line)
        self._outcomes = {one.line.id: one for one in case.people}
        # Outside, the lines that are told of would show whom the others mean: of everybody on a public list whether
        # the register knows them.
        self._inside = withholding.audience is Audience.INTERNAL
        self._told_figures = self._inside or self._may_be_told(counted)
        self._told: dict[PersonId, list[FamilyNotice]] = defaultdict(list)
        for notice in case.notices:
            self._told[notice.person_id].append(notice)

    def event(self) -> paper.EventTitle:
        """Return what happened, when, and between whom."""
        one = self._case.event
        return paper.EventTitle(
            one.title,
            one.date,
            one.authority,
            one.counterpart,
            one.consideration,
            self._withholding.text(FieldKey.REMARKS, one.note),
            self._source(one.source_id),
        )

    def figures(self) -> paper.Figures:
        """Return the figures as plain numbers, and whether the audience may be told them."""
        one = self._figures
        return paper.Figures(
            announced=one.announced,
            lists=len(self._in_force),
            lines=one.lines,
            repeated=one.repeated - one.doubled,  # those are told among the lines for one person
            listed=one.listed,
            matched=one.matched,
            new_persons=one.new_persons,
            not_ours=one.not_ours,
            undecided=one.undecided,
            unlisted=one.unlisted,
            recorded=one.recorded,
            not_recorded=one.not_recorded,
            refuted=one.refuted,
            confirmed=one.confirmed,
            held_again=one.held_again,
            refused=one.refused,
            by_level=tuple(
                (level, one.by_level.get(level, 0))
                for level in Confirmation
                if level is not Confirmation.REFUTED
            ),
            told=self._told_figures,
        )

    def explained(self) -> tuple[str, ...]:
        """Return the sentences that explain the sum."""
        words = texts(self._language)
        if not self._told_figures:
            said = words._(
                "Figures are left out that would count fewer than {n} people, or people who have not agreed to be "
                "counted; so are those from which they could be worked out."
            )
            return (said.format(n=FEWEST_IN_A_FIGURE),)
        differing = numbers_that_differ(self._case.event, self._case.numbers)
        return (
            sum_in_words(self._figures, words._),
            *((numbers_in_words(differing, words._),) if differing else ()),
            *(difference_in_words(why, many, words.ngettext) for why, many in self._figures.differences()),
        )

    def promises(self) -> tuple[paper.Promise, ...]:
        """Return what each side promised, by the time it was promised."""
        return tuple(
            paper.Promise(
                one.side,
                one.promise,
                one.tranche,
                one.delivery,
                one.promised,
                one.delivered,
                self._withholding.text(FieldKey.REMARKS, one.note),
            )
            for one in self._case.pledges
        )

    def numbers(self) -> tuple[paper.ClaimedNumber, ...]:
        """Return the numbers over time, each beside what was verified by then."""
        return tuple(
            paper.ClaimedNumber(
                one.claimant,
                one.number,
                place_name(one.destination, self._language),
                one.said,
                one.said_time,
                self._case.verified_by(one) if self._told_figures else None,
                self._source(one.source_id),
                self._withholding.text(FieldKey.REMARKS, one.note),
            )
            for one in self._case.numbers
        )

    def lists(self) -> tuple[paper.ListOnPaper, ...]:
        """Return the lists with their codes, in the order in which they were published."""
        replaced = {one.supersedes_id: self._codes[one.id] for one in self._lists if one.supersedes_id}
        return tuple(
            paper.ListOnPaper(
                code=self._codes[one.id],
                title=one.title,
                kind=one.kind,
                lines=counted.lines,
                undecided=counted.undecided if self._told_figures else 0,
                publisher=one.publisher,
                published=one.published,
                time=one.published_time,
                replaced_by=replaced.get(one.id, ""),
                source=self._source(one.source_id) or one.file_name,
            )
            for one, counted in zip(self._lists, self._case.lists, strict=True)
        )

    def named(self, figure: str) -> tuple[paper.Named, ...]:
        """Return the people behind a figure, by name, each with the name as printed."""
        told = [person for person in self._figures.people[figure] if person in self._people]
        people = sorted(told, key=self._by_name)
        return tuple(
            paper.Named(
                self._person(person),
                self._printed(self._of_person[person]) if person in self._of_person else None,
            )
            for person in people
        )

    def not_ours(self) -> tuple[paper.Printed, ...]:
        """Return the names of people whom we do not follow, each once."""
        if not self._inside:
            return ()
        return tuple(map(self._printed, self._alike(LineDecision.NOT_OURS).values()))

    def repeated(self) -> tuple[paper.Printed, ...]:
        """Return the lines that repeat a name."""
        if not self._inside:
            return ()
        return tuple(self._printed([line]) for line in self._valid if line.decision is LineDecision.REPEATED)

    def undecided(self, compared: Mapping[int, DeskLine]) -> tuple[paper.Undecided, ...]:
        """Return the names that wait for a decision; `compared` has what the matcher says, by the id of the line."""
        if not self._inside:
            return ()
        foreign = self._alike(LineDecision.NOT_OURS)
        return tuple(
            paper.Undecided(self._printed(lines), self._candidates(compared.get(lines[0].id)))
            for name, lines in self._alike(LineDecision.UNDECIDED).items()
            if name not in foreign
        )

    def expected(
        self,
        people: Sequence[PersonLine],
        facilities: Mapping[int, Facility],
        perhaps: Mapping[PersonId, Sequence[AnnouncedLine]],
    ) -> tuple[paper.Expected, ...]:
        """Return who was expected and is on no list, with what the family was told.

        `perhaps` has the undecided lines that may name somebody: of those nobody can say that they are on no list.
        """
        tell = FieldKey.FAMILY_NOTICES in self._withholding.keys
        return tuple(
            paper.Expected(
                *self._named(line.id),
                status=self._status(line),
                where=self._where(line, facilities),
                perhaps=self._places(perhaps.get(line.id, ())),
                told=tuple(Told(one.whom, one.told, one.said, one.told_by) for one in self._told[line.id])
                if tell
                else (),
            )
            for line in sorted(people, key=lambda line: self._by_name(line.id))
        )

    def comparison(self, one: Comparison) -> paper.TwoLists:
        """Return two lists side by side."""

        def alone(pairs: Iterable[Pair]) -> tuple[paper.Printed, ...]:
            return tuple(
                self._printed([line]) for pair in pairs for line in (pair.first, pair.second) if line
            )

        return paper.TwoLists(
            self._codes[one.first.id],
            self._codes[one.second.id],
            len(one.both),
            alone(one.only_first),
            alone(one.only_second),
        )

    def _may_be_told(self, counted: Collection[PersonId]) -> bool:
        """Tell whether no figure counts too few or somebody who may not be counted, alone or as what others leave."""
        one, keep = self._figures, self._withholding
        counts = [one.matched, one.new_persons, one.not_ours, one.undecided, one.unlisted, one.recorded]
        counts += [one.not_recorded, one.refuted, one.confirmed, one.held_again, one.refused, one.repeated]
        counts += [*one.by_level.values(), len(keep.left_out)]
        for figure in ("matched", "new_persons", "unlisted"):
            counts.append(len(one.people[figure] - self._people.keys()))
        everybody = {person for ids in one.people.values() for person in ids}
        return everybody <= set(counted) and keep.tells(counts)

    def _alike(self, decision: LineDecision) -> dict[NameKey, list[AnnouncedLine]]:
        """Return the lines with a decision, those that name the same person together."""
        found: dict[NameKey, list[AnnouncedLine]] = defaultdict(list)
        for line in self._valid:
            if line.decision is decision:
                found[self._same_names[line.id]].append(line)
        return found

    def _printed(self, lines: Sequence[AnnouncedLine]) -> paper.Printed:
        keep = self._withholding
        return paper.Printed(
            texts=tuple(
                keep.printed(person, printed)
                for printed, person in {
                    without_numbering(line.printed): line.person_id for line in lines
                }.items()
            ),
            places=self._places(lines),
            clues=keep.printed(
                lines[0].person_id, "; ".join(dict.fromkeys(map(_clues, filter(_clues, lines))))
            ),
            note=keep.text(
                FieldKey.REMARKS, "; ".join(dict.fromkeys(line.note for line in lines if line.note))
            ),
        )

    def _places(self, lines: Iterable[AnnouncedLine]) -> str:
        """Return where lines stand, as they are cited: `L1 12 · L2 4`."""
        return " · ".join(f"{self._codes[line.announced_list_id]} {line.number}" for line in lines)

    def _candidates(self, line: DeskLine | None) -> tuple[paper.Candidate, ...]:
        if line is None:
            return ()
        found = []
        for one in possible(line):
            percent, person = in_per_cent(one), self._people.get(one.person_id)
            if person is not None:
                birth = PartialDate(person.birth) if person.birth else None
                found.append(
                    paper.Candidate(self._name(one.person_id).name, person.case_number, percent, birth)
                )
        return tuple(found)

    def _person(self, person: PersonId) -> paper.PersonOnPaper:
        name, second, number = self._named(person)
        outcome = self._outcomes.get(person)
        release = outcome.release if outcome else None
        if outcome is None or release is None or FieldKey.RELEASES not in self._withholding.keys:
            return paper.PersonOnPaper(name, second, number)
        papers = outcome.papers if FieldKey.PAPERS in self._withholding.keys else ()
        return paper.PersonOnPaper(
            name,
            second,
            number,
            confirmation=release.confirmation,
            confirmed=self._confirmed(outcome),
            released=release.date,
            destination=place_name(outcome.destination, self._language),
            papers=tuple(self._term(Vocabulary.PAPER_HELD, code) for code in papers),
            held_again=person in self._figures.people["held_again"],
            held_since=outcome.held_again,
            refused=outcome.refused,
        )

    def _confirmed(self, outcome: EventPerson) -> PartialDate | None:
        """Return when it became known how sure the release is; nothing where nobody noted that."""
        last = outcome.steps[-1] if outcome.steps else None
        return last.date if last and last.level == outcome.level else None

    def _named(self, person: PersonId) -> tuple[str, str, str]:
        line, name = self._people.get(person), self._name(person)
        return name.name, name.second, line.case_number if line else ""

    def _name(self, person: PersonId) -> PaperName:
        return self._names.get(person, PaperName(""))

    def _by_name(self, person: PersonId) -> tuple[str, PersonId]:
        return sort_key(self._name(person).name, self._language.value), person

    def _source(self, source_id: SourceId | None) -> str:
        return self._withholding.source(self._case.sources.get(source_id) if source_id else None)

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        return self._terms.label(vocabulary, code, self._language) if code else ""

    def _where(self, line: PersonLine, facilities: Mapping[int, Facility]) -> str:
        facility = facilities.get(line.facility_id) if line.facility_id is not None else None
        return facility.name(self._language) if facility else ""

    def _status(self, line: PersonLine) -> str:
        """Return the status of who was expected, and that they refused to leave."""
        refused = line.id in self._figures.people["refused"]
        said = texts(self._language)._("refused to leave") if refused else ""
        return ", ".join(filter(None, (self._short(line.status), said)))

    def _short(self, code: str) -> str:
        term = self._terms.get(Vocabulary.STATUS, code)
        return term.short(self._language) if term else code


def _clues(line: AnnouncedLine) -> str:
    """Return what the other columns of the list said, as they said it."""
    if not line.clues:
        return ""
    said = json.loads(line.clues)
    return ", ".join(f"{column}: {value}" for column, value in said.items() if value)
