"""What the consent section shows: to whom the person may be told today, each consent, and where the data has gone."""

from collections.abc import Iterable

from app.base.i18n import _, ngettext
from app.domain.case import Case
from app.domain.consent import Consent, ConsentLevel
from app.domain.departure import Departure
from app.domain.disclosure import Audience
from app.domain.leaving import Verdict, recipients_of, verdicts
from app.domain.vocabulary import Vocabulary
from app.gui.forms.specs_consent import LEVELS
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, joined
from app.gui.wording import number
from app.workflows.consents import AUDIENCES
from app.workflows.print_report import report_title

MOST_DEPARTURES = 12


def consent_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The consents, newest first, beneath the line that says for whom they are enough today."""
    if not case.consents:
        return ()
    lines = (_consent(one, wording) for one in reversed(case.consents))
    return (_today(case, wording), *lines)


def departure_lines(departures: Iterable[Departure], wording: Wording) -> tuple[Line, ...]:
    """The documents and files that tell of the person and left the register, newest first."""
    gone = tuple(departures)
    lines = [
        Line(
            (
                Cell(wording.day(one.day), tone=Tone.MUTED),
                Cell(
                    _("Given out: {document}").format(document=report_title(one.document)),
                    f"SHA-256 {one.sha256[:12]}",
                ),
                Cell(_(AUDIENCES[one.audience]), one.recipient),
                Cell(one.who),
                Cell(),
            ),
            beneath=True,
        )
        for one in gone[:MOST_DEPARTURES]
    ]
    more = len(gone) - len(lines)
    if more:
        said = ngettext("and {n} earlier one", "and {n} earlier ones", more).format(n=number(more))
        lines.append(Line((Cell(), Cell(said, tone=Tone.MUTED), Cell(), Cell(), Cell()), beneath=True))
    return tuple(lines)


def _today(case: Case, wording: Wording) -> Line:
    found = [
        _to(one)
        for one in verdicts(case.consents, wording.today).values()
        if one.allowed and one.audience is not Audience.INTERNAL
    ]
    allowed = joined(*found)
    nobody = _("Today nothing may be given to anybody outside.")
    told = Cell(_("May be given today to"), allowed) if allowed else Cell(nobody, tone=Tone.STRONG)
    return Line(
        (Cell(_("today"), tone=Tone.STRONG), told, Cell(), Cell(), Cell()),
        marked=True,
        beneath=True,
    )


def _to(verdict: Verdict) -> str:
    """Say to which audience something may go, and to whom alone."""
    audience = _(AUDIENCES[verdict.audience])
    named = recipients_of(verdict.by) if verdict.by is not None else ()
    return (
        _("{audience} (only {recipients})").format(audience=audience, recipients=joined(*named))
        if named
        else audience
    )


def _consent(one: Consent, wording: Wording) -> Line:
    about = joined(*(wording.term(Vocabulary.CONSENT_ITEM, code) for code in one.items.split()))
    purposes = joined(*(wording.term(Vocabulary.CONSENT_PURPOSE, code) for code in one.purposes.split()))
    giver = wording.term(Vocabulary.CONSENT_GIVER, one.giver)
    how = wording.term(Vocabulary.CONSENT_HOW, one.how)
    custody = "▲ " + _("in custody") if one.in_custody else ""
    return Line(
        (
            Cell(wording.date(one.given) or _("unknown date"), tone=Tone.STRONG),
            Cell(_(LEVELS[one.level]), joined(one.note, one.recipients, by=" · "), Tone.STRONG),
            Cell(about or _("about everything"), purposes or _("for every purpose")),
            Cell(joined(giver, one.giver_name, by=": "), joined(how, one.basis, custody, by=" · ")),
            _state(one, wording),
        ),
        one,
        struck=_is_over(one, wording),
    )


def _state(one: Consent, wording: Wording) -> Cell:
    if one.withdrawn is not None:
        return Cell(_("withdrawn"), wording.date(one.withdrawn), pressing=True)
    if one.level == ConsentLevel.WITHDRAWN:
        return Cell(_("withdrawal"))
    if one.valid_until is not None and one.valid_until.latest < wording.today:
        return Cell(_("expired"), wording.date(one.valid_until), pressing=True)
    if one.valid_until is not None:
        return Cell(_("in force"), _("until {date}").format(date=wording.date(one.valid_until)))
    return Cell(_("in force") if one.level > ConsentLevel.NOT_ASKED else "")


def _is_over(one: Consent, wording: Wording) -> bool:
    ended = one.valid_until is not None and one.valid_until.latest < wording.today
    return ended or (one.withdrawn is not None and one.withdrawn.earliest <= wording.today)
