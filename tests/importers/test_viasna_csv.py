"""Viasna's list: recognition is not a status, words for freedom are no facility, and a death waits for a human."""

from pathlib import Path

import pytest

from app.base.progress import Silent
from app.domain.person_draft import ClaimDraft, NameDraft, ReleaseDraft
from app.domain.vocabulary import Terms, shipped_terms
from app.importers.formats import FORMATS
from app.importers.table_file import read_table
from app.importers.viasna_csv import COLUMNS, parse

TERMS = Terms(shipped_terms())
DATA = Path(__file__).parents[1] / "data"
ARRESTED = "2021-09-07"
AFTER = "2021-09-07/.."


def one(parse_viasna, **cells: str):
    found = parse_viasna({"name": "Игнат Небылицын", "arrested": ARRESTED, **cells})
    assert len(found.drafts) == 1
    return found.drafts[0]


def test_reads_a_whole_file() -> None:
    table = read_table(DATA / "viasna.csv")
    assert table.header == COLUMNS
    assert next(item for item in FORMATS if item.recognises(table.header)).name == "viasna-csv"
    found = parse(table, TERMS, Silent())
    first = found.drafts[0]
    assert first.names == (NameDraft("Verasnevaya", "Alesia", language="en"),)
    assert first.key == "viasna:prisoners.example.org/person/alesia-verasnevaya"
    assert first.identifiers == (
        ("viasna_url", "https://prisoners.example.org/en/person/alesia-verasnevaya"),
        ("viasna_id", "9001"),
    )
    assert first.fields == {"sex": "f", "birth_date": "1991-04-24", "summary": "A fictional florist."}
    assert first.charges == (("BLR-UK-361", ""), ("BLR-UK-342", "1"))
    assert first.sentence == {
        "text": "11 years\nimprisonment in a general-security penal colony", "years": 11, "kind": "imprisonment",
        "regime": "general", "date": "2022-02-11", "start": "2022-05-01", "end": "2032-05-01",
        "appeal_date": "2022-04-30", "judge": "Ihnat Vydumany",
    }  # fmt: skip
    assert first.claims == (ClaimDraft("colony", AFTER, facility="IK-4"),)
    assert (first.facility, first.flags, first.note) == ("IK-4", ("terrorist_list",), "clusters: journalists")
    assert first.recognition == ("Viasna", "https://example.org/statement/1")
    assert [(complaint.row, complaint.column) for complaint in found.complaints] == [(6, "status")]


@pytest.mark.parametrize(
    "header",
    [
        ("имя и фамилия", "статус", "дата рождения", "пол", "дата задержания", "предъявлены обвинения",
         "дата приговора", "решение суда", "вид наказания", "судья", "прокурор", "место заключения"),
        ("Імя і прозвішча", "статус", "дата нараджэння", "пол", "дата затрымання", "прад'яўлены абвінавачванні",
         "дата прысуду", "рашэнне суда", "від пакарання", "суддзя", "пракурор", "месца зняволення"),
        ("Name and surname", "status", "birthday", "gender", "arrested", "charges indicted", "verdict_date",
         "decision, sentence", "penalty", "judge", "prosecutor", "prison"),
    ],
)  # fmt: skip
def test_the_readable_forms_mean_the_same_columns(parse_viasna, header) -> None:
    cells = ("Ігнат Небыліцын", "active", "1980", "m", ARRESTED, "арт. 130", "2022-01-02", "2 гады",
             "пазбаўленне волі", "С. Суддзя", "П. Пракурор", "СІЗА-1")  # fmt: skip
    assert [item.name for item in FORMATS if item.recognises(header)] == ["viasna-csv"]
    found = parse_viasna(dict(zip(header, cells, strict=True)))
    assert found.complaints == ()
    draft = found.drafts[0]
    assert draft.fields == {"sex": "m", "birth_date": "1980"}
    assert draft.charges == (("BLR-UK-130", ""),)
    assert (draft.sentence["years"], draft.sentence["judge"], draft.sentence["date"]) == (
        2,
        "С. Суддзя",
        "2022-01-02",
    )
    assert draft.claims == (ClaimDraft("pretrial_sizo", AFTER, facility="SIZO-1"),)
    assert draft.note == f"{header[10]}: П. Пракурор"


@pytest.mark.parametrize(
    ("status", "recognised"),
    [("active", True), ("former", True), ("np", False), ("", False), ("политзаключённый", True)],
)
def test_status_tells_recognition_and_never_custody(parse_viasna, status, recognised) -> None:
    draft = one(parse_viasna, status=status)
    assert (draft.recognition is not None) is recognised
    assert (draft.claims, draft.release, draft.status_now) == ((), None, "")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("освобожден", "released"),
        ("Освобождена", "released"),
        ("released", "released"),
        ("вызвалены", "released"),
        ("вызвалена", "released"),
        ("на волі", "released"),
        ("находится на свободе до начала отбывания наказания", "awaiting_serving"),
        ("знаходзіцца на волі да пачатку адбывання пакарання", "awaiting_serving"),
        ("at liberty before serving the sentence", "awaiting_serving"),
        ("домашний арест", "pretrial_house"),
        ("ограничение свободы без направления", "khimiya_home"),
    ],
)
def test_words_for_where_a_person_is_are_no_facility(parse_viasna, words, status) -> None:
    draft = one(parse_viasna, prison=words)
    assert [(claim.status, claim.since, claim.facility) for claim in draft.claims] == [(status, AFTER, "")]
    assert draft.facility == ""


@pytest.mark.parametrize("words", ["неизвестно", "невядома", "unknown"])
def test_unknown_holds_only_until_anything_better_is_known(parse_viasna, words) -> None:
    assert one(parse_viasna, prison=words).claims == (ClaimDraft("unknown", ARRESTED),)
    assert one(parse_viasna, prison=words, arrested="").status_now == ""


def test_freedom_without_any_date_is_known_only_for_now(parse_viasna) -> None:
    draft = one(parse_viasna, prison="released", arrested="")
    assert (draft.claims, draft.status_now) == ((), "released")


@pytest.mark.parametrize(
    ("printed", "status", "facility"),
    [
        ("Penal colony No. 4, 246035, Homiel", "colony", "IK-4"),
        ("Исправительная колония №17", "colony", "IK-17"),
        ("ПК № 1", "colony", "IK-1"),
        ("ИК-99", "colony", "ИК-99"),
        ("Воспитательная колония № 2", "juvenile", "VK-2"),
        ("СИЗО-6, Барановичи", "pretrial_sizo", "SIZO-6"),
        ("Следчы ізалятар КДБ", "pretrial_sizo", "SIZO-KGB"),
        ("Pre-trial detention center No. 7", "pretrial_sizo", "SIZO-7"),
        ("ИУОТ №36", "khimiya_directed", "IUOT-36"),
        ("Папраўчая ўстанова адкрытага тыпу № 5", "khimiya_directed", "IUOT-5"),
        ("ЦИП на Окрестина", "admin_arrest", "TSIP-MINSK"),
        ("РНПЦ психического здоровья, психиатрическая больница", "psych_compulsory",
         "РНПЦ психического здоровья, психиатрическая больница"),
    ],
)  # fmt: skip
def test_a_facility_is_recognised_and_tells_the_status(parse_viasna, printed, status, facility) -> None:
    draft = one(parse_viasna, prison=printed)
    assert draft.claims == (ClaimDraft(status, AFTER, facility=facility),)
    assert draft.facility == facility


def test_police_custody_begins_with_the_arrest(parse_viasna) -> None:
    draft = one(parse_viasna, prison="ИВС Слуцкого РОВД")
    assert draft.claims == (ClaimDraft("police_custody", ARRESTED, facility="ИВС Слуцкого РОВД"),)


def test_a_prison_holds_people_before_their_trial_too(parse_viasna) -> None:
    assert one(parse_viasna, prison="Турма № 8").claims[0].status == "pretrial_sizo"
    assert one(parse_viasna, prison="Турма № 8", decision="5 гадоў").claims[0].status == "prison"


def test_a_place_that_is_not_understood_is_told(parse_viasna) -> None:
    found = parse_viasna({"name": "Игнат Небылицын", "prison": "за морем", "arrested": ARRESTED})
    assert (found.drafts[0].claims, found.drafts[0].facility) == ((), "")
    assert [complaint.column for complaint in found.complaints] == ["prison"]


@pytest.mark.parametrize(
    ("status", "prison", "released"),
    [
        ("former", "освобождён", True),
        ("active", "ИК-17", False),
        ("active", "", False),
        ("np", "", True),
        ("active", "released", True),
    ],
)
def test_a_release_date_is_the_end_of_the_sentence_of_who_is_still_held(
    parse_viasna, status, prison, released
) -> None:
    draft = one(parse_viasna, status=status, prison=prison, release_date="2024-07-03")
    if released:
        assert (draft.release, draft.sentence) == (ReleaseDraft("unknown", "2024-07-03"), {})
        assert draft.claims == ()
    else:
        assert (draft.release, draft.sentence) == (None, {"end": "2024-07-03"})


@pytest.mark.parametrize(
    "cells", [{"died": "2021-05-21"}, {"died": "1"}, {"prison": "умер в колонии"}, {"prison": "Памёр"}]
)
def test_a_death_is_kept_for_a_human_and_claims_nothing(parse_viasna, cells) -> None:
    found = parse_viasna({"name": "Игнат Небылицын", "arrested": ARRESTED, **cells})
    assert found.drafts[0].doubts
    assert (found.drafts[0].claims, found.drafts[0].facility, found.complaints) == ((), "", ())
    assert parse_viasna({"name": "Игнат Небылицын", "died": "0"}).drafts[0].doubts == ()


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://prisoners.example.org/en/person/x/", "viasna:prisoners.example.org/person/x"),
        ("http://www.prisoners.example.org/ru/person/X", "viasna:prisoners.example.org/person/x"),
        ("prisoners.example.org/person/x", "viasna:prisoners.example.org/person/x"),
        ("", "viasna:#7"),
    ],
)
def test_the_page_is_the_person_in_whatever_language(parse_viasna, url, key) -> None:
    assert one(parse_viasna, url=url, id="7").key == key


@pytest.mark.parametrize(
    "printed",
    [
        '["Art. 361 - Calls for harm", "Art. 342 part 1 - Organisation of actions"]',
        "Art. 361 - Calls for harm, Art. 342 part 1 - Organisation of actions",
        "ст. 361, ч. 1 ст. 342",
        "арт. 361; арт. 342 ч. 1",
    ],
)
def test_articles_with_and_without_titles(parse_viasna, printed) -> None:
    assert one(parse_viasna, articles=printed).charges == (("BLR-UK-361", ""), ("BLR-UK-342", "1"))


def test_a_judge_without_a_sentence_is_noted(parse_viasna) -> None:
    draft = one(parse_viasna, judge="С. Суддзя", councel="А. Абаронца")
    assert (draft.sentence, draft.note) == ({}, "councel: А. Абаронца\njudge: С. Суддзя")


def test_a_row_without_a_name_is_told_and_left_out(parse_viasna) -> None:
    found = parse_viasna({"name": "", "id": "5"}, {"name": "Игнат Небылицын", "id": "6"})
    assert (found.rows, [draft.row for draft in found.drafts]) == (2, [3])
    assert [(complaint.row, complaint.column) for complaint in found.complaints] == [(2, "name")]


@pytest.mark.parametrize(
    "words", ["ИК-4, не на свободе", "released, rearrested, SIZO-1", "Вышел, повторно задержан", "не на волі"]
)
def test_who_is_held_again_is_not_at_liberty(parse_viasna, words: str) -> None:
    found = parse_viasna({"name": "Іван Дуб", "arrested": "2021-03-05", "prison": words})
    (draft,) = found.drafts
    assert "released" not in {*(claim.status for claim in draft.claims), draft.status_now}
