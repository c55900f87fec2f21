"""Writes what rows say into the register, many rows at once."""

import uuid
from collections.abc import Iterable

from app.domain.custom_field import CustomValue, PersonTag
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.merge import Distinction
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag, Sex
from app.domain.record import PersonId, Record, SourceId
from app.domain.release import Confirmation, ConfirmationStep, Release
from app.domain.source import Source
from app.domain.status import Claim, Confidence
from app.domain.vocabulary import Vocabulary
from app.store.batch import Batch
from app.store.unit import Unit
from app.workflows.add_person import case_number
from app.workflows.follow_anchor import redate_owed
from app.workflows.importing.known import KnownPerson
from app.workflows.importing.news import News, Office
from app.workflows.said_by_release import Said, said_by_release


class Writer:
    """Notes rows in a batch; corrections of stored records are saved at once."""

    def __init__(self, change: Unit, office: Office) -> None:
        self.change, self.office = change, office
        self.batch = Batch(change)
        self.arrested: set[PersonId] = set()
        """Who was in the register and is told to have been arrested (again)."""
        self._sources: dict[str, SourceId] = {}

    def find_sources(self, titles: Iterable[str]) -> None:
        """Look up which of these sources are in the register already."""
        wanted = sorted(set(titles))
        for start in range(0, len(wanted), 500):
            for source in self.change.find(Source, title=wanted[start : start + 500]):
                self._sources.setdefault(source.title, source.id)

    def new_person(self, news: News, number: int, source: str) -> PersonId:
        """Note a new person with everything that the row says."""
        person_id = self.batch.add(
            Person,
            uid=uuid.uuid4().hex,
            case_number=case_number(number),
            **{"sex": Sex.UNKNOWN.value, **news.fields},
        )
        self._write(person_id, news, source, position=0)
        return person_id

    def tell_apart(self, person_id: PersonId, others: Iterable[PersonId]) -> None:
        """Note that somebody looked and found the new person to be none of those whom the row might have meant."""
        for other in others:
            self.batch.add(Distinction, person_id=person_id, other_id=other)

    def further(self, known: KnownPerson, news: News, source: str) -> None:
        """Note what the row adds to somebody known."""
        if news.fields:
            person = self.change.get(Person, known.person_id)
            self.change.save(person.but(**news.fields))
        if news.new_detention:
            self.arrested.add(known.person_id)
        self._write(known.person_id, news, source, position=len(known.of(NameForm)))

    def _write(self, person_id: PersonId, news: News, source: str, position: int) -> None:
        add, source_id = self.batch.add, self._source(source)
        for place, name in enumerate(news.names, start=position):
            add(
                NameForm,
                person_id=person_id,
                surname=name.surname,
                given=name.given,
                patronymic=name.patronymic,
                text=name.text,
                language=name.language,
                usage=str(name.usage),
                position=place,
                source_id=source_id,
            )
        for kind, number in news.identifiers:
            add(Identifier, person_id=person_id, kind=kind, number=number)
        detention_id = self._detention(person_id, news, source_id)
        if detention_id is not None:
            for article, part in news.charges:
                add(Charge, person_id=person_id, detention_id=detention_id, article=article, part=part)
            if news.sentence:
                add(
                    Sentence,
                    person_id=person_id,
                    detention_id=detention_id,
                    source_id=source_id,
                    **news.sentence,
                )
        placement_id = self._placement(person_id, news, detention_id, source_id)
        for claim in news.claims:
            held = claim.status in self.office.terms.custody_codes
            self._claim(
                person_id,
                claim.status,
                claim.since,
                claim.confidence,
                source_id,
                facility_id=self._facility(claim.facility) if held else None,
                detention_id=detention_id if held else None,
                placement_id=placement_id if held and claim.facility else None,
            )
        if news.release:
            self._release(person_id, news, detention_id, source_id)
        if news.recognition:
            organisation, url = news.recognition
            add(Recognition, person_id=person_id, organisation=organisation, url=url)
        for flag in news.flags:
            add(RiskFlag, person_id=person_id, flag=flag)
        if news.note:
            add(Note, person_id=person_id, text=news.note)
        for tag in news.tags:
            add(PersonTag, person_id=person_id, tag=tag)
        for field_id, value in news.own:
            add(CustomValue, person_id=person_id, custom_field_id=field_id, value=value)

    def _detention(self, person_id: PersonId, news: News, source_id: SourceId) -> int | None:
        """Return the detention that the rest belongs to, a new one where the row tells of one."""
        if news.detention_id is not None and news.new_detention:
            # A detention without a beginning now gets one.
            detention = self.change.get(Detention, news.detention_id)
            redate_owed(self.change, detention, self.change.save(detention.but(start=news.detention_start)))
            return news.detention_id
        if news.new_detention:
            return self.batch.add(
                Detention,
                person_id=person_id,
                start=news.detention_start,
                end=_end(news) if news.release and self._ends_custody(news) else None,
                source_id=source_id,
            )
        return news.detention_id

    def _placement(
        self, person_id: PersonId, news: News, detention_id: int | None, source_id: SourceId
    ) -> int | None:
        if news.held_at is None or detention_id is None:
            return None
        return self.batch.add(
            Placement,
            person_id=person_id,
            detention_id=detention_id,
            facility_id=news.held_at.facility_id,
            place=news.held_at.place,
            start=news.held_at.since,
            end=_end(news) if news.release and self._ends_custody(news) else None,
            source_id=source_id,
        )

    def _release(
        self, person_id: PersonId, news: News, detention_id: int | None, source_id: SourceId
    ) -> None:
        release = news.release
        assert release is not None
        release_id = self.batch.add(
            Release,
            person_id=person_id,
            detention_id=detention_id,
            kind=release.kind,
            date=release.date,
            confirmation=Confirmation.LISTED.value,
            source_id=source_id,
        )
        self.batch.add(
            ConfirmationStep,
            person_id=person_id,
            release_id=release_id,
            level=Confirmation.LISTED.value,
            date=self.office.today.isoformat(),
            source_id=source_id,
        )
        kind = self.office.terms.get(Vocabulary.RELEASE_KIND, release.kind)
        others = () if news.new_detention else self.change.find(Claim, person_id=person_id)
        said = said_by_release(self.office.terms, kind, release.date, others) if kind else Said("released")
        self._claim(
            person_id,
            said.status,
            release.date,
            Confidence.SINGLE,
            source_id,
            facility_id=said.facility_id,
            detention_id=detention_id,
            release_id=release_id,
        )
        if detention_id is not None and not news.new_detention and self._ends_custody(news):
            self._end_stored(person_id, detention_id, release.date)

    def _end_stored(self, person_id: PersonId, detention_id: int, date: PartialDate) -> None:
        """End a stored detention and its placements, as far as they have not ended and had begun by then."""
        stored: list[Record] = [
            *self.change.find(Detention, id=detention_id, end=None),
            *self.change.find(Placement, person_id=person_id, detention_id=detention_id, end=None),
        ]
        for record in stored:
            start = getattr(record, "start", None)
            if start is None or not date.certainly_before(start):
                self.change.save(record.but(end=date))

    def _ends_custody(self, news: News) -> bool:
        kind = self.office.terms.get(Vocabulary.RELEASE_KIND, news.release.kind) if news.release else None
        return kind is not None and kind.says("ends_custody")

    def _claim(
        self,
        person_id: PersonId,
        status: str,
        since: PartialDate,
        confidence: Confidence,
        source_id: SourceId,
        **links: int | None,
    ) -> None:
        self.batch.add(
            Claim,
            person_id=person_id,
            status=status,
            since=since,
            confidence=confidence.value,
            source_id=source_id,
            recorded_on=self.office.today.isoformat(),
            **links,
        )

    def _facility(self, text: str) -> int | None:
        facility = self.office.facilities.find(text) if text else None
        return facility.id if facility else None

    def _source(self, title: str) -> SourceId:
        known = self._sources.get(title)
        if known is None:
            known = self._sources[title] = self.batch.add(
                Source, title=title, kind="ngo", date=self.office.today.isoformat()
            )
        return known


def _end(news: News) -> PartialDate | None:
    return news.release.date if news.release else None
