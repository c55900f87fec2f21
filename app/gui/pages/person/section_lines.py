"""What the tables of the person page show of a case, one function for each table."""

from app.base.i18n import _
from app.domain.case import Case
from app.domain.detention import Placement, Warrant
from app.domain.follow_up import UNFINISHED, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation, ConfirmationStep, JourneyLeg, Release
from app.domain.status import Confidence
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, joined
from app.gui.wording import until


def claim_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The status claims, newest first; the one on which the status of the day rests is marked."""
    return tuple(
        Line(
            (
                Cell(wording.date(claim.since), tone=Tone.STRONG),
                Cell(wording.short_status(claim.status), status=claim.status),
                Cell(wording.facility(claim.facility_id), detail=claim.note),
                Cell(wording.source(claim.source_id), wording.confidence(claim.confidence)),
                Cell(wording.day(claim.recorded_on), tone=Tone.MUTED),
            ),
            claim,
            marked=claim.id == case.status.claim_id,
            struck=claim.confidence is Confidence.REFUTED,
        )
        for claim in reversed(case.claims)
    )


def placement_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """Every detention, newest first, with its placements beneath it."""
    lines: list[Line] = []
    for detention in reversed(case.detentions):
        title = (
            _("Detention") if detention.place == "" else _("Detention: {place}").format(place=detention.place)
        )
        known = detention.warrant is not Warrant.UNKNOWN
        warrant = _(words.WARRANT[detention.warrant]) if known else ""
        lines.append(
            Line(
                (
                    _when(detention.start, detention.end, wording, Tone.STRONG),
                    Cell(title, joined(detention.forces, warrant, detention.reasons, by=" · "), Tone.STRONG),
                    Cell(),
                    Cell(wording.source(detention.source_id)),
                ),
                detention,
            )
        )
        lines.extend(
            _placement_line(placement, wording)
            for placement in reversed(case.placements)
            if placement.detention_id == detention.id
        )
    return tuple(lines)


def _when(
    start: PartialDate | None, end: PartialDate | None, wording: Wording, tone: Tone = Tone.PLAIN
) -> Cell:
    """Say from when, and beneath it until when."""
    if end is None:
        return Cell(wording.span(start, None), tone=tone)
    return Cell(wording.date(start) or _("unknown date"), wording.span(None, end), tone)


def _placement_line(placement: Placement, wording: Wording) -> Line:
    punishment = wording.term(Vocabulary.PUNISHMENT, placement.punishment)
    where = wording.place(placement)
    cell = _("cell {number}").format(number=placement.cell) if placement.cell else ""
    return Line(
        (
            _when(placement.start, placement.end, wording),
            Cell(joined(punishment, where, cell), placement.note),
            Cell(wording.term(Vocabulary.REGIME, placement.regime)),
            Cell(wording.source(placement.source_id)),
        ),
        placement,
    )


def proceeding_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The sentences, newest first, then the charges."""
    sentences = (
        Line(
            (
                Cell(wording.date(sentence.date), tone=Tone.STRONG),
                Cell(
                    joined(
                        wording.term(Vocabulary.SENTENCE_KIND, sentence.kind),
                        wording.length(sentence),
                        by=": ",
                    )
                    or _("Sentence"),
                    joined(wording.term(Vocabulary.REGIME, sentence.regime), sentence.fine, by=" · "),
                    Tone.STRONG,
                ),
                Cell(
                    joined(sentence.court, sentence.judge),
                    until(sentence.end) if sentence.end else "",
                ),
                Cell(wording.source(sentence.source_id)),
            ),
            sentence,
        )
        for sentence in reversed(case.sentences)
    )
    charges = (
        Line(
            (
                Cell(wording.date(charge.date)),
                Cell(wording.article(charge), wording.article_title(charge)),
                Cell(
                    wording.term(Vocabulary.CHARGE_STAGE, charge.stage),
                    wording.term(Vocabulary.CHARGE_OUTCOME, charge.outcome),
                ),
                Cell(),
            ),
            charge,
        )
        for charge in case.charges
    )
    return (*sentences, *charges)


def release_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The releases, newest first: each with its event, then who said when how sure it is, then where it led."""
    lines: list[Line] = []
    for release in reversed(case.releases):
        event = case.events.get(release.release_event_id) if release.release_event_id is not None else None
        lines.append(_release_line(release, wording))
        if event is not None:
            cells = (Cell(), Cell(event.title, _("release event")), Cell(), Cell(), Cell())
            lines.append(Line(cells, event, link=True, beneath=True))
        steps = [one for one in case.confirmations if one.release_id == release.id]
        lines.extend(_step_line(step, wording, last=step is steps[-1]) for step in steps)
        lines.extend(_leg_line(leg, wording) for leg in case.journey if leg.release_id == release.id)
    return tuple(lines)


def _release_line(release: Release, wording: Wording) -> Line:
    return Line(
        (
            Cell(wording.date(release.date), tone=Tone.STRONG),
            Cell(
                wording.term(Vocabulary.RELEASE_KIND, release.kind),
                release.conditions or release.note,
                Tone.STRONG,
            ),
            Cell(
                joined(release.place, release.destination, by=" → "),
                joined(*(wording.term(Vocabulary.PAPER_HELD, paper) for paper in release.papers.split())),
            ),
            _level_cell(release.confirmation),
            Cell(wording.source(release.source_id)),
        ),
        release,
        struck=release.confirmation is Confirmation.REFUTED,
    )


def _step_line(step: ConfirmationStep, wording: Wording, *, last: bool) -> Line:
    """One step of the ladder: when, on whose word, how sure; the last one, which decides, is marked."""
    said = wording.source(step.source_id) or _("source not recorded")
    return Line(
        (
            Cell(wording.date(step.date) or _("no date"), step.time, Tone.MUTED),
            Cell(said, step.note),
            Cell(),
            _level_cell(step.level),
            Cell(),
        ),
        step,
        marked=last,
        beneath=True,
    )


def _leg_line(leg: JourneyLeg, wording: Wording) -> Line:
    return Line(
        (
            Cell(wording.date(leg.date) or _("no date"), tone=Tone.MUTED),
            Cell(wording.source(leg.source_id), joined(leg.manner, leg.note, by=" · ")),
            Cell(f"→ {leg.destination}"),
            Cell(_("journey"), tone=Tone.MUTED),
            Cell(),
        ),
        leg,
        beneath=True,
    )


def _level_cell(level: Confirmation) -> Cell:
    word, tone, symbol = words.LEVELS[level]
    return Cell(_(word), chip=(tone, symbol))


def follow_up_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The follow-ups, what is owed first."""
    return tuple(
        Line(
            (
                Cell(
                    wording.day(follow_up.due) or _("no date"),
                    wording.lateness(follow_up),
                    Tone.STRONG if follow_up.due else Tone.MUTED,
                    pressing=wording.is_late(follow_up),
                ),
                Cell(
                    follow_up.title,
                    joined(follow_up.outcome, follow_up.note, wording.called_for_by(follow_up), by=" · "),
                    Tone.STRONG,
                ),
                Cell(
                    wording.priority(follow_up.priority),
                    ""
                    if follow_up.state is FollowUpState.OPEN
                    else _(words.FOLLOW_UP_STATE[follow_up.state]),
                ),
                Cell(follow_up.assignee, tone=Tone.MUTED),
            ),
            follow_up,
            struck=follow_up.state not in UNFINISHED,
            tick=follow_up.state is FollowUpState.DONE,
        )
        for follow_up in case.follow_ups
    )


def note_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The notes as they were entered, newest first."""
    return tuple(
        Line((Cell(wording.date(note.date), note.author, Tone.MUTED), Cell(note.text)), note)
        for note in case.notes
    )


def name_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The name forms, the main one first, then the identifiers."""
    names = (
        Line(
            (
                Cell(form.written, tone=Tone.STRONG),
                Cell(_(words.USAGE[form.usage]), _("main form") if number == 0 else ""),
                Cell(
                    wording.language_name(form.language),
                    _("in documents: {languages}").format(languages=form.preferred_for)
                    if form.preferred_for
                    else "",
                ),
                Cell(wording.source(form.source_id), tone=Tone.MUTED),
            ),
            form,
        )
        for number, form in enumerate(case.names)
    )
    identifiers = (
        Line(
            (
                Cell(one.number, one.issuer),
                Cell(wording.term(Vocabulary.IDENTIFIER_KIND, one.kind)),
                Cell(wording.span(one.issued, one.expires)),
                Cell(one.held_by, tone=Tone.MUTED),
            ),
            one,
        )
        for one in case.identifiers
    )
    return (*names, *identifiers)


def recognition_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The decisions of organisations, then the risk flags."""
    recognitions = (
        Line(
            (
                Cell(wording.date(one.date), tone=Tone.STRONG),
                Cell(one.organisation, one.note or one.url, Tone.STRONG),
                Cell(wording.term(Vocabulary.RECOGNITION_DECISION, one.decision)),
            ),
            one,
        )
        for one in reversed(case.recognitions)
    )
    flags = (
        Line(
            (
                Cell(wording.date(flag.since)),
                Cell(wording.term(Vocabulary.RISK_FLAG, flag.flag), flag.note),
                Cell(_("risk flag"), tone=Tone.MUTED),
            ),
            flag,
        )
        for flag in case.flags
    )
    return (*recognitions, *flags)
