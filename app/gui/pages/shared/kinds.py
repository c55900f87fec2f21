"""The pages of shared records, as data: what their tables show and how they are searched."""

import re
from collections.abc import Sequence
from typing import Any

from app.base.i18n import N_, _, language_in_force
from app.domain.counting_rule import CountingRule
from app.domain.facility import Facility
from app.domain.names import sort_key
from app.domain.place_names import says, short_name, town_of
from app.domain.proceedings import Affair, Official
from app.domain.source import Source
from app.domain.vocabulary import Vocabulary
from app.gui.forms import specs_court, specs_shared, words
from app.gui.forms.choices import Choices
from app.gui.pages.shared.shared_spec import SharedSpec
from app.gui.widgets.record_table import TableColumn
from app.gui.wording import number
from app.workflows.read_shared import Shared

Columns = Sequence[TableColumn[Shared[Any]]]


def _source_columns(choices: Choices) -> Columns:
    def kind(shared: Shared[Source]) -> str:
        return choices.terms.label(Vocabulary.SOURCE_KIND, shared.record.kind, choices.language)

    def title(shared: Shared[Source]) -> str:
        source = shared.record
        return (
            _("{source} (confidential)").format(source=source.title) if source.confidential else source.title
        )

    return (
        TableColumn(_("Source"), title, kind, strong=True),
        TableColumn(_("Date"), lambda one: _date(one.record.date), width=96),
        TableColumn(_("Reliability"), lambda one: _(words.RELIABILITY[one.record.reliability]), width=104),
        TableColumn(_("Citing records"), _uses, width=124),
    )


def _facility_columns(choices: Choices) -> Columns:
    language = choices.language

    def kind(shared: Shared[Facility]) -> str:
        told = choices.terms.label(Vocabulary.FACILITY_KIND, shared.record.kind, language)
        return "" if says(shared.record.name(language), told) else told

    return (
        TableColumn(_("Short name"), lambda one: short_name(one.record, language), width=110),
        TableColumn(_("Facility"), lambda one: one.record.name(language), kind, strong=True),
        TableColumn(_("City"), lambda one: town_of(one.record, language), width=140),
        TableColumn(_("Records"), _uses, width=100),
    )


def _official_columns(choices: Choices) -> Columns:
    def role(shared: Shared[Official]) -> str:
        code = shared.record.role
        return choices.terms.label(Vocabulary.OFFICIAL_ROLE, code, choices.language) if code else ""

    return (
        TableColumn(_("Official"), lambda one: one.record.name, role, strong=True),
        TableColumn(
            _("Institution"), lambda one: one.record.institution, lambda one: one.record.position, width=210
        ),
        TableColumn(_("Records"), _uses, width=90),
    )


def _affair_columns(_choices: Choices) -> Columns:
    return (
        TableColumn(
            _("Affair"), lambda one: one.record.title, lambda one: one.record.description, strong=True
        ),
        TableColumn(_("Accused"), _uses, width=100),
    )


def _rule_columns(choices: Choices) -> Columns:
    def kind(shared: Shared[CountingRule]) -> str:
        return choices.terms.label(Vocabulary.SENTENCE_KIND, shared.record.sentence_kind, choices.language)

    def held(shared: Shared[CountingRule]) -> str:
        return held_words(shared.record, choices)

    def counts(shared: Shared[CountingRule]) -> str:
        rule = shared.record
        return _("{days} for {counts_as}").format(days=number(rule.days), counts_as=number(rule.counts_as))

    return (
        TableColumn(_("Kind of sentence"), kind, lambda one: one.record.basis, strong=True),
        TableColumn(_("Held as"), held, width=190),
        TableColumn(_("Counted"), counts, width=120),
    )


def held_words(rule: CountingRule, choices: Choices) -> str:
    """Say what time in custody a rule is about."""
    if not rule.held_as:
        return _("under guard")
    return choices.terms.label(Vocabulary.STATUS, rule.held_as, choices.language)


def _counting(code: str) -> list[tuple[int, str]]:
    """Return a key that sorts IK-2 before IK-11."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", code)]


def _date(date: Any) -> str:
    return date.brief(language_in_force()) if date else ""


def _uses(shared: Shared[Any]) -> str:
    return number(shared.uses) if shared.uses else ""


SOURCES = SharedSpec(
    kind=Source,
    form=specs_shared.SOURCE_FORM,
    title=N_("Sources"),
    icon="quote",
    add=N_("New source"),
    empty=N_("No source has been recorded yet."),
    empty_hint=N_(
        "Every status claim needs a source. Most are described on the spot, when something is recorded."
    ),
    concerned=N_("People it tells about"),
    columns=_source_columns,
    search=lambda one: f"{one.title} {one.url} {one.note}",
    order=lambda shared: -shared.record.id,
    heading=lambda one: str(one.title),
)
FACILITIES = SharedSpec(
    kind=Facility,
    form=specs_shared.FACILITY,
    title=N_("Facilities"),
    icon="building-2",
    add=N_("New facility"),
    empty=N_("There is no facility."),
    empty_hint=N_("A facility is a place of detention, with its names and its address for letters."),
    concerned=N_("People who are or were there"),
    columns=_facility_columns,
    search=lambda one: f"{one.code} {one.name_be} {one.name_ru} {one.name_en} {one.city} {one.address}",
    order=lambda shared: (shared.record.kind, _counting(shared.record.code)),
    heading=lambda one: str(one.name(language_in_force())),
)
OFFICIALS = SharedSpec(
    kind=Official,
    form=specs_court.OFFICIAL,
    title=N_("Officials"),
    icon="gavel",
    add=N_("New official"),
    empty=N_("No official has been recorded yet."),
    empty_hint=N_(
        "Judges, prosecutors and investigators are named where a hearing, a sentence or a detention is recorded."
    ),
    concerned=N_("People in whose cases the official is named"),
    columns=_official_columns,
    search=lambda one: f"{one.name} {one.other_names} {one.institution} {one.position}",
    order=lambda shared: sort_key(shared.record.name),
    heading=lambda one: str(one.name),
)
AFFAIRS = SharedSpec(
    kind=Affair,
    form=specs_court.AFFAIR,
    title=N_("Affairs"),
    icon="users-round",
    add=N_("New affair"),
    empty=N_("No affair has been recorded yet."),
    empty_hint=N_(
        "An affair is a case against several persons together. Add people to it on their own pages."
    ),
    concerned=N_("Accused in this affair"),
    columns=_affair_columns,
    search=lambda one: f"{one.title} {one.description}",
    order=lambda shared: sort_key(shared.record.title),
    heading=lambda one: str(one.title),
)
COUNTING_RULES = SharedSpec(
    kind=CountingRule,
    form=specs_court.COUNTING_RULE,
    title=N_("Counting of custody"),
    icon="scale",
    add=N_("New counting rule"),
    empty=N_("There is no counting rule."),
    empty_hint=N_("Without rules, days in custody before a sentence began are not taken off it."),
    concerned=N_("Records"),
    columns=_rule_columns,
    search=lambda one: f"{one.basis} {one.note}",
    order=lambda shared: shared.record.id,
    heading=lambda one: str(one.basis),
)
