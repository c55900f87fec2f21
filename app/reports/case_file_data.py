"""What the case file shows about one person: plain, frozen values in the language of the document.

Dates stay partial dates and kinds stay enums; only terms of vocabularies arrive as words. `codes` of a record
are the codes of its sources in the list at the end (`S1`).
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from app.base.language import Language
from app.domain.detention import Warrant
from app.domain.disclosure import Audience
from app.domain.follow_up import FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import NameUsage, Sex
from app.domain.release import Confirmation
from app.domain.silence import Silence
from app.domain.source import Reliability
from app.domain.status import Confidence
from app.reports.consent_data import Agreed
from app.reports.court_data import Counted, CourtData
from app.reports.issue import Issue
from app.reports.violations_data import Kept, Violation
from app.reports.wellbeing_data import Wellbeing


class StatusTone(StrEnum):
    """The family a status belongs to; the colours and shapes of chips and bars follow it."""

    UNKNOWN = "unknown"
    PRETRIAL = "pretrial"
    CUSTODY = "custody"
    TRANSIT = "transit"
    RESTRICTED = "restricted"
    FREE = "free"
    ABROAD = "abroad"
    DIED = "died"


class Section(StrEnum):
    """A section of the case file that one may leave out."""

    PHOTO = "photo"
    SUMMARY = "summary"
    CUSTODY = "custody"
    TIMELINE = "timeline"
    DETENTIONS = "detentions"
    PLACEMENTS = "placements"
    PROCEEDINGS = "proceedings"
    COURT = "court"
    RESTRICTIONS = "restrictions"
    CLAIMS = "claims"
    RELEASES = "releases"
    CONTACTS = "contacts"
    HEALTH = "health"
    SUPPORT = "support"
    FAMILY = "family"
    VIOLATIONS = "violations"
    DOCUMENTS = "documents"
    CONSENTS = "consents"
    FOLLOW_UPS = "follow_ups"
    NOTES = "notes"
    SOURCES = "sources"


INTERNAL_UNLESS_ASKED = frozenset({Section.VIOLATIONS, Section.DOCUMENTS, Section.CONSENTS})


@dataclass(frozen=True, slots=True)
class CaseFileOptions:
    """What the person who prints may choose."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    recipient: str = ""
    sections: frozenset[Section] | None = None

    @property
    def wanted(self) -> frozenset[Section]:
        """The sections that were asked for; unasked, what is for the organisation's own eyes goes to nobody else."""
        if self.sections is not None:
            return self.sections
        everything = frozenset(Section)
        return everything if self.audience is Audience.INTERNAL else everything - INTERNAL_UNLESS_ASKED


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another way the name is written."""

    text: str
    usage: NameUsage


@dataclass(frozen=True, slots=True)
class Standing:
    """The status on the day the document speaks of; `since` and `confidence` are of the claim that holds.

    An empty `label` says that nobody has said anything about the status.
    """

    label: str
    tone: StatusTone
    held: bool
    certain: bool
    since: PartialDate | None = None
    confidence: Confidence | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A circumstance that makes the person more vulnerable."""

    label: str
    since: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnFact:
    """An answer to a field that the organisation added."""

    label: str
    value: str | PartialDate | bool


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is recorded about the person."""

    sex: Sex = Sex.UNKNOWN
    birth_date: PartialDate | None = None
    birth_place: str = ""
    citizenship: str = ""
    residence: str = ""
    occupation: str = ""
    activity: str = ""
    caseworker: str = ""
    summary: str = ""
    identifiers: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    tags: tuple[str, ...] = ()
    own: tuple[OwnFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A decision of an organisation about the person."""

    organisation: str
    decision: str
    date: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days with one status in one place, for the custody strip and the count of days."""

    start: dt.date
    end: dt.date
    label: str
    tone: StatusTone
    held: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Arrest:
    """One detention."""

    start: PartialDate | None
    end: PartialDate | None = None
    place: str = ""
    forces: str = ""
    warrant: Warrant = Warrant.UNKNOWN
    reasons: str = ""
    circumstances: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """One placement; `punishment` is empty unless the placement was one; `first` of its detention."""

    where: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    regime: str = ""
    punishment: str = ""
    cell: str = ""
    note: str = ""
    codes: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Accusation:
    """One charge: the number of the article and what it is called; `before` is the article that it replaced."""

    number: str
    title: str
    part: str = ""
    stage: str = ""
    outcome: str = ""
    date: PartialDate | None = None
    before: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Judgment:
    """One sentence of a court."""

    kind: str = ""
    years: int = 0
    months: int = 0
    days: int = 0
    regime: str = ""
    court: str = ""
    judge: str = ""
    date: PartialDate | None = None
    in_force: PartialDate | None = None
    appeal_date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    fine: str = ""
    text: str = ""
    codes: str = ""
    prosecutor: str = ""
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One status claim; `holds` for the one the status rests on, `told` when another record tells it."""

    status: str
    since: PartialDate
    confidence: Confidence
    recorded_on: dt.date
    where: str = ""
    note: str = ""
    codes: str = ""
    holds: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Freed:
    """One release and its terms."""

    kind: str
    confirmation: Confirmation
    date: PartialDate | None = None
    place: str = ""
    destination: str = ""
    conditions: str = ""
    papers: tuple[str, ...] = ()
    event: str = ""
    note: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """When and on whose `word` a release became so sure; no word of a `confidential` one: it is withheld."""

    level: Confirmation
    date: PartialDate | None = None
    time: str = ""
    word: str = ""
    confidential: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A leg of the journey after a release."""

    destination: str
    date: PartialDate | None = None
    manner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom of the family somebody told what."""

    whom: str
    date: PartialDate | None = None
    said: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """One follow-up."""

    title: str
    state: FollowUpState
    priority: Priority
    due: dt.date | None = None
    assignee: str = ""
    outcome: str = ""
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """One note of a caseworker."""

    text: str
    author: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One source as the list at the end has it; an empty title means that it is withheld."""

    code: str
    title: str
    kind: str
    reliability: Reliability
    confidential: bool
    date: PartialDate | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class CaseFileData:
    """Everything the case file may show; what the audience must not see is not in here."""

    issue: Issue
    case_number: str
    reference: str
    name: str
    second_name: str
    other_names: tuple[OtherName, ...]
    standing: Standing
    person: PersonFacts
    photo: bytes | None = None
    photo_codes: str = ""
    recognitions: tuple[Recognised, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    silences: tuple[Silence, ...] = ()
    punished: tuple[tuple[dt.date, dt.date], ...] = ()
    arrests: tuple[Arrest, ...] = ()
    stays: tuple[Stay, ...] = ()
    accusations: tuple[Accusation, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    statements: tuple[Statement, ...] = ()
    releases: tuple[Freed, ...] = ()
    wellbeing: Wellbeing = field(default_factory=Wellbeing)
    consents: tuple[Agreed, ...] = ()
    owed: tuple[Owed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sources: tuple[Reference, ...] = ()
    court: CourtData = field(default_factory=CourtData)
    violations: tuple[Violation, ...] = ()
    papers: tuple[Kept, ...] = ()

    @property
    def days_held(self) -> int:
        """The days in custody over all detentions, up to the day the document speaks of."""
        return sum((stretch.end - stretch.start).days for stretch in self.stretches if stretch.held)
