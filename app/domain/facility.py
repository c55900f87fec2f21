"""A place of detention, with its names and its address for letters."""

from app.base.language import Language
from app.domain.record import Fields, Record, coded, line, prose


class FacilityFields(Fields):
    """A place of detention; `code` is our own short handle, e.g. `IK-4`."""

    code: str = coded()
    kind: str = coded("other")
    name_en: str = line()
    name_ru: str = line()
    name_be: str = line()
    city: str = line()
    address: str = prose()
    note: str = prose()

    def name(self, language: Language) -> str:
        """Return the name in `language`, or in the next language that has one, or the code."""
        names = {Language.EN: self.name_en, Language.RU: self.name_ru, Language.BE: self.name_be}
        return names[language] or self.name_be or self.name_ru or self.name_en or self.code


class Facility(FacilityFields, Record):
    """A stored facility."""
