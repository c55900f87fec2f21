"""Says the values of a case in words: dates, terms, facilities, sources, lengths of time."""

import datetime as dt

from app.base.i18n import _, language_in_force, ngettext
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.case_record import CaseRecord
from app.domain.custody import Phase
from app.domain.detention import Charge, Placement, Sentence
from app.domain.follow_up import OWED, FollowUp, Priority
from app.domain.labels import kind_label
from app.domain.partial_date import PartialDate
from app.domain.protocol import is_as_counted
from app.domain.status import Confidence
from app.domain.vocabulary import Terms, Vocabulary
from app.gui.forms import words
from app.gui.wording import number, since, until


def joined(*parts: str, by: str = ", ") -> str:
    """Join the parts that are not empty."""
    return by.join(part for part in parts if part)


def days(count: int) -> str:
    """Say a number of days: `1,204 days`."""
    return ngettext("{n} day", "{n} days", count).format(n=number(count))


class Wording:
    """The words for one case in the language of the window."""

    def __init__(self, terms: Terms, case: Case, today: dt.date) -> None:
        self.terms = terms
        self.case = case
        self.today = today
        self.language = language_in_force()

    def date(self, date: PartialDate | None) -> str:
        """Say a partial date, nothing for none."""
        return date.display(self.language) if date else ""

    def day(self, day: dt.date | None) -> str:
        """Say an exact day."""
        return self.date(PartialDate.of(day)) if day else ""

    def term(self, vocabulary: Vocabulary, code: str) -> str:
        """Say a term, nothing for none."""
        return self.terms.label(vocabulary, code, self.language, self.case.person.sex) if code else ""

    def status(self, code: str) -> str:
        """Say a status."""
        return self.term(Vocabulary.STATUS, code)

    def short_status(self, code: str) -> str:
        """Say a status in as few letters as a chip has room for."""
        term = self.terms.get(Vocabulary.STATUS, code)
        return term.short(self.language) if term else code

    def tone(self, code: str) -> str:
        """Return the tone of a status, which gives its colour."""
        term = self.terms.get(Vocabulary.STATUS, code)
        return term.attributes.get("tone", "unknown") if term else "unknown"

    def symbol(self, code: str) -> str:
        """Return the name of the symbol of a status."""
        term = self.terms.get(Vocabulary.STATUS, code)
        return term.attributes.get("symbol", "question") if term else "question"

    def confidence(self, confidence: Confidence) -> str:
        """Say how well a claim is supported."""
        return _(words.CONFIDENCE[confidence])

    def facility(self, facility_id: int | None) -> str:
        """Name a facility."""
        facility = self.case.facilities.get(facility_id) if facility_id is not None else None
        return facility.name(self.language) if facility else ""

    def official(self, official_id: int | None) -> str:
        """Name an official."""
        official = self.case.officials.get(official_id) if official_id is not None else None
        return official.name if official else ""

    def source(self, source_id: int | None) -> str:
        """Name a source; the name of a confidential one is for this window only and is marked."""
        source = self.case.sources.get(source_id) if source_id is not None else None
        if source is None:
            return ""
        return (
            _("{source} (confidential)").format(source=source.title) if source.confidential else source.title
        )

    def place(self, placed: Placement | Phase) -> str:
        """Say where: the facility, or what was written instead."""
        return self.facility(placed.facility_id) or placed.place

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Say from when until when."""
        if start and end:
            return f"{self.date(start)} – {self.date(end)}"
        if start:
            return since(start)
        return until(end) if end else ""

    def event(self, event_id: int | None) -> str:
        """Name a release event."""
        event = self.case.events.get(event_id) if event_id is not None else None
        return event.title if event else ""

    def language_name(self, code: str) -> str:
        """Name the language of a name form."""
        return _(words.LANGUAGES[code]) if code in words.LANGUAGES else code

    def called_for_by(self, follow_up: FollowUp) -> str:
        """Name the protocol that called for a follow-up, and say it when its day rests on a vague date."""
        protocol = self.case.protocol_of(follow_up)
        if protocol is None:
            return ""
        title, date = protocol.title(self.language), self.case.anchor_date_of(follow_up)
        if date is None or date.exact or not is_as_counted(follow_up, date):
            return title
        if follow_up.due is None:
            return _("{protocol}: “{date}” is too vague to count from").format(
                protocol=title, date=self.date(date)
            )
        return _("{protocol}: counted from the earliest day of “{date}”").format(
            protocol=title, date=self.date(date)
        )

    def is_late(self, follow_up: FollowUp) -> bool:
        """Return whether an owed follow-up should have been done before today."""
        return follow_up.due is not None and follow_up.state in OWED and follow_up.due < self.today

    def lateness(self, follow_up: FollowUp) -> str:
        """Say how late an owed follow-up is, or how soon it is due; of a finished one, when it was done."""
        if follow_up.due is None or follow_up.state not in OWED:
            return _("done on {date}").format(date=self.day(follow_up.done_on)) if follow_up.done_on else ""
        late = (self.today - follow_up.due).days
        if late == 0:
            return _("due today")
        if late > 0:
            return "▲ " + ngettext("{n} day overdue", "{n} days overdue", late).format(n=number(late))
        return ngettext("in {n} day", "in {n} days", -late).format(n=number(-late))

    def record(self, one: CaseRecord) -> str:
        """Name a record of the case: `sentence, 21 November 2024`."""
        return joined(kind_label(one.kind), one.title, self.date(one.date))

    def priority(self, priority: Priority) -> str:
        """Say how pressing a follow-up is, unless it is as pressing as most."""
        if priority is Priority.NORMAL:
            return ""
        sign = "▲ " if priority in (Priority.URGENT, Priority.HIGH) else ""
        return sign + _(words.PRIORITY[priority])

    def size(self, octets: int) -> str:
        """Say the size of a file."""
        return _("{n} kB").format(n=number(max(1, octets // 1000))) if octets else ""

    def article(self, charge: Charge) -> str:
        """Say the article and part of a charge by their numbers: `Article 342, part 1`."""
        number = article_number(charge.article)
        if charge.part:
            return _("Article {article}, part {part}").format(article=number, part=charge.part)
        return _("Article {article}").format(article=number)

    def article_title(self, charge: Charge) -> str:
        """Say what the article is about, nothing where nobody told."""
        known = self.terms.get(Vocabulary.ARTICLE, charge.article)
        return known.label(self.language) if known else ""

    def length(self, sentence: Sentence) -> str:
        """Say the length of a sentence: `2 years 8 months`."""
        counted = (
            (sentence.years, ngettext("{n} year", "{n} years", sentence.years)),
            (sentence.months, ngettext("{n} month", "{n} months", sentence.months)),
            (sentence.days, ngettext("{n} day", "{n} days", sentence.days)),
        )
        return " ".join(text.format(n=number) for number, text in counted if number)

    def sentence(self, sentence: Sentence) -> str:
        """Say what a court imposed: its length and regime, its kind, or the words in which it was told."""
        kind = self.term(Vocabulary.SENTENCE_KIND, sentence.kind)
        said = joined(self.length(sentence) or kind, self.term(Vocabulary.REGIME, sentence.regime))
        return said or sentence.text

    def moment(self, moment: dt.datetime) -> str:
        """Say a moment in the local time."""
        local = moment.astimezone()
        return f"{self.day(local.date())}, {local:%H:%M}"

    def age(self, today: dt.date) -> str:
        """Say the age, as exactly as the date of birth allows (and nothing when it allows nothing)."""
        birth = self.case.person.birth_date
        if birth is None or birth.earliest.year < 1900 or birth.latest > today:
            return ""
        oldest, youngest = _years(birth.earliest, today), _years(birth.latest, today)
        if oldest == youngest:
            return ngettext("{n} year old", "{n} years old", oldest).format(n=oldest)
        if oldest - youngest > 10:
            return ""
        return _("{youngest} to {oldest} years old").format(youngest=youngest, oldest=oldest)


def _years(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
