"""The sections of the case file below its head; one with nothing to say, or not asked for, is left out."""

from collections.abc import Callable, Sequence

from app.domain.follow_up import OWED, Priority
from app.domain.place_names import status_and_place
from app.domain.status import Confidence
from app.reports import (
    case_file_consents,
    case_file_violations,
    case_file_wellbeing,
    court_sections,
    ink,
    looks,
)
from app.reports.case_file_data import (
    Accusation,
    CaseFileData,
    CaseFileOptions,
    Owed,
    Section,
    Statement,
    Stay,
)
from app.reports.case_file_events import article, told
from app.reports.custody_strip import Bar, CustodyStrip, Punished
from app.reports.facts import Fact, Facts
from app.reports.flow import Block
from app.reports.ink import CELL, Font, Type
from app.reports.letterhead import counted, withheld
from app.reports.prose import Heading, Prose
from app.reports.table import Cell, Column, RowTable
from app.reports.timeline import timeline
from app.reports.wording import (
    CONFIRMATION,
    FOLLOW_UP_STATE,
    PRIORITY,
    RELIABILITY,
    WARRANT,
    Wording,
    joined,
)

QUIET_CELL = Type(CELL.font, CELL.size, CELL.leading, ink.GREY)
STRONG_CELL = Type(Font.SANS_BOLD, CELL.size, CELL.leading)
WITHHELD_CELL = Type(Font.SANS_ITALIC, CELL.size, CELL.leading, ink.GREY)


def sections(data: CaseFileData, options: CaseFileOptions, words: Wording) -> list[Block]:
    """Return the blocks of all wanted sections in their order, and the note on how things were counted."""
    order: Sequence[tuple[Section, str, Callable[[CaseFileData, Wording], list[Block]]]] = (
        (Section.CUSTODY, words.t._("Custody"), _custody),
        (Section.TIMELINE, words.t._("Timeline"), _timeline),
        (Section.SUMMARY, words.t._("Summary"), _summary),
        (Section.DETENTIONS, words.t._("Arrest and circumstances"), _detentions),
        (Section.PLACEMENTS, words.t._("Places of detention"), _placements),
        (Section.PROCEEDINGS, words.t._("Charges and sentence"), _proceedings),
        (Section.COURT, words.t._("Hearings and appeals"), _court),
        (Section.RELEASES, words.t._("Release and its terms"), _releases),
        (Section.RESTRICTIONS, words.t._("Restrictions and official lists"), _restrictions),
        (Section.VIOLATIONS, words.t._("Alleged violations"), case_file_violations.violations),
        (Section.CLAIMS, words.t._("Status: who says what"), _claims),
        (Section.CONTACTS, words.t._("Contacts"), case_file_wellbeing.contacts),
        (Section.HEALTH, words.t._("Health"), case_file_wellbeing.health),
        (Section.SUPPORT, words.t._("Support"), case_file_wellbeing.support),
        (Section.FAMILY, words.t._("Family and others"), case_file_wellbeing.family),
        (Section.CONSENTS, words.t._("Consents"), case_file_consents.consents),
        (Section.FOLLOW_UPS, words.t._("Follow-ups"), _follow_ups),
        (Section.NOTES, words.t._("Notes"), _notes),
        (Section.DOCUMENTS, words.t._("Documents"), case_file_violations.documents),
        (Section.SOURCES, words.t._("Sources"), _sources),
    )
    blocks: list[Block] = []
    for section, title, make in order:
        made = make(data, words) if section in options.wanted else []
        if made:
            blocks += [Heading(title), *made]
    return [*blocks, *_counted(data, words)]


def _custody(data: CaseFileData, words: Wording) -> list[Block]:
    bars = [
        Bar(
            one.start,
            one.end,
            one.label,
            words.days((one.end - one.start).days),
            looks.BAR[one.tone],
            not one.certain,
        )
        for one in data.stretches
        if one.end > one.start
    ]
    if not bars:
        return []
    punished = [Punished(*span) for span in data.punished]
    return [CustodyStrip(bars, punished, words.t._("punishment placement"), words.month)]


def _timeline(data: CaseFileData, words: Wording) -> list[Block]:
    return timeline(told(data, words))


def _summary(data: CaseFileData, _words: Wording) -> list[Block]:
    return [Prose(data.person.summary, ink.BODY)] if data.person.summary else []


def _detentions(data: CaseFileData, words: Wording) -> list[Block]:
    t = words.t
    blocks: list[Block] = []
    for arrest in data.arrests:
        facts = _known(
            Fact(t._("From – until"), words.span(arrest.start, arrest.end)),
            Fact(t._("Place of arrest"), arrest.place),
            Fact(t._("Carried out by"), arrest.forces),
            Fact(t._("Warrant"), words.marked(WARRANT[arrest.warrant])),
            Fact(t._("Sources"), arrest.codes),
        )
        blocks += [Facts(facts)] if facts else []
        blocks += _prose(t._("Reasons given"), arrest.reasons)
        blocks += _prose(t._("Circumstances"), arrest.circumstances)
    return blocks


def _placements(data: CaseFileData, words: Wording) -> list[Block]:
    if not data.stays:
        return []
    t = words.t
    columns = (
        Column(t._("Place"), 62, Font.SANS_BOLD),
        Column(t._("Regime or punishment"), 44),
        Column(t._("From"), 27),
        Column(t._("Until"), 27),
        Column(t._("Sources"), 12),
    )
    rows = [
        (
            Cell("\n".join(part for part in (_where(stay, words), stay.note) if part)),
            Cell(stay.punishment, mark=looks.PUNISHMENT) if stay.punishment else stay.regime,
            words.date(stay.start),
            words.date(stay.end),
            Cell(stay.codes, QUIET_CELL),
        )
        for stay in data.stays
    ]
    return [RowTable(columns, rows), *court_sections.rows_of_punishment(data.court, words)]


def _where(stay: Stay, words: Wording) -> str:
    cell = words.t._("cell {number}").format(number=stay.cell) if stay.cell else ""
    return joined(stay.where or words.t._("place not known"), cell)


def _proceedings(data: CaseFileData, words: Wording) -> list[Block]:
    t = words.t
    blocks: list[Block] = []
    if data.accusations:
        columns = (
            Column(t._("Article"), 28, Font.SANS_BOLD),
            Column("", 52),
            Column(t._("Stage"), 30),
            Column(t._("Outcome"), 36),
            Column(t._("Date"), 28),
            Column(t._("Sources"), 12),
        )
        rows = [
            (
                article(one, words),
                _charged(one, words),
                one.stage,
                one.outcome,
                words.date(one.date),
                Cell(one.codes, QUIET_CELL),
            )
            for one in data.accusations
        ]
        blocks.append(RowTable(columns, rows))
    for judgment in data.judgments:
        facts = _known(
            Fact(t._("Judgment"), words.whole(judgment.date)),
            Fact(t._("Court"), judgment.court),
            Fact(t._("Judge"), judgment.judge),
            Fact(t._("Prosecutor"), judgment.prosecutor),
            Fact(
                t._("Sentence"),
                joined(words.length(judgment.years, judgment.months, judgment.days), judgment.kind),
            ),
            Fact(t._("Regime"), judgment.regime),
            Fact(t._("Fine"), judgment.fine),
            Fact(t._("In force"), words.whole(judgment.in_force)),
            Fact(t._("Appeal heard"), words.whole(judgment.appeal_date)),
            Fact(t._("Counted from"), words.whole(judgment.start)),
            Fact(t._("End of the sentence"), words.whole(judgment.end)),
            Fact(t._("Sources"), judgment.codes),
            *court_sections.counted_facts(
                judgment.counted, words.length(judgment.years, judgment.months, judgment.days), words
            ),
        )
        blocks += [Facts(facts)] if facts else []
        blocks += _prose(t._("Decision"), judgment.text)
    return blocks


def _charged(one: Accusation, words: Wording) -> str:
    before = words.t._("reclassified from article {article}").format(article=one.before) if one.before else ""
    return "\n".join(part for part in (one.title, before) if part)


def _court(data: CaseFileData, words: Wording) -> list[Block]:
    return court_sections.court(data.court, words)


def _restrictions(data: CaseFileData, words: Wording) -> list[Block]:
    return court_sections.restrictions(data.court, words)


def _releases(data: CaseFileData, words: Wording) -> list[Block]:
    t = words.t
    blocks: list[Block] = []
    for release in data.releases:
        facts = _known(
            Fact(t._("Kind of release"), release.kind),
            Fact(t._("Date"), words.date(release.date)),
            Fact(t._("How far confirmed"), words.marked(CONFIRMATION[release.confirmation])),
            Fact(t._("Place"), release.place),
            Fact(t._("Destination"), release.destination),
            Fact(t._("Papers held"), joined(*release.papers)),
            Fact(t._("Release event"), release.event),
            Fact(t._("Sources"), release.codes),
        )
        blocks.append(Facts(facts))
        blocks += _prose(t._("Conditions"), release.conditions)
        blocks += _prose(t._("Note"), release.note)
    return blocks


def _claims(data: CaseFileData, words: Wording) -> list[Block]:
    if not data.statements:
        return []
    t = words.t
    columns = (
        Column(t._("Status"), 66),
        Column(t._("Since"), 30),
        Column(t._("How sure"), 32),
        Column(t._("Recorded"), 30),
        Column(t._("Sources"), 14),
    )
    return [RowTable(columns, [_claim(one, words) for one in data.statements])]


def _claim(one: Statement, words: Wording) -> tuple[str | Cell, ...]:
    refuted = one.confidence is Confidence.REFUTED
    kind = QUIET_CELL if refuted else STRONG_CELL if one.holds else CELL
    text = status_and_place(one.status, one.where, by=" · ")
    return (
        Cell(text, kind, struck=True)
        if refuted and not one.note
        else Cell("\n".join(p for p in (text, one.note) if p), kind),
        Cell(words.date(one.since), QUIET_CELL if refuted else CELL),
        Cell(words.confidence(one.confidence), kind, mark=looks.CONFIDENCE[one.confidence]),
        Cell(words.date(one.recorded_on), QUIET_CELL),
        Cell(one.codes, QUIET_CELL),
    )


def _follow_ups(data: CaseFileData, words: Wording) -> list[Block]:
    if not data.owed:
        return []
    t = words.t
    columns = (
        Column(t._("What"), 78),
        Column(t._("Due"), 30),
        Column(t._("Assignee"), 32),
        Column(t._("State"), 32),
    )
    rows = [
        (
            "\n".join(part for part in (joined(one.title, _pressing(one, words)), one.outcome) if part),
            words.date(one.due),
            one.assignee,
            _state(one, data, words),
        )
        for one in data.owed
    ]
    return [RowTable(columns, rows)]


def _state(one: Owed, data: CaseFileData, words: Wording) -> Cell:
    if one.state in OWED and one.due and one.due < data.issue.as_of:
        return Cell(words.t._("Overdue"), STRONG_CELL, mark=looks.OVERDUE)
    said = joined(words.marked(FOLLOW_UP_STATE[one.state]), words.date(one.done_on))
    return Cell(said, mark=looks.FOLLOW_UP[one.state])


def _pressing(one: Owed, words: Wording) -> str:
    pressing = one.state in OWED and one.priority in {Priority.URGENT, Priority.HIGH}
    return words.t._(PRIORITY[one.priority]) if pressing else ""


def _notes(data: CaseFileData, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    for note in data.remarks:
        blocks += _prose(joined(words.whole(note.date), note.author) or words.t._("Note"), note.text)
    return blocks


def _sources(data: CaseFileData, words: Wording) -> list[Block]:
    if not data.sources:
        return []
    t = words.t
    columns = (
        Column(t._("Ref."), 12, Font.SANS_BOLD),
        Column(t._("Source"), 78),
        Column(t._("Kind"), 30),
        Column(t._("Date"), 31),
        Column(t._("Reliability"), 21),
    )
    rows = []
    for one in data.sources:
        hidden = t._("Confidential: the register knows who") if one.confidential else t._("Withheld")
        title = "\n".join(part for part in (one.title, one.url) if part)
        rows.append(
            (
                one.code,
                title or Cell(hidden, WITHHELD_CELL),
                one.kind,
                words.date(one.date),
                words.marked(RELIABILITY[one.reliability]),
            )
        )
    return [RowTable(columns, rows)]


def _counted(data: CaseFileData, words: Wording) -> list[Block]:
    t = words.t
    day = words.whole(data.issue.as_of)
    said = [
        t._(
            "The status is that of {date}. It rests on the latest of the claims that have begun, of two on the"
            " same day on the better supported one; refuted claims never count, rumours only where nothing"
            " better is known."
        ).format(date=day)
    ]
    if data.stretches:
        said.append(
            t._(
                "Days in custody count from the day of arrest to the day of release, or to {date}. Where a date"
                " is vague, custody counts from the first day that it allows and freedom from the last."
            ).format(date=day)
        )
    return counted([*said, *withheld(data.issue, words)], words)


def _known(*facts: Fact) -> list[Fact]:
    return [fact for fact in facts if fact.value]


def _prose(label: str, text: str) -> list[Block]:
    if not text:
        return []
    return [Prose(label, ink.LABEL, before=7, keep_with_next=True), Prose(text, ink.BODY, before=1, after=3)]
