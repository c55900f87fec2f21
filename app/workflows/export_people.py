"""Exporting people as a table: what an audience may see of those who agreed to it, in the columns of the import."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.base.durable_file import durable_file
from app.base.i18n import N_
from app.base.language import Language
from app.base.progress import Progress
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.custom_field import CustomField
from app.domain.disclosure import Audience, FieldKey, allowed
from app.domain.person import NameForm, NameUsage, Sex
from app.domain.record import PersonId
from app.exporters.vigil_csv import table
from app.importers.vigil_csv import COLUMNS
from app.reports.catalogue import Report, Scope
from app.workflows.consents import disclose_for, require_somebody
from app.workflows.desk import Desk
from app.workflows.read_case import read_case
from app.workflows.write_paper import Paper, Printed, note_departure, require_free

TAGS = "tags"
EXPORT = Report("people", N_("Table of people (CSV)"), Scope.PEOPLE_OR_EVENT, ("person", "audience"))
_SEX = {Sex.FEMALE: "f", Sex.MALE: "m"}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the person who exports may choose; `language` is that of terms and names of places."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    recipient: str = ""


def export_people(
    desk: Desk,
    people: Sequence[PersonId],
    out: Path,
    options: ExportOptions,
    progress: Progress,
    *,
    overwrite: bool = False,
) -> Printed:
    """Write the table of these people to `out`; who gave no consent for the audience is left out.

    Raises Problem (a file in the way, nobody agreed), Gone and Cancelled.
    """
    require_free(out, overwrite=overwrite)
    own = _own_fields(desk) if FieldKey.CUSTOM_FIELDS in allowed(options.audience) else ()
    rows, told_of, withheld, left_out = [], [], 0, 0
    for number, person in enumerate(dict.fromkeys(people), start=1):
        progress.step(number, len(people))
        disclosed = disclose_for(
            read_case(desk, person), options.audience, desk.clock.today(), options.recipient
        )
        if disclosed is None:
            left_out += 1
            continue
        rows.append(_row(disclosed.case, options.language, own))
        told_of.append(disclosed.case.person.id)
        withheld += disclosed.withheld
    require_somebody(len(rows), left_out)
    content = table((*COLUMNS, *(field.title for field in own)), rows)
    digest = hashlib.sha256(content).hexdigest()
    note_departure(
        desk, Paper(EXPORT.name, options.audience, told_of, withheld, left_out, options.recipient), digest
    )
    with durable_file(out) as new:
        new.write_bytes(content)
    return Printed(out, 0, digest, withheld, (), left_out)


def _own_fields(desk: Desk) -> tuple[CustomField, ...]:
    with desk.register.reading() as reader:
        return tuple(sorted(reader.find(CustomField, active=True), key=lambda one: (one.position, one.id)))


def _row(case: Case, language: Language, own: Sequence[CustomField]) -> dict[str, str]:
    person, claim = case.person, case.holding_claim
    detention = case.detentions[-1] if case.detentions else None
    release = case.releases[-1] if case.releases else None
    facility = case.facilities.get(claim.facility_id or 0) if claim else None
    source = case.sources.get(claim.source_id or 0) if claim else None
    answers = {one.custom_field_id: one.value for one in case.custom_values}
    return {
        "reference": person.reference or "",
        **_names(case.names),
        "sex": _SEX.get(person.sex, ""),
        "birth_date": str(person.birth_date or ""),
        "citizenship": person.citizenship,
        "arrest_date": str((detention.start if detention else None) or ""),
        "status": claim.status if claim else "",
        "status_date": str(claim.since) if claim else "",
        "facility": (facility.code or facility.name(language)) if facility else "",
        "articles": "; ".join(
            f"{article_number(one.article)} ч. {one.part}" if one.part else article_number(one.article)
            for one in case.charges
        ),
        "sentence": _sentence(case),
        "release_date": str((release.date if release else None) or ""),
        "release_kind": release.kind if release else "",
        "notes": "\n".join(note.text for note in case.notes),
        "source": source.title if source else "",
        TAGS: "; ".join(one.tag for one in case.tags),
        **{field.title: answers.get(field.id, "") for field in own},
    }


def _names(forms: Sequence[NameForm]) -> dict[str, str]:
    main, *others = forms
    named = main.surname or main.given
    return {
        "surname": main.surname if named else main.text,
        "given_name": main.given,
        "patronymic": main.patronymic,
        "other_names": "; ".join(
            one.written if one.usage is NameUsage.LEGAL else f"{one.usage.value}: {one.written}"
            for one in others
        ),
    }


def _sentence(case: Case) -> str:
    last = case.sentences[-1] if case.sentences else None
    if last is None:
        return ""
    parts = ((last.years, "years"), (last.months, "months"), (last.days, "days"))
    return " ".join(f"{many} {word}" for many, word in parts if many)
