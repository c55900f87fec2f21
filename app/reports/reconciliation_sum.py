"""The figures of the reconciliation report: the sum that adds up, the deal, who said which number, the lists."""

from collections.abc import Iterator, Sequence

from app.base.i18n import N_
from app.domain.announced_list import ListKind
from app.domain.event_figures import CONFIRMED
from app.domain.release_event import Delivery, Side
from app.reports import ink
from app.reports.flow import Block
from app.reports.ink import CELL_STRONG, Font, Shape, Tone
from app.reports.pen import Align
from app.reports.prose import Prose
from app.reports.reconciliation_data import ClaimedNumber, ListOnPaper, Promise, ReconciliationData
from app.reports.table import Cell, Column, Group, RowTable
from app.reports.wording import CONFIRMATION, Wording, joined

SIDE = {
    Side.AUTHORITY: N_("Those who held them"),
    Side.COUNTERPART: N_("Those who asked for them"),
}
DELIVERY = {
    Delivery.PROMISED: N_("Promised"),
    Delivery.PARTLY: N_("Partly delivered"),
    Delivery.DELIVERED: N_("Delivered"),
    Delivery.BROKEN: N_("Broken"),
}
DELIVERY_LOOK = {
    Delivery.PROMISED: (Shape.RING, Tone.REMAND),
    Delivery.PARTLY: (Shape.HALF, Tone.WARNING),
    Delivery.DELIVERED: (Shape.TICK, Tone.FREE),
    Delivery.BROKEN: (Shape.CROSS, Tone.ARREST),
}
LIST_KIND = {
    ListKind.STATE: N_("State"),
    ListKind.AGENCY: N_("News agency or media"),
    ListKind.PARTNER: N_("Partner organisation"),
    ListKind.FAMILY: N_("Families"),
    ListKind.OWN: N_("Our own"),
}

Part = tuple[str, int]
"""What a part of a figure counts, and how many."""


def the_sum(data: ReconciliationData, words: Wording) -> list[Block]:
    """Return the table in which each figure stands above its parts; the parts add up to it."""
    columns = (Column("", 8), Column("", 142), Column("", 28, Font.SANS, Align.RIGHT))
    rows = tuple(_sum_rows(data, words))
    return [RowTable(columns, rows)] if rows else []


def _sum_rows(data: ReconciliationData, words: Wording) -> Iterator[Sequence[str | Cell] | Group]:
    for title, number, parts in accounts(data, words):
        yield Group(title, words.number(number), title)
        for what, many in parts:
            yield ("", what, f"{'−' if many < 0 else '+'}\u00a0{words.number(abs(many))}")


def accounts(data: ReconciliationData, words: Wording) -> list[tuple[str, int, list[Part]]]:
    """Return each figure with the parts that add up to it; parts of nobody are left out."""
    t, one = words.t, data.figures
    levels = [
        (t._("not yet: {level}").format(level=words.marked(CONFIRMATION[level])), many)
        for level, many in reversed(one.by_level)
        if level not in CONFIRMED
    ]
    lists = t.ngettext("Lines on {n} list", "Lines on {n} lists", one.lists).format(n=one.lists)
    told: list[tuple[str, int, list[Part]]] = []
    if one.announced is not None:
        parts = [
            (t._("named on the lists"), one.listed),
            (t._("recorded as released, but on no list"), one.unlisted),
            (t._("announced, but nobody can name them"), max(one.gap, 0)),
            (t._("named beyond the announced number"), min(one.gap, 0)),
        ]
        told.append((t._("Announced"), one.announced, parts))
    told += [
        (
            lists,
            one.lines,
            [
                (t._("people named"), one.listed),
                (t._("lines that repeat a name of the same list"), one.repeated),
                (t._("lines that name somebody whom another line names"), one.on_several),
            ],
        ),
        (
            t._("People named on the lists"),
            one.listed,
            [
                (t._("matched with somebody in the register"), one.matched),
                (t._("new persons, added for the list"), one.new_persons),
                (t._("not followed by us"), one.not_ours),
                (t._("undecided"), one.undecided),
            ],
        ),
        (
            t._("People of the register, listed or recorded as released"),
            one.of_register,
            [
                (t._("release recorded"), one.recorded),
                (t._("no release recorded yet"), one.not_recorded),
                (t._("release proved false"), one.proved_false),
                (t._("refused to leave and stayed in custody"), one.refused),
            ],
        ),
        (
            t._("Releases recorded"),
            one.recorded,
            [(t._("confirmed by the person, the family or a lawyer"), one.confirmed), *levels],
        ),
    ]
    shown = [(title, number, [part for part in parts if part[1]]) for title, number, parts in told]
    return [one for one in shown if one[1] or one[2]]


def deal(data: ReconciliationData, words: Wording) -> list[Block]:
    """Return what each side promised and what became of it."""
    if not data.promises:
        return []
    t = words.t
    columns = (
        Column(t._("Side"), 36),
        Column(t._("Promise"), 74),
        Column(t._("Promised"), 24),
        Column(t._("What became of it"), 46),
    )
    return [RowTable(columns, [_promise(one, words) for one in data.promises])]


def _promise(one: Promise, words: Wording) -> tuple[str | Cell, ...]:
    return (
        words.marked(SIDE[one.side]),
        Cell(one.promise, below=joined(one.tranche, one.note)),
        words.brief(one.promised),
        Cell(
            words.marked(DELIVERY[one.delivery]),
            mark=DELIVERY_LOOK[one.delivery],
            below=words.brief(one.delivered),
        ),
    )


def numbers(data: ReconciliationData, words: Wording) -> list[Block]:
    """Return the numbers as they were said over time, each beside what we had verified by then."""
    if not data.numbers:
        return []
    t = words.t
    columns = (
        Column(t._("Said"), 30),
        Column(t._("Who"), 50),
        Column(t._("Number"), 18, Font.SANS_BOLD, Align.RIGHT),
        Column(t._("Verified by then"), 26, Font.SANS, Align.RIGHT),
        Column("", 4),
        Column(t._("Source"), 46),
    )
    return [RowTable(columns, [_number(one, words) for one in data.numbers])]


def _number(one: ClaimedNumber, words: Wording) -> tuple[str | Cell, ...]:
    return (
        joined(words.brief(one.said), one.said_time, by=", "),
        Cell(one.claimant, below=one.destination),
        words.number(one.number),
        "–" if one.verified is None else words.number(one.verified),
        "",
        Cell(one.source, below=one.note),
    )


def lists(data: ReconciliationData, words: Wording) -> list[Block]:
    """Return the lists with their codes, who published them when, and whether they are in force."""
    t = words.t
    if not data.lists:
        return [Prose(t._("No list was published or entered."), ink.BODY)]
    columns = (
        Column("", 11, Font.SANS_BOLD),
        Column(t._("List"), 62),
        Column(t._("Published"), 34),
        Column(t._("Lines"), 14, Font.SANS, Align.RIGHT),
        Column(t._("Undecided"), 20, Font.SANS, Align.RIGHT),
        Column("", 4),
        Column(t._("Source"), 36),
    )
    return [RowTable(columns, [_list(one, words) for one in data.lists])]


def _list(one: ListOnPaper, words: Wording) -> tuple[str | Cell, ...]:
    replaced = (
        words.t._("Replaced by {code}: does not count").format(code=one.replaced_by)
        if one.replaced_by
        else ""
    )
    return (
        one.code,
        Cell(
            one.title,
            CELL_STRONG,
            below="\n".join(
                part for part in (joined(words.marked(LIST_KIND[one.kind]), one.publisher), replaced) if part
            ),
        ),
        Cell(words.brief(one.published), below=one.time),
        words.number(one.lines),
        words.number(one.undecided) if one.undecided else "–",
        "",
        one.source,
    )
