"""What happens in court beside charges and sentences: hearings, appeals, officials, collective cases."""

from enum import StrEnum

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, patterned, prose
from app.domain.release import TIME_OF_DAY


class Openness(StrEnum):
    """Who could follow a hearing, and whether the accused was there."""

    OPEN = "open"
    CLOSED = "closed"
    IN_ABSENTIA = "in_absentia"
    UNKNOWN = "unknown"


class OfficialFields(Fields):
    """A judge, prosecutor, investigator, head of a facility or another official, of whom several cases may speak.

    `role` is a term of the vocabulary of roles; `other_names` are other spellings, parted by semicolons.
    """

    name: str = line(..., min_length=1)
    other_names: str = line()
    role: str = coded("")
    institution: str = line()
    position: str = line()
    facility_id: int | None = None
    note: str = prose()


class Official(OfficialFields, Record):
    """A stored official."""


class AffairFields(Fields):
    """A collective case: several persons accused together."""

    title: str = line(..., min_length=1)
    description: str = prose()
    note: str = prose()


class Affair(AffairFields, Record):
    """A stored collective case."""


class AffairMemberFields(Fields):
    """That a person is one of those accused in a collective case, and as what."""

    person_id: PersonId
    affair_id: int
    part: str = line()
    note: str = prose()


class AffairMember(AffairMemberFields, Record):
    """A stored membership in a collective case."""


class HearingFields(Fields):
    """A sitting of a court; `kind` and `result` are terms of their vocabularies. `next_date` is the next sitting."""

    person_id: PersonId
    detention_id: int
    kind: str = coded("")
    date: PartialDate | None = None
    time: str = patterned(TIME_OF_DAY, 5)
    court: str = line()
    judge_id: int | None = None
    prosecutor_id: int | None = None
    openness: Openness = coded(Openness.UNKNOWN)
    result: str = coded("")
    next_date: PartialDate | None = None
    observer: str = line()
    source_id: SourceId | None = None
    note: str = prose()


class Hearing(HearingFields, Record):
    """A stored hearing."""


class AppealFields(Fields):
    """An appeal or complaint against a sentence: by when, filed when, decided when and how."""

    person_id: PersonId
    sentence_id: int
    kind: str = coded("")
    deadline: PartialDate | None = None
    filed: PartialDate | None = None
    heard: PartialDate | None = None
    court: str = line()
    result: str = coded("")
    source_id: SourceId | None = None
    note: str = prose()


class Appeal(AppealFields, Record):
    """A stored appeal."""
