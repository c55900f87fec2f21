"""The allow-list: what an audience may not see is in no field of the case it gets, and is counted."""

import dataclasses
import datetime as dt
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import PARTS, Case
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.disclosure import Audience, FieldKey, allowed, disclose, initials
from app.domain.document import Document
from app.domain.follow_up import FollowUp
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameForm, NameUsage, Note, Person, Recognition, RiskFlag
from app.domain.proceedings import Official
from app.domain.release import ConfirmationStep, JourneyLeg, Release
from app.domain.release_event import FamilyNotice
from app.domain.source import Source
from app.domain.status import Claim, StatusOnDay

DAY = dt.date(2026, 11, 23)
HEAD = {"id": 1, "version": 1}
OWN = {**HEAD, "person_id": 1}

# The word that stands in the case for each key; a key whose part is not text is tried by its count alone.
WORDS = {key: f"secret-{key.value}" for key in FieldKey}
# Parts beside those of `case()`: the words of a record of each, and under which key they stand.
FURTHER: dict[str, tuple[FieldKey, dict[str, object], str]] = {
    "tags": (FieldKey.TAGS, {}, "tag"),
    "custom_values": (FieldKey.CUSTOM_FIELDS, {"custom_field_id": 1}, "value"),
    "affairs_of": (FieldKey.AFFAIRS, {"affair_id": 1}, "part"),
    "hearings": (FieldKey.COURT, {"detention_id": 1}, "court"),
    "appeals": (FieldKey.COURT, {"sentence_id": 1}, "court"),
    "restrictions": (FieldKey.RESTRICTIONS, {"kind": "exit_ban"}, "authority"),
    "listings": (FieldKey.RESTRICTIONS, {"list_kind": "terrorist"}, "number"),
    "incidents": (FieldKey.INCIDENTS, {"kind": "torture"}, "description"),
    "involvements": (FieldKey.INCIDENTS, {"incident_id": 1}, "name"),
    "investigations": (FieldKey.INCIDENTS, {}, "body"),
    "investigation_steps": (FieldKey.INCIDENTS, {"investigation_id": 1}, "step"),
    "deaths": (FieldKey.INCIDENTS, {}, "place"),
    "examinations": (FieldKey.EXAMINATIONS, {}, "clinician"),
    "findings": (FieldKey.EXAMINATIONS, {"examination_id": 1}, "finding"),
    "health": (FieldKey.HEALTH, {}, "title"),
    "contacts": (FieldKey.CONTACTS, {"kind": "parcel"}, "with_whom"),
    "support": (FieldKey.SUPPORT, {}, "donor"),
    "relatives": (FieldKey.RELATIVES, {}, "name"),
    "consents": (FieldKey.CONSENTS, {}, "giver_name"),
    "custody_steps": (FieldKey.CUSTODY_STEPS, {"document_id": 1}, "handed_by"),
    "variants": (FieldKey.VARIANTS, {"record_kind": "claim", "record_id": 1, "field": "since"}, "value"),
}
NOT_TEXT = {FieldKey.SEX, FieldKey.BIRTH_DATE, FieldKey.CHARGES, FieldKey.CLAIMS}


def case() -> Case:
    w = {key.value: word for key, word in WORDS.items()}
    detention = {**OWN, "detention_id": 1}
    since = PartialDate("2024-02-07")
    return Case(
        person=Person(
            **HEAD,
            uid="u",
            case_number=w["case_number"],
            reference=w["reference"],
            sex="f",
            birth_date="1987",
            birth_place=w["birth_place"],
            citizenship=w["citizenship"],
            residence=w["residence"],
            occupation=w["occupation"],
            activity=w["activity"],
            caseworker=w["caseworker"],
            summary=w["summary"],
        ),
        as_of=DAY,
        status=StatusOnDay("colony", 1, True),
        names=(
            NameForm(**OWN, given="Volha", surname=w["name"]),
            NameForm(**{**OWN, "id": 2}, text=w["other_names"], usage=NameUsage.ALIAS, position=1),
        ),
        identifiers=(Identifier(**OWN, kind="passport", number=w["identifiers"]),),
        flags=(RiskFlag(**OWN, flag=w["risk_flags"], note=w["remarks"]),),
        recognitions=(Recognition(**OWN, organisation=w["recognitions"], note=w["remarks"]),),
        detentions=(Detention(**OWN, start=since, place=w["detentions"], circumstances=w["circumstances"]),),
        placements=(Placement(**detention, place=w["placements"], cell=w["cells"], note=w["remarks"]),),
        charges=(Charge(**detention, article="BLR-UK-342"),),
        sentences=(Sentence(**detention, judge=w["sentences"], text=w["circumstances"]),),
        claims=(Claim(**OWN, status="colony", since=since, source_id=1, recorded_on=DAY, note=w["remarks"]),),
        releases=(Release(**OWN, conditions=w["releases"], papers=w["papers"], note=w["remarks"]),),
        confirmations=(ConfirmationStep(**OWN, release_id=1, level="seen", note=w["remarks"]),),
        journey=(JourneyLeg(**OWN, release_id=1, destination=w["releases"], note=w["remarks"]),),
        follow_ups=(FollowUp(**OWN, title=w["follow_ups"]),),
        notes=(Note(**OWN, text=w["notes"]),),
        documents=(
            Document(**OWN, title=w["photo"], portrait=True),
            Document(**{**OWN, "id": 2}, title=w["documents"], note=w["remarks"]),
        ),
        sources={
            1: Source(**HEAD, title=w["sources"], url=w["sources"]),
            2: Source(id=2, version=1, title=w["confidential_sources"], confidential=True),
        },
        facilities={},
        events={},
        caseworkers=(w["caseworker"],),
        family_notices=(FamilyNotice(**OWN, release_event_id=1, whom=w["family_notices"]),),
        officials={1: Official(**HEAD, name=w["officials"])},
        **{
            part: (PARTS[part][0](**OWN, **needed, **{field: WORDS[key]}),)
            for part, (key, needed, field) in FURTHER.items()
        },
    )


@settings(max_examples=60)
@given(st.sets(st.sampled_from(FieldKey)))
def test_a_field_is_there_exactly_when_its_key_is(keys: set[FieldKey]) -> None:
    disclosed = disclose(case(), frozenset(keys))
    told = repr(disclosed.case)
    parents = {
        FieldKey.CIRCUMSTANCES: {FieldKey.DETENTIONS, FieldKey.SENTENCES},
        FieldKey.CELLS: {FieldKey.PLACEMENTS},
        FieldKey.PAPERS: {FieldKey.RELEASES},
        FieldKey.REMARKS: {FieldKey.RISK_FLAGS, FieldKey.RECOGNITIONS, FieldKey.PLACEMENTS, FieldKey.CLAIMS,
                           FieldKey.RELEASES, FieldKey.DOCUMENTS},
        FieldKey.OTHER_NAMES: {FieldKey.NAME},
    }  # fmt: skip
    for key in set(FieldKey) - NOT_TEXT:
        expected = key in keys and bool(parents.get(key, keys) & keys)
        assert (WORDS[key] in told) is expected, key
    assert (disclosed.withheld == 0) is (keys == set(FieldKey))


@pytest.mark.parametrize("key", FieldKey)
def test_every_field_that_is_taken_away_is_counted(key: FieldKey) -> None:
    assert disclose(case(), frozenset(FieldKey) - {key}).withheld >= 1


def test_what_is_not_recorded_is_not_counted_as_withheld() -> None:
    empty = Person(**HEAD, uid="u", case_number="V-1")
    names = (NameForm(**OWN, text="K."),)
    bare = dataclasses.replace(
        case(),
        **{**dict.fromkeys(PARTS, ()), "person": empty, "names": names},
        sources={},
        officials={},
        caseworkers=(),
    )
    assert disclose(bare, allowed(Audience.INTERNAL)).withheld == 0
    assert disclose(bare, frozenset({FieldKey.NAME, FieldKey.OTHER_NAMES})).withheld == 1  # its case number


def test_wider_circles_never_see_what_is_internal() -> None:
    internal = {FieldKey.NOTES, FieldKey.FOLLOW_UPS, FieldKey.REMARKS}
    for audience in set(Audience) - {Audience.INTERNAL}:
        assert not allowed(audience) & internal
        assert allowed(audience) < allowed(Audience.INTERNAL)
    assert all(FieldKey.CONFIDENTIAL_SOURCES not in allowed(audience) for audience in Audience)
    assert FieldKey.NAME not in allowed(Audience.PUBLIC_INITIALS)


@pytest.mark.parametrize(
    ("parts", "short"),
    [
        ({"given": "Вольга", "surname": "Ўласевіч", "patronymic": "А."}, "В. Ў."),
        ({"text": "Olga Kovalchuk"}, "O. K."),
        ({"surname": "ёлкін"}, "Ё."),
    ],
)
def test_initials(parts: dict[str, str], short: str) -> None:
    assert initials(NameForm(**OWN, **typing.cast("dict[str, typing.Any]", parts))) == short


def test_every_part_of_a_case_is_under_a_key() -> None:
    whole = case()
    assert all(getattr(whole, part) for part in PARTS), "a part without a record would be tried by nothing"
    nothing = disclose(whole, frozenset()).case
    assert [part for part in PARTS if getattr(nothing, part)] == ["names"]
