"""What a row says that the register does not know yet: the one comparison behind the preview and the writing."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.base.i18n import _, language_in_force
from app.domain.custom_field import CustomValue, PersonTag
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameForm, Note, Recognition, RiskFlag, Sex
from app.domain.person_draft import ClaimDraft, NameDraft, PersonDraft, ReleaseDraft
from app.domain.release import Release
from app.domain.status import DEAD, Claim, Confidence, status_on
from app.domain.vocabulary import Terms, folded
from app.store.derived import StoredClaim
from app.workflows.importing.known import COLUMNS, Facilities, KnownPerson


@dataclass(frozen=True, slots=True)
class Office:
    """What every comparison needs: the vocabularies, the facilities and the day."""

    terms: Terms
    facilities: Facilities
    today: dt.date


@dataclass(frozen=True, slots=True)
class Held:
    """Where a person is held: a facility of the register, or the words of the file."""

    facility_id: int | None
    place: str
    since: PartialDate | None


@dataclass(slots=True)
class News:
    """What one row adds to a person. `detention_id` is the detention it belongs to, None for a new one.

    `conflicts` say where the row contradicts the register: somebody has to decide.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    names: list[NameDraft] = field(default_factory=list)
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    detention_id: int | None = None
    detention_start: PartialDate | None = None
    new_detention: bool = False
    charges: list[tuple[str, str]] = field(default_factory=list)
    sentence: Mapping[str, Any] = field(default_factory=dict)
    held_at: Held | None = None
    claims: list[ClaimDraft] = field(default_factory=list)
    release: ReleaseDraft | None = None
    recognition: tuple[str, str] | None = None
    flags: list[str] = field(default_factory=list)
    note: str = ""
    tags: list[str] = field(default_factory=list)
    own: list[tuple[int, str]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing that is not known."""
        return not any(
            (
                self.fields, self.names, self.identifiers, self.new_detention, self.charges, self.sentence,
                self.held_at, self.claims, self.release, self.recognition, self.flags, self.note,
                self.tags, self.own,
            )
        )  # fmt: skip


NOBODY = KnownPerson(0, {})


def news_of(draft: PersonDraft, known: KnownPerson, office: Office) -> News:
    """Compare a row with what is known of the person (NOBODY for a new one)."""
    if known is NOBODY:
        return _all_of(draft, office)
    news = _news_of(draft, known, office)
    news.conflicts.extend(_in_the_future(draft, office.today))
    return news


def conflicts_of_new(draft: PersonDraft, today: dt.date) -> list[str]:
    """Return the conflicts of the news of somebody new, which is all that the plan asks of thousands of them."""
    return [*draft.doubts, *_in_the_future(draft, today)]


def _all_of(draft: PersonDraft, office: Office) -> News:
    """Return everything that the row says: of somebody new nothing needs to be compared."""
    news = News(
        fields=dict(draft.fields),
        names=list(draft.names),
        identifiers=list(draft.identifiers),
        charges=list(draft.charges),
        sentence=draft.sentence,
        held_at=_held_at(draft, NOBODY, office),
        claims=list(draft.claims or _new_claims(draft, NOBODY, office)),
        release=draft.release,
        recognition=draft.recognition,
        flags=list(draft.flags),
        note=draft.note,
        tags=list(draft.tags),
        own=list(draft.own),
        conflicts=conflicts_of_new(draft, office.today),
    )
    _settle_detention(news, draft, NOBODY)
    return news


def _news_of(draft: PersonDraft, known: KnownPerson, office: Office) -> News:
    news = News()
    _compare_fields(news, draft, known)
    spellings = {spelling(*form) for form in known.of(NameForm)}
    news.names = [name for name in draft.names if spelling_of(name) not in spellings]
    numbers = set(known.of(Identifier))
    news.identifiers = [number for number in draft.identifiers if number not in numbers]
    charged = set(known.of(Charge))
    news.charges = [charge for charge in draft.charges if charge not in charged]
    news.sentence = {} if _has_sentence(draft.sentence, known) else draft.sentence
    news.held_at = _held_at(draft, known, office)
    news.release = _new_release(draft, known)
    news.claims = list(_new_claims(draft, known, office))
    _settle_detention(news, draft, known)
    if draft.recognition and draft.recognition[0] not in known.column(Recognition, "organisation"):
        news.recognition = draft.recognition
    flags = known.column(RiskFlag, "flag")
    news.flags = [flag for flag in draft.flags if flag not in flags]
    news.note = "" if draft.note in known.column(Note, "text") else draft.note
    tags, answers = known.column(PersonTag, "tag"), dict(known.of(CustomValue))
    news.tags = [tag for tag in draft.tags if tag not in tags]
    news.own = [one for one in draft.own if one[0] not in answers]
    if any(answers.get(field_id, value) != value for field_id, value in draft.own):
        news.conflicts.append(_("The answer to an own field is another one in the register."))
    if draft.doubts and not DEAD & set(known.column(Claim, "status")):
        news.conflicts.extend(draft.doubts)
    if DEAD & set(known.column(Claim, "status")) and (
        news.release or any(claim.status not in DEAD for claim in news.claims)
    ):
        news.conflicts.append(_("The register says that this person has died; the file says otherwise."))
    return news


def _compare_fields(news: News, draft: PersonDraft, known: KnownPerson) -> None:
    old = known.fields
    for name, new in draft.fields.items():
        before = old[name]
        if name == "reference" and new in known.former_references:
            continue  # the file still has the number of a record that was merged into this one
        if name == "birth_date":
            _compare_birth(news, PartialDate(new), PartialDate(before) if before else None)
        elif name == "sex" and before not in (Sex.UNKNOWN.value, new):
            news.fields[name] = new
            news.conflicts.append(_("The file gives another sex than the register."))
        elif name == "reference" and before and before != new:
            news.fields[name] = new
            news.conflicts.append(
                _("The file gives another reference than the register: {new} instead of {old}.").format(
                    new=new, old=before
                )
            )
        elif (before or "") != new:
            news.fields[name] = new


def _compare_birth(news: News, new: PartialDate, old: PartialDate | None) -> None:
    """Take the new date where it is finer, leave the old one where that is, and hold where they contradict."""
    if old is None:
        news.fields["birth_date"] = new
    elif new.certainly_before(old) or old.certainly_before(new):
        news.fields["birth_date"] = new
        language = language_in_force()
        news.conflicts.append(
            _("The file gives another date of birth than the register: {new} instead of {old}.").format(
                new=new.display(language), old=old.display(language)
            )
        )
    elif (new.latest - new.earliest) < (old.latest - old.earliest):
        news.fields["birth_date"] = new


def _settle_detention(news: News, draft: PersonDraft, known: KnownPerson) -> None:
    """Find the detention that the row is about, or say that it tells of a new one."""
    detentions = known.of(Detention)
    same = [row for row in detentions if draft.arrest and row[1] and _overlap(draft.arrest, row[1])]
    if draft.arrest is None or same:
        chosen = (same or detentions or [(None, None, None)])[-1]
        news.detention_id = chosen[0]
        news.detention_start = PartialDate(chosen[1]) if chosen[1] else None
    elif any(row[1] is None for row in detentions):
        news.detention_id = next(row[0] for row in detentions if row[1] is None)
        news.detention_start = draft.arrest
        news.new_detention = True
    else:
        news.new_detention, news.detention_start = True, draft.arrest
        if detentions:
            news.conflicts.append(
                _("The file gives another date of arrest than the register: {new}.").format(
                    new=draft.arrest.display(language_in_force())
                )
            )
    if news.detention_id is None and (news.charges or news.sentence or news.held_at):
        news.new_detention = True


def _held_at(draft: PersonDraft, known: KnownPerson, office: Office) -> Held | None:
    if not draft.facility:
        return None
    facility = office.facilities.find(draft.facility)
    facility_id, place = (facility.id, "") if facility else (None, draft.facility[:500])
    since = next((claim.since for claim in draft.claims if claim.facility), None)
    if known is NOBODY:
        return Held(facility_id, place, since)
    at, where = COLUMNS[Placement].index("facility_id"), COLUMNS[Placement].index("place")
    if any((row[at], row[where]) == (facility_id, place) for row in known.of(Placement)):
        return None
    return Held(facility_id, place, since)


def _new_release(draft: PersonDraft, known: KnownPerson) -> ReleaseDraft | None:
    if draft.release is None:
        return None
    dates = [date for date in known.column(Release, "date") if date]
    return None if any(_overlap(draft.release.date, date) for date in dates) else draft.release


def _new_claims(draft: PersonDraft, known: KnownPerson, office: Office) -> Sequence[ClaimDraft]:
    claimed = {(row[0], row[1]) for row in known.of(Claim)}
    new = [claim for claim in draft.claims if (claim.status, claim.since) not in claimed]
    if draft.status_now and not new:
        claims = [_stored(row) for row in known.of(Claim)]
        now = status_on(claims, office.today, office.terms.custody_codes)
        if now.status != draft.status_now:
            # Nobody knows since when: after what was known last, or some day before today.
            last = max((claim.since.earliest for claim in claims), default=None)
            since = f"{last}/.." if last and last != dt.date.min else f"../{office.today}"
            new = [ClaimDraft(draft.status_now, PartialDate(since), facility=draft.facility)]
    return new


def _stored(row: tuple[Any, ...]) -> StoredClaim:
    status, since, confidence, recorded_on, facility_id, claim_id = row
    return StoredClaim(claim_id, status, PartialDate(since), Confidence(confidence), recorded_on, facility_id)


def _has_sentence(sentence: Mapping[str, str | int], known: KnownPerson) -> bool:
    if not sentence:
        return True
    compared = COLUMNS[Sentence]
    new = tuple(sentence.get(name, "" if name in ("kind", "text") else 0) for name in compared)
    return any(row == new or (row[-1] and row[-1] == new[-1]) for row in known.of(Sentence))


def _in_the_future(draft: PersonDraft, today: dt.date) -> Iterator[str]:
    """Say which date lies in the future, of several the first."""
    birth = draft.fields.get("birth_date")
    dates = [draft.arrest, draft.release and draft.release.date, PartialDate(birth) if birth else None]
    dates.extend(claim.since for claim in draft.claims)
    for date in dates:
        # "After today" is how a status is dated that holds now and has no date.
        if date and date.earliest > today and not date.endswith("/.."):
            yield _("A date lies in the future: {date}.").format(date=date.display(language_in_force()))
            return


def _overlap(one: str, other: str) -> bool:
    first, second = PartialDate(one), PartialDate(other)
    return not (first.certainly_before(second) or second.certainly_before(first))


def spelling(surname: str, given: str, patronymic: str, text: str) -> str:
    """Return a written name in a form in which the same spelling is equal."""
    return folded(" ".join(part for part in (surname, given, patronymic) if part) or text)


def spelling_of(name: NameDraft) -> str:
    """Return the spelling of a name as a row has it."""
    return spelling(name.surname, name.given, name.patronymic, name.text)
