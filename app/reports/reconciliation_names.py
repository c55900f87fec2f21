"""The names of the reconciliation report: everybody behind each figure, with the name as the lists printed it."""

from collections.abc import Iterator, Sequence

from app.reports import ink, looks
from app.reports.case_file_data import Told
from app.reports.flow import Block
from app.reports.ink import CELL, Font, Type
from app.reports.pen import Align
from app.reports.prose import Prose
from app.reports.reconciliation_data import (
    Candidate,
    Expected,
    Missing,
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

STRONG = Type(Font.SANS_BOLD, CELL.size, CELL.leading)
QUIET = Type(CELL.font, CELL.size, CELL.leading, ink.GREY)
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
        (t._("Recorded as released, but on no list"), len(data.unlisted), _unlisted(data.unlisted, words)),
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
    if not people:
        return []
    t = words.t
    columns = (
        _NUMBER,
        Column(t._("As printed"), 42),
        Column(t._("Person"), 54),
        Column(t._("How far confirmed"), 44),
        Column(t._("Where now"), 22),
        Column(t._("Papers held"), 26),
    )
    rows = [
        (_count(number, words), _as_printed(one.printed), *_person(one.person, words))
        for number, one in enumerate(people, start=1)
    ]
    return [RowTable(columns, rows)]


def _unlisted(people: Sequence[Named], words: Wording) -> list[Block]:
    if not people:
        return []
    t = words.t
    columns = (
        _NUMBER,
        Column(t._("Person"), 60),
        Column(t._("How far confirmed"), 46),
        Column(t._("Where now"), 34),
        Column(t._("Papers held"), 34),
    )
    rows = [
        (_count(number, words), *_person(one.person, words)) for number, one in enumerate(people, start=1)
    ]
    return [RowTable(columns, rows)]


def _person(one: PersonOnPaper, words: Wording) -> Row:
    t = words.t
    released = words.brief(one.date)
    if one.held_again:
        sure = Cell(t._("Held again or still"), STRONG, mark=looks.ARREST, below=released)
    elif one.confirmation is None:
        sure = Cell(t._("No release recorded"), QUIET)
    else:
        look = looks.CONFIRMATION[one.confirmation]
        sure = Cell(words.marked(CONFIRMATION[one.confirmation]), mark=look, below=released)
    return (
        Cell(one.name, STRONG, below=joined(one.second_name, one.case_number)),
        sure,
        one.destination,
        ", ".join(one.papers),
    )


def _undecided(lines: Sequence[Undecided], words: Wording) -> list[Block]:
    if not lines:
        return []
    t = words.t
    columns = (
        _NUMBER,
        Column(t._("As printed"), 60),
        Column(t._("Also said"), 40),
        Column(t._("May be"), 74),
    )
    rows = [
        (
            _count(number, words),
            _as_printed(one.printed),
            joined(one.printed.clues, one.printed.note),
            "\n".join(_candidate(candidate, words) for candidate in one.candidates)
            or Cell(t._("Nobody in the register comes close"), QUIET),
        )
        for number, one in enumerate(lines, start=1)
    ]
    return [RowTable(columns, rows)]


def _candidate(one: Candidate, words: Wording) -> str:
    return joined(one.name, one.case_number, words.brief(one.birth), f"{one.percent}\u00a0%")


def _printed(lines: Sequence[Printed], words: Wording) -> list[Block]:
    if not lines:
        return []
    t = words.t
    columns = (
        _NUMBER,
        Column(t._("As printed"), 76),
        Column(t._("Also said"), 50),
        Column(t._("Note"), 48),
    )
    return [
        RowTable(
            columns,
            [
                (_count(number, words), _as_printed(one), one.clues, one.note)
                for number, one in enumerate(lines, start=1)
            ],
        )
    ]


def _expected(data: ReconciliationData, options: ReconciliationOptions, words: Wording) -> list[Block]:
    if not data.expected:
        return []
    t = words.t
    who = (
        t._("Recognised political prisoners who were held on the eve and whom no list names.")
        if options.missing is Missing.RECOGNISED
        else t._("Everybody who was held on the eve and whom no list names.")
    )
    columns = (
        _NUMBER,
        Column(t._("Person"), 62),
        Column(t._("Status now"), 48),
        Column(t._("The family was told"), 64),
    )
    rows = [
        (
            _count(number, words),
            Cell(one.name, STRONG, below=joined(one.second_name, one.case_number)),
            Cell(one.status, below=one.where),
            _told(one, words),
        )
        for number, one in enumerate(data.expected, start=1)
    ]
    told = sum(bool(one.told) for one in data.expected)
    families = t._("Families told: {told} of {all}.").format(
        told=words.number(told), all=words.number(len(data.expected))
    )
    return [Prose(f"{who} {families}", ink.BODY, after=4), RowTable(columns, rows)]


def _told(one: Expected, words: Wording) -> str | Cell:
    if not one.told:
        return Cell(words.t._("Not yet"), QUIET)
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
    columns = (_NUMBER, Column(t._("As printed"), 110), Column(t._("Also said"), 64))
    return [*blocks, RowTable(columns, _one_sided(pair, words))]


def _one_sided(pair: TwoLists, words: Wording) -> Iterator[Row | Group]:
    for code, lines in ((pair.first, pair.only_first), (pair.second, pair.only_second)):
        title = words.t._("Only on {code}").format(code=code)
        if lines:
            yield Group(title, words.number(len(lines)), words.t._("{name} (continued)").format(name=title))
        for number, one in enumerate(lines, start=1):
            yield (_count(number, words), _as_printed(one), joined(one.clues, one.note))


_NUMBER = Column("", 9, Font.SANS, Align.RIGHT)


def _count(number: int, words: Wording) -> Cell:
    return Cell(words.number(number), QUIET)


def _as_printed(printed: Printed | None) -> Cell:
    if printed is None:
        return Cell("")
    return Cell("\n".join(printed.texts), AS_PRINTED, below=printed.places)
