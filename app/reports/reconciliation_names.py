"""The names of the reconciliation report: everybody behind each figure, with the name as the lists printed it."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.event_figures import Missing
from app.domain.place_names import says
from app.reports import ink, looks
from app.reports.case_file_data import Told
from app.reports.flow import Block
from app.reports.ink import CELL, CELL_QUIET, CELL_STRONG, Font, Type
from app.reports.pen import Align
from app.reports.prose import Prose
from app.reports.reconciliation_data import (
    Candidate,
    Expected,
    Named,
    PersonOnPaper,
    Printed,
    ReconciliationData,
    ReconciliationOptions,
    TwoLists,
    Undecided,
)
from app.reports.table import Cell, Column, Group, RowTable
from app.reports.wording import CONFIRMATION, Wording, joined

AS_PRINTED = Type(Font.SERIF, CELL.size, CELL.leading)
"""What a list printed is set in another type than what we say."""

Section = tuple[str, list[Block]]
Row = tuple[str | Cell, ...]


def names(data: ReconciliationData, options: ReconciliationOptions, words: Wording) -> list[Section]:
    """Return the sections that list names, each with the number of those it lists."""
    t = words.t
    found: list[tuple[str, int, list[Block]]] = [
        (t._("Matched"), len(data.matched), _named(data.matched, words)),
        (t._("New persons"), len(data.new_persons), _named(data.new_persons, words)),
        (t._("Undecided"), len(data.undecided), _undecided(data.undecided, words)),
        (t._("Not ours"), len(data.not_ours), _printed(data.not_ours, words)),
        (t._("Recorded as released, but on no list"), len(data.unlisted), _named(data.unlisted, words)),
        (t._("Repeated lines"), len(data.repeated), _printed(data.repeated, words)),
    ]
    made = [(f"{title} · {words.number(many)}", blocks) for title, many, blocks in found if blocks]
    for pair in data.comparisons:
        title = t._("Contradictions between {first} and {second}").format(
            first=pair.first, second=pair.second
        )
        made.append((title, _compared(pair, words)))
    title = t._("Expected, but on no list")
    return [*made, (f"{title} · {words.number(len(data.expected))}", _expected(data, options, words))]


def _named(people: Sequence[Named], words: Wording) -> list[Block]:
    """Return a table of people, with how the lists printed them where any list did."""
    t = words.t
    listed = any(one.printed for one in people)
    columns = (
        *((Column(t._("As printed"), 40),) if listed else ()),
        Column(t._("Person"), 46 if listed else 60),
        Column(t._("Released"), 22 if listed else 28),
        Column(t._("How far confirmed"), 40 if listed else 46),
        Column(t._("Where now"), 22 if listed else 28),
        Column(t._("Papers held"), 25 if listed else 30),
    )
    rows = ((*((_as_printed(one.printed),) if listed else ()), *_person(one.person, words)) for one in people)
    return _numbered(columns, rows, words)


def _person(one: PersonOnPaper, words: Wording) -> Row:
    t = words.t
    if one.held_again:
        since = words.since(one.held_since) if one.held_since else ""
        sure = Cell(t._("Held again or still"), CELL_STRONG, mark=looks.ARREST, below=since)
    elif one.refused:
        sure = Cell(t._("Refused to leave"), CELL_STRONG, mark=looks.ARREST, below=t._("stayed in custody"))
    elif one.confirmation is None:
        sure = Cell(t._("No release recorded"), CELL_QUIET)
    else:
        look = looks.CONFIRMATION[one.confirmation]
        said = words.marked(CONFIRMATION[one.confirmation])
        sure = Cell(said, mark=look, below=words.brief(one.confirmed))
    return (
        Cell(one.name, CELL_STRONG, below=joined(one.second_name, one.case_number)),
        "" if one.refused else words.brief(one.released),
        sure,
        one.destination,
        ", ".join(one.papers),
    )


def _undecided(lines: Sequence[Undecided], words: Wording) -> list[Block]:
    t = words.t
    columns = (Column(t._("As printed"), 60), Column(t._("Also said"), 40), Column(t._("May be"), 74))
    nobody = Cell(t._("Nobody in the register comes close"), CELL_QUIET)
    rows = (
        (
            _as_printed(one.printed),
            joined(one.printed.clues, one.printed.note),
            "\n".join(_candidate(candidate, words) for candidate in one.candidates) or nobody,
        )
        for one in lines
    )
    return _numbered(columns, rows, words)


def _candidate(one: Candidate, words: Wording) -> str:
    return joined(f"{one.percent}\u00a0%", one.name, one.case_number, words.brief(one.birth))


def _printed(lines: Sequence[Printed], words: Wording) -> list[Block]:
    t = words.t
    columns = (Column(t._("As printed"), 84), Column(t._("Also said"), 45), Column(t._("Note"), 45))
    return _numbered(columns, ((_as_printed(one), one.clues, one.note) for one in lines), words)


def _expected(data: ReconciliationData, options: ReconciliationOptions, words: Wording) -> list[Block]:
    if not data.expected:
        return []
    t = words.t
    columns = (
        Column(t._("Person"), 62),
        Column(t._("Status now"), 60),
        Column(t._("The family was told"), 52),
    )
    rows = (
        (
            Cell(
                one.name,
                CELL_STRONG,
                mark=looks.PERHAPS if one.perhaps else None,
                below="\n".join(
                    filter(None, (joined(one.second_name, one.case_number), _perhaps(one, words)))
                ),
            ),
            _status_now(one),
            _told(one, words),
        )
        for one in data.expected
    )
    return [
        Prose(_who_is_expected(data.expected, options, words), ink.BODY, after=4),
        *_numbered(columns, rows, words),
    ]


def _who_is_expected(people: Sequence[Expected], options: ReconciliationOptions, words: Wording) -> str:
    t = words.t
    said = [
        t._("Recognised political prisoners who were held on the eve and whom no list names.")
        if options.missing is Missing.RECOGNISED
        else t._("Everybody who was held on the eve and whom no list names.")
    ]
    if perhaps := sum(bool(one.perhaps) for one in people):
        marked = t.ngettext(
            "{n} of them is marked, because an undecided line may mean them.",
            "{n} of them are marked, because an undecided line may mean them.",
            perhaps,
        )
        said.append(marked.format(n=words.number(perhaps)))
    told = sum(bool(one.told) for one in people)
    families = t._("Families told: {told} of {all}.")
    said.append(families.format(told=words.number(told), all=words.number(len(people))))
    return " ".join(said)


def _perhaps(one: Expected, words: Wording) -> str:
    return words.t._("may be meant by {lines}").format(lines=one.perhaps) if one.perhaps else ""


def _status_now(one: Expected) -> Cell:
    return Cell(one.where) if says(one.where, one.status) else Cell(one.status, below=one.where)


def _told(one: Expected, words: Wording) -> str | Cell:
    if not one.told:
        return Cell(words.t._("Not yet"), CELL_QUIET)
    return "\n".join(_notice(notice, words) for notice in one.told)


def _notice(notice: Told, words: Wording) -> str:
    return joined(words.brief(notice.date), notice.whom, notice.said, notice.by)


def _compared(pair: TwoLists, words: Wording) -> list[Block]:
    """Return the names of one list alone, then of the other alone."""
    t = words.t
    both = t.ngettext("{n} name is on both lists.", "{n} names are on both lists.", pair.both)
    blocks: list[Block] = [Prose(both.format(n=words.number(pair.both)), ink.BODY, after=4)]
    if not (pair.only_first or pair.only_second):
        return [*blocks, Prose(t._("They do not contradict each other."), ink.BODY)]
    columns = (Column(t._("As printed"), 110), Column(t._("Also said"), 64))
    return [*blocks, *_numbered(columns, _one_sided(pair, words), words)]


def _one_sided(pair: TwoLists, words: Wording) -> Iterator[Row | Group]:
    for code, lines in ((pair.first, pair.only_first), (pair.second, pair.only_second)):
        title = words.t._("Only on {code}").format(code=code)
        if lines:
            yield Group(title, words.number(len(lines)), words.t._("{name} (continued)").format(name=title))
        for one in lines:
            yield (_as_printed(one), joined(one.clues, one.note))


def _numbered(columns: Sequence[Column], rows: Iterable[Row | Group], words: Wording) -> list[Block]:
    """Return a table whose rows are numbered, anew in each group; nothing where there is no row."""
    made: list[Row | Group] = []
    number = 0
    for row in rows:
        number = 0 if isinstance(row, Group) else number + 1
        made.append(row if isinstance(row, Group) else (Cell(words.number(number), CELL_QUIET), *row))
    return [RowTable((Column("", 9, Font.SANS, Align.RIGHT), *columns), made)] if made else []


def _as_printed(printed: Printed | None) -> Cell:
    if printed is None:
        return Cell("")
    return Cell("\n".join(printed.texts), AS_PRINTED, below=printed.places)
