"""Says the values of a document in its own language: dates, counts, lengths, and the words for our enums."""

import datetime as dt

from app.base.i18n import N_, Texts, texts
from app.base.language import Language
from app.domain.detention import Warrant
from app.domain.follow_up import FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import NameUsage, Sex
from app.domain.release import Confirmation
from app.domain.source import Reliability
from app.domain.status import Confidence
from app.reports.text import glued

CONFIDENCE = {
    Confidence.RUMOUR: N_("Rumour"),
    Confidence.SINGLE: N_("Single source"),
    Confidence.CORROBORATED: N_("Corroborated"),
    Confidence.CONFIRMED: N_("Confirmed"),
    Confidence.REFUTED: N_("Refuted"),
}
CONFIRMATION = {
    Confirmation.RUMOURED: N_("Rumoured"),
    Confirmation.ANNOUNCED: N_("Announced as a number"),
    Confirmation.LISTED: N_("On a published list"),
    Confirmation.SEEN: N_("Seen at liberty"),
    Confirmation.FAMILY_OR_LAWYER: N_("Confirmed by family or lawyer"),
    Confirmation.PERSON: N_("Confirmed by the person"),
    Confirmation.REFUTED: N_("Refuted"),
}
RELIABILITY = {
    Reliability.UNKNOWN: N_("Not known"),
    Reliability.DOUBTFUL: N_("Doubtful"),
    Reliability.FAIR: N_("Fair"),
    Reliability.GOOD: N_("Good"),
    Reliability.PROVEN: N_("Proven"),
}
FOLLOW_UP_STATE = {
    FollowUpState.OPEN: N_("To do"),
    FollowUpState.WAITING: N_("Waiting for an answer"),
    FollowUpState.PAUSED: N_("Paused"),
    FollowUpState.DONE: N_("Done"),
    FollowUpState.NOT_NEEDED: N_("Not needed"),
}
PRIORITY = {
    Priority.URGENT: N_("Urgent"),
    Priority.HIGH: N_("High"),
    Priority.NORMAL: N_("Normal"),
    Priority.LOW: N_("Low"),
}
SEX = {Sex.FEMALE: N_("Female"), Sex.MALE: N_("Male"), Sex.OTHER: N_("Other"), Sex.UNKNOWN: ""}
WARRANT = {
    Warrant.SHOWN: N_("Warrant shown"),
    Warrant.NOT_SHOWN: N_("No warrant shown"),
    Warrant.UNKNOWN: "",
}
USAGE = {
    NameUsage.LEGAL: "",
    NameUsage.PASSPORT: N_("passport"),
    NameUsage.BIRTH: N_("at birth"),
    NameUsage.ALIAS: N_("also known as"),
    NameUsage.MEDIA: N_("in the media"),
    NameUsage.PSEUDONYM: N_("pseudonym"),
}
_THOUSANDS = {Language.EN: ","}


def joined(*parts: str, by: str = " · ") -> str:
    """Join the parts that are not empty."""
    return by.join(part for part in parts if part)


def inside(term: str) -> str:
    """Return a term as it stands inside a sentence: with a small first letter, if it is no abbreviation."""
    return term if term[1:2].isupper() else term[:1].lower() + term[1:]


class Wording:
    """The words of one document."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.t: Texts = texts(language)

    def date(self, date: PartialDate | dt.date | None) -> str:
        """Say a date of any precision, nothing for none."""
        if date is None:
            return ""
        partial = date if isinstance(date, PartialDate) else PartialDate.of(date)
        return partial.display(self.language)

    def brief(self, date: PartialDate | dt.date | None) -> str:
        """Say a date in a narrow column, on one line; nothing for none."""
        if date is None:
            return ""
        partial = date if isinstance(date, PartialDate) else PartialDate.of(date)
        return glued(partial.brief(self.language))

    def whole(self, date: PartialDate | dt.date | None) -> str:
        """Say a date that stays on one line."""
        return glued(self.date(date))

    def month(self, day: dt.date) -> str:
        """Say the month of a day in a narrow place."""
        return self.brief(PartialDate(f"{day:%Y-%m}"))

    def moment(self, moment: dt.datetime) -> str:
        """Say a day with its time, on one line."""
        return glued(f"{self.date(moment.date())}, {moment:%H:%M}")

    def since(self, date: PartialDate) -> str:
        """Say from when; a vague date follows a colon, because it cannot be inflected."""
        words = self.t._("since {date}") if date.exact else self.t._("since: {date}")
        return words.format(date=self.whole(date))

    def until(self, date: PartialDate) -> str:
        """Say until when."""
        words = self.t._("until {date}") if date.exact else self.t._("until: {date}")
        return words.format(date=self.whole(date))

    def number(self, number: int) -> str:
        """Say a number with its thousands parted: by a comma in English, else by a blank that never breaks."""
        return f"{number:,}".replace(",", _THOUSANDS.get(self.language, "\u00a0"))

    def days(self, number: int) -> str:
        """Say a number of days."""
        return glued(self.t.ngettext("{n} day", "{n} days", number).format(n=self.number(number)))

    def length(self, years: int, months: int, days: int) -> str:
        """Say the length of a sentence: `2 years 8 months`."""
        counted = (
            (years, self.t.ngettext("{n} year", "{n} years", years)),
            (months, self.t.ngettext("{n} month", "{n} months", months)),
            (days, self.t.ngettext("{n} day", "{n} days", days)),
        )
        return " ".join(glued(words.format(n=self.number(number))) for number, words in counted if number)

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Say from when to when; an open end is left open."""
        if start is None and end is None:
            return ""
        return f"{self.date(start) or '?'} – {self.date(end)}".rstrip()

    def age(self, birth: PartialDate | None, day: dt.date) -> str:
        """Say the age as exactly as the date of birth allows, nothing where it allows nothing."""
        if birth is None or birth.earliest.year < 1900 or birth.latest > day:
            return ""
        oldest, youngest = _years(birth.earliest, day), _years(birth.latest, day)
        if oldest - youngest > 5:
            return ""
        if oldest == youngest:
            return self.t.ngettext("{n} year old", "{n} years old", oldest).format(n=oldest)
        return self.t._("{youngest} to {oldest} years old").format(youngest=youngest, oldest=oldest)

    def confidence(self, confidence: Confidence) -> str:
        """Say how well a claim is supported."""
        return self.t._(CONFIDENCE[confidence])

    def marked(self, words: str) -> str:
        """Translate a word from one of the tables above; nothing for nothing."""
        # gettext answers an empty message with the head of the catalogue.
        return self.t._(words) if words else ""


def _years(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
