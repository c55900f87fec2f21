"""Turns the consents of a case into what its case file shows."""

from collections.abc import Callable

from app.domain.case import Case
from app.domain.vocabulary import Vocabulary
from app.reports.consent_data import Agreed


def consents_on_paper(case: Case, term: Callable[[Vocabulary, str], str]) -> tuple[Agreed, ...]:
    """Return the consents and withdrawals, the latest first; `term` says a term in the language of the paper."""

    def terms(vocabulary: Vocabulary, codes: str) -> str:
        return ", ".join(term(vocabulary, code) for code in codes.split())

    return tuple(
        Agreed(
            level=one.level,
            given=one.given,
            until=one.valid_until,
            withdrawn=one.withdrawn,
            about=terms(Vocabulary.CONSENT_ITEM, one.items),
            purposes=terms(Vocabulary.CONSENT_PURPOSE, one.purposes),
            recipients=one.recipients,
            giver=": ".join(filter(None, (term(Vocabulary.CONSENT_GIVER, one.giver), one.giver_name))),
            how=term(Vocabulary.CONSENT_HOW, one.how),
            basis=one.basis,
            in_custody=one.in_custody,
            note=one.note,
        )
        for one in reversed(case.consents)
    )
