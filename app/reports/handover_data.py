"""What the hand-over sheets show: for each person what a caseworker must know who takes the person over."""

from dataclasses import dataclass

from app.base.language import Language
from app.domain.disclosure import Audience
from app.reports.case_file_data import CaseFileData, Move, Step, Told
from app.reports.issue import Issue


@dataclass(frozen=True, slots=True)
class HandoverOptions:
    """What the person who prints may choose."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """One person: the case, how surely the release is known, where the person went, and what the family was told.

    `listed` is the name as lists have it, surname first; `person_id` tells the register whom the sheet is about.
    """

    case: CaseFileData
    listed: str
    steps: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()
    told: tuple[Told, ...] = ()
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class HandoverData:
    """The sheets in the order in which they are printed; `event` is the release event they were made for."""

    issue: Issue
    people: tuple[PersonSheet, ...]
    event: str = ""
