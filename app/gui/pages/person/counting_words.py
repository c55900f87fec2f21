"""Says how the end of a sentence was counted, or why it could not be."""

from app.base.i18n import N_, _, ngettext
from app.domain.detention import Sentence
from app.domain.sentence_end import CountedEnd, Credit, NotCounted, days_apart
from app.gui.pages.person.wording import Wording, days, joined
from app.gui.wording import number

REASONS = {
    NotCounted.NO_BEGINNING: N_("The end cannot be counted: it is not recorded when the sentence began."),
    NotCounted.NO_ARREST: N_("The end cannot be counted: the day of arrest is not recorded."),
    NotCounted.TOO_VAGUE: N_("The end cannot be counted: the dates are too vague."),
}


def counted_words(counted: CountedEnd, sentence: Sentence, wording: Wording) -> str:
    """Say from when, how long, and what was taken off by which rule."""
    parts = [
        _("{length} from {date}").format(length=wording.length(sentence), date=wording.date(counted.begins))
    ]
    parts += [credit_words(one, wording) for one in counted.credits]
    if counted.served:
        parts.append(_("custody was as long as the sentence"))
    return joined(*parts, by=" · ")


def credit_words(credit: Credit, wording: Wording) -> str:
    """Say how many days were spent in what custody, and what they count as."""
    spent = days(credit.most)
    if credit.fewest != credit.most:
        spent = _("{fewest} to {most}").format(fewest=number(credit.fewest), most=spent)
    held = wording.short_status(credit.status) if credit.status else _("in custody")
    if credit.rule is None:
        return _("{days} not counted, no rule: {held}").format(days=spent, held=held)
    return _("less {days} before ({held}), {held_days} for {counted_days}: {basis}").format(
        days=spent,
        held=held,
        held_days=credit.rule.days,
        counted_days=credit.rule.counts_as,
        basis=credit.rule.basis,
    )


def apart_words(counted: CountedEnd, sentence: Sentence) -> str:
    """Say by how much the count differs from the official end, nothing where it may agree."""
    apart = days_apart(sentence.end, counted.end)
    if apart == 0:
        return ""
    if apart > 0:
        told = ngettext("{n} day later than the official end", "{n} days later than the official end", apart)
    else:
        told = ngettext(
            "{n} day earlier than the official end", "{n} days earlier than the official end", -apart
        )
    return "▲ " + told.format(n=number(abs(apart)))
