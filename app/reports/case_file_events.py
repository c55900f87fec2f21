"""The timeline of the case file: every dated fact in order, with the long silences stated between them."""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.detention import Warrant
from app.domain.partial_date import PartialDate
from app.domain.place_names import says
from app.domain.release import Confirmation
from app.domain.silence import Silence, Today, in_order
from app.domain.status import Confidence
from app.reports import looks
from app.reports.case_file_data import Accusation, Arrest, CaseFileData, Freed, Judgment, Statement, Stay
from app.reports.looks import Look
from app.reports.text import glued
from app.reports.timeline import Entry
from app.reports.wording import CONFIRMATION, WARRANT, Wording, joined


class _Dated(NamedTuple):
    date: PartialDate
    entry: Entry


def told(data: CaseFileData, words: Wording) -> list[Entry | str]:
    """Return the entries of the timeline; a plain string states a silence, or today."""
    story = in_order(tuple(_events(data, words)), data.silences, data.issue.as_of)
    return [one.entry if isinstance(one, _Dated) else _stated(one, words) for one in story]


def _stated(pause: Silence | Today, words: Wording) -> str:
    if isinstance(pause, Today):
        return words.t._("Today")
    said = words.t.ngettext("{n} day with nothing recorded", "{n} days with nothing recorded", pause.days)
    return said.format(n=words.number(pause.days))


def _events(data: CaseFileData, words: Wording) -> Iterator[_Dated]:
    yield from _arrests(data, words)
    told_with_arrest = {id(_with(arrest, data)) for arrest in data.arrests}
    for stay in data.stays:
        if stay.start and id(stay) not in told_with_arrest:
            yield _Dated(stay.start, _stay(stay, words))
    yield from _charges(data.accusations, words)
    for judgment in data.judgments:
        yield from _judgment(judgment, data, words)
    for release in data.releases:
        if release.date:
            yield _Dated(release.date, _release(release, words))
    for statement in data.statements:
        if not statement.told or statement.confidence is Confidence.REFUTED:
            yield _Dated(statement.since, _statement(statement, words))
    for one in data.recognitions:
        if one.date:
            title = f"{one.organisation}: {one.decision}."
            yield _Dated(one.date, _entry(words, one.date, looks.RECOGNITION, title, one.note))


def _entry(
    words: Wording,
    date: PartialDate,
    look: Look,
    title: str,
    text: str = "",
    codes: str = "",
    *,
    doubtful: bool = False,
) -> Entry:
    return Entry(words.date(date), *look, title, text, codes, doubtful)


def _arrests(data: CaseFileData, words: Wording) -> Iterator[_Dated]:
    for arrest in data.arrests:
        if arrest.start:
            warrant = words.marked(WARRANT[arrest.warrant]) if arrest.warrant is Warrant.NOT_SHOWN else ""
            held = (
                words.t._("held: {place}").format(place=stay.where) if (stay := _with(arrest, data)) else ""
            )
            text = joined(arrest.place, arrest.forces, warrant, held)
            yield _Dated(
                arrest.start,
                _entry(words, arrest.start, looks.ARREST, words.t._("Arrest."), text, arrest.codes),
            )


def _with(arrest: Arrest, data: CaseFileData) -> Stay | None:
    """Return the first placement of a detention when it began with the arrest, which then tells it."""
    for stay in data.stays:
        if stay.first and stay.start and stay.start == arrest.start and stay.where and not stay.note:
            return stay
    return None


def _stay(stay: Stay, words: Wording) -> Entry:
    t = words.t
    where = stay.where or t._("place not known")
    cell = t._("cell {number}").format(number=stay.cell) if stay.cell else ""
    date = stay.start or PartialDate("../1900")
    if stay.punishment:
        until = words.until(stay.end) if stay.end else ""
        text = joined(stay.where, cell, until, stay.note)
        return _entry(words, date, looks.PUNISHMENT, f"{stay.punishment}.", text, stay.codes)
    title = (t._("Held: {place}.") if stay.first else t._("Transfer: {place}.")).format(place=where)
    return _entry(words, date, looks.TRANSFER, title, joined(stay.regime, cell, stay.note), stay.codes)


def _charges(accusations: tuple[Accusation, ...], words: Wording) -> Iterator[_Dated]:
    """Tell the charges of one day as one event."""
    by_date: dict[PartialDate, list[Accusation]] = {}
    for one in accusations:
        if one.date:
            by_date.setdefault(one.date, []).append(one)
    for date, charges in by_date.items():
        text = "; ".join(joined(article(one, words), one.title, one.stage, one.outcome) for one in charges)
        title = words.t.ngettext("Charge.", "Charges.", len(charges))
        yield _Dated(date, _entry(words, date, looks.CHARGE, title, text))


def _judgment(judgment: Judgment, data: CaseFileData, words: Wording) -> Iterator[_Dated]:
    t = words.t
    length = words.length(judgment.years, judgment.months, judgment.days)
    if judgment.date:
        text = joined(length, judgment.kind, judgment.regime, judgment.court, judgment.judge)
        yield _Dated(
            judgment.date,
            _entry(words, judgment.date, looks.JUDGMENT, t._("Judgment."), text, judgment.codes),
        )
    if judgment.appeal_date:
        yield _Dated(
            judgment.appeal_date,
            _entry(words, judgment.appeal_date, looks.JUDGMENT, t._("Appeal heard."), "", judgment.codes),
        )
    # An end that lies ahead is owed to the reader only while the person is held for it.
    if judgment.end and data.standing.held and judgment.end.earliest > data.issue.as_of:
        yield _Dated(
            judgment.end,
            _entry(words, judgment.end, looks.EXPECTED, t._("End of the sentence."), length, judgment.codes),
        )


def _release(release: Freed, words: Wording) -> Entry:
    refuted = release.confirmation is Confirmation.REFUTED
    title = (words.t._("Refuted release: {kind}.") if refuted else words.t._("Release: {kind}.")).format(
        kind=release.kind
    )
    text = joined(release.place, release.destination, words.marked(CONFIRMATION[release.confirmation]))
    date = release.date or PartialDate("../1900")
    look = looks.REFUTED if refuted else looks.RELEASE
    return _entry(words, date, look, title, text, release.codes, doubtful=refuted)


def _statement(statement: Statement, words: Wording) -> Entry:
    refuted = statement.confidence is Confidence.REFUTED
    doubled = says(statement.where, statement.status)
    return _entry(
        words,
        statement.since,
        looks.REFUTED if refuted else looks.STATUS_TOLD,
        words.t._("Status: {status}.").format(status=statement.where if doubled else statement.status),
        joined("" if doubled else statement.where, words.confidence(statement.confidence), statement.note),
        statement.codes,
        doubtful=refuted or statement.confidence is Confidence.RUMOUR,
    )


def article(charge: Accusation, words: Wording) -> str:
    """Say the number of the article and its part: `art. 342, part 1`."""
    if not charge.part:
        return glued(words.t._("art. {number}").format(number=charge.number))
    return glued(words.t._("art. {number}, part {part}").format(number=charge.number, part=charge.part))
