"""Persons on a real register for the tests of the person page; everybody here is invented."""

import datetime as dt
from collections.abc import Callable

import pytest

from app.domain.detention import ChargeFields, Detention, PlacementFields, SentenceFields
from app.domain.facility import Facility
from app.domain.follow_up import FollowUpFields, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import (
    IdentifierFields,
    NameFormDraft,
    NameUsage,
    NoteFields,
    Person,
    PersonFields,
    RecognitionFields,
    RiskFlagFields,
    Sex,
)
from app.domain.release import Confirmation
from app.domain.source import Reliability, SourceFields
from app.domain.status import Confidence
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status
from app.workflows.record_transfer import record_transfer


def poor_person(desk: Desk) -> Person:
    """A person of whom only a name is known."""
    return add_person(desk, PersonFields(), [NameFormDraft(surname="Лебедзь", given="Ян", language="be")])


def long_named_person(desk: Desk) -> Person:
    """A person with names and a reference as long as they come."""
    person = add_person(
        desk,
        PersonFields(
            sex=Sex.FEMALE,
            reference="AB/2024/000123-ДАПАЎНЕННЕ",
            caseworker="Аляксандра-Вікторыя Канстанцінава",
            birth_date=PartialDate("1987~"),
        ),
        [
            NameFormDraft(
                surname="Падгайская-Кавальчук-Ўласевіч",
                given="Канстанцыя-Вікторыя",
                patronymic="Уладзіславаўна-Аляксандраўна",
                language="be",
            )
        ],
    )
    source = SourceFields(
        title="Зварот сваякоў, перададзены праз адваката ў трэцяй справе", confidential=True
    )
    record_arrest(
        desk, person.id, ArrestEntry(PartialDate("2025-11"), source, place="на працы, у прысутнасці калег")
    )
    return person


def rich_person(desk: Desk) -> Person:
    """A person with a whole case: detention, transfers, punishment, sentence, rumour of a release, and more."""
    person = add_person(
        desk,
        PersonFields(
            sex=Sex.FEMALE,
            birth_date=PartialDate("1987-03-14"),
            birth_place="Сасновы Бор",
            citizenship="Belarus",
            residence="Сасновы Бор, Зарэчная вул.",
            occupation="Librarian; editor of a local history newsletter",
            activity="Collected signatures, wrote about the history of the town and kept an archive of leaflets.",
            caseworker="Alena",
            reference="ODM-417",
            summary="Volha Kavalčuk, a librarian, was taken from her flat in February 2024 after a search without"
            " a warrant. The charge was re-qualified once. She was sentenced in a closed hearing.",
        ),
        [
            NameFormDraft(surname="Кавальчук", given="Вольга", patronymic="Ігараўна", language="be"),
            NameFormDraft(surname="Ковальчук", given="Ольга", patronymic="Игоревна", language="ru"),
            NameFormDraft(
                surname="Kavalchuk",
                given="Volha",
                language="en",
                usage=NameUsage.PASSPORT,
                preferred_for="en",
            ),
        ],
    )
    facilities = {facility.code: facility for facility in list_records(desk, Facility)}
    sizo, colony, *_rest = [facilities[code] for code in sorted(facilities)][:4]
    wife = SourceFields(title="Sister, by telephone", reliability=Reliability.GOOD)
    record_arrest(
        desk,
        person.id,
        ArrestEntry(
            PartialDate("2024-02-07"),
            wife,
            place="at home, Zarečnaja vul.",
            forces="four men in plain clothes",
            note="Officers in plain clothes enter the flat at 06:38; two phones and a laptop seized.",
        ),
    )
    detention = list_records(desk, Detention, person_id=person.id)[0]
    sister = detention.source_id
    assert sister is not None
    record_transfer(
        desk,
        person.id,
        TransferEntry(PartialDate("2024-02-17"), sister, "pretrial_sizo", facility_id=sizo.id, cell="34"),
    )
    letter = SourceFields(title="Letter from the lawyer", date=PartialDate("2024-11-29"))
    record_transfer(
        desk,
        person.id,
        TransferEntry(
            PartialDate("2024-11-26"),
            letter,
            "colony",
            facility_id=colony.id,
            regime="general",
            confidence=Confidence.CONFIRMED,
        ),
    )
    base = {"person_id": person.id, "detention_id": detention.id}
    add_record(
        desk,
        PlacementFields(
            **base,
            facility_id=colony.id,
            punishment="shizo",
            start=PartialDate("2025-06-01"),
            end=PartialDate("2025-06-15"),
            note="for “improper greeting”",
        ),
    )
    add_record(
        desk,
        ChargeFields(**base, article="BLR-UK-342", part="1", stage="indictment", date=PartialDate("2024-05")),
    )
    add_record(
        desk,
        SentenceFields(
            **base,
            kind="imprisonment",
            years=3,
            months=8,
            regime="general",
            court="Minsk city court",
            date=PartialDate("2024-11-21"),
            end=PartialDate("2027-10-07"),
        ),
    )
    record_status(
        desk,
        person.id,
        StatusEntry(
            "released", PartialDate("2026-11-20"), SourceFields(title="Anonymous channel"), Confidence.RUMOUR
        ),
    )
    _furnish(desk, person)
    return person


def released_person(desk: Desk) -> Person:
    """A person who was held for a year and is free now."""
    person = add_person(
        desk, PersonFields(sex=Sex.MALE), [NameFormDraft(surname="Дудко", given="Пётр", language="ru")]
    )
    source = SourceFields(title="Mother")
    claim = record_arrest(desk, person.id, ArrestEntry(PartialDate("2025-11-13"), source))
    record_release(
        desk,
        person.id,
        ReleaseEntry(
            PartialDate("2026-11-11"),
            claim.source_id,
            "pardon_expelled",
            Confirmation.LISTED,
            destination="Vilnius",
        ),
    )
    return person


def _furnish(desk: Desk, person: Person) -> None:
    of_person = {"person_id": person.id}
    for record in (
        FollowUpFields(
            **of_person,
            title="Ask the lawyer about the appeal",
            due=dt.date(2026, 11, 20),
            assignee="Alena",
            priority=Priority.HIGH,
            kind="APPEAL",
        ),
        FollowUpFields(**of_person, title="Send a parcel before winter", due=dt.date(2026, 12, 1)),
        NoteFields(
            **of_person,
            text="The family asks not to be called in the evening.\nBest by letter.",
            date=PartialDate("2025-03-03"),
            author="Alena",
        ),
        IdentifierFields(**of_person, kind="passport", number="MP 0000000", issuer="Sosnavy Bor"),
        RiskFlagFields(**of_person, flag="serious_illness", note="blood pressure"),
        RecognitionFields(
            **of_person, organisation="Example Centre", decision="recognised", date=PartialDate("2024-03-01")
        ),
    ):
        add_record(desk, record)


@pytest.fixture
def rich(desk: Desk) -> Person:
    """The person with a whole case."""
    return rich_person(desk)


@pytest.fixture
def poor(desk: Desk) -> Person:
    """The person of whom only a name is known."""
    return poor_person(desk)


@pytest.fixture
def released(desk: Desk) -> Person:
    """The person who is free now."""
    return released_person(desk)


@pytest.fixture
def long_named(desk: Desk) -> Person:
    """The person with the longest names."""
    return long_named_person(desk)


PersonMaker = Callable[[Desk], Person]
