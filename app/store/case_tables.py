"""The tables of casework in depth: courts, violations, wellbeing, consent, and what the organisation added itself."""

from sqlalchemy import Index

from app.domain.consent import Consent, ConsentFields
from app.domain.counting_rule import CountingRule, CountingRuleFields
from app.domain.custom_field import (
    CustomField,
    CustomFieldFields,
    CustomValue,
    CustomValueFields,
    PersonTag,
    PersonTagFields,
    SavedView,
    SavedViewFields,
)
from app.domain.departure import Departure, DepartureFields
from app.domain.evidence import CustodyStep, CustodyStepFields, Variant, VariantFields
from app.domain.incident import (
    Death,
    DeathFields,
    Examination,
    ExaminationFields,
    Finding,
    FindingFields,
    Incident,
    IncidentFields,
    Investigation,
    InvestigationFields,
    InvestigationStep,
    InvestigationStepFields,
    Involvement,
    InvolvementFields,
)
from app.domain.proceedings import (
    Affair,
    AffairFields,
    AffairMember,
    AffairMemberFields,
    Appeal,
    AppealFields,
    Hearing,
    HearingFields,
    Official,
    OfficialFields,
)
from app.domain.record import Record
from app.domain.restriction import Listing, ListingFields, Restriction, RestrictionFields
from app.domain.staff import Staff, StaffFields
from app.domain.wellbeing import (
    Contact,
    ContactFields,
    HealthItem,
    HealthItemFields,
    Relative,
    RelativeFields,
    Support,
    SupportFields,
)
from app.store.row import Row, refers


class OfficialRow(OfficialFields, Row, table=True):
    __tablename__ = "official"
    __table_args__ = (*refers("facility_id"), Index("ix_official_name", "name"))


class AffairRow(AffairFields, Row, table=True):
    __tablename__ = "affair"


class CountingRuleRow(CountingRuleFields, Row, table=True):
    __tablename__ = "counting_rule"


class StaffRow(StaffFields, Row, table=True):
    __tablename__ = "staff"


class CustomFieldRow(CustomFieldFields, Row, table=True):
    __tablename__ = "custom_field"


class DepartureRow(DepartureFields, Row, table=True):
    __tablename__ = "departure"


class SavedViewRow(SavedViewFields, Row, table=True):
    __tablename__ = "saved_view"


class AffairMemberRow(AffairMemberFields, Row, table=True):
    __tablename__ = "affair_member"
    __table_args__ = (
        *refers("person_id", "affair_id"),
        Index("ix_affair_member_person", "person_id"),
        Index("ix_affair_member_affair", "affair_id", "person_id"),
    )


class HearingRow(HearingFields, Row, table=True):
    __tablename__ = "hearing"
    __table_args__ = (
        *refers("person_id", "detention_id", "judge_id", "prosecutor_id", "source_id"),
        Index("ix_hearing_person", "person_id"),
        Index("ix_hearing_judge", "judge_id"),
        Index("ix_hearing_prosecutor", "prosecutor_id"),
    )


class AppealRow(AppealFields, Row, table=True):
    __tablename__ = "appeal"
    __table_args__ = (
        *refers("person_id", "sentence_id", "source_id"),
        Index("ix_appeal_person", "person_id"),
        Index("ix_appeal_sentence", "sentence_id"),
    )


class RestrictionRow(RestrictionFields, Row, table=True):
    __tablename__ = "restriction"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_restriction_person", "person_id"))


class ListingRow(ListingFields, Row, table=True):
    __tablename__ = "listing"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_listing_person", "person_id"))


class IncidentRow(IncidentFields, Row, table=True):
    __tablename__ = "incident"
    __table_args__ = (
        *refers("person_id", "facility_id", "source_id"),
        Index("ix_incident_person", "person_id"),
    )


class InvolvementRow(InvolvementFields, Row, table=True):
    __tablename__ = "involvement"
    __table_args__ = (
        *refers("person_id", "incident_id", "official_id"),
        Index("ix_involvement_person", "person_id"),
        Index("ix_involvement_official", "official_id"),
    )


class InvestigationRow(InvestigationFields, Row, table=True):
    __tablename__ = "investigation"
    __table_args__ = (
        *refers("person_id", "incident_id", "source_id"),
        Index("ix_investigation_person", "person_id"),
    )


class InvestigationStepRow(InvestigationStepFields, Row, table=True):
    __tablename__ = "investigation_step"
    __table_args__ = (
        *refers("person_id", "investigation_id"),
        Index("ix_investigation_step_person", "person_id"),
    )


class ExaminationRow(ExaminationFields, Row, table=True):
    __tablename__ = "examination"
    __table_args__ = (
        *refers("person_id", "incident_id", "source_id"),
        Index("ix_examination_person", "person_id"),
    )


class FindingRow(FindingFields, Row, table=True):
    __tablename__ = "finding"
    __table_args__ = (*refers("person_id", "examination_id"), Index("ix_finding_person", "person_id"))


class DeathRow(DeathFields, Row, table=True):
    __tablename__ = "death"
    __table_args__ = (
        *refers("person_id", "facility_id", "source_id"),
        Index("ix_death_person", "person_id"),
    )


class RelativeRow(RelativeFields, Row, table=True):
    __tablename__ = "relative"
    __table_args__ = (
        *refers("person_id", "other_person_id"),
        Index("ix_relative_person", "person_id"),
        Index("ix_relative_other", "other_person_id"),
    )


class HealthItemRow(HealthItemFields, Row, table=True):
    __tablename__ = "health_item"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_health_item_person", "person_id"))


class ContactRow(ContactFields, Row, table=True):
    __tablename__ = "contact"
    __table_args__ = (
        *refers("person_id", "relative_id", "source_id"),
        Index("ix_contact_person", "person_id", "date"),
    )


class SupportRow(SupportFields, Row, table=True):
    __tablename__ = "support"
    __table_args__ = (
        *refers("person_id", "relative_id"),
        Index("ix_support_person", "person_id"),
        Index("ix_support_date", "date"),
    )


class ConsentRow(ConsentFields, Row, table=True):
    __tablename__ = "consent"
    __table_args__ = (*refers("person_id", "document_id"), Index("ix_consent_person", "person_id"))


class CustodyStepRow(CustodyStepFields, Row, table=True):
    __tablename__ = "custody_step"
    __table_args__ = (*refers("person_id", "document_id"), Index("ix_custody_step_person", "person_id"))


class VariantRow(VariantFields, Row, table=True):
    __tablename__ = "variant"
    __table_args__ = (*refers("person_id", "source_id"), Index("ix_variant_person", "person_id"))


class CustomValueRow(CustomValueFields, Row, table=True):
    __tablename__ = "custom_value"
    __table_args__ = (
        *refers("person_id", "custom_field_id"),
        Index("ix_custom_value_person", "person_id"),
        Index("ix_custom_value_field", "custom_field_id", "value"),
    )


class PersonTagRow(PersonTagFields, Row, table=True):
    __tablename__ = "person_tag"
    __table_args__ = (
        *refers("person_id"),
        Index("ix_person_tag_person", "person_id"),
        Index("ix_person_tag_tag", "tag", "person_id"),
    )


SHARED: dict[type[Record], type[Row]] = {
    Official: OfficialRow,
    Affair: AffairRow,
    CountingRule: CountingRuleRow,
    Staff: StaffRow,
    CustomField: CustomFieldRow,
    SavedView: SavedViewRow,
    Departure: DepartureRow,
}
"""Records that belong to no single person."""

OF_PEOPLE: dict[type[Record], type[Row]] = {
    AffairMember: AffairMemberRow,
    Hearing: HearingRow,
    Appeal: AppealRow,
    Restriction: RestrictionRow,
    Listing: ListingRow,
    Incident: IncidentRow,
    Involvement: InvolvementRow,
    Investigation: InvestigationRow,
    InvestigationStep: InvestigationStepRow,
    Examination: ExaminationRow,
    Finding: FindingRow,
    Death: DeathRow,
    Relative: RelativeRow,
    HealthItem: HealthItemRow,
    Contact: ContactRow,
    Support: SupportRow,
    Consent: ConsentRow,
    CustodyStep: CustodyStepRow,
    Variant: VariantRow,
    CustomValue: CustomValueRow,
    PersonTag: PersonTagRow,
}
"""Records of a person, those first that others refer to."""
