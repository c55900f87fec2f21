"""Turns a disclosed case into what the case file shows: terms become words, sources become codes."""

from collections.abc import Iterable

from app.base.language import Language
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.custody import Phase, phases, punishments
from app.domain.custom_field import CustomKind
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.follow_up import FollowUp
from app.domain.partial_date import PartialDate
from app.domain.person import Recognition
from app.domain.place_names import place_name
from app.domain.protocol import title_in
from app.domain.record import SourceId
from app.domain.release import Release
from app.domain.silence import silences
from app.domain.status import Claim
from app.domain.vocabulary import Terms, Vocabulary
from app.reports import case_file_data as paper
from app.reports.issue import Issue
from app.workflows.consents_on_paper import consents_on_paper
from app.workflows.court_on_paper import CourtOnPaper
from app.workflows.names_on_paper import names_on_paper
from app.workflows.violations_on_paper import ViolationsOnPaper
from app.workflows.wellbeing_on_paper import wellbeing_on_paper


class CaseOnPaper:
    """One case in the words of one language."""

    def __init__(self, case: Case, terms: Terms, language: Language) -> None:
        self._case, self._terms, self._language = case, terms, language
        self._codes = {number: f"S{place}" for place, number in enumerate(self._cited(), start=1)}
        self._court = CourtOnPaper(case, terms, language, self._code)

    def data(self, issue: Issue, photo: bytes | None) -> paper.CaseFileData:
        """Return all that the document shows; `photo` is the portrait's file."""
        case = self._case
        name, second, others = names_on_paper(case, self._language)
        portrait = case.portrait
        violations = ViolationsOnPaper(case, self._terms, self._language, self._code)
        return paper.CaseFileData(
            issue=issue,
            case_number=case.person.case_number,
            reference=case.person.reference or "",
            name=name,
            second_name=second,
            other_names=others,
            standing=self._standing(),
            person=self._person(),
            photo=photo,
            photo_codes=self._code(portrait.source_id) if portrait else "",
            recognitions=self._recognitions(),
            stretches=tuple(map(self._stretch, phases(case, self._terms.custody_codes, case.as_of))),
            silences=silences(case, self._terms.custody_codes, case.as_of),
            punished=tuple((one.start, one.end) for one in punishments(case, case.as_of)),
            arrests=tuple(map(self._arrest, case.detentions)),
            stays=self._stays(),
            accusations=tuple(map(self._accusation, case.charges)),
            judgments=tuple(map(self._judgment, case.sentences)),
            statements=tuple(map(self._statement, case.claims)),
            releases=tuple(map(self._release, case.releases)),
            wellbeing=wellbeing_on_paper(case, self._terms, self._language),
            consents=consents_on_paper(case, self._term),
            owed=tuple(map(self._owed, case.follow_ups)),
            remarks=tuple(paper.Remark(note.text, note.author, note.date) for note in case.notes),
            sources=self._sources(),
            court=self._court.data(),
            violations=violations.violations(),
            papers=violations.documents(),
        )

    def _cited(self) -> Iterable[SourceId]:
        """Return the sources in the order in which a reader meets them."""
        case = self._case
        ids = [
            *(one.source_id for one in case.detentions),
            *(one.source_id for one in case.placements),
            *(one.source_id for one in case.charges),
            *(one.source_id for one in case.sentences),
            *(one.source_id for one in case.hearings),
            *(one.source_id for one in case.appeals),
            *(one.source_id for one in case.restrictions),
            *(one.source_id for one in case.listings),
            *(one.source_id for one in case.releases),
            *(one.source_id for one in case.claims),
            *(one.source_id for one in case.deaths),
            *(one.source_id for one in case.incidents),
            *(one.source_id for one in case.examinations),
            *(one.source_id for one in case.investigations),
            *(one.source_id for one in case.documents),
            *(one.source_id for one in case.names),
        ]
        return dict.fromkeys(number for number in ids if number is not None and number in case.sources)

    def _code(self, source_id: SourceId | None) -> str:
        return self._codes.get(source_id, "") if source_id is not None else ""

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        if not code:
            return ""
        return self._terms.label(vocabulary, code, self._language, self._case.person.sex)

    def steps(self) -> tuple[paper.Step, ...]:
        """Return how surely it became known that the person is free, the latest release only, in order of time."""
        case = self._case
        if not case.releases:
            return ()
        last = case.releases[-1]
        steps = [one for one in case.confirmations if one.release_id == last.id]
        told = [(one.level, one.date, one.time, one.source_id, one.note) for one in steps]
        return tuple(
            paper.Step(level, date, time, *self._word(source_id), note)
            for level, date, time, source_id, note in (
                told or [(last.confirmation, None, "", last.source_id, "")]
            )
        )

    def moves(self) -> tuple[paper.Move, ...]:
        """Return where the person went after the latest release."""
        case = self._case
        last = case.releases[-1].id if case.releases and not self._stayed(case.releases[-1]) else None
        return tuple(
            paper.Move(self._place(one.destination), one.date, one.manner, one.note)
            for one in case.journey
            if one.release_id == last
        )

    def notices(self) -> tuple[paper.Told, ...]:
        """Return what the family was told."""
        return tuple(
            paper.Told(one.whom, one.told, one.said, one.told_by) for one in self._case.family_notices
        )

    def _word(self, source_id: SourceId | None) -> tuple[str, bool]:
        source = self._case.sources.get(source_id) if source_id is not None else None
        return (source.title, source.confidential) if source else ("", False)

    def _facility(self, facility_id: int | None) -> str:
        facility = self._case.facilities.get(facility_id) if facility_id is not None else None
        return facility.name(self._language) if facility else ""

    def _place(self, written: str) -> str:
        return place_name(written, self._language)

    def _tone(self, status: str) -> paper.StatusTone:
        term = self._terms.get(Vocabulary.STATUS, status)
        tone = term.attributes.get("tone", "") if term else ""
        known = {one.value: one for one in paper.StatusTone}
        return known.get(tone, paper.StatusTone.CUSTODY if self._held(status) else paper.StatusTone.UNKNOWN)

    def _held(self, status: str) -> bool:
        return status in self._terms.custody_codes

    def _standing(self) -> paper.Standing:
        case, held = self._case, self._case.status
        claim = case.holding_claim
        last = next(iter(reversed(phases(case, self._terms.custody_codes, case.as_of))), None)
        where = self._where(last) if last else self._facility(claim.facility_id if claim else None)
        return paper.Standing(
            label=self._term(Vocabulary.STATUS, held.status) if claim else "",
            tone=self._tone(held.status),
            held=self._held(held.status),
            certain=held.certain,
            since=claim.since if claim else None,
            confidence=claim.confidence if claim else None,
            where=where,
        )

    def _where(self, phase: Phase) -> str:
        return self._facility(phase.facility_id) or self._place(phase.place)

    def _person(self) -> paper.PersonFacts:
        case, person = self._case, self._case.person
        return paper.PersonFacts(
            sex=person.sex,
            birth_date=person.birth_date,
            birth_place=self._place(person.birth_place),
            citizenship=self._place(person.citizenship),
            residence=self._place(person.residence),
            occupation=person.occupation,
            activity=person.activity,
            caseworker=person.caseworker,
            summary=person.summary,
            identifiers=tuple(
                f"{self._term(Vocabulary.IDENTIFIER_KIND, one.kind)}: {one.number}"
                for one in case.identifiers
            ),
            flags=tuple(
                paper.Flag(self._term(Vocabulary.RISK_FLAG, one.flag), one.since, one.note)
                for one in case.flags
            ),
            tags=tuple(one.tag for one in case.tags),
            own=tuple(self._own()),
        )

    def _own(self) -> Iterable[paper.OwnFact]:
        answers = {one.custom_field_id: one.value for one in self._case.custom_values}
        for field in sorted(self._case.custom_fields.values(), key=lambda one: (one.position, one.id)):
            if (value := answers.get(field.id)) is None:
                continue
            if field.kind is CustomKind.YES_NO:
                yield paper.OwnFact(field.title, value == "yes")
            else:
                date = PartialDate(value) if field.kind is CustomKind.DATE else value
                yield paper.OwnFact(field.title, date)

    def _recognitions(self) -> tuple[paper.Recognised, ...]:
        return tuple(
            paper.Recognised(
                one.organisation,
                self._term(Vocabulary.RECOGNITION_DECISION, one.decision),
                one.date,
                " · ".join(part for part in (*self._grounds(one), one.note) if part),
            )
            for one in self._case.recognitions
        )

    def _grounds(self, one: Recognition) -> tuple[str, ...]:
        """Return under what framework and criteria somebody was recognised, and what was demanded."""
        framework = self._term(Vocabulary.RECOGNITION_FRAMEWORK, one.framework)
        return (
            f"{framework}: {one.criteria}" if framework and one.criteria else framework or one.criteria,
            self._term(Vocabulary.RECOGNITION_DEMAND, one.demand),
        )

    def _stretch(self, phase: Phase) -> paper.Stretch:
        term = self._terms.get(Vocabulary.STATUS, phase.status)
        label = self._where(phase) or (term.short(self._language) if term else phase.status)
        return paper.Stretch(
            phase.start, phase.end, label, self._tone(phase.status), phase.held, phase.certain
        )

    def _arrest(self, one: Detention) -> paper.Arrest:
        return paper.Arrest(
            start=one.start,
            end=one.end,
            place=self._place(one.place),
            forces=one.forces,
            warrant=one.warrant,
            reasons=one.reasons,
            circumstances=one.circumstances,
            codes=self._code(one.source_id),
        )

    def _stays(self) -> tuple[paper.Stay, ...]:
        begun: set[int] = set()
        stays = []
        for one in self._case.placements:
            first = not one.punishment and one.detention_id not in begun
            begun |= {one.detention_id} if first else set()
            stays.append(self._stay(one, first))
        return tuple(stays)

    def _stay(self, one: Placement, first: bool) -> paper.Stay:
        return paper.Stay(
            where=self._facility(one.facility_id) or self._place(one.place),
            start=one.start,
            end=one.end,
            regime=self._term(Vocabulary.REGIME, one.regime),
            punishment=self._term(Vocabulary.PUNISHMENT, one.punishment),
            cell=one.cell,
            note=one.note,
            codes=self._code(one.source_id),
            first=first,
        )

    def _accusation(self, one: Charge) -> paper.Accusation:
        return paper.Accusation(
            number=article_number(one.article),
            title=self._article_title(one.article),
            part=one.part,
            stage=self._term(Vocabulary.CHARGE_STAGE, one.stage),
            outcome=self._term(Vocabulary.CHARGE_OUTCOME, one.outcome),
            date=one.date,
            before=article_number(one.reclassified_from) if one.reclassified_from else "",
            codes=self._code(one.source_id),
        )

    def _article_title(self, code: str) -> str:
        # A code that the vocabulary does not have is its own label, and its own number already.
        return self._term(Vocabulary.ARTICLE, code) if self._terms.get(Vocabulary.ARTICLE, code) else ""

    def _judgment(self, one: Sentence) -> paper.Judgment:
        return paper.Judgment(
            kind=self._term(Vocabulary.SENTENCE_KIND, one.kind),
            years=one.years,
            months=one.months,
            days=one.days,
            regime=self._term(Vocabulary.REGIME, one.regime),
            court=one.court,
            judge=self._court.official(one.judge_id) or one.judge,
            prosecutor=self._court.official(one.prosecutor_id),
            date=one.date,
            in_force=one.in_force,
            appeal_date=one.appeal_date,
            start=one.start,
            end=one.end,
            fine=_fine(one),
            counted=self._court.counted(one),
            text=one.text,
            codes=self._code(one.source_id),
        )

    def _statement(self, one: Claim) -> paper.Statement:
        arrests: set[tuple[int, PartialDate | None]] = {
            (arrest.id, arrest.start) for arrest in self._case.detentions
        }
        told = one.placement_id is not None or one.release_id is not None
        return paper.Statement(
            status=self._term(Vocabulary.STATUS, one.status),
            since=one.since,
            confidence=one.confidence,
            recorded_on=one.recorded_on,
            where=self._facility(one.facility_id),
            note=one.note,
            codes=self._code(one.source_id),
            holds=one.id == self._case.status.claim_id,
            told=told or (one.detention_id, one.since) in arrests,
        )

    def _stayed(self, one: Release) -> bool:
        """Tell whether the release set nobody free: the person refused to leave and went nowhere."""
        kind = self._terms.get(Vocabulary.RELEASE_KIND, one.kind)
        return kind is not None and not kind.says("ends_custody")

    def _release(self, one: Release) -> paper.Freed:
        event = self._case.events.get(one.release_event_id) if one.release_event_id is not None else None
        return paper.Freed(
            kind=self._term(Vocabulary.RELEASE_KIND, one.kind),
            confirmation=one.confirmation,
            date=one.date,
            place=self._place(one.place),
            destination="" if self._stayed(one) else self._place(one.destination),
            conditions=one.conditions,
            papers=tuple(self._term(Vocabulary.PAPER_HELD, code) for code in one.papers.split()),
            event=event.title if event else "",
            note=one.note,
            codes=self._code(one.source_id),
        )

    def _sources(self) -> tuple[paper.Reference, ...]:
        found = []
        for number, code in self._codes.items():
            source = self._case.sources[number]
            found.append(
                paper.Reference(
                    code=code,
                    title=source.title,
                    kind=self._term(Vocabulary.SOURCE_KIND, source.kind),
                    reliability=source.reliability,
                    confidential=source.confidential,
                    date=source.date,
                    url=source.url,
                )
            )
        return tuple(found)

    def _owed(self, one: FollowUp) -> paper.Owed:
        return paper.Owed(
            title=title_in(self._language, one.title, self._case.steps.get(one.protocol_step_id or 0)),
            state=one.state,
            priority=one.priority,
            due=one.due,
            assignee=one.assignee,
            outcome=one.outcome,
            done_on=one.done_on,
        )


def _fine(one: Sentence) -> str:
    """Return the fine: its amount, and what else is written of it."""
    whole, rest = divmod(one.fine_amount, 100)
    amount = (f"{whole}.{rest:02d}" if rest else str(whole)) if one.fine_amount else ""
    money = f"{amount} {one.fine_currency}".strip() if amount else ""
    return ", ".join(part for part in (money, one.fine) if part)
