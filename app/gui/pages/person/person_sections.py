"""All sections of the page of a person, in their order, and what they need beside the case."""

import datetime as dt

from app.gui.pages.person import court_sections, violation_sections
from app.gui.pages.person import sections as declared
from app.gui.pages.person import wellbeing_sections as wellbeing
from app.gui.pages.person.affairs_section import AffairsSection
from app.gui.pages.person.claims_section import ClaimsSection
from app.gui.pages.person.consent_section import ConsentSection
from app.gui.pages.person.consent_sections import CONSENTS, OWN
from app.gui.pages.person.document_sections import DOCUMENTS
from app.gui.pages.person.documents_section import DocumentsSection
from app.gui.pages.person.facts_section import FactsSection
from app.gui.pages.person.history_section import HistorySection
from app.gui.pages.person.page_data import PageData
from app.gui.pages.person.section import Section
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.timeline_section import TimelineSection


class PersonSections:
    """The sections; those that are more than a table by name."""

    def __init__(self, today: dt.date) -> None:
        self.facts = FactsSection()
        self.timeline = TimelineSection()
        self.claims = ClaimsSection(declared.CLAIMS, today)
        self.affairs = AffairsSection(court_sections.AFFAIRS)
        self.documents = DocumentsSection(DOCUMENTS)
        self.consents = ConsentSection(CONSENTS)
        self.history = HistorySection()

    def in_order(self) -> list[Section]:
        """Return all sections as they stand on the page."""
        return [
            self.facts,
            self.timeline,
            TableSection(declared.FOLLOW_UPS),
            self.claims,
            TableSection(declared.PLACEMENTS),
            TableSection(declared.PROCEEDINGS),
            TableSection(court_sections.HEARINGS),
            self.affairs,
            TableSection(court_sections.RESTRICTIONS),
            TableSection(declared.RELEASES),
            *map(
                TableSection, (wellbeing.CONTACTS, wellbeing.HEALTH, wellbeing.SUPPORT, wellbeing.RELATIVES)
            ),
            TableSection(violation_sections.VIOLATIONS),
            TableSection(declared.NOTES),
            TableSection(declared.NAMES),
            TableSection(declared.RECOGNITIONS),
            self.documents,
            self.consents,
            TableSection(OWN),
            self.history,
        ]

    def keep(self, read: PageData) -> None:
        """Keep what is no part of the case, to be shown with it."""
        self.history.keep_changes(read.history)
        self.affairs.keep_others(read.co_defendants)
        self.consents.keep_departures(read.departures)
        self.facts.merged.show_merged(read.merged)
