"""The tables of the register. Rows never leave app.store: what leaves is the record of the same name.

Three kinds of table: here what people record (`RECORDED`: every change of it is written to the history); in
`derived_tables` what the store derives from that; in `own_tables` its own books.
"""

from sqlalchemy import Index

from app.domain.announced_list import AnnouncedLine, AnnouncedLineFields, AnnouncedList, AnnouncedListFields
from app.domain.detention import (
    Charge,
    ChargeFields,
    Detention,
    DetentionFields,
    Placement,
    PlacementFields,
    Sentence,
    SentenceFields,
)
from app.domain.document import Document, DocumentFields
from app.domain.facility import Facility, FacilityFields
from app.domain.follow_up import FollowUp, FollowUpFields
from app.domain.merge import Distinction, DistinctionFields, Merge, MergeFields
from app.domain.person import (
    Identifier,
    IdentifierFields,
    NameForm,
    NameFormFields,
    Note,
    NoteFields,
    Person,
    PersonFields,
    Recognition,
    RecognitionFields,
    RiskFlag,
    RiskFlagFields,
)
from app.domain.protocol import Protocol, ProtocolFields, ProtocolStep, ProtocolStepFields
from app.domain.record import Record
from app.domain.release import (
    ConfirmationStep,
    ConfirmationStepFields,
    JourneyLeg,
    JourneyLegFields,
    Release,
    ReleaseFields,
)
from app.domain.release_event import (
    AnnouncedNumber,
    AnnouncedNumberFields,
    FamilyNotice,
    FamilyNoticeFields,
    KeyEvent,
    KeyEventFields,
    Pledge,
    PledgeFields,
    ReleaseEvent,
    ReleaseEventFields,
)
from app.domain.source import Source, SourceFields
from app.domain.status import Claim, ClaimFields
from app.store.case_tables import OF_PEOPLE, SHARED
from app.store.row import Row, refers


class PersonRow(PersonFields, Row, table=True):
    __tablename__ = "person"
    __table_args__ = (*refers("merged_into_id"), Index("ix_person_merged_into", "merged_into_id"))


class NameFormRow(NameFormFields, Row, table=True):
    __tablename__ = "name_form"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_name_form_person", "person_id"))


class IdentifierRow(IdentifierFields, Row, table=True):
    __tablename__ = "identifier"
    __table_args__ = (
        *refers("person_id"),
        Index("ix_identifier_person", "person_id"),
        Index("ix_identifier_number", "kind", "number"),
        Index("ix_identifier_expires", "expires"),
    )


class RiskFlagRow(RiskFlagFields, Row, table=True):
    __tablename__ = "risk_flag"
    __table_args__ = (*refers("person_id"), Index("ix_risk_flag_person", "person_id", "flag"))


class RecognitionRow(RecognitionFields, Row, table=True):
    __tablename__ = "recognition"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_recognition_person", "person_id"))


class NoteRow(NoteFields, Row, table=True):
    __tablename__ = "note"
    __table_args__ = (*refers("person_id"), Index("ix_note_person", "person_id"))


class SourceRow(SourceFields, Row, table=True):
    __tablename__ = "source"
    __table_args__ = (Index("ix_source_title", "title"),)


class FacilityRow(FacilityFields, Row, table=True):
    __tablename__ = "facility"


class DetentionRow(DetentionFields, Row, table=True):
    __tablename__ = "detention"
    __table_args__ = (
        *refers("person_id", "investigator_id", "source_id"),
        Index("ix_detention_person", "person_id"),
        Index("ix_detention_investigator", "investigator_id"),
    )


class PlacementRow(PlacementFields, Row, table=True):
    __tablename__ = "placement"
    __table_args__ = (
        *refers("person_id", "detention_id", "facility_id", "source_id"),
        Index("ix_placement_person", "person_id"),
    )


class ChargeRow(ChargeFields, Row, table=True):
    __tablename__ = "charge"
    __table_args__ = (
        *refers("person_id", "detention_id", "source_id"),
        Index("ix_charge_person", "person_id", "article"),
    )


class SentenceRow(SentenceFields, Row, table=True):
    __tablename__ = "sentence"
    __table_args__ = (
        *refers("person_id", "detention_id", "judge_id", "prosecutor_id", "source_id"),
        Index("ix_sentence_person", "person_id"),
        Index("ix_sentence_judge", "judge_id"),
        Index("ix_sentence_prosecutor", "prosecutor_id"),
        Index("ix_sentence_end", "end"),
        Index("ix_sentence_date", "date"),
    )


class ClaimRow(ClaimFields, Row, table=True):
    __tablename__ = "claim"
    __table_args__ = (
        *refers("person_id", "source_id", "facility_id", "detention_id", "placement_id", "release_id"),
        Index("ix_claim_person", "person_id"),
    )


class ReleaseEventRow(ReleaseEventFields, Row, table=True):
    __tablename__ = "release_event"
    __table_args__ = refers("source_id")


class ReleaseRow(ReleaseFields, Row, table=True):
    __tablename__ = "release"
    __table_args__ = (
        *refers("person_id", "detention_id", "release_event_id", "source_id"),
        Index("ix_release_person", "person_id"),
        Index("ix_release_event", "release_event_id", "person_id"),
    )


class ConfirmationStepRow(ConfirmationStepFields, Row, table=True):
    __tablename__ = "confirmation_step"
    __table_args__ = (
        *refers("person_id", "release_id", "source_id"),
        Index("ix_confirmation_step_person", "person_id", "release_id"),
    )


class JourneyLegRow(JourneyLegFields, Row, table=True):
    __tablename__ = "journey_leg"
    __table_args__ = (
        *refers("person_id", "release_id", "source_id"),
        Index("ix_journey_leg_person", "person_id", "release_id"),
    )


class AnnouncedNumberRow(AnnouncedNumberFields, Row, table=True):
    __tablename__ = "announced_number"
    __table_args__ = refers("release_event_id", "source_id")


class PledgeRow(PledgeFields, Row, table=True):
    __tablename__ = "pledge"
    __table_args__ = refers("release_event_id", "source_id")


class KeyEventRow(KeyEventFields, Row, table=True):
    __tablename__ = "key_event"
    __table_args__ = refers("release_event_id", "source_id")


class FamilyNoticeRow(FamilyNoticeFields, Row, table=True):
    __tablename__ = "family_notice"
    __table_args__ = (
        *refers("person_id", "release_event_id"),
        Index("ix_family_notice_person", "person_id"),
        Index("ix_family_notice_event", "release_event_id", "person_id"),
    )


class AnnouncedListRow(AnnouncedListFields, Row, table=True):
    __tablename__ = "announced_list"
    __table_args__ = refers("release_event_id", "source_id", "supersedes_id")


class AnnouncedLineRow(AnnouncedLineFields, Row, table=True):
    __tablename__ = "announced_line"
    __table_args__ = (
        *refers("announced_list_id", "person_id"),
        Index("ix_announced_line_list", "announced_list_id", "number"),
        Index("ix_announced_line_person", "person_id"),
    )


class FollowUpRow(FollowUpFields, Row, table=True):
    __tablename__ = "follow_up"
    __table_args__ = (
        *refers("person_id", "protocol_step_id", "blocked_by_id"),
        Index("ix_follow_up_person", "person_id"),
        Index("ix_follow_up_due", "state", "due"),
        # What a step calls for is never created twice.
        Index("ix_follow_up_step", "protocol_step_id", "anchor_id", unique=True),
    )


class DocumentRow(DocumentFields, Row, table=True):
    __tablename__ = "document"
    __table_args__ = (
        *refers("person_id", "source_id", "original_id"),
        Index("ix_document_person", "person_id"),
    )


class ProtocolRow(ProtocolFields, Row, table=True):
    __tablename__ = "protocol"


class ProtocolStepRow(ProtocolStepFields, Row, table=True):
    __tablename__ = "protocol_step"
    __table_args__ = (*refers("protocol_id"), Index("ix_protocol_step_protocol", "protocol_id", "position"))


class MergeRow(MergeFields, Row, table=True):
    __tablename__ = "merge"
    __table_args__ = (
        *refers("person_id", "merged_id"),
        Index("ix_merge_person", "person_id"),
        Index("ix_merge_merged", "merged_id"),
    )


class DistinctionRow(DistinctionFields, Row, table=True):
    __tablename__ = "distinction"
    __table_args__ = (
        *refers("person_id", "other_id"),
        Index("ix_distinction_person", "person_id"),
        Index("ix_distinction_other", "other_id"),
    )


# Those that are referred to come before those that refer to them: SQLite would otherwise look for waiting references
# to each new row among all rows.
RECORDED: dict[type[Record], type[Row]] = {
    Source: SourceRow,
    Facility: FacilityRow,
    **SHARED,
    Person: PersonRow,
    NameForm: NameFormRow,
    Identifier: IdentifierRow,
    RiskFlag: RiskFlagRow,
    Recognition: RecognitionRow,
    Note: NoteRow,
    Detention: DetentionRow,
    Placement: PlacementRow,
    Charge: ChargeRow,
    Sentence: SentenceRow,
    ReleaseEvent: ReleaseEventRow,
    Release: ReleaseRow,
    Claim: ClaimRow,
    ConfirmationStep: ConfirmationStepRow,
    JourneyLeg: JourneyLegRow,
    AnnouncedNumber: AnnouncedNumberRow,
    Pledge: PledgeRow,
    KeyEvent: KeyEventRow,
    FamilyNotice: FamilyNoticeRow,
    AnnouncedList: AnnouncedListRow,
    AnnouncedLine: AnnouncedLineRow,
    Protocol: ProtocolRow,
    ProtocolStep: ProtocolStepRow,
    FollowUp: FollowUpRow,
    Document: DocumentRow,
    Merge: MergeRow,
    Distinction: DistinctionRow,
    **OF_PEOPLE,
}
