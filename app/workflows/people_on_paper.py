"""Lists of people on paper: the names of many at once in the language of a document, as its audience may see them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.base.language import Language
from app.domain.disclosure import Audience, FieldKey, allowed, disclose_line, disclose_names
from app.domain.leaving import figure_for, may_be_counted, may_leave
from app.domain.people_list import PersonLine
from app.domain.person import NameForm, NameUsage, name_for
from app.domain.record import PersonId
from app.domain.source import Source
from app.store.unit import BATCH, Reader
from app.workflows.consents import consents_of
from app.workflows.names_on_paper import in_other_script

_NEVER_SECOND = frozenset({NameUsage.ALIAS, NameUsage.PSEUDONYM, NameUsage.BIRTH})


@dataclass(frozen=True, slots=True)
class PaperName:
    """How a document names somebody: surname first, and the name in another script (may be empty)."""

    name: str
    second: str = ""


@dataclass
class Withholding:
    """What an audience may see on a day, how many values it does not, and who is left out for want of a consent."""

    audience: Audience
    day: dt.date
    recipient: str = ""
    withheld: int = field(default=0)
    left_out: set[PersonId] = field(default_factory=set)
    told_of: dict[PersonId, frozenset[FieldKey]] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[FieldKey]:
        """What the audience may see where it is about nobody in particular."""
        return allowed(self.audience)

    def consented(self, reader: Reader, people: Iterable[PersonId]) -> list[PersonId]:
        """Return those of the people, in their order, of whom the audience may be told; others have no lines."""
        wanted = list(people)
        consents = {} if self.audience is Audience.INTERNAL else consents_of(reader, wanted)
        for person in wanted:
            verdict = may_leave(consents.get(person, ()), self.audience, self.day, self.recipient)
            if verdict.allowed:
                self.told_of[person] = verdict.keys
            else:
                self.left_out.add(person)
        return [person for person in wanted if person in self.told_of]

    def counted(self, reader: Reader, people: Iterable[PersonId]) -> frozenset[PersonId]:
        """Return those of the people who may be one of a figure for the audience."""
        wanted = frozenset(people)
        if self.audience is Audience.INTERNAL:
            return wanted
        consents = consents_of(reader, wanted)
        return frozenset(
            one for one in wanted if may_be_counted(consents.get(one, ()), self.audience, self.day)
        )

    def tells(self, figures: Iterable[int]) -> bool:
        """Tell whether figures that add up to each other may be told: a small one would show in the others."""
        return all(figure_for(self.audience, many) is not None for many in figures)

    def line(self, line: PersonLine) -> PersonLine:
        """Return the line as the audience may see it."""
        shown, withheld = disclose_line(line, self.told_of[line.id])
        self.withheld += withheld
        return shown

    def text(self, key: FieldKey, text: str) -> str:
        """Return the text where the audience may see such a field."""
        if key in self.keys or not text:
            return text
        self.withheld += 1
        return ""

    def source(self, source: Source | None) -> str:
        """Return what a source is called, unless nobody may know who it is."""
        if source is None:
            return ""
        key = FieldKey.CONFIDENTIAL_SOURCES if source.confidential else FieldKey.SOURCES
        return self.text(key, source.title)

    def names(
        self, reader: Reader, people: Collection[PersonId], language: Language
    ) -> Mapping[PersonId, PaperName]:
        """Return how a document in `language` names these people."""
        forms: dict[PersonId, list[NameForm]] = {}
        wanted = sorted(people)
        for start in range(0, len(wanted), BATCH):
            for form in reader.find(NameForm, person_id=wanted[start : start + BATCH]):
                forms.setdefault(form.person_id, []).append(form)
        return {person: self._name(person, tuple(found), language) for person, found in forms.items()}

    def printed(self, person: PersonId | None, text: str) -> str:
        """Return a name as a list had it; outside the organisation only of people of whom the audience may be told."""
        if self.audience is Audience.INTERNAL or not text:
            return text
        if person is not None and FieldKey.NAME in self.told_of.get(person, frozenset()):
            return text
        self.withheld += 1
        return ""

    def _name(self, person: PersonId, forms: tuple[NameForm, ...], language: Language) -> PaperName:
        kept, withheld = disclose_names(forms, self.told_of[person])
        self.withheld += withheld
        main = name_for(kept, language).written
        ordered = sorted(kept, key=lambda form: (form.position, form.id))
        others = (form.written for form in ordered if form.usage not in _NEVER_SECOND)
        return PaperName(main, in_other_script(main, others))
