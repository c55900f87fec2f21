"""Lists of people on paper: the names of many at once in the language of a document, as its audience may see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.base.language import Language
from app.domain.disclosure import FieldKey, disclose_line, disclose_names
from app.domain.names.scripts import script_of
from app.domain.people_list import PersonLine
from app.domain.person import NameForm, NameUsage, name_for
from app.domain.record import PersonId
from app.domain.source import Source
from app.store.unit import BATCH, Reader

_NEVER_SECOND = frozenset({NameUsage.ALIAS, NameUsage.PSEUDONYM, NameUsage.BIRTH})


@dataclass(frozen=True, slots=True)
class PaperName:
    """How a document names somebody: surname first, and the name in another script (may be empty)."""

    name: str
    second: str = ""


@dataclass
class Withholding:
    """What an audience may see, and how many values it does not."""

    keys: frozenset[FieldKey]
    withheld: int = field(default=0)

    def line(self, line: PersonLine) -> PersonLine:
        """Return the line as the audience may see it."""
        shown, withheld = disclose_line(line, self.keys)
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
        return {person: self._name(tuple(found), language) for person, found in forms.items()}

    def _name(self, forms: tuple[NameForm, ...], language: Language) -> PaperName:
        kept, withheld = disclose_names(forms, self.keys)
        self.withheld += withheld
        main = name_for(kept, language).written
        ordered = sorted(kept, key=lambda form: (form.position, form.id))
        others = (form.written for form in ordered if form.usage not in _NEVER_SECOND)
        script = script_of(main)
        return PaperName(main, next((other for other in others if script_of(other) != script), ""))
