"""What `vigil person` prints of courts, affairs, restrictions and official lists."""

from collections.abc import Callable, Iterator

from app.base.language import Language
from app.cli.plain_words import day, joined, span
from app.domain.case import Case
from app.domain.detention import Sentence
from app.domain.proceedings import Appeal, Hearing, Openness
from app.domain.proposed_flags import proposed_flags
from app.domain.punishment_chains import chains
from app.domain.sentence_end import NotCounted, counted_end, days_apart
from app.domain.vocabulary import Terms, Vocabulary

Source = Callable[[int | None], str]


class CourtText:
    """The lines of one case; `source` names a source."""

    def __init__(self, case: Case, terms: Terms, source: Source) -> None:
        self._case, self._terms, self._source = case, terms, source

    def counted(self, sentence: Sentence) -> str:
        """Say when the sentence ends by our own count, nothing where none can be counted."""
        counted = counted_end(self._case, sentence, self._terms)
        if isinstance(counted, NotCounted):
            return ""
        apart = days_apart(sentence.end, counted.end)
        beside = (
            f"; {abs(apart)} days {'later' if apart > 0 else 'earlier'} than the official end"
            if apart
            else ""
        )
        return f"by our count until {day(counted.end)}{beside}"

    def hearings(self) -> Iterator[str]:
        """Return a line for each hearing."""
        return map(self._hearing, self._case.hearings)

    def appeals(self) -> Iterator[str]:
        """Return a line for each appeal."""
        return map(self._appeal, self._case.appeals)

    def affairs(self) -> Iterator[str]:
        """Return a line for each affair."""
        for one in self._case.affairs_of:
            affair = self._case.affairs.get(one.affair_id)
            if affair is not None:
                yield joined(affair.title, one.part)

    def restrictions(self) -> Iterator[str]:
        """Return a line for each restriction and each entry of a list."""
        for one in self._case.restrictions:
            kind = self._term(Vocabulary.RESTRICTION_KIND, one.kind)
            yield joined(kind, span(one.start, one.end), one.authority, self._source(one.source_id))
        for entry in self._case.listings:
            kind = self._term(Vocabulary.LIST_KIND, entry.list_kind)
            yield joined(kind, span(entry.added, entry.removed), self._source(entry.source_id))

    def rows_of_punishment(self) -> Iterator[str]:
        """Return a line for each row of punishment orders without a pause."""
        for chain in chains(self._case.placements):
            kind = self._term(Vocabulary.PUNISHMENT, chain.punishment)
            spent = str(chain.most) if chain.fewest == chain.most else f"{chain.fewest} to {chain.most}"
            yield f"{kind}: {chain.orders} orders in a row, {spent} days"

    def proposed(self) -> Iterator[str]:
        """Return a line for each risk flag that the case speaks for and nobody has raised."""
        for one in proposed_flags(self._case, self._terms):
            until = f"until {one.until.isoformat()}" if one.until else ""
            since = f"since {day(one.since)}" if one.since else ""
            yield joined(self._term(Vocabulary.RISK_FLAG, one.flag), since, until)

    def _hearing(self, one: Hearing) -> str:
        told = joined(
            self._term(Vocabulary.HEARING_KIND, one.kind),
            one.court,
            self._official("judge", one.judge_id),
            self._official("prosecutor", one.prosecutor_id),
            "" if one.openness is Openness.UNKNOWN else one.openness.value.replace("_", " "),
            self._term(Vocabulary.HEARING_RESULT, one.result),
            f"next {day(one.next_date)}" if one.next_date else "",
            self._source(one.source_id),
        )
        return f"{day(one.date) or 'day unknown'}: {told}"

    def _appeal(self, one: Appeal) -> str:
        dates = (("to be filed by", one.deadline), ("filed", one.filed), ("heard", one.heard))
        return joined(
            self._term(Vocabulary.APPEAL_KIND, one.kind) or "Appeal",
            *(f"{word} {day(date)}" for word, date in dates if date),
            self._term(Vocabulary.APPEAL_RESULT, one.result),
            one.court,
            self._source(one.source_id),
        )

    def official(self, official_id: int | None) -> str:
        """Name an official."""
        official = self._case.officials.get(official_id or 0)
        return official.name if official else ""

    def _official(self, role: str, official_id: int | None) -> str:
        name = self.official(official_id)
        return f"{role} {name}" if name else ""

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        return self._terms.label(vocabulary, code, Language.EN, self._case.person.sex) if code else ""
