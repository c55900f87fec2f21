"""The sheet of people still held: how many where, then everybody with status, days and what is owed next."""

from collections.abc import Iterator
from typing import BinaryIO

from app.base.i18n import N_
from app.base.progress import Progress
from app.domain.leaving import FEWEST_IN_A_FIGURE
from app.domain.status import Confidence
from app.reports import ink, looks
from app.reports.document import Titled, write_document
from app.reports.drawn import Drawn
from app.reports.flow import Block
from app.reports.ink import CELL_QUIET, CELL_STRONG, Font
from app.reports.letterhead import counted, furniture, withheld
from app.reports.pen import Align
from app.reports.prose import Heading, Panel, Prose
from app.reports.still_held_data import (
    Grouping,
    HeldGroup,
    HeldPerson,
    NotFree,
    StillHeldData,
    StillHeldOptions,
)
from app.reports.table import Cell, Column, Group, RowTable
from app.reports.typeset import Span
from app.reports.wording import Wording, joined

UNSURE = frozenset({Confidence.RUMOUR, Confidence.SINGLE})
NOT_FREE = {
    NotFree.REFUTED: N_("The release proved false"),
    NotFree.HELD_AGAIN: N_("Held again or still"),
    NotFree.REFUSED: N_("Refused to leave"),
}


def draw(data: StillHeldData, options: StillHeldOptions, out: BinaryIO, progress: Progress) -> Drawn:
    """Write the sheet as PDF to `out`; `progress` may raise Cancelled."""
    words = Wording(options.language)
    title = words.t._("People still held")
    blocks = [*_head(data, words, title), *_counts(data, words), *_people(data, words), *_note(data, words)]
    around = furniture(data.issue, options.audience, words, joined(title, words.whole(data.issue.as_of)))
    return write_document(blocks, around, Titled(title, options.language), out, progress)


def _head(data: StillHeldData, words: Wording, title: str) -> list[Block]:
    t = words.t
    day = words.whole(data.issue.as_of)
    if data.event:
        scope = t._("Expected in “{event}” and on none of its lists").format(event=data.event)
        if any(group.reported for group in data.groups):
            scope = t._("Expected in “{event}” and not free").format(event=data.event)
    elif data.partial:
        scope = t._("Those in custody whose cases are known to whoever printed this; others are not on it")
    else:
        scope = t._("Everybody whom the register holds to be in custody")
    said = t.ngettext("{n} person is held on {date}.", "{n} people are held on {date}.", data.total)
    if data.issue.left_out or data.partial:
        # Or a part of those who are held would read as all of them.
        if not data.event and not data.partial:
            scope = t._("Those in custody who may be told of here; others are left out")
        said = t.ngettext(
            "{n} of those held on {date} is on this sheet.",
            "{n} of those held on {date} are on this sheet.",
            data.total,
        )
    before, _hole, after = said.partition("{n}")
    sentences = [after.format(date=day), *_longest(data, words), *_of_event(data, words)]
    # A translation may begin with the date.
    before = before.format(date=day)
    return [
        Prose(title, ink.NAME),
        Prose(scope, ink.SECOND_NAME, before=1),
        Panel(
            [
                Span(before, Font.SERIF),
                Span(words.number(data.total), Font.SERIF_BOLD),
                Span(" ".join(sentences), Font.SERIF),
            ],
            ink.SUMMARY,
        ),
    ]


def _of_event(data: StillHeldData, words: Wording) -> list[str]:
    """Say what a reader of an event's sheet must know before telling a family anything."""
    t = words.t
    perhaps = sum(one.perhaps for group in data.groups for one in group.people)
    told = (
        (
            perhaps,
            t.ngettext(
                "{n} of them is marked, because an undecided line may mean them.",
                "{n} of them are marked, because an undecided line may mean them.",
                perhaps,
            ),
        ),
        (
            data.named,
            t.ngettext(
                "{n} more is named by a list, has no release recorded yet, and is not on this sheet.",
                "{n} more are named by a list, have no release recorded yet, and are not on this sheet.",
                data.named or 0,
            ),
        ),
    )
    said = [sentence.format(n=words.number(many)) for many, sentence in told if many]
    if data.named is None:
        said.append(
            t._(
                "Fewer than {n} more are named by a list, have no release recorded yet, and are not on this sheet."
            ).format(n=words.number(FEWEST_IN_A_FIGURE))
        )
    return said


def _longest(data: StillHeldData, words: Wording) -> list[str]:
    t = words.t
    days = sorted(one.days for group in data.groups for one in group.people if one.days is not None)
    said = []
    if days:
        middle = words.days(days[len(days) // 2])
        said.append(
            t._("Held the longest: {most}; half of them at least {middle}.").format(
                most=words.days(days[-1]), middle=middle
            )
        )
    if missing := data.total - len(days):
        said.append(
            t.ngettext(
                "Of {n} person the beginning is not recorded.",
                "Of {n} people the beginning is not recorded.",
                missing,
            ).format(n=words.number(missing))
        )
    return said


def _counts(data: StillHeldData, words: Wording) -> list[Block]:
    """Return the counts in two columns; they add up to the total, which closes them."""
    if not data.groups:
        return []
    t = words.t
    lines: list[tuple[str | Cell, str | Cell]] = [
        (_title(group, data, words), words.number(len(group.people))) for group in data.groups
    ]
    lines.append((Cell(t._("Total"), CELL_STRONG), Cell(words.number(data.total), CELL_STRONG)))
    half = (len(lines) + 1) // 2
    blank: tuple[str | Cell, str | Cell] = ("", "")
    rows = [(*lines[at], "", *(lines[half + at] if half + at < len(lines) else blank)) for at in range(half)]
    what = t._("Place of detention") if data.grouping is Grouping.FACILITY else t._("First letter")
    columns = (
        Column(what, 62),
        Column(t._("People"), 20, Font.SANS, Align.RIGHT),
        Column("", 6),
        Column(what, 62),
        Column(t._("People"), 20, Font.SANS, Align.RIGHT),
    )
    return [Heading(t._("How many")), RowTable(columns, rows)]


def _people(data: StillHeldData, words: Wording) -> list[Block]:
    t = words.t
    if not data.total:
        return [Prose(t._("Nobody: according to the register, none of them is held."), ink.BODY, before=12)]
    columns = (
        Column("", 9, Font.SANS, Align.RIGHT),
        Column(t._("Name"), 64),
        Column(t._("Born"), 21),
        Column(t._("Status"), 46),
        Column(t._("Days"), 13, Font.SANS, Align.RIGHT),
        Column("", 3),
        Column(t._("Next follow-up"), 42),
    )
    return [Heading(t._("Who")), RowTable(columns, _rows(data, words))]


def _rows(data: StillHeldData, words: Wording) -> Iterator[tuple[str | Cell, ...] | Group]:
    number = 0
    for group in data.groups:
        title = _title(group, data, words)
        again = words.t._("{name} (continued)").format(name=title)
        yield Group(title, words.number(len(group.people)), again)
        for one in group.people:
            number += 1
            yield _row(number, one, data, words)


def _row(number: int, one: HeldPerson, data: StillHeldData, words: Wording) -> tuple[str | Cell, ...]:
    t = words.t
    unsure = words.confidence(one.confidence) if one.confidence in UNSURE else ""
    vague = "" if one.certain else t._("Day not certain")
    overdue = one.next_due is not None and one.next_due < data.issue.as_of
    return (
        Cell(words.number(number), CELL_QUIET),
        Cell(
            one.name,
            CELL_STRONG,
            mark=looks.PERHAPS if one.perhaps else None,
            below=_lines(
                joined(one.second_name, one.case_number),
                t._("may be meant by an undecided line") if one.perhaps else "",
            ),
        ),
        words.brief(one.birth),
        Cell(
            one.status,
            below=_lines(
                joined(words.brief(one.since), unsure, vague),
                words.marked(NOT_FREE[one.not_free]) if one.not_free else "",
            ),
        ),
        "" if one.days is None else words.number(one.days),
        "",
        Cell(
            words.brief(one.next_due) or one.next_title,
            mark=looks.OVERDUE if overdue else None,
            below=one.next_title if one.next_due else "",
        ),
    )


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _title(group: HeldGroup, data: StillHeldData, words: Wording) -> str:
    if group.reported:
        return words.t._("Reported as free, but not free")
    if group.title or data.grouping is Grouping.ALPHABET:
        return group.title or "–"
    return words.t._("Place not recorded")


def _note(data: StillHeldData, words: Wording) -> list[Block]:
    t = words.t
    said = [
        t._(
            "The status is that of {date}. It rests on the latest of the claims that have begun, of two on the"
            " same day on the better supported one; refuted claims never count, rumours only where nothing"
            " better is known."
        ).format(date=words.whole(data.issue.as_of)),
        t._(
            "Days held count from the first day of the present, unbroken custody. Where a date is vague, custody"
            " counts from the first day that it allows and freedom from the last."
        ),
    ]
    return counted([*said, *withheld(data.issue, words)], words)
