"""What `vigil person` prints without --json: the whole case in words, the parts that are empty left out."""

from collections.abc import Iterable, Iterator

from app.base.language import Language
from app.cli.court_text import CourtText
from app.cli.plain_words import day as _day
from app.cli.plain_words import joined as _joined
from app.cli.plain_words import line as _line
from app.cli.plain_words import span as _span
from app.cli.violations_text import ViolationsText
from app.cli.wellbeing_text import wellbeing_parts
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.consent import Consent, ConsentLevel
from app.domain.detention import Charge, Detention, Placement, Sentence, Warrant
from app.domain.document import Document
from app.domain.follow_up import UNFINISHED, FollowUp, FollowUpState
from app.domain.person import Identifier, NameForm, NameUsage, Sex
from app.domain.record import SourceId
from app.domain.release import Confirmation, Release
from app.domain.status import Claim, overruled_death
from app.domain.vocabulary import Terms, Vocabulary

_STEPS = {
    Confirmation.RUMOURED: "rumoured",
    Confirmation.ANNOUNCED: "announced as a number only",
    Confirmation.LISTED: "named on a list",
    Confirmation.SEEN: "seen",
    Confirmation.FAMILY_OR_LAWYER: "confirmed by family or lawyer",
    Confirmation.PERSON: "confirmed by the person",
    Confirmation.REFUTED: "refuted",
}
_USAGES = {
    NameUsage.LEGAL: "legal name",
    NameUsage.PASSPORT: "in the passport",
    NameUsage.BIRTH: "at birth",
    NameUsage.ALIAS: "alias",
    NameUsage.MEDIA: "in the media",
    NameUsage.PSEUDONYM: "pseudonym",
}


def person_in_words(case: Case, terms: Terms, merged: Iterable[str] = ()) -> str:
    """Return the case as lines: a head, then a heading for each part with a line for each record.

    `merged` are the case numbers of those who were merged into the person.
    """
    return "\n".join(_PersonText(case, terms).lines(tuple(merged)))


_LEVELS = {
    ConsentLevel.WITHDRAWN: "everything is taken back",
    ConsentLevel.NOT_ASKED: "not asked",
    ConsentLevel.STATISTICS: "internal use, figures",
    ConsentLevel.PARTNER: "a named partner",
    ConsentLevel.UN: "UN and OSCE",
    ConsentLevel.PUBLIC_INITIALS: "public, initials only",
    ConsentLevel.PUBLIC_NAME: "public, full name",
}


class _PersonText:
    def __init__(self, case: Case, terms: Terms) -> None:
        self._case, self._terms = case, terms
        self._court = CourtText(case, terms, self._source)

    def lines(self, merged: tuple[str, ...]) -> Iterator[str]:
        case = self._case
        yield f"{case.names[0].written} ({_joined(case.person.case_number, case.person.reference or '')})"
        yield self._status()
        yield from self._facts()
        if merged:
            yield f"Merged into this person: {', '.join(merged)}"
        violations = ViolationsText(case, self._terms, self._source)
        parts = (
            ("Names", map(self._name, case.names[1:])),
            ("Identifiers", map(self._identifier, case.identifiers)),
            ("Status claims, newest first", map(self._claim, reversed(case.claims))),
            ("Detentions and placements", self._detentions()),
            ("Charges", map(self._charge, case.charges)),
            ("Sentences", map(self._sentence, case.sentences)),
            ("Hearings", self._court.hearings()),
            ("Appeals", self._court.appeals()),
            ("Affairs", self._court.affairs()),
            ("Punishments in a row", self._court.rows_of_punishment()),
            ("Restrictions and official lists", self._court.restrictions()),
            ("Risk flags that the case speaks for", self._court.proposed()),
            ("Releases", self._releases()),
            ("Alleged violations", violations.violations()),
            ("Death in custody", violations.deaths()),
            ("Follow-ups", map(self._follow_up, _by_urgency(case.follow_ups))),
            *wellbeing_parts(case, self._terms),
            ("Family told", self._family_told()),
            ("Consents", map(self._consent, case.consents)),
            ("Tags", (one.tag for one in case.tags)),
            ("Own fields", self._own_fields()),
            ("Documents", map(self._document, case.documents)),
            ("Chain of custody", violations.custody()),
            ("Versions that differ", violations.variants()),
            ("Notes", (_joined(_day(one.date), one.author, _line(one.text), by=": ") for one in case.notes)),
        )
        for heading, texts in parts:
            rows = tuple(texts)
            if rows:
                yield ""
                yield heading
                yield from (f"  {row}" for row in rows)

    def _status(self) -> str:
        case = self._case
        claim = case.holding_claim
        if claim is None:
            return "No status recorded"
        label = self._term(Vocabulary.STATUS, claim.status)
        doubt = "" if case.status.certain else "; not certain on that day"
        if overruled_death(case.claims, case.status, case.as_of, self._terms.custody_codes) is not None:
            doubt = "; not certain: contradicts a recorded death"
        return f"{label} since {_day(claim.since)} ({claim.confidence.value}; {self._source(claim.source_id)}{doubt})"

    def _facts(self) -> Iterator[str]:
        person = self._case.person
        recognised = (
            _joined(
                one.organisation,
                self._term(Vocabulary.RECOGNITION_DECISION, one.decision),
                _day(one.date),
            )
            for one in self._case.recognitions
        )
        flags = (
            _joined(self._term(Vocabulary.RISK_FLAG, one.flag), _line(one.note), by=": ")
            for one in self._case.flags
        )
        facts = (
            ("Born", _joined(_day(person.birth_date), person.birth_place)),
            ("Sex", "" if person.sex is Sex.UNKNOWN else person.sex.name.lower()),
            ("Citizenship", person.citizenship),
            ("Residence", person.residence),
            ("Occupation", person.occupation),
            ("Activity", _line(person.activity)),
            ("Caseworker", person.caseworker),
            ("Flags", "; ".join(flags)),
            ("Recognition", "; ".join(recognised)),
            ("Summary", _line(person.summary)),
        )
        yield from (f"{name}: {text}" for name, text in facts if text)

    def _name(self, form: NameForm) -> str:
        return f"{form.written} ({_joined(_USAGES[NameUsage(form.usage)], form.language)})"

    def _consent(self, one: Consent) -> str:
        items = ", ".join(self._term(Vocabulary.CONSENT_ITEM, code) for code in one.items.split())
        purposes = ", ".join(self._term(Vocabulary.CONSENT_PURPOSE, code) for code in one.purposes.split())
        giver = _joined(self._term(Vocabulary.CONSENT_GIVER, one.giver), one.giver_name, by=": ")
        withdrawn = f"withdrawn {_day(one.withdrawn)}" if one.withdrawn else ""
        about, purpose = items or "about everything", purposes or "for every purpose"
        level = _LEVELS[ConsentLevel(one.level)]
        return _joined(level, about, purpose, giver, _span(one.given, one.valid_until), withdrawn)

    def _own_fields(self) -> Iterator[str]:
        answers = {one.custom_field_id: one.value for one in self._case.custom_values}
        for field_id, field in self._case.custom_fields.items():
            if field_id in answers:
                yield f"{field.title}: {answers[field_id]}"

    def _identifier(self, one: Identifier) -> str:
        kind = self._term(Vocabulary.IDENTIFIER_KIND, one.kind)
        return _joined(f"{kind} {one.number}", one.issuer, _span(one.issued, one.expires))

    def _claim(self, claim: Claim) -> str:
        status = self._term(Vocabulary.STATUS, claim.status)
        holds = "holds" if claim.id == self._case.status.claim_id else ""
        told = _joined(claim.confidence.value, self._source(claim.source_id), holds)
        return f"{_day(claim.since)}: {_joined(status, self._facility(claim.facility_id))} ({told})"

    def _detentions(self) -> Iterator[str]:
        for detention in self._case.detentions:
            yield self._detention(detention)
            for placement in self._case.placements:
                if placement.detention_id == detention.id:
                    yield f"  {self._placement(placement)}"

    def _detention(self, one: Detention) -> str:
        warrant = "" if one.warrant is Warrant.UNKNOWN else f"warrant {one.warrant.value.replace('_', ' ')}"
        told = _joined(
            "Detention", one.place, one.forces, warrant, _line(one.reasons), _line(one.circumstances)
        )
        return f"{_span(one.start, one.end) or 'day unknown'}: {told}"

    def _placement(self, one: Placement) -> str:
        cell = f"cell {one.cell}" if one.cell else ""
        told = _joined(
            self._term(Vocabulary.PUNISHMENT, one.punishment),
            self._facility(one.facility_id) or one.place,
            cell,
            self._term(Vocabulary.REGIME, one.regime),
            _line(one.note),
        )
        return f"{_span(one.start, one.end) or 'days unknown'}: {told or 'place unknown'}"

    def _charge(self, one: Charge) -> str:
        part = f"part {one.part}" if one.part else ""
        title = self._term(Vocabulary.ARTICLE, one.article)
        return _joined(
            f"Article {article_number(one.article)}",
            part,
            "" if title == one.article else title,
            self._term(Vocabulary.CHARGE_STAGE, one.stage),
            self._term(Vocabulary.CHARGE_OUTCOME, one.outcome),
            _day(one.date),
        )

    def _sentence(self, one: Sentence) -> str:
        length = ((one.years, "year"), (one.months, "month"), (one.days, "day"))
        return _joined(
            _day(one.date),
            self._term(Vocabulary.SENTENCE_KIND, one.kind),
            " ".join(f"{many} {unit if many == 1 else unit + 's'}" for many, unit in length if many),
            self._term(Vocabulary.REGIME, one.regime),
            one.court,
            self._court.official(one.judge_id) or one.judge,
            f"in force {_day(one.in_force)}" if one.in_force else "",
            f"appeal {_day(one.appeal_date)}" if one.appeal_date else "",
            f"ends {_day(one.end)}" if one.end else "",
            self._court.counted(one),
            f"fine {one.fine}" if one.fine else "",
            _line(one.text),
        )

    def _releases(self) -> Iterator[str]:
        case = self._case
        for one in case.releases:
            yield self._release(one)
            for step in case.confirmations:
                if step.release_id == one.id:
                    when = " ".join(filter(None, (_day(step.date), step.time))) or "day unknown"
                    word = self._source(step.source_id)
                    yield f"  {when}: {_joined(_STEPS[Confirmation(step.level)], word, _line(step.note))}"
            for leg in case.journey:
                if leg.release_id == one.id:
                    yield f"  {_day(leg.date) or 'day unknown'}: to {_joined(leg.destination, leg.manner)}"

    def _release(self, one: Release) -> str:
        papers = (self._term(Vocabulary.PAPER_HELD, code) for code in one.papers.split())
        event = self._case.events.get(one.release_event_id or 0)
        told = _joined(
            self._term(Vocabulary.RELEASE_KIND, one.kind),
            _STEPS[Confirmation(one.confirmation)],
            f"from {one.place}" if one.place else "",
            f"to {one.destination}" if one.destination else "",
            f"papers: {', '.join(papers)}" if one.papers else "",
            _line(one.conditions),
            event.title if event else "",
            self._source(one.source_id),
        )
        return f"{_day(one.date) or 'day unknown'}: {told}"

    def _follow_up(self, one: FollowUp) -> str:
        if one.state is FollowUpState.DONE and one.done_on:
            state = f"done {one.done_on.isoformat()}"
        else:
            state = one.state.value.replace("_", " ")
        due = f"due {one.due.isoformat()}" if one.due else "no due date"
        return _joined(f"{due}: {one.title}", state, one.priority.value, one.assignee, _line(one.outcome))

    def _family_told(self) -> Iterator[str]:
        for one in self._case.family_notices:
            yield f"{_day(one.told) or 'day unknown'}: {_joined(one.whom, _line(one.said), one.told_by)}"

    def _document(self, one: Document) -> str:
        kind = self._term(Vocabulary.DOCUMENT_KIND, one.kind)
        return _joined(f"{one.title} ({kind})", one.filename, _day(one.captured))

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        if not code:
            return ""
        return self._terms.label(vocabulary, code, Language.EN, self._case.person.sex)

    def _facility(self, facility_id: int | None) -> str:
        facility = self._case.facilities.get(facility_id or 0)
        return facility.name(Language.EN) if facility else ""

    def _source(self, source_id: SourceId | None) -> str:
        source = self._case.sources.get(source_id or 0)
        return source.title if source else ""


def _by_urgency(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """Return what is owed first, the earliest due before the others."""
    return sorted(
        follow_ups,
        key=lambda one: (
            one.state not in UNFINISHED,
            one.due is None,
            one.due.isoformat() if one.due else "",
        ),
    )
