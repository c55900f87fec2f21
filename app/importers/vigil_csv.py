"""Reads our own CSV: one person a row, every column optional except one name."""

from collections.abc import Sequence

from app.base.i18n import _
from app.base.progress import Progress
from app.domain.partial_date import PartialDate
from app.domain.person import NameUsage, Sex, says_a_name
from app.domain.person_draft import ClaimDraft, NameDraft, Parsed, PersonDraft, ReleaseDraft
from app.domain.status import DEAD
from app.domain.vocabulary import Terms, Vocabulary
from app.importers.printed_name import language_of, printed_name
from app.importers.status_claims import after, claim_of
from app.importers.table_file import Row, Table
from app.importers.table_reader import LONGEST_LINE, TableReader, heading_key, known_columns

COLUMNS = (
    "reference", "surname", "given_name", "patronymic", "other_names", "sex", "birth_date", "citizenship",
    "arrest_date", "status", "status_date", "facility", "articles", "sentence", "release_date", "release_kind",
    "notes", "source", "tags",
)  # fmt: skip

EXAMPLE = dict(
    zip(
        COLUMNS,
        (
            "A-001", "Прыкладная", "Вольга", "Янаўна", "birth: Узорава; Volha Prykladnaya", "f", "05.03.1990",
            "Беларусь",
            "сакавік 2021", "colony", "2022-01-10", "IK-4", "342 ч. 1", "3 гады калоніі", "", "",
            "A fictional row that shows how to fill in the table: delete it.", "Family", "letters; lawyer needed",
        ),
        strict=True,
    )
)  # fmt: skip
"""The columns with a fictional person in them."""

_LONGEST_REFERENCE = 100
_NAMES = {heading_key(column): column for column in COLUMNS}
_NAME_COLUMNS = frozenset({"surname", "given_name", "other_names"})
_KINDS_OF_NAME = {"legal", "birth", "alias", "media", "passport", "pseudonym"}


def recognises(header: Sequence[str]) -> bool:
    """Tell whether these columns name persons in our way."""
    return not _NAME_COLUMNS.isdisjoint(known_columns(header, _NAMES))


def parse(table: Table, terms: Terms, progress: Progress) -> Parsed:
    """Return the persons that the table describes; a row without a name is only complained about."""
    reader = TableReader(table, _NAMES, terms)
    drafts = tuple(
        _draft(reader, row, names)
        for row in reader.rows(progress)
        if (names := _names_or_complaint(reader, row))
    )
    return Parsed(len(table.rows), drafts, reader.complaints)


def _draft(reader: TableReader, row: Row, names: tuple[NameDraft, ...]) -> PersonDraft:
    reference = reader.line(row, "reference", _LONGEST_REFERENCE)
    sex = reader.sex(row, "sex")
    birth = reader.date(row, "birth_date")
    fields = {
        "reference": reference,
        "sex": "" if sex is Sex.UNKNOWN else sex.value,
        "birth_date": birth or "",
        "citizenship": reader.line(row, "citizenship"),
    }
    arrest = reader.in_order(row, "arrest_date", birth, reader.date(row, "arrest_date"))
    release, released = _release(reader, row, arrest or birth, arrest)
    claims, status_now = _claims(reader, row, arrest or birth, arrest, release, released)
    return PersonDraft(
        row=row.number,
        key=f"reference:{reference}" if reference else "",
        names=names,
        fields={column: text for column, text in fields.items() if text},
        arrest=arrest,
        charges=reader.charges(row, "articles"),
        sentence=reader.sentence(row, "sentence"),
        claims=claims,
        release=release,
        facility=reader.given(row, "facility"),
        note=reader.prose(row, "notes"),
        source=reader.line(row, "source"),
        tags=tuple(dict.fromkeys(filter(None, map(str.strip, reader.line(row, "tags", 2_000).split(";"))))),
        status_now=status_now,
        doubts=_doubts(claims, release),
    )


def _names_or_complaint(reader: TableReader, row: Row) -> tuple[NameDraft, ...]:
    names = (*_main_name(reader, row), *_other_names(reader, row))
    if not names:
        reader.complain(row, "surname", _("The row has no name; it was left out."))
    return names


def _main_name(reader: TableReader, row: Row) -> tuple[NameDraft, ...]:
    surname, given, patronymic = (
        reader.line(row, column) for column in ("surname", "given_name", "patronymic")
    )
    if not says_a_name(f"{surname}{given}"):
        return ()
    return (NameDraft(surname, given, patronymic, language=language_of(f"{surname} {given} {patronymic}")),)


def _other_names(reader: TableReader, row: Row) -> tuple[NameDraft, ...]:
    """Return what stands between the semicolons: `Given Surname` or `kind: text`."""
    entries = reader.line(row, "other_names", 5_000)
    if not entries:
        return ()
    names = (_other_name(reader, row, entry.strip()) for entry in entries.split(";") if says_a_name(entry))
    return tuple(name for name in names if name is not None)


def _other_name(reader: TableReader, row: Row, entry: str) -> NameDraft | None:
    if entry.casefold() in _KINDS_OF_NAME:
        reader.complain(
            row, "other_names", _("After the kind of name there is no name; the entry was left out.")
        )
        return None
    if ":" not in entry:
        return printed_name(entry[:LONGEST_LINE], given_first=True)
    kind, text = (part.strip() for part in entry[:LONGEST_LINE].split(":", 1))
    usage = kind.casefold()
    if not says_a_name(text):
        reader.complain(
            row, "other_names", _("After the kind of name there is no name; the entry was left out.")
        )
        return None
    if usage not in _KINDS_OF_NAME:
        reader.complain(row, "other_names", _("The kind of name “{kind}” is not known.").format(kind=kind))
        return NameDraft(text=entry[:LONGEST_LINE], language=language_of(entry))
    if usage == NameUsage.BIRTH and " " not in text:
        return NameDraft(surname=text, language=language_of(text), usage=usage)
    if usage in (NameUsage.ALIAS, NameUsage.PSEUDONYM):
        return NameDraft(text=text, language=language_of(text), usage=usage)
    return printed_name(text, NameUsage(usage), given_first=True)


def _release(
    reader: TableReader, row: Row, start: PartialDate | None, arrest: PartialDate | None
) -> tuple[ReleaseDraft | None, str]:
    """Return the release and the status that follows from it, if the row tells of one that came after `start`."""
    told = reader.date(row, "release_date")
    date = reader.in_order(row, "release_date", start, told)
    kind = reader.term(row, "release_kind", Vocabulary.RELEASE_KIND)
    if told is not None and date is None:
        return None, ""
    if date is None and kind is not None:
        date = after(arrest)
        if date is None:
            reader.complain(row, "release_kind", _("A release without a date was left out."))
    if date is None:
        return None, ""
    if kind is None:
        return ReleaseDraft("unknown", date), "released"
    return ReleaseDraft(kind.code, date), kind.attributes["status"]


def _claims(
    reader: TableReader,
    row: Row,
    start: PartialDate | None,
    arrest: PartialDate | None,
    release: ReleaseDraft | None,
    released: str,
) -> tuple[tuple[ClaimDraft, ...], str]:
    """Return the claim that the row makes besides its release, or else the status that has no date.

    Nobody is freed by a date that cannot be right: a status outside of custody from before `start` is left out.
    """
    status = reader.term(row, "status", Vocabulary.STATUS)
    told = reader.date(row, "status_date")
    since = reader.in_order(row, "status_date", start, told)
    if told and not since and status and not status.says("custody"):
        reader.complain(row, "status", _("A status from before the arrest or the birth was left out."))
        return (), ""
    if status is None:
        if since:
            reader.complain(row, "status_date", _("There is a date but no status; it was left out."))
        return (), ""
    if release and status.code == released and since in (None, release.date):
        return (), ""
    if release and since is None and not status.says("custody"):
        since = release.date
    facility = reader.given(row, "facility") if status.says("custody") else ""
    claim = claim_of(status.code, since, arrest, facility)
    return ((claim,), "") if claim else ((), status.code)


def _doubts(claims: Sequence[ClaimDraft], release: ReleaseDraft | None) -> tuple[str, ...]:
    dead = [claim for claim in claims if claim.status in DEAD]
    if release and any(claim.since.certainly_before(release.date) for claim in dead):
        return (_("The row tells of a release after the death."),)
    return ()
