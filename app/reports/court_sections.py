"""The parts of the case file on courts: the counted end, hearings, appeals, restrictions and official lists."""

from app.base.i18n import N_
from app.domain.answer import Answer
from app.domain.proceedings import Openness
from app.reports import ink
from app.reports.court_data import Complaint, Counted, CourtData, Limit, Row, Sitting, Taken
from app.reports.facts import Fact
from app.reports.flow import Block
from app.reports.ink import CELL, Font, Type
from app.reports.prose import Prose
from app.reports.table import Cell, Column, RowTable
from app.reports.wording import Wording, joined

_QUIET = Type(CELL.font, CELL.size, CELL.leading, ink.GREY)
_OPENNESS = {
    Openness.OPEN: N_("Open hearing"),
    Openness.CLOSED: N_("Closed hearing"),
    Openness.IN_ABSENTIA: N_("In absentia"),
    Openness.UNKNOWN: "",
}
_NOTIFIED = {Answer.YES: N_("Told in writing"), Answer.NO: N_("Not told in writing"), Answer.UNKNOWN: ""}


def counted_facts(counted: Counted | None, length: str, words: Wording) -> list[Fact]:
    """Return the end by our own count and how it was counted, beside the official one."""
    if counted is None:
        return []
    t = words.t
    how = [t._("{length} from {date}").format(length=length, date=words.date(counted.begins))]
    how += [_taken(one, words) for one in counted.taken]
    apart = ""
    if counted.apart > 0:
        told = t.ngettext(
            "{n} day later than the official end", "{n} days later than the official end", counted.apart
        )
        apart = told.format(n=words.number(counted.apart))
    elif counted.apart < 0:
        told = t.ngettext(
            "{n} day earlier than the official end", "{n} days earlier than the official end", -counted.apart
        )
        apart = told.format(n=words.number(-counted.apart))
    return [
        Fact(
            t._("End by our count"),
            joined(words.whole(counted.end), apart),
            wide=bool(apart) or counted.end.exact is None,
        ),
        Fact(t._("How it was counted"), joined(*how), wide=True),
    ]


def _taken(one: Taken, words: Wording) -> str:
    spent, held = words.days(one.most), one.held or words.t._("in custody")
    if one.fewest != one.most:
        spent = words.t._("{fewest} to {most}").format(fewest=words.number(one.fewest), most=spent)
    if not one.basis:
        return words.t._("{days} not counted, no rule: {held}").format(days=spent, held=held)
    return words.t._("less {days} before ({held}), {held_days} for {counted_days}: {basis}").format(
        days=spent, held=held, held_days=one.days, counted_days=one.counts_as, basis=one.basis
    )


def court(data: CourtData, words: Wording) -> list[Block]:
    """The affairs, the hearings and the appeals."""
    t = words.t
    blocks: list[Block] = []
    if data.affairs:
        blocks.append(
            Prose(
                t._("Accused together with others: {affairs}").format(affairs="; ".join(data.affairs)),
                ink.BODY,
            )
        )
    if data.sittings:
        columns: tuple[Column, ...] = (
            Column(t._("Date"), 27, Font.SANS_BOLD),
            Column(t._("Hearing"), 44),
            Column(t._("Court, judge, prosecutor"), 62),
            Column(t._("Result"), 27),
            Column(t._("Sources"), 12),
        )
        blocks.append(RowTable(columns, [_sitting(one, words) for one in data.sittings]))
    if data.complaints:
        columns = (
            Column(t._("Appeal"), 50, Font.SANS_BOLD),
            Column(t._("To be filed by"), 27),
            Column(t._("Filed"), 27),
            Column(t._("Heard"), 27),
            Column(t._("Result"), 29),
            Column(t._("Sources"), 12),
        )
        blocks.append(RowTable(columns, [_complaint(one, words) for one in data.complaints]))
    return blocks


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _sitting(one: Sitting, words: Wording) -> tuple[str | Cell, ...]:
    prosecutor = words.t._("prosecutor {name}").format(name=one.prosecutor) if one.prosecutor else ""
    return (
        _lines(words.date(one.date), one.time),
        _lines(joined(one.kind, words.marked(_OPENNESS[one.openness])), one.note),
        _lines(one.court, joined(one.judge, prosecutor)),
        one.result,
        Cell(one.codes, _QUIET),
    )


def _complaint(one: Complaint, words: Wording) -> tuple[str | Cell, ...]:
    return (
        _lines(one.kind, one.court, one.note),
        words.date(one.deadline),
        words.date(one.filed),
        words.date(one.heard),
        one.result,
        Cell(one.codes, _QUIET),
    )


def restrictions(data: CourtData, words: Wording) -> list[Block]:
    """The restrictions, then the official lists."""
    if not data.limits:
        return []
    t = words.t
    columns = (
        Column(t._("Restriction or list"), 62, Font.SANS_BOLD),
        Column(t._("Imposed by"), 44),
        Column(t._("From"), 27),
        Column(t._("Until"), 27),
        Column(t._("Sources"), 12),
    )
    return [RowTable(columns, [_limit(one, words) for one in data.limits])]


def _limit(one: Limit, words: Wording) -> tuple[str | Cell, ...]:
    by = words.t._("official list") if one.listed else one.authority
    return (
        _lines(one.what, one.terms, one.note),
        _lines(by, words.marked(_NOTIFIED[one.notified])),
        words.date(one.start),
        words.date(one.end),
        Cell(one.codes, _QUIET),
    )


def rows_of_punishment(data: CourtData, words: Wording) -> list[Block]:
    """Return a sentence on each row of punishment orders without a pause."""
    return [Prose(_row(one, words), CELL, before=3) for one in data.rows]


def _row(one: Row, words: Wording) -> str:
    spent = words.days(one.most)
    if one.fewest != one.most:
        spent = words.t._("{fewest} to {most}").format(fewest=words.number(one.fewest), most=spent)
    told = words.t.ngettext(
        "{punishment}: {n} order in a row, {days}", "{punishment}: {n} orders in a row, {days}", one.orders
    ).format(punishment=one.punishment, n=words.number(one.orders), days=spent)
    return joined(told, words.span(one.start, one.end))
