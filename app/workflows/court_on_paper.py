"""Turns what a disclosed case holds of courts and restrictions into what the case file shows of them."""

from collections.abc import Callable

from app.base.language import Language
from app.domain.case import Case
from app.domain.detention import Sentence
from app.domain.proceedings import Appeal, Hearing
from app.domain.punishment_chains import Chain, chains
from app.domain.record import SourceId
from app.domain.restriction import Listing, Restriction
from app.domain.sentence_end import Credit, NotCounted, counted_end, days_apart
from app.domain.vocabulary import Terms, Vocabulary
from app.reports import court_data as paper

Code = Callable[[SourceId | None], str]


class CourtOnPaper:
    """The courts of one case in the words of one language; `code` gives the code of a source."""

    def __init__(self, case: Case, terms: Terms, language: Language, code: Code) -> None:
        self._case, self._terms, self._language, self._code = case, terms, language, code

    def data(self) -> paper.CourtData:
        """Return all that the document shows."""
        case = self._case
        return paper.CourtData(
            sittings=tuple(map(self._sitting, case.hearings)),
            complaints=tuple(map(self._complaint, case.appeals)),
            limits=(*map(self._restriction, case.restrictions), *map(self._listing, case.listings)),
            affairs=tuple(
                " · ".join(part for part in (case.affairs[one.affair_id].title, one.part) if part)
                for one in case.affairs_of
                if one.affair_id in case.affairs
            ),
            rows=tuple(map(self._row, chains(case.placements))),
        )

    def official(self, official_id: int | None) -> str:
        """Name an official, nothing where the audience may not know."""
        official = self._case.officials.get(official_id) if official_id is not None else None
        return official.name if official else ""

    def counted(self, sentence: Sentence) -> paper.Counted | None:
        """Return the end by our own count, None where none can be counted."""
        counted = counted_end(self._case, sentence, self._terms)
        if isinstance(counted, NotCounted):
            return None
        return paper.Counted(
            counted.end,
            counted.begins,
            tuple(map(self._taken, counted.credits)),
            days_apart(sentence.end, counted.end),
        )

    def _taken(self, credit: Credit) -> paper.Taken:
        held = self._term(Vocabulary.STATUS, credit.status)
        if credit.rule is None:
            return paper.Taken(held, credit.fewest, credit.most)
        rule = credit.rule
        return paper.Taken(held, credit.fewest, credit.most, rule.days, rule.counts_as, rule.basis)

    def _sitting(self, one: Hearing) -> paper.Sitting:
        return paper.Sitting(
            kind=self._term(Vocabulary.HEARING_KIND, one.kind),
            date=one.date,
            time=one.time,
            court=one.court,
            judge=self.official(one.judge_id),
            prosecutor=self.official(one.prosecutor_id),
            openness=one.openness,
            result=self._term(Vocabulary.HEARING_RESULT, one.result),
            note=one.note,
            codes=self._code(one.source_id),
        )

    def _complaint(self, one: Appeal) -> paper.Complaint:
        return paper.Complaint(
            kind=self._term(Vocabulary.APPEAL_KIND, one.kind),
            deadline=one.deadline,
            filed=one.filed,
            heard=one.heard,
            court=one.court,
            result=self._term(Vocabulary.APPEAL_RESULT, one.result),
            note=one.note,
            codes=self._code(one.source_id),
        )

    def _restriction(self, one: Restriction) -> paper.Limit:
        return paper.Limit(
            what=self._term(Vocabulary.RESTRICTION_KIND, one.kind),
            start=one.start,
            end=one.end,
            authority=one.authority,
            notified=one.notified,
            terms=one.terms,
            note=one.note,
            codes=self._code(one.source_id),
        )

    def _listing(self, one: Listing) -> paper.Limit:
        return paper.Limit(
            what=self._term(Vocabulary.LIST_KIND, one.list_kind),
            start=one.added,
            end=one.removed,
            terms=f"№ {one.number}" if one.number else "",
            note=one.note,
            codes=self._code(one.source_id),
            listed=True,
        )

    def _row(self, chain: Chain) -> paper.Row:
        kind = self._term(Vocabulary.PUNISHMENT, chain.punishment)
        first, last = chain.placements[0], chain.placements[-1]
        return paper.Row(kind, chain.orders, chain.fewest, chain.most, first.start, last.end)

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        if not code:
            return ""
        return self._terms.label(vocabulary, code, self._language, self._case.person.sex)
