"""Reads the list of political prisoners that Viasna publishes, in its machine form and in its readable forms.

`status` tells whether Viasna recognises the person (active and former: recognised; np: persecuted, never recognised),
not where the person is; that stands in `prison`, as a facility or as words such as "released". Pictures are addresses
on the internet and stay there.
"""

import re
from collections.abc import Sequence

from app.base.i18n import _
from app.base.progress import Progress
from app.domain.names.scripts import Script, script_of
from app.domain.partial_date import PartialDate
from app.domain.person import Sex, says_a_name
from app.domain.person_draft import ClaimDraft, Parsed, PersonDraft, ReleaseDraft
from app.domain.status import UNKNOWN_STATUS
from app.domain.vocabulary import Terms, folded
from app.importers.place_words import DEATH, Place, place_of
from app.importers.printed_name import printed_name
from app.importers.status_claims import claim_of
from app.importers.table_file import Row, Table
from app.importers.table_reader import TableReader, heading_key, known_columns

ORGANISATION = "Viasna"
COLUMNS = (
    "id", "url", "name", "status", "gender", "photo", "description", "birthday", "arrested", "articles", "prison",
    "declaration", "decision", "penalty", "judge", "councel", "penalty_start_date", "release_date", "verdict_date",
    "appeal_date", "fake_terrorist_list", "died", "clusters",
)  # fmt: skip
# What the readable forms call the columns, in Russian, Belarusian and English.
_READABLE = {
    "name": ("имя и фамилия", "імя і прозвішча", "name and surname"),
    "status": ("статус",),
    "birthday": ("дата рождения", "дата нараджэння", "date of birth"),
    "gender": ("пол",),
    "arrested": ("дата задержания", "дата затрымання", "date of detention"),
    "articles": ("предъявлены обвинения", "прад'яўлены абвінавачванні", "charges indicted"),
    "verdict_date": ("дата приговора", "дата прысуду", "date of verdict"),
    "decision": ("решение суда", "рашэнне суда", "decision, sentence"),
    "penalty": ("вид наказания", "від пакарання"),
    "judge": ("судья", "суддзя"),
    "prosecutor": ("прокурор", "пракурор", "prosecutor"),
    "prison": ("место заключения", "месца зняволення"),
}
_NAMES = {heading_key(column): column for column in COLUMNS} | {
    heading_key(heading): column for column, headings in _READABLE.items() for heading in headings
}
_LEAST_COLUMNS = 3
_NOTED = ("died", "councel", "prosecutor", "clusters")
_AT_LIBERTY = "released"
_RECOGNISED = re.compile(
    r"active$|former\b|political prisoner|политзаключ|палітзнявол|палітвяз|бывш\w+ политзаключ|был\w+ палітвяз"
)
_NOT_RECOGNISED = re.compile(r"np$|not\b|не\b")
_NO = frozenset({"", "0", "no", "false", "нет", "не", "null", "none", "-", "—"})
_ADDRESS = re.compile(r"^(?:https?:)?//(?:www\.)?|/(?:en|ru|be)(?=/)|[/?#]+$", re.IGNORECASE)


def recognises(header: Sequence[str]) -> bool:
    """Tell whether these are columns of Viasna's list."""
    found = known_columns(header, _NAMES)
    return "name" in found and len(found) >= _LEAST_COLUMNS


def parse(table: Table, terms: Terms, progress: Progress) -> Parsed:
    """Return the persons that the table describes; a row without a name is only complained about."""
    reader = TableReader(table, _NAMES, terms)
    drafts = []
    for row in reader.rows(progress):
        if says_a_name(reader.line(row, "name")):
            drafts.append(_draft(reader, row))
        else:
            reader.complain(row, "name", _("The row has no name; it was left out."))
    return Parsed(len(table.rows), tuple(drafts), reader.complaints)


def _draft(reader: TableReader, row: Row) -> PersonDraft:
    printed = reader.line(row, "name")
    # In Latin letters the list puts the given name first, in Cyrillic it is printed either way.
    name = printed_name(printed, given_first=script_of(printed) is Script.LATIN)
    birth = reader.date(row, "birthday")
    arrest = reader.in_order(row, "arrested", birth, reader.date(row, "arrested"))
    sentence = _sentence(reader, row)
    place = _place(reader, row, convicted=bool(sentence))
    released = reader.date(row, "release_date")
    release = None
    if released and _has_left(reader, row, place):
        released = reader.in_order(row, "release_date", arrest, released)
        release = ReleaseDraft("unknown", released) if released else None
    elif released:
        sentence["end"] = released
    claims, status_now = _claims(place, arrest, release)
    sex = reader.sex(row, "gender")
    fields = {
        "sex": "" if sex is Sex.UNKNOWN else sex.value,
        "birth_date": birth or "",
        "summary": reader.prose(row, "description"),
    }
    return PersonDraft(
        row=row.number,
        key=_key(reader, row),
        names=(name,),
        fields={column: text for column, text in fields.items() if text},
        identifiers=_identifiers(reader, row),
        arrest=arrest,
        charges=reader.charges(row, "articles"),
        sentence=sentence,
        claims=claims,
        release=release,
        recognition=_recognition(reader, row),
        facility=place.facility if place else "",
        note=reader.note(row, _NOTED if sentence else (*_NOTED, "judge")),
        flags=_flags(reader, row),
        status_now=status_now,
        doubts=_doubts(reader, row),
    )


def page_key(address: str) -> str:
    """Return what is the same in every language of a person's page."""
    return _ADDRESS.sub("", address).casefold()


def _key(reader: TableReader, row: Row) -> str:
    """Return the person's identity: the page's address without its language, else the record's number."""
    address = page_key(reader.line(row, "url"))
    number = reader.line(row, "id")
    if address:
        return f"viasna:{address}"
    return f"viasna:#{number}" if number else ""


def _identifiers(reader: TableReader, row: Row) -> tuple[tuple[str, str], ...]:
    found = (("viasna_url", reader.line(row, "url")), ("viasna_id", reader.line(row, "id")))
    return tuple((kind, number) for kind, number in found if number)


def _sentence(reader: TableReader, row: Row) -> dict[str, str | int]:
    """Return the sentence; a judge alone makes none."""
    sentence = reader.sentence(row, "decision", "penalty")
    dates = {
        "date": reader.date(row, "verdict_date"),
        "start": reader.date(row, "penalty_start_date"),
        "appeal_date": reader.date(row, "appeal_date"),
    }
    sentence.update({column: date for column, date in dates.items() if date})
    if sentence and (judge := reader.given(row, "judge")):
        sentence["judge"] = judge
    return sentence


def _place(reader: TableReader, row: Row, *, convicted: bool) -> Place | None:
    text = reader.line(row, "prison")
    if not text or DEATH.search(text):
        return None
    found = reader.once(place_of, text, convicted)
    if found is None:
        reader.complain(row, "prison", _("It is not understood where the person is held."))
    return found


def _has_left(reader: TableReader, row: Row, place: Place | None) -> bool:
    """Tell whether the date of release has come; for who is still held it is the end of the sentence."""
    if place is not None and place.status != UNKNOWN_STATUS:
        return place.status == _AT_LIBERTY
    return folded(reader.line(row, "status")) != "active"


def _claims(
    place: Place | None, arrest: PartialDate | None, release: ReleaseDraft | None
) -> tuple[tuple[ClaimDraft, ...], str]:
    """Return the claim that the words for the place make, or else the status that has no date."""
    if place is None or (release and place.status == _AT_LIBERTY):
        return (), ""
    claim = claim_of(place.status, None, arrest, place.facility)
    if claim:
        return (claim,), ""
    return (), "" if place.status == UNKNOWN_STATUS else place.status


def _recognition(reader: TableReader, row: Row) -> tuple[str, str] | None:
    status = folded(reader.line(row, "status"))
    if _RECOGNISED.match(status):
        return ORGANISATION, reader.line(row, "declaration")
    if status and not _NOT_RECOGNISED.match(status):
        reader.complain(row, "status", _("This is none of Viasna’s statuses (active, former, np)."))
    return None


def _flags(reader: TableReader, row: Row) -> tuple[str, ...]:
    listed = reader.given(row, "fake_terrorist_list").casefold() not in _NO
    return ("terrorist_list",) if listed else ()


def _doubts(reader: TableReader, row: Row) -> tuple[str, ...]:
    died = reader.line(row, "died")
    if died.casefold() in _NO and not DEATH.search(reader.line(row, "prison")):
        return ()
    return (_("The list says that the person has died. Check it before it goes into the register."),)
