"""Hand-over sheets: for each person a page with what is owed first, who it is, how the release stands, and contacts."""

from dataclasses import dataclass
from typing import BinaryIO

from app.base.progress import Progress
from app.domain.follow_up import OWED, FollowUpState, Priority
from app.domain.release import Confirmation
from app.reports import ink, looks
from app.reports.case_file_data import CaseFileData, Owed
from app.reports.case_file_head import names, status_chips
from app.reports.contents import Contents, Entry
from app.reports.document import Titled, write_document
from app.reports.drawn import Drawn
from app.reports.facts import Fact, Facts, Portrait
from app.reports.flow import Block, paginate
from app.reports.handover_data import HandoverData, HandoverOptions, PersonSheet
from app.reports.handwriting import Handwriting
from app.reports.ink import CELL, CELL_STRONG, TEXT_HEIGHT, TEXT_WIDTH, Font
from app.reports.letterhead import counted, furniture, withheld
from app.reports.marks import Chip, Chips
from app.reports.prose import Panel, Prose, Title
from app.reports.table import Cell, Column, RowTable
from app.reports.typeset import Span, Typesetter
from app.reports.wording import CONFIRMATION, PRIORITY, SEX, Wording, joined


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of each kind is on a sheet; of long texts so many letters. The case file has all."""

    owed: int
    told: int
    flags: int
    letters: int


EXTENTS = (
    Extent(8, 6, 8, 2000), Extent(7, 3, 5, 600), Extent(6, 2, 4, 600), Extent(5, 2, 4, 400), Extent(4, 1, 3, 240),
    Extent(3, 1, 2, 160), Extent(3, 1, 2, 70), Extent(2, 1, 1, 60),
)  # fmt: skip
"""From the fullest to the tightest: a sheet is one page, so it takes the first that fits."""

PRESSING = frozenset({Priority.URGENT, Priority.HIGH})


def draw(data: HandoverData, options: HandoverOptions, out: BinaryIO, progress: Progress) -> Drawn:
    """Write the sheets as PDF to `out`; `progress` may raise Cancelled."""
    words = Wording(options.language)
    t = words.t
    alone = data.people[0].case.case_number if len(data.people) == 1 else ""
    title = joined(t._("Hand-over sheet"), alone) if alone else t._("Hand-over sheets")
    blocks = [] if alone else _cover(data, words, title)
    setter = Typesetter()
    for number, sheet in enumerate(data.people):
        progress.step(number, len(data.people))
        blocks += _on_one_page(sheet, _anchor(number), data, words, setter)
    around = furniture(data.issue, options.audience, words, joined(title, data.event))
    return write_document(blocks, around, Titled(title, options.language), out, progress)


def _cover(data: HandoverData, words: Wording, title: str) -> list[Block]:
    t = words.t
    owed = [one for sheet in data.people for one in sheet.case.owed if one.state in OWED]
    overdue = sum(_overdue(one, data) for one in owed)
    urgent = sum(one.priority is Priority.URGENT for one in owed)
    people = t.ngettext("{n} person", "{n} people", len(data.people)).format(n=words.number(len(data.people)))
    said = [
        t._("Follow-ups owed: {owed}, of them urgent: {urgent}, overdue: {overdue}.").format(
            owed=words.number(len(owed)), urgent=words.number(urgent), overdue=words.number(overdue)
        ),
        t._("Each sheet is for the one who takes the person over: what is owed comes first."),
    ]
    return [
        Prose(title, ink.NAME),
        *([Prose(data.event, ink.SECOND_NAME, before=1)] if data.event else []),
        Panel([Span(people, Font.SERIF_BOLD), Span(". " + " ".join(said), Font.SERIF)], ink.SUMMARY),
        _heading(t._("Contents")),
        Contents([_entry(sheet, _anchor(number), words) for number, sheet in enumerate(data.people)]),
        *counted(withheld(data.issue, words), words),
    ]


def _entry(sheet: PersonSheet, anchor: str, words: Wording) -> Entry:
    case = sheet.case
    first = next(iter(_owed_in_order(case)), None)
    remark = joined(words.brief(first.due), first.title) if first else words.t._("Nothing is owed")
    return Entry(joined(sheet.listed, case.case_number), remark, anchor)


def _anchor(number: int) -> str:
    return f"person-{number}"


def _on_one_page(
    sheet: PersonSheet, anchor: str, data: HandoverData, words: Wording, setter: Typesetter
) -> list[Block]:
    """Return the sheet with as much as one page holds."""
    fitting = (
        extent
        for extent in EXTENTS[:-1]
        if len(paginate(_sheet(sheet, anchor, data, words, extent), TEXT_WIDTH, TEXT_HEIGHT, setter)) == 1
    )
    return _sheet(sheet, anchor, data, words, next(fitting, EXTENTS[-1]))


def _sheet(
    sheet: PersonSheet, anchor: str, data: HandoverData, words: Wording, extent: Extent
) -> list[Block]:
    case = sheet.case
    outlined = joined(sheet.listed, case.case_number)
    title = Title(case.name, ink.NAME, outline=outlined, anchor=anchor, new_page=True)
    return [
        title,
        *names(case, words)[1:],
        Chips(_chips(sheet, words, extent)),
        *_owed(sheet, data, words, extent),
        _heading(words.t._("Who it is")),
        Facts(_identity(case, words, extent), Portrait(case.photo) if case.photo else None),
        *_release(sheet, words, extent),
        *_needs(case, words, extent),
        *_contacts(sheet, words, extent),
        *(counted(withheld(data.issue, words), words) if len(data.people) == 1 else []),
        Handwriting(
            words.t._("Notes"),
            (words.t._("Handed over by"), words.t._("Taken over by"), words.t._("Date")),
        ),
    ]


def _heading(text: str) -> Prose:
    return Prose(text, ink.HEADING, before=11, after=3, keep_with_next=True)


def _chips(sheet: PersonSheet, words: Wording, extent: Extent) -> list[Chip]:
    chips = status_chips(sheet.case, words)
    if sheet.steps:
        level = sheet.steps[-1].level
        chips.append(Chip(words.marked(CONFIRMATION[level]), *looks.CONFIRMATION[level]))
    chips += [
        Chip(flag.label, ink.Shape.PLUS, ink.Tone.WARNING) for flag in sheet.case.person.flags[: extent.flags]
    ]
    return chips


def _owed(sheet: PersonSheet, data: HandoverData, words: Wording, extent: Extent) -> list[Block]:
    t = words.t
    owed = _owed_in_order(sheet.case)
    if not owed:
        return [_heading(t._("Owed first")), Prose(t._("Nothing is owed to this person."), ink.BODY)]
    columns = (
        Column(t._("What"), 74),
        Column(t._("Due"), 34),
        Column(t._("Who does it"), 36),
        Column(t._("Done on, by"), 34),
    )
    rows = [
        (
            Cell(
                _short(one.title, extent),
                CELL_STRONG if one.priority in PRESSING else CELL,
                below=_pressing(one, words),
            ),
            _due(one, data, words),
            one.assignee,
            "",
        )
        for one in owed[: extent.owed]
    ]
    more = len(owed) - len(rows)
    left = t.ngettext(
        "{n} more follow-up is in the case file.", "{n} more follow-ups are in the case file.", more
    ).format(n=words.number(more))
    return [
        _heading(t._("Owed first")),
        RowTable(columns, rows),
        *([Prose(left, ink.SMALL)] if more else []),
    ]


def _owed_in_order(case: CaseFileData) -> list[Owed]:
    """Return what is owed: what is urgent first, then by its day, what has none last."""
    owed = [one for one in case.owed if one.state in OWED]
    return sorted(
        owed, key=lambda one: (one.priority is not Priority.URGENT, one.due is None, str(one.due), one.title)
    )


def _pressing(one: Owed, words: Wording) -> str:
    return joined(
        words.t._(PRIORITY[one.priority]) if one.priority in PRESSING else "",
        words.t._("Waiting for an answer") if one.state is FollowUpState.WAITING else "",
    )


def _overdue(one: Owed, data: HandoverData) -> bool:
    return one.due is not None and one.due < data.issue.as_of


def _due(one: Owed, data: HandoverData, words: Wording) -> Cell:
    if _overdue(one, data):
        return Cell(words.brief(one.due), CELL_STRONG, mark=looks.OVERDUE, below=words.t._("Overdue"))
    return Cell(words.brief(one.due), mark=looks.FOLLOW_UP[one.state])


def _identity(case: CaseFileData, words: Wording, extent: Extent) -> list[Fact]:
    t, person = words.t, case.person
    birth = joined(words.whole(person.birth_date), words.age(person.birth_date, case.issue.as_of))
    return _known(
        Fact(t._("Date of birth"), birth or t._("Not recorded"), missing=not birth),
        Fact(t._("Case number"), joined(case.case_number, case.reference)),
        Fact(t._("Sex"), words.marked(SEX[person.sex])),
        Fact(t._("Citizenship"), person.citizenship),
        Fact(t._("Occupation"), _short(person.occupation, extent)),
        Fact(t._("Residence"), _short(person.residence, extent)),
        Fact(t._("Identifiers"), _short(joined(*person.identifiers), extent), wide=True),
    )


def _release(sheet: PersonSheet, words: Wording, extent: Extent) -> list[Block]:
    t, case = words.t, sheet.case
    held = Fact(t._("In custody"), words.days(case.days_held) if case.days_held else "")
    if not case.releases:
        said = [Fact(t._("Release"), t._("No release is recorded."), missing=True), held]
        return [_heading(t._("Release")), Facts(_known(*said))]
    last = case.releases[-1]
    moves = sheet.moves
    # A release that did not happen took nobody anywhere.
    moves = () if last.confirmation is Confirmation.REFUTED else moves
    now = moves[-1].destination if moves else last.destination
    now = "" if last.confirmation is Confirmation.REFUTED else now
    return [
        _heading(t._("Release")),
        Facts(
            _known(
                Fact(t._("Kind of release"), last.kind),
                Fact(t._("Date"), joined(words.date(last.date), last.place)),
                held,
                Fact(t._("Where now"), joined(now, words.date(moves[-1].date) if moves else "")),
                Fact(t._("Papers held"), joined(*last.papers)),
                Fact(t._("Release event"), last.event),
                Fact(t._("How far confirmed"), _short(_confirmed(sheet, words), extent), wide=True),
                Fact(t._("Conditions"), _short(last.conditions, extent), wide=True),
            )
        ),
    ]


def _confirmed(sheet: PersonSheet, words: Wording) -> str:
    """Say the latest step and on whose word it rests."""
    if not sheet.steps:
        return ""
    last = sheet.steps[-1]
    hidden = words.t._("Confidential: the register knows who") if last.confidential else ""
    return joined(
        words.marked(CONFIRMATION[last.level]),
        joined(words.date(last.date), last.time, by=", "),
        last.word or hidden,
        last.note,
    )


def _needs(case: CaseFileData, words: Wording, extent: Extent) -> list[Block]:
    flags = case.person.flags
    if not flags:
        return []
    rows = [
        (Cell(one.label, CELL_STRONG, mark=looks.RISK), words.date(one.since), _short(one.note, extent))
        for one in flags[: extent.flags]
    ]
    columns = (Column("", 62), Column("", 34), Column("", 82))
    left = _more(len(flags) - len(rows), words)
    return [
        _heading(words.t._("Needs and risks")),
        RowTable(columns, rows),
        *([Prose(left, ink.SMALL)] if left else []),
    ]


def _contacts(sheet: PersonSheet, words: Wording, extent: Extent) -> list[Block]:
    t = words.t
    told = [
        _short(joined(words.date(one.date), one.whom, one.said, one.by), extent)
        for one in sheet.told[-extent.told :]
    ]
    told += filter(None, [_more(len(sheet.told) - len(told), words)])
    return [
        _heading(t._("Contacts")),
        Facts(
            [
                Fact(t._("Caseworker"), sheet.case.person.caseworker),
                Fact(t._("Telephone of the caseworker"), ""),
                Fact(t._("Telephone of the person or family"), ""),
                *([Fact(t._("The family was told"), "\n".join(told), wide=True)] if told else []),
            ]
        ),
    ]


def _known(*facts: Fact) -> list[Fact]:
    return [fact for fact in facts if fact.value]


def _more(many: int, words: Wording) -> str:
    """Say how many more the case file has, nothing where it has no more."""
    told = words.t.ngettext("and {n} more in the case file", "and {n} more in the case file", many)
    return told.format(n=words.number(many)) if many > 0 else ""


def _short(text: str, extent: Extent) -> str:
    """Return a text cut at a word where it is longer than the sheet has room for."""
    if len(text) <= extent.letters:
        return text
    return text[: extent.letters].rsplit(maxsplit=1)[0].rstrip(" ,;.·") + " …"
