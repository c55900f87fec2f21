"""Our own table says about a person what its cells say, and nothing else."""

from pathlib import Path

import pytest

from app.base.progress import Cancelled, Silent
from app.domain.person_draft import ClaimDraft, NameDraft, ReleaseDraft
from app.domain.vocabulary import Terms, shipped_terms
from app.importers.formats import FORMATS
from app.importers.table_file import Row, Table, read_table
from app.importers.vigil_csv import parse

TERMS = Terms(shipped_terms())
DATA = Path(__file__).parents[1] / "data"


def one(parse_vigil, **cells: str):
    found = parse_vigil({"surname": "Бярозка", **cells})
    assert len(found.drafts) == 1
    return found.drafts[0]


def test_reads_a_whole_file() -> None:
    table = read_table(DATA / "people.csv")
    assert next(item for item in FORMATS if item.recognises(table.header)).name == "vigil-csv"
    found = parse(table, TERMS, Silent())
    assert found.rows == 6
    first = found.drafts[0]
    assert first.key == "reference:A-001"
    assert first.names == (
        NameDraft("Журавінская", "Марыя", "Пятроўна", language="be"),
        NameDraft("Zhuravinskaya", "Maryia", language="en"),
        NameDraft("Алешка", usage="birth"),
        NameDraft("Журавинская", "Мария", language="ru", usage="media"),
    )
    assert first.fields == {
        "reference": "A-001", "sex": "f", "birth_date": "1990-03-05", "citizenship": "Беларусь",
    }  # fmt: skip
    assert first.arrest == "2021-03-05"
    assert first.charges == (("BLR-UK-342", "1"), ("BLR-UK-361-4", ""))
    assert first.sentence == {
        "text": "3 гады калоніі агульнага рэжыму", "years": 3, "kind": "imprisonment", "regime": "general",
    }  # fmt: skip
    assert first.claims == (ClaimDraft("colony", "2022-01", facility="IK-4"),)
    assert first.note == "Піша лісты.\nЛюбіць кветкі."
    assert first.source == "Сваякі"
    assert [(complaint.row, complaint.column) for complaint in found.complaints] == [
        (6, "birth_date"), (6, "articles"), (7, "surname"),
    ]  # fmt: skip
    assert [draft.row for draft in found.drafts] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("header", "fits"),
    [
        (("surname",), True),
        (("Given name", "whatever"), True),
        (("OTHER_NAMES",), True),
        (("reference", "sex"), False),
        (("name", "birthday", "arrested"), False),
    ],
)
def test_is_recognised_by_a_column_of_names(header, fits) -> None:
    assert FORMATS[0].recognises(header) is fits


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Марыя Журавінская", NameDraft("Журавінская", "Марыя", language="be")),
        ("birth: Алешка", NameDraft("Алешка", usage="birth")),
        ("Birth: Марыя Алешка", NameDraft("Алешка", "Марыя", usage="birth")),
        ("alias: Чорны Кот", NameDraft(text="Чорны Кот", usage="alias")),
        ("passport: Maryia Zhur", NameDraft("Zhur", "Maryia", language="en", usage="passport")),
        ("passport: Zhur Maryia", NameDraft("Zhur", "Maryia", language="en", usage="passport")),
        ("Мышка", NameDraft(text="Мышка")),
    ],
)
def test_other_names_are_given_name_first_unless_the_names_tell_otherwise(parse_vigil, printed, name) -> None:
    assert one(parse_vigil, other_names=f" ; {printed};").names[1:] == (name,)


def test_an_unknown_kind_of_name_is_kept_as_written_and_told(parse_vigil) -> None:
    found = parse_vigil({"surname": "Бярозка", "other_names": "nick: Бяроза"})
    assert found.drafts[0].names[1] == NameDraft(text="nick: Бяроза", language="")
    assert [complaint.column for complaint in found.complaints] == ["other_names"]


@pytest.mark.parametrize("word", ["f", "F", "female", "женский", "Ж", "жаночы"])
def test_sex_in_three_languages(parse_vigil, word) -> None:
    assert one(parse_vigil, sex=word).fields["sex"] == "f"


@pytest.mark.parametrize("status", ["colony", "Penal colony", "исправительная колония", "Калонія"])
def test_status_by_code_or_label(parse_vigil, status) -> None:
    draft = one(parse_vigil, status=status, status_date="2022-03-04")
    assert draft.claims == (ClaimDraft("colony", "2022-03-04"),)


@pytest.mark.parametrize(
    ("arrest", "status", "since"),
    [
        ("2021-03-05", "colony", "2021-03-05/.."),
        ("about May 2021", "released", "2021-05/.."),
        ("between 2020 and 2021", "colony", "2020/.."),
        ("2021-03-05", "police_custody", "2021-03-05"),
    ],
)
def test_a_status_without_a_date_holds_after_the_arrest(parse_vigil, arrest, status, since) -> None:
    draft = one(parse_vigil, arrest_date=arrest, status=status)
    assert [(claim.status, claim.since) for claim in draft.claims] == [(status, since)]
    assert draft.status_now == ""


@pytest.mark.parametrize("arrest", ["", "before 2019"])
def test_a_status_without_any_date_is_known_only_for_now(parse_vigil, arrest) -> None:
    draft = one(parse_vigil, status="colony", arrest_date=arrest)
    assert (draft.claims, draft.status_now) == ((), "colony")


def test_a_release_says_the_status_that_follows_from_it(parse_vigil) -> None:
    draft = one(parse_vigil, release_date="13.12.2025", release_kind="Помилование", status="released")
    assert (draft.release, draft.claims) == (ReleaseDraft("pardon", "2025-12-13"), ())
    assert draft.status_now == ""


def test_a_status_that_does_not_follow_from_the_release_is_claimed_from_its_day(parse_vigil) -> None:
    draft = one(parse_vigil, release_date="2025-12-13", status="expelled")
    assert draft.release == ReleaseDraft("unknown", "2025-12-13")
    assert draft.claims == (ClaimDraft("expelled", "2025-12-13"),)


def test_a_release_without_a_date_came_after_the_arrest(parse_vigil) -> None:
    draft = one(parse_vigil, release_kind="amnesty", arrest_date="2021")
    assert draft.release == ReleaseDraft("amnesty", "2021/..")
    found = parse_vigil({"surname": "Бярозка", "release_kind": "amnesty"})
    assert found.drafts[0].release is None
    assert [complaint.column for complaint in found.complaints] == ["release_kind"]


def test_a_release_before_the_arrest_is_left_out_and_told(parse_vigil) -> None:
    found = parse_vigil({"surname": "Бярозка", "arrest_date": "2021-03", "release_date": "2020"})
    assert found.drafts[0].release is None
    assert [(complaint.column, complaint.value) for complaint in found.complaints] == [
        ("release_date", "2020")
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sex", "three"),
        ("birth_date", "32.1.1990"),
        ("arrest_date", "soon"),
        ("status", "jailed somehow"),
        ("status_date", "2021"),
        ("articles", "nonsense"),
        ("release_kind", "magic"),
        ("surname", "Б" * 501),
        ("reference", "R" * 101),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(parse_vigil, column, value) -> None:
    found = parse_vigil({"given_name": "Алесь", column: value})
    assert [(complaint.row, complaint.column) for complaint in found.complaints] == [(2, column)]
    assert found.complaints[0].value == value[:100]
    assert found.complaints[0].problem
    assert found.drafts[0].names[0].given == "Алесь"


@pytest.mark.parametrize("nothing", ["-", "unknown", "Неизвестно", "невядома"])
def test_a_cell_that_says_that_nothing_is_known_is_no_mistake(parse_vigil, nothing) -> None:
    found = parse_vigil(
        {
            "surname": "Бярозка",
            "birth_date": nothing,
            "articles": nothing,
            "sex": nothing,
            "facility": nothing,
        }
    )
    assert found.complaints == ()
    assert (found.drafts[0].fields, found.drafts[0].facility) == ({}, "")


def test_an_unknown_column_is_told_once() -> None:
    table = Table(("surname", "shoe size"), (Row(2, {"surname": "Бярозка", "shoe size": "41"}),), ())
    assert [(c.row, c.column) for c in parse(table, TERMS, Silent()).complaints] == [(1, "shoe size")]


def test_reading_can_be_cancelled() -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        parse(Table(("surname",), (Row(2, {"surname": "Бярозка"}),), ()), TERMS, Impatient())


@pytest.mark.parametrize("nobody", ["\u200b\u200d", "—", "???", "\u202e"])
def test_signs_and_invisible_characters_are_nobodys_name(parse_vigil, nobody: str) -> None:
    found = parse_vigil({"surname": nobody, "other_names": f"birth: {nobody}; birth:"})
    assert found.drafts == ()
    assert {one.column for one in found.complaints} == {"surname", "other_names"}


def test_a_kind_of_name_alone_is_no_name(parse_vigil) -> None:
    found = parse_vigil({"surname": "Бярозка", "other_names": "birth: Іванова; alias"})
    assert [name.surname for name in found.drafts[0].names] == ["Бярозка", "Іванова"]
    assert [complaint.column for complaint in found.complaints] == ["other_names"]
