"""By when an appeal is due: so many days after the judgment as its kind says, until somebody knows better."""

import datetime as dt
from functools import cache

from app.domain.detention import Sentence
from app.domain.partial_date import LAST_YEAR, PartialDate
from app.domain.vocabulary import Terms, Vocabulary, shipped_terms

USUAL = "appeal"
"""The kind of appeal that follows a judgment first."""


def appeal_deadline(sentence: Sentence, kind: str, terms: Terms) -> PartialDate | None:
    """Return the last day for an appeal of this kind, None where it has none or the judgment has no exact day."""
    term = terms.get(Vocabulary.APPEAL_KIND, kind)
    days = int(term.attributes.get("deadline_days", 0)) if term else 0
    day = sentence.date.exact if sentence.date else None
    if not days or day is None or day.year >= LAST_YEAR:
        return None
    return PartialDate.of(day + dt.timedelta(days=days))


def usual_deadline(sentence: Sentence) -> PartialDate | None:
    """Return the last day for the appeal that follows a judgment first."""
    return appeal_deadline(sentence, USUAL, _shipped())


@cache
def _shipped() -> Terms:
    return Terms(shipped_terms())
