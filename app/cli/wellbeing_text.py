"""What `vigil person` prints of contacts, health, support and family."""

from collections.abc import Callable, Iterator

from app.base.language import Language
from app.domain.answer import Answer
from app.domain.case import Case
from app.domain.money import totals, written
from app.domain.partial_date import PartialDate
from app.domain.proof_of_life import life_clock
from app.domain.sending import allowances
from app.domain.vocabulary import Terms, Vocabulary

Part = tuple[str, Iterator[str]]


def wellbeing_parts(case: Case, terms: Terms) -> tuple[Part, ...]:
    """Return the headings with their lines."""

    def term(vocabulary: Vocabulary, code: str) -> str:
        return terms.label(vocabulary, code, Language.EN, case.person.sex) if code else ""

    relatives = {one.id: one.name for one in case.relatives}
    return (
        ("Contacts, newest first", _contacts(case, terms, term, relatives)),
        ("What may be sent", _sending(case, terms, term)),
        ("Health", _health(case, term)),
        ("Support", _support(case, term, relatives)),
        ("Family and others", _relatives(case, term)),
    )


Say = Callable[[Vocabulary, str], str]


def _contacts(case: Case, terms: Terms, term: Say, relatives: dict[int, str]) -> Iterator[str]:
    if case.status.status in terms.custody_codes:
        clock = life_clock(case, case.as_of)
        last = f"on {_day(clock.proof.date)}, {clock.days} days ago" if clock.proof else "never"
        yield f"last proof of life {last}"
    for one in reversed(case.contacts):
        told = _joined(
            term(Vocabulary.CONTACT_KIND, one.kind),
            term(Vocabulary.CONTACT_OUTCOME, one.outcome),
            relatives.get(one.relative_id or 0, ""),
            one.with_whom,
            one.reason,
            "proof of life" if one.proof_of_life else "",
        )
        yield f"{_day(one.date) or 'day unknown'}: {told}"


def _sending(case: Case, terms: Terms, term: Say) -> Iterator[str]:
    for one in allowances(case, terms, case.as_of):
        what = _joined(*(term(Vocabulary.CONTACT_KIND, kind) for kind in one.kinds))
        quota = f" (about {one.quota} a year, {one.used} let through)" if one.quota is not None else ""
        yield f"{what}: {one.who.value}; {one.rule.label(Language.EN)}{quota}"


def _health(case: Case, term: Say) -> Iterator[str]:
    for one in case.health:
        dates = _joined(_day(one.since), f"until {_day(one.until)}" if one.until else "")
        told = _joined(
            one.title,
            term(Vocabulary.HEALTH_KIND, one.kind),
            " ".join(one.needs.split()),
            "restricted" if one.restricted else "",
        )
        yield f"{dates or 'day unknown'}: {told}"


def _support(case: Case, term: Say, relatives: dict[int, str]) -> Iterator[str]:
    for one in case.support:
        money = f"{written(one.amount)} {one.currency}" if one.amount else ""
        to = relatives.get(one.relative_id or 0, "")
        told = _joined(
            term(Vocabulary.SUPPORT_KIND, one.kind),
            money,
            f"to {to}" if to else "",
            one.donor,
            one.description,
        )
        yield f"{one.date.isoformat() if one.date else 'day unknown'}: {told}"
    summed = totals((one.currency, one.amount) for one in case.support)
    if summed:
        yield "in all " + ", ".join(f"{written(amount)} {currency}" for currency, amount in summed.items())


def _relatives(case: Case, term: Say) -> Iterator[str]:
    said = {Answer.YES: "yes", Answer.NO: "NO", Answer.UNKNOWN: "not known"}
    for one in case.relatives:
        yield _joined(
            one.name,
            term(Vocabulary.RELATION, one.relation),
            one.channel,
            f"may be contacted: {said[one.may_contact]}",
            f"may be told: {said[one.may_tell]}",
            "at risk" if one.at_risk is Answer.YES else "",
        )


def _day(date: PartialDate | None) -> str:
    return date.display(Language.EN) if date else ""


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)
