"""The printed case file, read back: what it says, what it must not contain, what hostile text does to it."""

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
from app.reports import case_file_data as paper
from app.reports import wording
from app.reports.case_file import draw
from tests.reports.made_data import (
    filled_with,
    fonts_of,
    in_language,
    issue,
    letters_of,
    pages_of,
    photo_with_a_place,
    printed,
    rich,
    text_of,
)

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = {
    "markup": "<b>bold</i> & <font color=red> Age < 18 &amp; AT&T",
    "picture": '<img src="/etc/hostname"/><img src="http://127.0.0.1/x.png">',
    "links": '<a href="javascript:x()">go</a> <link href="file:///etc/passwd">',
    "calls": '<onDraw name="x"/> <index item="y"/> <para leading="900"> {name} %s \\1',
    "parentheses": "(( \\) Tj ET BT /F1 999 Tf (x)",
}


@pytest.mark.parametrize("language", Language)
def test_letters_of_three_languages_come_back_exactly(language: Language) -> None:
    text = text_of(printed(rich(), in_language(language)))
    for written in (
        "Volha Kavalčuk-Ŭłasievič",
        "Вольга Кавальчук-Ўласевіч",
        "Ольга Ковальчук ё й",
        "«Мне сказалі, што я выйду», — паведаміла яна. Съешь ещё этих мягких булок.",
    ):
        assert written in text


def test_the_head_says_who_how_long_and_on_what_terms() -> None:
    first = pages_of(printed(rich()))[0]
    assert "INTERNAL: DO NOT PASS ON" in first
    assert "985 days in custody." in first
    assert "Status: At liberty, since 19 October 2026." in first
    assert "Release: served in full, 19 October 2026, Sosnavy Bor." in first
    assert "14 March 1987 · 39 years old" in first
    assert "Chronic illness · Hypertension" in first


def test_days_so_far_are_told_of_somebody_still_held() -> None:
    held = paper.Standing("Penal colony", paper.StatusTone.CUSTODY, True, True, where="Colony 99")
    text = text_of(printed(rich(standing=held, releases=())))
    assert "985 days in custody so far, counted to 23 November 2026." in text
    assert "Status: Penal colony, Colony 99." in text


def test_every_page_tells_its_number_and_the_state_of_the_register() -> None:
    pages = pages_of(printed(rich(remarks=(paper.Remark("A long note. " * 2000),))))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "change 1,204, seal 7F3A 91C4 0B2E" in page
        assert "Case file · V-000417" in page


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        (Language.EN, "23 November 2026, 09:00"),
        (Language.RU, "23 ноября 2026, 09:00"),
        (Language.BE, "23 лістапада 2026, 09:00"),
    ],
)
def test_no_date_is_written_for_machines(language: Language, moment: str) -> None:
    short = rich(stretches=(dataclasses.replace(rich().stretches[0]),), punished=())
    for data in (rich(), short):
        text = text_of(printed(data, paper.CaseFileOptions(language=language)))
        assert moment in text.replace("\u00a0", " ")
        assert not re.search(r"\d{4}-\d\d", text)


def test_claims_are_shown_with_source_and_confidence_and_refuted_ones_as_refuted() -> None:
    text = text_of(printed(rich()))
    assert "Expelled A letter came later 12 September 2026 Refuted 23 November 2026 S3" in text
    assert "At liberty 19 October 2026 Confirmed 23 November 2026 S1" in text
    assert "Confidential: the register knows who" in text


def test_long_silences_are_stated() -> None:
    assert "466 days with nothing recorded" in text_of(printed(rich()))


def test_an_overdue_follow_up_is_called_overdue() -> None:
    text = text_of(printed(rich()))
    assert "Medical examination · High 1 November 2026 T. Berg Overdue" in text
    assert "Emergency grant Paid Done" in text


def test_a_sample_is_marked_on_every_page() -> None:
    assert "Fictional sample" not in text_of(printed(rich()))
    pages = pages_of(printed(rich(issue=issue(is_sample=True))))
    assert all("Fictional sample: no real person" in page for page in pages)


def test_what_was_withheld_is_counted() -> None:
    assert "withheld" not in text_of(printed(rich()))
    assert "3 values are withheld" in text_of(printed(rich(issue=issue(withheld=3))))


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (paper.Section.NOTES, "Do not call before 18:00"),
        (paper.Section.FOLLOW_UPS, "Medical examination"),
        (paper.Section.SUMMARY, "паведаміла яна"),
        (paper.Section.DETENTIONS, "Five officers"),
        (paper.Section.RELEASES, "Weekly reporting"),
        (paper.Section.CLAIMS, "Status: who says what"),
        (paper.Section.PROCEEDINGS, "The decision as printed"),
        (paper.Section.SOURCES, "https://example.org/x"),
        (paper.Section.PLACEMENTS, "Places of detention"),
        (paper.Section.TIMELINE, "Appeal heard"),
        (paper.Section.CUSTODY, "punishment placement"),
    ],
)
def test_a_section_left_out_is_not_in_the_file(section: paper.Section, words: str) -> None:
    data = rich()
    appealed = dataclasses.replace(data.judgments[0], appeal_date=data.judgments[0].date)
    data = dataclasses.replace(data, judgments=(appealed,))
    without = paper.CaseFileOptions(sections=frozenset(paper.Section) - {section})
    before, after = text_of(printed(data)), text_of(printed(data, without))
    assert before.count(words) > after.count(words)
    assert section is paper.Section.TIMELINE or words not in after


def test_a_person_of_whom_only_a_name_is_known() -> None:
    data = paper.CaseFileData(
        issue=issue(),
        case_number="V-000002",
        reference="",
        name="Грамадзянін К.",
        second_name="",
        other_names=(),
        standing=paper.Standing("Whereabouts unknown", paper.StatusTone.UNKNOWN, False, True),
        person=paper.PersonFacts(),
    )
    pages = pages_of(printed(data))
    assert len(pages) == 1
    assert "Грамадзянін К." in pages[0]
    assert "No day in custody is recorded. Status: Whereabouts unknown." in pages[0]
    assert pages[0].count("Not recorded") == 3
    assert "Timeline" not in pages[0]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_is_printed_as_typed(text: str) -> None:
    pdf = printed(filled_with(text))
    letters = letters_of(pdf)
    assert letters.count("".join(text.split())) >= 30
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert not any("/Annots" in page for page in document.pages)
        assert not any(list(page.get_images()) for page in document.pages)
    assert set(fonts_of(pdf).values()) == {True}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x07c\x1bd", "a[U+0000]b[U+0007]c[U+001B]d"),
        ("user\u202egnp.exe\u202c", "user[U+202E]gnp.exe[U+202C]"),
        ("zero\u200bwidth\ufeff\u2066x\u2069", "zerowidth[U+2066]x[U+2069]"),
        ("lone\ud800surrogate", "lone[U+D800]surrogate"),
        ("private\ue000use", "private[U+E000]use"),
        ("e\u0301", "é"),
        ("u\u0306ł s\u0301", "ŭłś"),
        ("H" + "\u0310\u0311\u0312\u0313" * 200 + "e", "H\u0310\u0311\u0312e"),
        ("неизвестно 維 😀", "неизвестно[U+7DAD][U+1F600]"),
        ("მარიამ Արամ ✓ 🗸", "მარიამԱրամ✓🗸"),
        ("hearts \u2764\ufe0f \U0001f469\u200d\U0001f467", "hearts\u2764[U+1F469][U+1F467]"),
    ],
)
def test_what_cannot_be_printed_is_shown_by_its_code_and_never_obeyed(typed: str, shown: str) -> None:
    assert letters_of(printed(filled_with(typed))).count(shown) >= 30


@pytest.mark.parametrize(
    "word", ["ж" * 200_000, "x\u0301" * 50_000, "https://example.org/" + "a/b-" * 25_000]
)
def test_a_word_of_pages_is_cut_and_nothing_of_it_lost(word: str) -> None:
    data = rich(remarks=(paper.Remark(word),))
    letter = "b" if word.startswith("http") else word[0]
    assert letters_of(printed(data)).count(letter) >= word.count(letter)


def test_endless_words_in_every_field_still_make_a_document() -> None:
    assert len(pages_of(printed(filled_with("й" * 3000)))) > 10


def test_a_note_longer_than_a_page_goes_on_in_order() -> None:
    words = [f"word{number}" for number in range(4000)]
    pages = pages_of(printed(rich(remarks=(paper.Remark(" ".join(words)),))))
    told = re.findall(r"word\d+", " ".join(pages))
    assert told == words
    assert sum("word" in page for page in pages) >= 3


def test_all_fonts_are_embedded_and_none_is_a_default() -> None:
    fonts = fonts_of(printed(rich()))
    assert set(fonts.values()) == {True}
    assert not [name for name in fonts if "Helvetica" in name or "Times" in name]
    assert {"/AAAAAA+VigilSerifDisplay-SemiBold", "/AAAAAA+VigilSans-Regular"} <= set(fonts)


def test_the_file_says_nothing_about_who_made_it_and_when() -> None:
    pdf = printed(rich(), in_language(Language.BE))
    assert b"ReportLab" not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert dict(document.docinfo) == {"/Title": "Дасье · V-000417"}
        assert document.Root.Lang == "be"
        assert "/Metadata" not in document.Root


def test_the_outline_leads_to_the_sections() -> None:
    with pikepdf.open(io.BytesIO(printed(rich()))) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:2] == ["Custody", "Timeline"]
    assert titles[-1] == "Sources"


def test_the_same_case_gives_the_same_bytes_in_every_process() -> None:
    here = hashlib.sha256(printed(rich(photo=photo_with_a_place()))).hexdigest()
    program = (
        "import hashlib; from tests.reports.made_data import *;"
        "print(hashlib.sha256(printed(rich(photo=photo_with_a_place()))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == here


def test_a_photo_is_drawn_anew_upright_and_alone() -> None:
    taken = photo_with_a_place()
    assert b"CANARY" in taken
    pdf = printed(rich(photo=taken))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        images = [image for page in document.pages for image in page.get_images().values()]
        raw = images[0].read_raw_bytes()
        assert (len(images), int(images[0].Width), int(images[0].Height)) == (1, 800, 640)
    assert b"CANARY" not in raw
    assert b"Exif" not in raw
    left_out = paper.CaseFileOptions(sections=frozenset(paper.Section) - {paper.Section.PHOTO})
    with pikepdf.open(io.BytesIO(printed(rich(photo=taken), left_out))) as document:
        assert not any(list(page.get_images()) for page in document.pages)


def test_printing_can_be_cancelled() -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        draw(rich(), paper.CaseFileOptions(), out, Stop())
    assert out.getvalue() == b""


class Marked(gettext.NullTranslations):
    """Puts every translated message between marks that our fonts have."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"‹{msgid1 if n == 1 else msgid2}›"


def test_every_word_that_is_not_data_goes_through_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "texts", lambda _language: Texts(Marked()))
    text = letters_of(printed(filled_with("жжж"), in_language(Language.BE)))
    while (smaller := re.sub("‹[^‹›]*›", "", text)) != text:
        text = smaller
    assert re.findall("[A-Za-z]{2,}", text) == []
