"""Named sets of follow-ups that a release, an arrest, a transfer or a judgment calls for, with their intervals."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from sqlmodel import Field

from app.base.language import Language
from app.domain.follow_up import Priority
from app.domain.record import Fields, Record, coded, line, prose


class Anchor(StrEnum):
    """The record from whose date the follow-ups of a protocol are counted."""

    RELEASE = "release"
    ARREST = "arrest"
    TRANSFER = "transfer"
    JUDGMENT = "judgment"


class Condition(StrEnum):
    """For whom a step is meant: everybody, those who were taken abroad, those who stayed in the country."""

    ALWAYS = "always"
    ABROAD = "abroad"
    INSIDE = "inside"


class ProtocolFields(Fields):
    """A protocol with its title in each language; `code` is that of a shipped one, else empty."""

    code: str = coded("")
    title_en: str = line()
    title_ru: str = line()
    title_be: str = line()
    anchor: Anchor = coded(Anchor.RELEASE)
    active: bool = True
    note: str = prose()

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if not (self.title_en or self.title_ru or self.title_be):
            raise ValueError("a protocol needs a title")
        return self

    def title(self, language: Language) -> str:
        """Return the title in `language`, or in the next language that has one."""
        return _in(language, self.title_en, self.title_ru, self.title_be)


class Protocol(ProtocolFields, Record):
    """A stored protocol."""


class ProtocolStepFields(Fields):
    """One follow-up of a protocol, due `offset_days` after its anchor; `kind` is a term of the vocabulary."""

    protocol_id: int
    position: int = 0
    kind: str = coded("")
    title_en: str = line()
    title_ru: str = line()
    title_be: str = line()
    offset_days: int = Field(0, ge=0, le=3660)
    priority: Priority = coded(Priority.NORMAL)
    condition: Condition = coded(Condition.ALWAYS)
    note: str = prose()

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if not (self.title_en or self.title_ru or self.title_be):
            raise ValueError("a step needs a title")
        return self

    def title(self, language: Language) -> str:
        """Return the title in `language`, or in the next language that has one."""
        return _in(language, self.title_en, self.title_ru, self.title_be)


class ProtocolStep(ProtocolStepFields, Record):
    """A stored step of a protocol."""


def _in(language: Language, english: str, russian: str, belarusian: str) -> str:
    titles = {Language.EN: english, Language.RU: russian, Language.BE: belarusian}
    return titles[language] or belarusian or russian or english
