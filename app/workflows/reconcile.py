"""The reconciliation desk: a list of names held against the register, and a human decision about every line.

The matcher proposes; nothing is decided without somebody. Every decision is one change: it can be undone, is there
after a crash, and teaches the register (an accepted spelling becomes a name form, "not the same" is remembered).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList, LineDecision
from app.domain.merge import Distinction, DistinctionFields
from app.domain.names.matching import Decision, Match, names_nobody, parse_line
from app.domain.names.scripts import words_of
from app.domain.people_list import PersonLine
from app.domain.person import NameForm, NameFormDraft, Person, PersonFields
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.domain.same_names import NameKey, same_names
from app.importers.printed_name import language_of, printed_name
from app.store import person_lines
from app.store.register import Change
from app.store.unit import Reader
from app.workflows.add_person import enter_person, require_born
from app.workflows.announced_lists import NameList, clue_of
from app.workflows.desk import Desk
from app.workflows.event_figures import held_on_eve
from app.workflows.other_groups import groups_to_ask
from app.workflows.retract_decision import let_go, taught_spelling


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A line with what the matcher says of it; `taken` names another line that was given the proposed person.

    `no_name` proposes that it is a heading or a total. `foreign` is the title of another list, of this event or of
    another one, on which the same name was decided to be not one of ours. `ask` are the groups of hidden cases that
    it may mean.
    """

    line: AnnouncedLine
    match: Match
    taken: int | None = None
    no_name: bool = False
    foreign: str = ""
    ask: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether it is proposed that the line is not one of ours: decided so elsewhere, and nobody comes close."""
        waits = self.line.decision is LineDecision.UNDECIDED
        return waits and bool(self.foreign) and self.match.decision is Decision.NOBODY and not self.no_name


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A list on the desk: its lines in order, and everybody who may be meant by one of them.

    `doubtful` are those of them who are known not to have been in custody on the `eve` of the event (None: its day is
    not known).
    """

    announced_list: AnnouncedList
    event: ReleaseEvent
    lines: tuple[DeskLine, ...]
    people: Mapping[PersonId, PersonLine]
    eve: dt.date | None = None
    doubtful: frozenset[PersonId] = frozenset()

    def is_doubtful(self, person_id: PersonId) -> bool:
        """Tell whether the register knows that somebody was not held on the eve of the event."""
        return person_id in self.doubtful


@dataclass(frozen=True, slots=True)
class Compared:
    """What the matcher says of a list that is not kept; `held` were in custody on the eve.

    `eve` and `doubtful` are as in a Reconciliation.
    """

    matches: tuple[Match, ...]
    eve: dt.date | None = None
    held: frozenset[PersonId] = frozenset()
    doubtful: frozenset[PersonId] = frozenset()


def compare_names(desk: Desk, names: NameList, progress: Progress, event_id: int | None = None) -> Compared:
    """Return what the matcher says of a list that is not kept; a person is proposed once.

    With an event, whoever was held on its eve stands before others who are nearly as likely.
    """
    clues = [clue_of(line.printed, line.clues) for line in names.lines]
    matches = desk.name_index().match_list(clues, progress)
    event = None
    if event_id is not None:
        with desk.register.reading() as reader:
            event = reader.get(ReleaseEvent, event_id)
    return _with_eve(desk, matches, event)


def reconcile(
    desk: Desk, list_id: int, progress: Progress, before: Reconciliation | None = None
) -> Reconciliation:
    """Hold a stored list against the register; raises Gone, and Cancelled when the progress says so.

    With `before`, the same list as it was compared earlier, the names are not compared again: only what was
    decided since is read.
    """
    with desk.register.reading() as reader:
        announced = reader.get(AnnouncedList, list_id)
        event = reader.get(ReleaseEvent, announced.release_event_id)
        lines = sorted(
            reader.find(AnnouncedLine, announced_list_id=list_id), key=lambda one: (one.number, one.id)
        )
        refused = refused_spellings(reader.find(Distinction))
        foreign = _foreign(reader, announced, lines)
    matches = _matches_before(lines, before)
    if matches is None:
        clues = [clue_of(line.printed, line.clues, announced) for line in lines]
        forbidden = [refused.get(spelling(line), frozenset()) for line in lines]
        matches = desk.name_index().match_list(clues, progress, forbidden)
    compared = _with_eve(desk, matches, event, {line.person_id for line in lines if line.person_id})
    matches = compared.matches
    given = {line.person_id: line for line in lines if line.person_id is not None}
    found = tuple(
        replace(
            _on_desk(line, match, given),
            foreign=foreign.get(line.id, ""),
            ask=groups_to_ask(desk, match.clue),
        )
        for line, match in zip(lines, matches, strict=True)
    )
    with desk.register.reading() as reader:
        everybody = {one.person_id for desk_line in found for one in desk_line.match.candidates}
        everybody |= {line.person_id for line in lines if line.person_id}
        shown = {line.id: line for line in person_lines.of(reader, sorted(everybody), None)}
    return Reconciliation(announced, event, found, shown, compared.eve, compared.doubtful)


def decide(
    desk: Desk,
    line_id: int,
    decision: LineDecision,
    person_id: PersonId | None = None,
    *,
    take_back_release: bool = False,
) -> AnnouncedLine:
    """Record what somebody decided about a line; MATCH needs the person, the other decisions name nobody.

    A match keeps the printed spelling as a name form of the person, unless they have it already. Whom the line meant
    before loses what it taught and, with `take_back_release`, the release in this event (see `left_released`).
    Raises Problem when another line of the list means the person already.
    """
    terms = desk.terms  # read before the change begins
    with desk.changing(_decided(desk, line_id, decision, person_id)) as change:
        line = change.get(AnnouncedLine, line_id)
        decided = _decide(change, line, decision, person_id)
        let_go(change, terms, line, person_id, take_back_release=take_back_release)
        return decided


def accept_many(desk: Desk, list_id: int, accepted: Mapping[int, PersonId | None]) -> int:
    """Accept proposals of one list, as one change, and return how many lines were still undecided.

    `accepted` holds by the id of a line the person, or None for a heading or total. Raises Problem when two lines
    would mean one person; nothing is accepted then.
    """
    with desk.register.reading() as reader:
        title = reader.get(AnnouncedList, list_id).title
    sentence = ngettext("Accept {n} line of “{title}”", "Accept {n} lines of “{title}”", len(accepted))
    done = 0
    with desk.changing(sentence.format(n=len(accepted), title=title)) as change:
        for line in change.find(AnnouncedLine, announced_list_id=list_id):
            if line.id in accepted and line.decision is LineDecision.UNDECIDED:
                person_id = accepted[line.id]
                decision = LineDecision.NO_NAME if person_id is None else LineDecision.MATCH
                _decide(change, line, decision, person_id)
                done += 1
    return done


def refuse(desk: Desk, line_id: int, person_id: PersonId, *, take_back_release: bool = False) -> None:
    """Remember that a printed name does not mean a person, in this list and in all others."""
    with desk.register.reading() as reader:
        printed = reader.get(AnnouncedLine, line_id).printed
    sentence = _("“{printed}” is not {name}").format(printed=printed, name=desk.name_of(person_id))
    terms = desk.terms  # read before the change begins
    with desk.changing(sentence) as change:
        line = change.get(AnnouncedLine, line_id)
        if line.person_id == person_id:
            change.save(line.but(decision=LineDecision.UNDECIDED, person_id=None))
            let_go(change, terms, line, take_back_release=take_back_release)
        change.add(DistinctionFields(person_id=person_id, printed=spelling(line)))


def add_person_for_line(
    desk: Desk,
    line_id: int,
    person: PersonFields,
    names: Sequence[NameFormDraft],
    *,
    take_back_release: bool = False,
) -> Person:
    """Add somebody whom a line names and who is not in the register yet, and decide the line, as one change.

    Raises Problem when somebody was added for this line already.
    """
    require_born(desk, person)
    terms = desk.terms  # read before the change begins
    with desk.changing(_("Add person: {name}").format(name=names[0].written)) as change:
        line = change.get(AnnouncedLine, line_id)
        _require_not_added(change, line)
        stored = enter_person(change, person, names)
        _decide(change, line, LineDecision.NEW_PERSON, stored.id)
        let_go(change, terms, line, stored.id, take_back_release=take_back_release)
        return stored


def is_no_name(printed: str, match: Match) -> bool:
    """Tell whether a line is surely a heading or a total, and nobody of the register is called so."""
    return match.decision is Decision.NOBODY and match.namesake is None and names_nobody(printed)


def decision_label(decision: LineDecision) -> str:
    """Return the words for a decision."""
    return {
        LineDecision.UNDECIDED: _("Undecided"),
        LineDecision.MATCH: _("In the register"),
        LineDecision.NEW_PERSON: _("New person"),
        LineDecision.NOT_OURS: _("Not one of ours"),
        LineDecision.REPEATED: _("Named twice"),
        LineDecision.NO_NAME: _("No name"),
    }[decision]


def spelling(line: AnnouncedLine) -> str:
    """Return what makes two printed names the same: the words of the name in any order, and the date of birth.

    Somebody printed without a date may be another person than the one printed with it.
    """
    said = parse_line(line.printed)
    words = sorted(word.folded for writing in said.writings[:1] for word in writing.words)
    birth = clue_of("", line.clues).birth
    return " ".join([*words, str(birth) if birth else said.birth]).strip()


def refused_spellings(distinctions: Iterable[Distinction]) -> dict[str, frozenset[PersonId]]:
    """Return by spelling the persons whom it does not mean."""
    found: dict[str, set[PersonId]] = defaultdict(set)
    for one in distinctions:
        if one.printed:
            found[one.printed].add(one.person_id)
    return {printed: frozenset(persons) for printed, persons in found.items()}


def typed_for_line(one: DeskLine) -> tuple[NameFormDraft, str]:
    """Return the name and the date of birth with which the form of a new person begins."""
    clue = one.match.clue
    if clue.is_structured:
        name = NameFormDraft(surname=clue.surname, given=clue.given, patronymic=clue.patronymic)
    else:
        name = _cut(one.line.printed)
    birth = str(clue.birth) if clue.birth else parse_line(one.line.printed).birth
    return name.model_copy(update={"language": language_of(name.written)}), birth


def _cut(printed: str) -> NameFormDraft:
    """Return the printed name cut into its parts where that is certain."""
    writings = parse_line(printed).writings
    words = writings[0].words if writings else ()
    comma = writings[0].comma if writings else 0
    text = " ".join(word.text for word in words)
    if comma:
        text = f"{' '.join(w.text for w in words[:comma])}, {' '.join(w.text for w in words[comma:])}"
    draft = printed_name(text or printed[:500], given_first=False)
    return NameFormDraft(
        surname=draft.surname, given=draft.given, patronymic=draft.patronymic, text=draft.text
    )


def _with_eve(
    desk: Desk, matches: tuple[Match, ...], event: ReleaseEvent | None, others: Collection[PersonId] = ()
) -> Compared:
    """Put whoever was held on the eve of the event before others who are nearly as likely."""
    persons = {one.person_id for match in matches for one in match.candidates} | set(others)
    found = held_on_eve(desk, event, persons) if event is not None else None
    if found is None:
        return Compared(matches)
    preferred = tuple(match.preferring(found.held) for match in matches)
    return Compared(preferred, found.eve, found.held, found.doubtful)


def _matches_before(
    lines: Sequence[AnnouncedLine], before: Reconciliation | None
) -> tuple[Match, ...] | None:
    """Return the matches of the same lines as they were found before, or None when there are others."""
    known = {one.line.id: one.match for one in before.lines} if before else {}
    if not all(line.id in known for line in lines):
        return None
    return tuple(known[line.id] for line in lines)


def _foreign(reader: Reader, announced: AnnouncedList, lines: Sequence[AnnouncedLine]) -> Mapping[int, str]:
    """Return, by the id of a line, the other list on which the same name was decided to be not one of ours.

    A list of the same event counts before those of others, of which the event is named too.
    """
    found = reader.find(AnnouncedLine, decision=[LineDecision.NOT_OURS.value])
    others = [one for one in found if one.announced_list_id != announced.id]
    lists = reader.by_id(AnnouncedList, (one.announced_list_id for one in others))
    events = reader.by_id(ReleaseEvent, (one.release_event_id for one in lists.values()))
    names = same_names([*lines, *others])
    decided: dict[NameKey, str] = {}
    for other in sorted(others, key=lambda one: one.id):
        of = lists[other.announced_list_id]
        same_event = of.release_event_id == announced.release_event_id
        title = of.title if same_event else f"{of.title} · {events[of.release_event_id].title}"
        if same_event or names[other.id] not in decided:
            decided[names[other.id]] = title
    return {line.id: decided[names[line.id]] for line in lines if names[line.id] in decided}


def _on_desk(line: AnnouncedLine, match: Match, given: Mapping[PersonId, AnnouncedLine]) -> DeskLine:
    """Let no line propose somebody whom another line was given."""
    best = match.person_id or (match.candidates[0].person_id if match.candidates else None)
    other = given.get(best) if best is not None else None
    if other is None or other.id == line.id:
        return DeskLine(line, match, no_name=is_no_name(line.printed, match))
    if match.decision is Decision.MATCH:
        match = replace(match, decision=Decision.AMBIGUOUS, person_id=None, contested=True)
    return DeskLine(line, match, other.number)


def _decide(
    change: Change, line: AnnouncedLine, decision: LineDecision, person_id: PersonId | None
) -> AnnouncedLine:
    if (person_id is None) is (decision in NAMED):
        raise Problem(_("A decision names a person only when the line means somebody in the register."))
    if person_id is not None:
        _require_named_once(change, line, person_id)
    decided = change.save(line.but(decision=decision, person_id=person_id))
    if person_id is not None:
        _keep_spelling(change, decided, person_id)
    return decided


def _require_named_once(change: Change, line: AnnouncedLine, person_id: PersonId) -> None:
    """Refuse that two lines of one list mean the same person: one of them repeats, or means somebody else."""
    same_list = {"announced_list_id": line.announced_list_id, "person_id": person_id}
    other = next((one for one in change.find(AnnouncedLine, **same_list) if one.id != line.id), None)
    if other is not None and line.person_id != person_id:
        raise Problem(
            _("Line {n} of this list was decided to be {name} already: “{printed}”.").format(
                n=other.number, name=change.name_of(person_id), printed=other.printed
            ),
            _(
                "If the list names them twice, decide “Named twice” (R). If not, correct line {n} first."
            ).format(n=other.number),
        )


def _require_not_added(change: Change, line: AnnouncedLine) -> None:
    """Refuse to add a second person for the same line."""
    if line.decision is LineDecision.NEW_PERSON and line.person_id is not None:
        added = change.get(Person, line.person_id)
        raise Problem(
            _("{name} ({number}) was added for this line already.").format(
                name=change.name_of(added.id), number=added.case_number
            ),
            _("If the line means somebody else, choose “Decide later” first."),
        )


def _keep_spelling(change: Change, line: AnnouncedLine, person_id: PersonId) -> None:
    """Add the printed name to the person's name forms, if it is whole and they do not have it."""
    draft = taught_spelling(change, line)
    forms = change.find(NameForm, person_id=person_id)
    known = {frozenset(words_of(form.written)) for form in forms}
    if draft is None or frozenset(words_of(draft.written)) in known:
        return
    position = max((form.position for form in forms), default=-1) + 1
    change.add(draft.of(person_id, position))


def _decided(desk: Desk, line_id: int, decision: LineDecision, person_id: PersonId | None) -> str:
    with desk.register.reading() as reader:
        printed = reader.get(AnnouncedLine, line_id).printed
        name = reader.name_of(person_id) if person_id is not None else decision_label(decision)
    return _("Decide “{printed}”: {decision}").format(printed=printed, decision=name)
