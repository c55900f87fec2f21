"""What the tables of the page of a release event show, one function for each table."""

from app.base.i18n import _, ngettext
from app.domain.release_event import KeyEvent, Pledge, Side
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import joined
from app.gui.pages.release_event.event_wording import EventWording, delivery_chip
from app.gui.wording import number
from app.workflows.read_event import EventCase


def number_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """The numbers as they were said, and of how many we knew by then."""
    lines = []
    for one in case.numbers:
        verified = case.verified_by(one)
        destination = f"→ {one.destination}" if one.destination else ""
        lines.append(
            Line(
                (
                    Cell(wording.date(one.said) or _("no date"), one.said_time, Tone.STRONG),
                    Cell(one.claimant, one.note),
                    Cell(number(one.number), destination, Tone.STRONG),
                    Cell("–" if verified is None else number(verified), tone=Tone.MUTED),
                    Cell(wording.source(one.source_id), tone=Tone.MUTED),
                ),
                one,
            )
        )
    return tuple(lines)


def list_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """The announced lists as they came; one whose place a later list has taken is struck out."""
    return tuple(
        Line(
            (
                Cell(
                    wording.date(one.announced_list.published) or _("no date"),
                    one.announced_list.published_time,
                    Tone.STRONG,
                ),
                Cell(
                    one.announced_list.title,
                    joined(
                        one.announced_list.publisher, _(words.LIST_KIND[one.announced_list.kind]), by=" · "
                    ),
                    Tone.STRONG,
                ),
                Cell(
                    ngettext("{n} line", "{n} lines", one.lines).format(n=number(one.lines)),
                    wording.decided(one),
                ),
                Cell(
                    _("all decided")
                    if one.lines and one.decided == one.lines
                    else _("{n} to decide").format(n=number(one.lines - one.decided)),
                    _("a later list took its place") if not one.in_force else "",
                    Tone.MUTED if one.decided == one.lines else Tone.STRONG,
                ),
            ),
            one.announced_list,
            struck=not one.in_force,
        )
        for one in case.lists
    )


def notice_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """Which families were told, the latest first."""
    names = {one.line.id: one.line.name for one in case.people} | dict(case.told_names)
    return tuple(
        Line(
            (
                Cell(wording.date(one.told) or _("no date"), one.told_by, Tone.STRONG),
                Cell(names.get(one.person_id, ""), tone=Tone.STRONG),
                Cell(one.whom),
                Cell(one.said),
            ),
            one,
        )
        for one in reversed(case.notices)
    )


def authority_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """What those who held the people promised."""
    return _pledge_lines(case, wording, Side.AUTHORITY)


def counterpart_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """What those who asked for the people promised."""
    return _pledge_lines(case, wording, Side.COUNTERPART)


def key_event_lines(case: EventCase, wording: EventWording) -> tuple[Line, ...]:
    """The key events of the release event, by date."""
    return tuple(key_event_line(one, wording, wording.source(one.source_id)) for one in case.key_events)


def key_event_line(one: KeyEvent, wording: EventWording, last: str) -> Line:
    """One key event; `last` stands at its end: the source, or what it belongs to."""
    return Line(
        (
            Cell(wording.date(one.date) or _("no date"), tone=Tone.STRONG),
            Cell(one.title, one.text, Tone.STRONG),
            Cell(wording.term(Vocabulary.KEY_EVENT_KIND, one.kind)),
            Cell(last, tone=Tone.MUTED),
        ),
        one,
    )


def _pledge_lines(case: EventCase, wording: EventWording, side: Side) -> tuple[Line, ...]:
    return tuple(_pledge_line(one, wording) for one in case.pledges if one.side is side)


def _pledge_line(one: Pledge, wording: EventWording) -> Line:
    chip = delivery_chip(one.delivery)
    delivered = _("delivered: {date}").format(date=wording.brief(one.delivered)) if one.delivered else ""
    promised = _("promised: {date}").format(date=wording.brief(one.promised)) if one.promised else ""
    return Line(
        (
            Cell(
                one.promise,
                joined(one.tranche, promised, delivered, wording.source(one.source_id), by=" · "),
                Tone.STRONG,
            ),
            Cell(chip.words, chip=(chip.tone, chip.symbol)),
        ),
        one,
    )
