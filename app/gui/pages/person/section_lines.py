"""What the tables of the person page show of a case, one function for each table."""

from app.base.i18n import _, language_in_force, ngettext
from app.domain.case import Case
from app.domain.case_record import linked
from app.domain.detention import Detention, Placement, Warrant
from app.domain.follow_up import UNFINISHED, FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.protocol import title_in
from app.domain.punishment_chains import Chain, chains, is_too_long, limit_of
from app.domain.recurrence import words_of
from app.domain.release import Confirmation, ConfirmationStep, JourneyLeg, Release
from app.domain.status import Confidence
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, days, joined
from app.gui.wording import number


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
    in_a_row = {chain.placements[-1].id: chain for chain in chains(case.placements)}
    for detention in reversed(case.detentions):
        title = (
            _("Detention") if detention.place == "" else _("Detention: {place}").format(place=detention.place)
        )
        lines.append(
            Line(
                (
                    _when(detention.start, detention.end, wording, Tone.STRONG),
                    Cell(title, _circumstances(detention, wording), Tone.STRONG),
                    Cell(),
                    Cell(wording.source(detention.source_id)),
                ),
                detention,
            )
        )
        lines.extend(
            _placement_line(placement, wording, in_a_row.get(placement.id))
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


def _circumstances(detention: Detention, wording: Wording) -> str:
    """Say who carried an arrest out, with what papers and reasons, and who investigates."""
    known = detention.warrant is not Warrant.UNKNOWN
    warrant = _(words.WARRANT[detention.warrant]) if known else ""
    investigator = wording.official(detention.investigator_id)
    named = _("investigator {name}").format(name=investigator) if investigator else ""
    return joined(detention.forces, warrant, detention.reasons, named, by=" · ")


def _placement_line(placement: Placement, wording: Wording, chain: Chain | None) -> Line:
    """One placement; the last of several punishments in a row tells of them all."""
    punishment = wording.term(Vocabulary.PUNISHMENT, placement.punishment)
    where = wording.place(placement)
    cell = _("cell {number}").format(number=placement.cell) if placement.cell else ""
    return Line(
        (
            _when(placement.start, placement.end, wording),
            Cell(joined(punishment, where, cell), placement.note),
            Cell(
                wording.term(Vocabulary.REGIME, placement.regime),
                joined(_in_a_row(chain), _too_long(placement, wording), by=" · "),
                pressing=bool(chain) or is_too_long(placement, wording.terms),
            ),
            Cell(wording.source(placement.source_id)),
        ),
        placement,
    )


def _in_a_row(chain: Chain | None) -> str:
    """Say how many orders followed each other and how long they were together."""
    if chain is None:
        return ""
    told = ngettext("{n} order in a row, {days}", "{n} orders in a row, {days}", chain.orders)
    spent = days(chain.most)
    if chain.fewest != chain.most:
        spent = _("{fewest} to {most}").format(fewest=number(chain.fewest), most=spent)
    return "▲ " + told.format(n=number(chain.orders), days=spent)


def _too_long(placement: Placement, wording: Wording) -> str:
    """Say when an order was longer than one order may be."""
    limit = limit_of(placement.punishment, wording.terms)
    if limit is None or not is_too_long(placement, wording.terms):
        return ""
    if limit.days:
        allowed = days(limit.days)
    else:
        allowed = ngettext("{n} month", "{n} months", limit.months).format(n=number(limit.months))
    return "▲ " + _("longer than the {allowed} that one order may last").format(allowed=allowed)


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
    return tuple(_follow_up_line(one, case, wording) for one in case.follow_ups)


def _follow_up_line(follow_up: FollowUp, case: Case, wording: Wording) -> Line:
    about = linked(case, follow_up.link_kind, follow_up.link_id)
    return Line(
        (
            Cell(
                wording.day(follow_up.due) or _("no date"),
                wording.lateness(follow_up),
                Tone.STRONG if follow_up.due else Tone.MUTED,
                pressing=wording.is_late(follow_up),
            ),
            Cell(
                _owed_title(follow_up, case),
                joined(
                    follow_up.outcome,
                    follow_up.note,
                    wording.called_for_by(follow_up),
                    wording.record(about) if about else "",
                    _(words_of(follow_up.recurrence)) if follow_up.recurrence else "",
                    by=" · ",
                ),
                Tone.STRONG,
            ),
            Cell(wording.priority(follow_up.priority), _standing(follow_up, case)),
            Cell(follow_up.assignee, tone=Tone.MUTED),
        ),
        follow_up,
        struck=follow_up.state not in UNFINISHED,
        tick=follow_up.state is FollowUpState.DONE,
    )


def _owed_title(follow_up: FollowUp, case: Case) -> str:
    """Return what is owed, in the language of the window where a protocol called for it."""
    return title_in(language_in_force(), follow_up.title, case.steps.get(follow_up.protocol_step_id or 0))


def _standing(follow_up: FollowUp, case: Case) -> str:
    """Say how far it has come, unless it is simply open; what waits says for what."""
    if follow_up.state in UNFINISHED:
        blocker = next((one for one in case.follow_ups if one.id == follow_up.blocked_by_id), None)
        if blocker is not None and blocker.state in UNFINISHED:
            return _("after: {title}").format(title=_owed_title(blocker, case))
        if follow_up.waits_for:
            return _("waits for: {whom}").format(whom=follow_up.waits_for)
    return "" if follow_up.state is FollowUpState.OPEN else _(words.FOLLOW_UP_STATE[follow_up.state])


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


def document_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The documents as they were added."""
    return tuple(
        Line(
            (
                Cell(one.title, one.filename, Tone.STRONG),
                Cell(wording.term(Vocabulary.DOCUMENT_KIND, one.kind), _("portrait") if one.portrait else ""),
                Cell(wording.size(one.size), one.sha256[:12], Tone.MUTED),
                Cell(wording.source(one.source_id), tone=Tone.MUTED),
            ),
            one,
        )
        for one in case.documents
    )
