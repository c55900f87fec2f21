"""Turns a case into the dated events of the timeline, with the gaps between them stated."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.base.i18n import N_, _, ngettext
from app.domain.case import Case
from app.domain.detention import Detention, Placement, Sentence, Warrant
from app.domain.partial_date import PartialDate
from app.domain.record import Record
from app.domain.release import Release
from app.domain.silence import Silence, Today, in_order, silences
from app.domain.status import Confidence
from app.domain.vocabulary import Vocabulary
from app.gui.pages.person.wording import Wording, joined
from app.gui.wording import number, until


class EventKind(StrEnum):
    """What an event is; the timeline gives every kind a mark and a word of its own."""

    ARREST = "arrest"
    TRANSFER = "transfer"
    PUNISHMENT = "punishment"
    CHARGE = "charge"
    JUDGMENT = "judgment"
    STATUS = "status"
    RELEASE = "release"
    RECOGNITION = "recognition"
    NOTE = "note"
    EXPECTED = "expected"


KIND_WORDS = {
    EventKind.ARREST: N_("Arrest"),
    EventKind.TRANSFER: N_("Transfer"),
    EventKind.PUNISHMENT: N_("Punishment"),
    EventKind.CHARGE: N_("Charge"),
    EventKind.JUDGMENT: N_("Judgment"),
    EventKind.STATUS: N_("Status"),
    EventKind.RELEASE: N_("Release"),
    EventKind.RECOGNITION: N_("Recognition"),
    EventKind.NOTE: N_("Note"),
    EventKind.EXPECTED: N_("Expected"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day as exact as we know it; `record` is what tells of it."""

    date: PartialDate
    kind: EventKind
    title: str
    detail: str
    source: str
    record: Record
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of days in which nothing is recorded, or the line that parts past and future."""

    text: str


def timeline(case: Case, wording: Wording, today: dt.date) -> tuple[Event | Gap, ...]:
    """Return the events from the oldest to the newest, with the silences and today stated between them."""
    events = sorted(_events(case, wording), key=lambda event: event.kind.value)
    silent = silences(case, wording.terms.custody_codes, today)
    return tuple(
        entry if isinstance(entry, Event) else _stated(entry) for entry in in_order(events, silent, today)
    )


def _stated(pause: Silence | Today) -> Gap:
    if isinstance(pause, Today):
        return Gap(_("Today"))
    words = ngettext("{n} day with nothing recorded", "{n} days with nothing recorded", pause.days)
    return Gap(words.format(n=number(pause.days)))


def _events(case: Case, wording: Wording) -> Iterator[Event]:
    for detention in case.detentions:
        if detention.start:
            yield _arrest(detention, detention.start, wording)
    for placement in case.placements:
        if placement.start:
            yield _placement(placement, placement.start, case, wording)
    yield from _charges(case, wording)
    for sentence in case.sentences:
        yield from _sentence(sentence, wording)
    for release in case.releases:
        if release.date:
            yield _release(release, release.date, wording)
    yield from _claims(case, wording)
    for recognition in case.recognitions:
        if recognition.date:
            decision = wording.term(Vocabulary.RECOGNITION_DECISION, recognition.decision)
            title = joined(recognition.organisation, decision, by=": ")
            yield Event(recognition.date, EventKind.RECOGNITION, title, recognition.note, "", recognition)
    for note in case.notes:
        if note.date:
            first, _rest, _all = note.text.partition("\n")
            yield Event(note.date, EventKind.NOTE, _("Note"), first, note.author, note)


def _arrest(detention: Detention, date: PartialDate, wording: Wording) -> Event:
    warrant = _("no warrant shown") if detention.warrant is Warrant.NOT_SHOWN else ""
    detail = joined(detention.place, detention.forces, warrant, by=" · ")
    return Event(date, EventKind.ARREST, _("Arrest"), detail, wording.source(detention.source_id), detention)


def _placement(placement: Placement, date: PartialDate, case: Case, wording: Wording) -> Event:
    where = wording.place(placement)
    cell = _("cell {number}").format(number=placement.cell) if placement.cell else ""
    regime = wording.term(Vocabulary.REGIME, placement.regime)
    source = wording.source(placement.source_id)
    if placement.punishment:
        title = wording.term(Vocabulary.PUNISHMENT, placement.punishment)
        ends = until(placement.end) if placement.end else ""
        detail = joined(where, cell, ends, placement.note, by=" · ")
        return Event(date, EventKind.PUNISHMENT, title, detail, source, placement)
    earlier = any(
        other.detention_id == placement.detention_id
        and other.start
        and not other.punishment
        and (other.start.sort_key, other.id) < (date.sort_key, placement.id)
        for other in case.placements
    )
    title = (_("Transfer to {place}") if earlier else _("Held at {place}")).format(
        place=where or _("unknown place")
    )
    return Event(
        date, EventKind.TRANSFER, title, joined(regime, cell, placement.note, by=" · "), source, placement
    )


def _charges(case: Case, wording: Wording) -> Iterator[Event]:
    for charge in case.charges:
        if charge.date:
            stage = wording.term(Vocabulary.CHARGE_STAGE, charge.stage)
            outcome = wording.term(Vocabulary.CHARGE_OUTCOME, charge.outcome)
            yield Event(
                charge.date,
                EventKind.CHARGE,
                _("Charge: {article}").format(article=wording.article(charge)),
                joined(stage, outcome, by=" · "),
                "",
                charge,
            )


def _sentence(sentence: Sentence, wording: Wording) -> Iterator[Event]:
    source = wording.source(sentence.source_id)
    length = wording.length(sentence)
    if sentence.date:
        title = joined(_("Judgment"), length, by=": ")
        detail = joined(
            wording.term(Vocabulary.SENTENCE_KIND, sentence.kind),
            wording.term(Vocabulary.REGIME, sentence.regime),
            sentence.court,
            sentence.judge,
            by=" · ",
        )
        yield Event(sentence.date, EventKind.JUDGMENT, title, detail, source, sentence)
    if sentence.appeal_date:
        yield Event(
            sentence.appeal_date, EventKind.JUDGMENT, _("Appeal heard"), sentence.court, source, sentence
        )
    if sentence.end:
        yield Event(sentence.end, EventKind.EXPECTED, _("End of the sentence"), length, source, sentence)


def _release(release: Release, date: PartialDate, wording: Wording) -> Event:
    kind = wording.term(Vocabulary.RELEASE_KIND, release.kind)
    return Event(
        date,
        EventKind.RELEASE,
        joined(_("Release"), kind, by=": "),
        joined(release.place, release.destination, release.conditions, by=" · "),
        wording.source(release.source_id),
        release,
    )


def _claims(case: Case, wording: Wording) -> Iterator[Event]:
    """Tell the claims that stand on their own; the others go with the arrest, transfer or release they came with."""
    arrests = {(one.id, one.start) for one in case.detentions}
    for claim in case.claims:
        told = claim.placement_id or claim.release_id or (claim.detention_id, claim.since) in arrests
        refuted = claim.confidence is Confidence.REFUTED
        if told and not refuted:
            continue
        where = wording.facility(claim.facility_id)
        yield Event(
            claim.since,
            EventKind.STATUS,
            _("Status: {status}").format(status=wording.term(Vocabulary.STATUS, claim.status)),
            joined(where, wording.confidence(claim.confidence), claim.note, by=" · "),
            wording.source(claim.source_id),
            claim,
            doubtful=refuted or claim.confidence is Confidence.RUMOUR,
        )
