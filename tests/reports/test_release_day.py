"""What all documents of a release day have in common: letters, pages, fonts, hostile text, the same bytes."""

import dataclasses
import gettext
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from app.base.i18n import Texts
from app.base.language import Language
from app.base.progress import Cancelled
from app.reports import wording
from app.reports.reconciliation_data import Figures
from tests.reports.made_data import filled, fonts_of, issue, letters_of, pages_of, text_of
from tests.reports.made_event import DOCUMENTS, Document, event, held, sheets
from tests.reports.test_case_file import HOSTILE, Marked

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "still-held": "Кавальчук-Ўласевіч Вольга",
    "handover": "Вольга Кавальчук-Ўласевіч",
    "reconciliation": "Кавальчук Вольга",
}

each_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


@each_document
@pytest.mark.parametrize("language", Language)
def test_names_come_back_exactly_in_three_languages(document: Document, language: Language) -> None:
    name = next(NAMES[key] for key, one in DOCUMENTS.items() if one is document)
    text = text_of(document.pdf(language=language))
    assert name in text
    assert "{" not in text


@each_document
def test_every_page_tells_for_whom_it_is_its_number_and_the_state_of_the_register(document: Document) -> None:
    data = dataclasses.replace(document.made(), issue=issue(is_sample=True))
    pages = pages_of(document.pdf(data))
    for number, page in enumerate(pages, start=1):
        assert "INTERNAL: DO NOT PASS ON" in page
        assert "Fictional sample: no real person" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "change 1,204, seal 7F3A 91C4 0B2E" in page


@each_document
def test_what_was_withheld_is_counted(document: Document) -> None:
    assert "withheld from this document" not in text_of(document.pdf())
    data = dataclasses.replace(document.made(), issue=issue(withheld=3))
    assert "3 values are withheld from this document." in text_of(document.pdf(data))


@each_document
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_is_printed_as_typed(document: Document, text: str) -> None:
    pdf = document.filled(text)
    assert letters_of(pdf).count("".join(text.split())) >= 4
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not any(list(page.get_images()) for page in opened.pages)
        for page in opened.pages:
            # Only links to places of the same document.
            assert all("/A" not in link and "/Dest" in link for link in page.get("/Annots", []))
    assert set(fonts_of(pdf).values()) == {True}


@each_document
@pytest.mark.parametrize(
    "text", ["й" * 5000, "a\x00b\u202ec\ud800", "H" + "\u0310" * 400, "word\n" * 400, ""]
)
def test_endless_strange_and_empty_text_still_makes_a_document(document: Document, text: str) -> None:
    assert pages_of(document.filled(text))


@each_document
def test_a_long_word_loses_nothing(document: Document) -> None:
    data = filled(document.kind, "ж" * 3000)
    assert letters_of(document.pdf(data)).count("ж") >= 3000 * 5


@each_document
def test_the_same_data_give_the_same_bytes_in_every_process(document: Document) -> None:
    name = next(key for key, one in DOCUMENTS.items() if one is document)
    here = hashlib.sha256(document.pdf()).hexdigest()
    program = (
        "import hashlib; from tests.reports.made_event import DOCUMENTS;"
        f"print(hashlib.sha256(DOCUMENTS['{name}'].pdf()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == here


@each_document
def test_printing_can_be_cancelled(document: Document) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        document.draw(document.made(), document.options(), out, Stop())
    assert out.getvalue() == b""


@each_document
def test_every_word_that_is_not_data_goes_through_translation(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert issubclass(Marked, gettext.NullTranslations)
    monkeypatch.setattr(wording, "texts", lambda _language: Texts(Marked()))
    text = letters_of(document.filled("жжж", language=Language.BE))
    while (smaller := re.sub("‹[^‹›]*›", "", text)) != text:
        text = smaller
    assert re.findall("[A-Za-z]{2,}", text) == []


def test_the_counts_of_the_still_held_add_up_to_the_total() -> None:
    data = held()
    text = text_of(DOCUMENTS["still-held"].pdf(data))
    assert data.total == 5
    assert "5 people are held on 23 November 2026." in text
    assert "Of 2 people the beginning is not recorded." in text
    for line in ("Colony 99 3", "SIZO 9 1", "Place not recorded 1", "Total 5"):
        assert line in text
    assert "Kavalčuk-Ŭłasievič Volha · V-000417" in text
    assert "26 Nov 2024 · Single source · Day not certain" in text
    assert "1,020" in text


def test_a_group_that_goes_on_is_named_again_on_the_next_page() -> None:
    group = held().groups[0]
    long = dataclasses.replace(group, people=group.people * 30)
    pages = pages_of(DOCUMENTS["still-held"].pdf(held(groups=(long, held().groups[1]))))
    assert len(pages) >= 4
    assert all("Colony 99 (continued) 90" in page for page in pages[1:4])
    numbers = [int(found) for page in pages for found in re.findall(r"(\d+) (?:Кавальчук|Жук)", page)]
    assert numbers == list(range(1, 92))


def test_nobody_held_is_said() -> None:
    text = text_of(DOCUMENTS["still-held"].pdf(held(groups=(), event="Autumn list")))
    assert "Nobody: according to the register, none of them is held." in text
    assert "Expected in “Autumn list” and on none of its lists" in text


def test_each_person_has_a_page_which_contents_and_outline_lead_to() -> None:
    pdf = DOCUMENTS["handover"].pdf(sheets(30))
    pages = pages_of(pdf)
    assert len(pages) == 31
    for number in (1, 17, 30):
        assert f"Person {number:03} · V-000417" in pages[0]
        assert "See a doctor" in pages[number]
    assert re.search(r"Person 017 · V-000417 .*? 18 Person 018", pages[0])
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        assert outline.root[0].title == "Person 001 · V-000417"
        assert len(outline.root) == 30
        assert len(opened.pages[0].Annots) == 30


def test_a_contents_of_pages_still_counts_right() -> None:
    pages = pages_of(DOCUMENTS["handover"].pdf(sheets(123)))
    contents = sum("Person 001" in page or re.search(r"Person \d+ ", page) is not None for page in pages)
    assert len(pages) == 123 + contents
    assert re.search(rf"Person 123 · V-000417 .*? {len(pages)}\b", pages[contents - 1])


def test_what_is_owed_stands_first_the_urgent_above_all_and_nothing_that_is_done() -> None:
    page = pages_of(DOCUMENTS["handover"].pdf(sheets(1)))[0]
    places = [page.index(words) for words in ("Owed first", "See a doctor", "Call the family", "Who it is")]
    assert places == sorted(places)
    assert "1 Nov 2026 Overdue T. Berg" in page
    assert "Paid already" not in page
    assert "Contents" not in page


def test_the_release_is_told_with_the_word_it_rests_on_and_no_confidential_source() -> None:
    page = pages_of(DOCUMENTS["handover"].pdf(sheets(1)))[0]
    assert "Confirmed by family or lawyer · 20 October 2026 · Confidential: the register knows who" in page
    assert "Vilnia · 21 October 2026" in page
    assert "19 October 2026 · her sister · she is at the border · Alena" in page
    assert "Handed over by" in page


def test_many_follow_ups_are_cut_with_a_word_on_the_rest() -> None:
    one = sheets(1).people[0]
    case = dataclasses.replace(one.case, owed=one.case.owed * 6)
    (page,) = pages_of(DOCUMENTS["handover"].pdf(sheets(1, people=(dataclasses.replace(one, case=case),))))
    shown = page.count("See a doctor") + page.count("Call the family")
    assert shown >= 3
    assert f"{12 - shown} more follow-ups are in the case file." in page


@pytest.mark.parametrize("language", Language)
def test_a_sheet_is_one_page_however_much_is_known(language: Language) -> None:
    one = sheets(1).people[0]
    long = "Вельмі доўгі запіс пра ўмовы вызвалення і далейшы лёс. " * 60
    flags = tuple(
        dataclasses.replace(flag, note=long[:600])
        for flag in one.case.person.flags[:1]
        for _again in range(9)
    )
    releases = tuple(dataclasses.replace(release, conditions=long) for release in one.case.releases)
    person = dataclasses.replace(one.case.person, flags=flags, identifiers=(long,))
    case = dataclasses.replace(one.case, owed=one.case.owed * 6, person=person, releases=releases)
    told = tuple(dataclasses.replace(one.told[0], said=f"{n}: {long[:300]}") for n in range(12))
    sheet = dataclasses.replace(one, case=case, told=told)
    pages = pages_of(DOCUMENTS["handover"].pdf(sheets(1, people=(sheet,)), language=language))
    assert len(pages) == 1
    assert len(pages_of(DOCUMENTS["handover"].pdf(sheets(2, people=(sheet, sheet)), language=language))) == 3
    # What was told last stays.
    assert "11: Вельмі" in pages[0]
    assert "0: Вельмі" not in pages[0].replace("10: Вельмі", "")


def test_the_sum_of_an_event_adds_up_on_paper() -> None:
    text = text_of(DOCUMENTS["reconciliation"].pdf())
    assert "Announced 123 named on the lists + 108 recorded as released, but on no list + 1" in text.replace(
        "\u00a0", " "
    )
    assert "123 announced, 109 named: 14 cannot be named yet. 3 lines repeat a name." in text


def test_everybody_stands_behind_a_figure_as_printed() -> None:
    text = text_of(DOCUMENTS["reconciliation"].pdf())
    for words in (
        "Matched · 2",
        "Ольга Ковальчук Kovalchuk O. L1 1 · L2 4 Кавальчук Вольга Другое Імя · V-000417 19 Oct 2026 Confirmed by the",
        "Held again or still",
        "NEW, Person L1 3 New Person",
        "Иванов И. (1990 г.р.) L1 5 city: Орша 61 % · Ivanou Ivan · V-000007 · 1990 22 % · Ivanou Ihar · V-000008",
        "Nobody in the register comes close",
        "1 of them is marked, because an undecided line may mean them.",
        "may be meant by L1 5 · L2 6",
        "Not Ours L1 7 sentenced for theft",
        "Families told: 1 of 2.",
        "19 Oct 2026 · her son · not among them",
        "Only on L1 1 1 Only First L1 8 Only on L2 1 1 Only Second L2 8",
        "Contradictions between L1 and L4 60 names are on both lists. They do not contradict each other.",
        "Replaced by L2: does not count",
        "Who said which number when",
        "Release 123 people first part 12 Oct 2026 Partly delivered",
    ):
        assert words in text.replace("\u00a0", " "), words


def test_an_event_of_which_only_the_title_is_known_is_one_page() -> None:
    figures = dataclasses.replace(
        event().figures,
        **{field.name: 0 for field in dataclasses.fields(event().figures) if field.name != "by_level"},
    )
    bare = event(
        event=dataclasses.replace(event().event, authority="", counterpart="", consideration="", note=""),
        figures=dataclasses.replace(figures, announced=None, by_level=()),
        **dict.fromkeys(
            ("promises", "numbers", "lists", "matched", "new_persons", "unlisted", "undecided", "not_ours",
             "repeated", "expected", "comparisons"), ()
        ),
    )  # fmt: skip
    pages = pages_of(DOCUMENTS["reconciliation"].pdf(bare))
    assert len(pages) == 1
    assert "No list was published or entered." in pages[0]
    assert "Matched" not in pages[0]


def test_no_heading_stands_above_nothing() -> None:
    empty = dataclasses.replace(event(), figures=Figures(None, *([0] * 14), by_level=()))
    assert "The sum" not in text_of(DOCUMENTS["reconciliation"].pdf(empty))
    assert "The sum" in text_of(DOCUMENTS["reconciliation"].pdf())
