"""The pages of shared records, as data: what their tables show and how they are searched."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.base.i18n import N_, _, language_in_force
from app.domain.facility import Facility
from app.domain.release_event import ReleaseEvent
from app.domain.source import Source
from app.domain.vocabulary import Vocabulary
from app.gui.forms import specs_shared, words
from app.gui.forms.choices import Choices
from app.gui.pages.shared.shared_spec import Figures, SharedSpec
from app.gui.widgets.record_table import TableColumn
from app.gui.wording import number
from app.workflows.read_shared import Concerned, Shared

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
        return choices.terms.label(Vocabulary.FACILITY_KIND, shared.record.kind, language)

    return (
        TableColumn(_("Short name"), lambda one: one.record.code, width=110),
        TableColumn(_("Facility"), lambda one: one.record.name(language), kind, strong=True),
        TableColumn(_("City"), lambda one: one.record.city, width=140),
        TableColumn(_("Records"), _uses, width=100),
    )


def _counting(code: str) -> list[tuple[int, str]]:
    """Return a key that sorts IK-2 before IK-11."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", code)]


def _event_columns(_choices: Choices) -> Columns:
    def announced(shared: Shared[ReleaseEvent]) -> str:
        many = shared.record.announced
        return number(many) if many is not None else ""

    return (
        TableColumn(
            _("Release event"), lambda one: one.record.title, lambda one: one.record.authority, strong=True
        ),
        TableColumn(_("Date"), lambda one: _date(one.record.date), width=130),
        TableColumn(_("Announced"), announced, width=100),
        TableColumn(_("Recorded"), _uses, width=100),
    )


def _event_figures(event: ReleaseEvent, people: Sequence[Concerned], choices: Choices) -> Figures:
    """Count how the people of a release event were released; the number that was announced stands beside ours."""
    releases = [one.release for one in people if one.release is not None]
    kinds = Counter(
        choices.terms.label(Vocabulary.RELEASE_KIND, one.kind, choices.language) for one in releases
    )
    places = Counter(one.destination or _("not recorded") for one in releases)
    levels = Counter(_(words.CONFIRMATION[one.confirmation]) for one in releases)
    known: list[tuple[str, int]] = [(_("in this register"), len(releases))]
    if event.announced is not None:
        known.insert(0, (_("announced"), event.announced))
        known.append((_("not in this register"), max(0, event.announced - len(releases))))
    return (
        (_("How many"), known),
        (_("Kind of release"), kinds.most_common()),
        (_("Destination"), places.most_common()),
        (_("Confirmation level"), levels.most_common()),
    )


def _how_released(one: Concerned, choices: Choices) -> str:
    if one.release is None:
        return ""
    kind = choices.terms.label(Vocabulary.RELEASE_KIND, one.release.kind, choices.language)
    level = _(words.CONFIRMATION[one.release.confirmation])
    return " · ".join(part for part in (kind, one.release.destination, level) if part)


def _date(date: Any) -> str:
    return date.brief(language_in_force()) if date else ""


def _uses(shared: Shared[Any]) -> str:
    return number(shared.uses) if shared.uses else ""


def _latest_first(shared: Shared[Any]) -> Any:
    date = shared.record.date
    return (0, tuple(-ord(sign) for sign in date.latest.isoformat())) if date else (1, (-shared.record.id,))


RELEASE_EVENTS = SharedSpec(
    kind=ReleaseEvent,
    form=specs_shared.RELEASE_EVENT,
    title=N_("Release events"),
    icon="door-open",
    add=N_("New release event"),
    empty=N_("No release event has been recorded."),
    empty_hint=N_(
        "A deal, an amnesty, a pardon of a group: record it once, and name it in each release that belongs to it."
    ),
    concerned=N_("Released in it"),
    columns=_event_columns,
    search=lambda one: f"{one.title} {one.authority} {one.counterpart}",
    order=_latest_first,
    heading=lambda one: str(one.title),
    figures=_event_figures,
    told=_how_released,
)
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
