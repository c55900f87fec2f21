"""What the sections on contacts, health, support and relatives show of a case."""

import datetime as dt
from collections.abc import Iterable

from app.base.i18n import _, ngettext
from app.domain.answer import Answer
from app.domain.case import Case
from app.domain.money import totals, written
from app.domain.proof_of_life import SOON_DAYS, LifeClock, life_clock
from app.domain.sending import Allowance, Stage, Who, allowances, stage_of
from app.domain.vocabulary import Vocabulary
from app.domain.wellbeing import Contact, Relative, Support
from app.gui.forms import words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.section_spec import Remark
from app.gui.pages.person.wording import Wording, days, joined
from app.gui.wording import number

_LOOKS = {"good": ("free", "check"), "bad": ("high", "refuted")}
_PLAIN = ("unknown", "arrow")


def contact_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The contacts, newest first; a proof of life carries a bar."""
    return tuple(_contact(one, case, wording) for one in reversed(case.contacts))


def _contact(one: Contact, case: Case, wording: Wording) -> Line:
    outcome = wording.terms.get(Vocabulary.CONTACT_OUTCOME, one.outcome)
    tone = outcome.attributes.get("tone", "") if outcome else ""
    return Line(
        (
            Cell(
                wording.date(one.date) or _("no date"),
                _("proof of life") if one.proof_of_life else "",
                Tone.STRONG if one.date else Tone.MUTED,
            ),
            Cell(
                wording.term(Vocabulary.CONTACT_KIND, one.kind),
                joined(with_whom(one, case), one.contents, one.note, by=" · "),
                Tone.STRONG,
            ),
            Cell(wording.term(Vocabulary.CONTACT_OUTCOME, one.outcome), chip=_LOOKS.get(tone, _PLAIN))
            if one.outcome
            else Cell(),
            Cell(one.reason, wording.source(one.source_id), Tone.MUTED),
        ),
        one,
        marked=one.proof_of_life,
    )


def with_whom(one: Contact | Support, case: Case) -> str:
    """Name the relative, or whoever was written down instead."""
    relative = next((person for person in case.relatives if person.id == one.relative_id), None)
    return joined(relative.name if relative else "", one.with_whom if isinstance(one, Contact) else "")


def contact_remarks(case: Case, wording: Wording) -> tuple[Remark, ...]:
    """Say since when there is no proof of life, and what may be sent by whom."""
    told: list[Remark] = []
    if case.status.status in wording.terms.custody_codes:
        told += life_remarks(life_clock(case, wording.today), wording)
    stage = stage_of(case, wording.today)
    if stage is not None:
        told.append(
            Remark(
                _("What may be sent now:")
                if stage is Stage.SERVING
                else _("What may be sent before the sentence is in force:"),
                "label",
            )
        )
        told += [Remark(_allowed(one, wording)) for one in allowances(case, wording.terms, wording.today)]
    return tuple(told)


def life_remarks(clock: LifeClock, wording: Wording) -> tuple[Remark, ...]:
    """Say when the last proof of life was, and how long the urgent procedure of the UN is open."""
    proof = clock.proof
    if proof is None:
        return (Remark(_("No proof of life is recorded, and no date of the arrest."), "warning"),)
    role = "warning" if clock.is_silent else "hint"
    if proof.contact is not None:
        how = wording.term(Vocabulary.CONTACT_KIND, proof.contact.kind)
    else:
        how = _("hearing") if proof.hearing is not None else _("arrest; no contact since")
    told = [
        Remark(
            _("Last proof of life: {date}, {days} ago ({how}).").format(
                date=wording.date(proof.date), days=days(clock.days or 0), how=how
            ),
            role,
        )
    ]
    left, until = clock.urgent_days, clock.urgent_until
    if left is not None and until is not None and (clock.days or 0) >= SOON_DAYS:
        told.append(Remark(_urgent(left, until, wording), "warning" if 0 <= left <= SOON_DAYS else "hint"))
    return tuple(told)


def _urgent(left: int, until: dt.date, wording: Wording) -> str:
    if left < 0:
        return _(
            "The three months of the urgent procedure (UN working group on disappearances) passed on {date}; "
            "the standard procedure stays open."
        ).format(date=wording.day(until))
    return ngettext(
        "Urgent procedure of the UN working group on disappearances: {n} day left, until {date}.",
        "Urgent procedure of the UN working group on disappearances: {n} days left, until {date}.",
        left,
    ).format(n=number(left), date=wording.day(until))


def _allowed(one: Allowance, wording: Wording) -> str:
    what = joined(*(wording.term(Vocabulary.CONTACT_KIND, kind) for kind in one.kinds))
    sentence = _("{what}: {who}. {reason}.").format(
        what=what, who=_(_WHO[one.who]), reason=one.rule.label(wording.language).rstrip(".")
    )
    if one.quota is None:
        return sentence
    quota = _("About {n} a year; let through in the last twelve months: {used}.")
    return f"{sentence} {quota.format(n=number(one.quota), used=number(one.used))}"


_WHO = {
    Who.ANYONE: words.WHO_ANYONE,
    Who.RELATIVES: words.WHO_RELATIVES,
    Who.NOBODY: words.WHO_NOBODY,
}


def health_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The items of health, those that go on first."""
    newest_first = case.health[::-1]
    ordered = sorted(newest_first, key=lambda one: one.until is not None)
    return tuple(
        Line(
            (
                Cell(wording.span(one.since, one.until), tone=Tone.MUTED if one.until else Tone.STRONG),
                Cell(one.title, joined(one.needs, one.treatment, one.note, by=" · "), Tone.STRONG),
                Cell(wording.term(Vocabulary.HEALTH_KIND, one.kind)),
                Cell(_("Restricted") if one.restricted else "", chip=("high", "lock"))
                if one.restricted
                else Cell(),
                Cell(wording.source(one.source_id), tone=Tone.MUTED),
            ),
            one,
        )
        for one in ordered
    )


def support_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """What was given, newest first."""
    return tuple(
        Line(
            (
                Cell(wording.day(one.date) or _("no date"), tone=Tone.STRONG if one.date else Tone.MUTED),
                Cell(
                    wording.term(Vocabulary.SUPPORT_KIND, one.kind) or one.description or _("Support"),
                    joined(one.description if one.kind else "", one.note, by=" · "),
                    Tone.STRONG,
                ),
                Cell(money(one.amount, one.currency), tone=Tone.STRONG),
                Cell(with_whom(one, case) or _("the person")),
                Cell(one.donor, tone=Tone.MUTED),
            ),
            one,
        )
        for one in reversed(case.support)
    )


def support_remarks(case: Case, wording: Wording) -> tuple[Remark, ...]:
    """Sum what was given: in all, to the family, and this year; each currency for itself."""
    given = case.support
    sums = (
        (_("In all: {sum}."), given),
        (_("Of it to the family: {sum}."), [one for one in given if one.relative_id is not None]),
        (
            _("This year: {sum}."),
            [one for one in given if one.date and one.date.year == wording.today.year],
        ),
    )
    told = [text.format(sum=total) for text, of in sums if (total := _sum(of))]
    return (Remark(" ".join(told)),) if told else ()


def _sum(given: Iterable[Support]) -> str:
    summed = totals((one.currency, one.amount) for one in given)
    return joined(*(money(amount, currency) for currency, amount in summed.items()), by=" + ")


def money(amount: int, currency: str) -> str:
    """Say an amount: `1 250.50 EUR`, nothing for none."""
    return f"{written(amount, chr(0xA0))}\N{NO-BREAK SPACE}{currency}" if amount else ""


def relative_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The relatives, and whether one may reach and tell them."""
    return tuple(
        Line(
            (
                Cell(one.name, wording.term(Vocabulary.RELATION, one.relation), Tone.STRONG),
                Cell(one.channel, joined(one.country, one.note, by=" · ")),
                _answer(one.may_contact, (_("Contact"), _("Do not contact"))),
                _answer(one.may_tell, (_("May be told"), _("Do not tell"))),
                _risk(one),
            ),
            one,
        )
        for one in case.relatives
    )


def _answer(answer: Answer, said: tuple[str, str]) -> Cell:
    if answer is Answer.UNKNOWN:
        return Cell(_("ask first"), tone=Tone.MUTED)
    yes = answer is Answer.YES
    return Cell(said[0 if yes else 1], chip=("free", "check") if yes else ("high", "refuted"))


def _risk(one: Relative) -> Cell:
    if one.at_risk is Answer.YES:
        return Cell(_("At risk"), chip=("high", "refuted"))
    return Cell()
