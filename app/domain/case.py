"""Everything the register knows about one person, read in one go and safe to keep after the register is locked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.base.language import Language
from app.domain.consent import Consent
from app.domain.counting_rule import CountingRule
from app.domain.custom_field import CustomField, CustomValue, PersonTag
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.document import Document
from app.domain.evidence import CustodyStep, Variant
from app.domain.facility import Facility
from app.domain.follow_up import FollowUp
from app.domain.incident import (
    Death,
    Examination,
    Finding,
    Incident,
    Investigation,
    InvestigationStep,
    Involvement,
)
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag, name_for
from app.domain.proceedings import Affair, AffairMember, Appeal, Hearing, Official
from app.domain.protocol import Anchor, Protocol, ProtocolStep
from app.domain.record import Record
from app.domain.release import UNCONFIRMED, Confirmation, ConfirmationStep, JourneyLeg, Release
from app.domain.release_event import FamilyNotice, ReleaseEvent
from app.domain.restriction import Listing, Restriction
from app.domain.source import Source
from app.domain.status import Claim, StatusOnDay
from app.domain.wellbeing import Contact, HealthItem, Relative, Support

PARTS: Mapping[str, tuple[type[Record], str]] = {
    "names": (NameForm, ""),
    "identifiers": (Identifier, ""),
    "flags": (RiskFlag, ""),
    "tags": (PersonTag, ""),
    "custom_values": (CustomValue, ""),
    "recognitions": (Recognition, "date"),
    "affairs_of": (AffairMember, ""),
    "detentions": (Detention, "start"),
    "placements": (Placement, "start"),
    "charges": (Charge, "date"),
    "hearings": (Hearing, "date"),
    "sentences": (Sentence, "date"),
    "appeals": (Appeal, "filed"),
    "claims": (Claim, "since"),
    "releases": (Release, "date"),
    "confirmations": (ConfirmationStep, "date"),
    "journey": (JourneyLeg, "date"),
    "restrictions": (Restriction, "start"),
    "listings": (Listing, "added"),
    "incidents": (Incident, "start"),
    "involvements": (Involvement, ""),
    "investigations": (Investigation, "opened"),
    "investigation_steps": (InvestigationStep, "date"),
    "examinations": (Examination, "date"),
    "findings": (Finding, ""),
    "deaths": (Death, "date"),
    "health": (HealthItem, "since"),
    "contacts": (Contact, "date"),
    "support": (Support, "date"),
    "relatives": (Relative, ""),
    "consents": (Consent, "given"),
    "follow_ups": (FollowUp, ""),
    "notes": (Note, ""),
    "documents": (Document, ""),
    "custody_steps": (CustodyStep, "at"),
    "variants": (Variant, ""),
    "family_notices": (FamilyNotice, "told"),
}
"""The parts of a case: the kind of record, and the date by which they stand in order (none: as entered)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person with all that hangs on it; mappings hold, by id, what the parts refer to.

    `steps` has the steps of protocols that called for follow-ups, `protocols` the protocol that each belongs to.

    `status` is the one of the day `as_of`. Parts come in the order in which a reader expects them: by date, the
    vague ones first, then as entered.
    """

    person: Person
    as_of: dt.date
    status: StatusOnDay
    names: tuple[NameForm, ...]
    identifiers: tuple[Identifier, ...]
    flags: tuple[RiskFlag, ...]
    recognitions: tuple[Recognition, ...]
    detentions: tuple[Detention, ...]
    placements: tuple[Placement, ...]
    charges: tuple[Charge, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    releases: tuple[Release, ...]
    confirmations: tuple[ConfirmationStep, ...]
    journey: tuple[JourneyLeg, ...]
    follow_ups: tuple[FollowUp, ...]
    notes: tuple[Note, ...]
    documents: tuple[Document, ...]
    sources: Mapping[int, Source]
    facilities: Mapping[int, Facility]
    events: Mapping[int, ReleaseEvent]
    caseworkers: tuple[str, ...] = ()
    protocols: Mapping[int, Protocol] = field(default_factory=dict)
    steps: Mapping[int, ProtocolStep] = field(default_factory=dict)
    family_notices: tuple[FamilyNotice, ...] = ()
    tags: tuple[PersonTag, ...] = ()
    custom_values: tuple[CustomValue, ...] = ()
    affairs_of: tuple[AffairMember, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    listings: tuple[Listing, ...] = ()
    incidents: tuple[Incident, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    investigations: tuple[Investigation, ...] = ()
    investigation_steps: tuple[InvestigationStep, ...] = ()
    examinations: tuple[Examination, ...] = ()
    findings: tuple[Finding, ...] = ()
    deaths: tuple[Death, ...] = ()
    health: tuple[HealthItem, ...] = ()
    contacts: tuple[Contact, ...] = ()
    support: tuple[Support, ...] = ()
    relatives: tuple[Relative, ...] = ()
    consents: tuple[Consent, ...] = ()
    custody_steps: tuple[CustodyStep, ...] = ()
    variants: tuple[Variant, ...] = ()
    officials: Mapping[int, Official] = field(default_factory=dict)
    affairs: Mapping[int, Affair] = field(default_factory=dict)
    custom_fields: Mapping[int, CustomField] = field(default_factory=dict)
    counting_rules: tuple[CountingRule, ...] = ()

    def name(self, language: Language) -> NameForm:
        """Return the name form for documents in `language`."""
        return name_for(self.names, language)

    @property
    def holding_claim(self) -> Claim | None:
        """The claim on which the status of the day rests."""
        return next((claim for claim in self.claims if claim.id == self.status.claim_id), None)

    @property
    def open_step(self) -> Confirmation | None:
        """The step of the ladder reached by the release on which the status rests, while it is not confirmed."""
        claim = self.holding_claim
        release = next((one for one in self.releases if claim and one.id == claim.release_id), None)
        return release.confirmation if release and release.confirmation in UNCONFIRMED else None

    def protocol_of(self, follow_up: FollowUp) -> Protocol | None:
        """Return the protocol that called for a follow-up, or None."""
        return self.protocols.get(follow_up.protocol_step_id or 0)

    def anchor_date_of(self, follow_up: FollowUp) -> PartialDate | None:
        """Return the date from which a follow-up is counted, or None."""
        protocol = self.protocol_of(follow_up)
        if protocol is None or follow_up.anchor_id is None:
            return None
        dates: dict[int, PartialDate | None]
        match protocol.anchor:
            case Anchor.RELEASE:
                dates = {one.id: one.date for one in self.releases}
            case Anchor.ARREST:
                dates = {one.id: one.start for one in self.detentions}
            case Anchor.TRANSFER:
                dates = {one.id: one.start for one in self.placements}
            case Anchor.JUDGMENT:
                dates = {one.id: one.date for one in self.sentences}
        return dates.get(follow_up.anchor_id)

    @property
    def portrait(self) -> Document | None:
        """The photo shown beside the name, if there is one."""
        return next((document for document in self.documents if document.portrait), None)

    @property
    def open_detention(self) -> Detention | None:
        """The latest detention that has not ended."""
        return next((detention for detention in reversed(self.detentions) if detention.end is None), None)
