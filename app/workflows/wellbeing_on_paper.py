"""Turns contacts, help, health and family of a disclosed case into what the case file shows."""

from app.base.language import Language
from app.domain.answer import Answer
from app.domain.case import Case
from app.domain.money import totals, written
from app.domain.proof_of_life import life_clock
from app.domain.vocabulary import Terms, Vocabulary
from app.reports import wellbeing_data as paper


def wellbeing_on_paper(case: Case, terms: Terms, language: Language) -> paper.Wellbeing:
    """Return the words of one language; what the audience must not see is no more in the case."""

    def term(vocabulary: Vocabulary, code: str) -> str:
        return terms.label(vocabulary, code, language, case.person.sex) if code else ""

    names = {one.id: one.name for one in case.relatives}
    # Without the contacts a silence would tell of what is withheld.
    shown = case.contacts and case.status.status in terms.custody_codes
    clock = life_clock(case, case.as_of) if shown else None
    return paper.Wellbeing(
        contacts=tuple(
            paper.Contacted(
                one.date,
                term(Vocabulary.CONTACT_KIND, one.kind),
                names.get(one.relative_id or 0, "") or one.with_whom,
                term(Vocabulary.CONTACT_OUTCOME, one.outcome),
                one.reason,
                one.proof_of_life,
            )
            for one in reversed(case.contacts)
        ),
        given=tuple(
            paper.Given(
                one.date,
                term(Vocabulary.SUPPORT_KIND, one.kind) or one.description,
                _money(one.amount, one.currency),
                names.get(one.relative_id or 0, ""),
                one.donor,
            )
            for one in reversed(case.support)
        ),
        sums=tuple(
            _money(amount, currency)
            for currency, amount in totals((one.currency, one.amount) for one in case.support).items()
        ),
        health=tuple(
            paper.Ailment(one.since, one.until, one.title, one.needs)
            for one in case.health
            if not one.restricted
        ),
        restricted=sum(one.restricted for one in case.health),
        relatives=tuple(
            paper.Relation(one.name, term(Vocabulary.RELATION, one.relation), one.at_risk is Answer.YES)
            for one in case.relatives
        ),
        last_proof=clock.proof.date if clock and clock.proof else None,
        silent_days=(clock.days or 0) if clock else 0,
    )


def _money(amount: int, currency: str) -> str:
    return f"{written(amount, chr(0xA0))}\N{NO-BREAK SPACE}{currency}" if amount else ""
