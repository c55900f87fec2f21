"""Printing a case file from a real register to a real file."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from app.base.errors import Problem
from app.base.language import Language
from app.base.progress import Cancelled, Silent
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.disclosure import Audience
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, Person, PersonFields, Sex
from app.domain.release import Confirmation
from app.domain.source import SourceFields
from app.domain.status import Confidence
from app.workflows.add_person import add_person
from app.workflows.attach_document import attach_photo
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry
from app.workflows.print_case_file import CaseFileOptions, Section, print_case_file
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status, refute_claim
from app.workflows.write_paper import told_by_code


@pytest.fixture
def person(desk: Desk) -> Person:
    """A woman who was held, wrongly reported free, and released, as told by three sources."""
    forms = [
        NameFormDraft(surname="Кавальчук", given="Вольга", language="be", preferred_for="be"),
        NameFormDraft(surname="Kavalčuk", given="Volha", language="en", preferred_for="en", position=1),
    ]
    made = add_person(desk, PersonFields(sex=Sex.FEMALE, citizenship="Belarus"), forms)
    family = SourceFields(title="Her sister Ірына", kind="family", confidential=True)
    record_arrest(desk, made.id, ArrestEntry(PartialDate("2024-02-07"), family, place="at home"))
    claim = record_status(
        desk,
        made.id,
        StatusEntry(
            "released", PartialDate("2025-12-13"), SourceFields(title="An agency"), Confidence.SINGLE
        ),
    )
    refute_claim(desk, claim, "She was still there two days later")
    record_release(
        desk,
        made.id,
        ReleaseEntry(
            PartialDate("2026-10-19"), SourceFields(title="Her lawyer"), "served_full", Confirmation.LISTED
        ),
    )
    return made


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("language", "name", "status"),
    [
        (Language.EN, "Volha Kavalčuk", "At liberty"),
        (Language.BE, "Вольга Кавальчук", "На волі"),
        (Language.RU, "Вольга Кавальчук", "На свободе"),
    ],
)
def test_a_case_is_printed_in_each_language(
    desk: Desk, person: Person, tmp_path: Path, language: Language, name: str, status: str
) -> None:
    out = tmp_path / "case.pdf"
    printed = print_case_file(desk, person.id, out, CaseFileOptions(language=language), Silent())
    text = text_of(out)
    assert name in text
    assert status in text
    assert person.case_number in text
    assert desk.organisation in text
    assert printed.file == out
    assert printed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert printed.pages == len(pypdfium2.PdfDocument(out))


def test_what_cannot_be_printed_is_told_with_the_document(desk: Desk, person: Person, tmp_path: Path) -> None:
    printed = print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(), Silent())
    assert told_by_code(printed) == ""
    save_record(desk, person.but(occupation="Teacher 😀 \u202ereversed"))
    out = tmp_path / "again.pdf"
    printed = print_case_file(desk, person.id, out, CaseFileOptions(), Silent())
    assert "Teacher [U+1F600] [U+202E]reversed" in text_of(out)
    assert set(printed.by_code) == {"😀", "\u202e"}
    assert told_by_code(printed).startswith("2 characters cannot be printed")


def test_a_wrong_report_of_release_is_told_but_never_counts(
    desk: Desk, person: Person, tmp_path: Path
) -> None:
    print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(), Silent())
    text = text_of(tmp_path / "case.pdf")
    assert "985 days in custody." in text
    assert "Refuted" in text
    assert "She was still there two days later" in text


def test_who_a_confidential_source_is_never_gets_onto_paper(
    desk: Desk, person: Person, tmp_path: Path
) -> None:
    printed = print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(), Silent())
    text = text_of(tmp_path / "case.pdf")
    assert "Ірына" not in text
    assert "Her lawyer" in text
    assert printed.withheld == 1
    assert "1 value is withheld" in text


@pytest.mark.parametrize("audience", sorted(set(Audience) - {Audience.INTERNAL}))
def test_without_consent_nothing_is_printed_for_others(
    desk: Desk, person: Person, tmp_path: Path, audience: Audience
) -> None:
    with pytest.raises(Problem, match="consent"):
        print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(audience=audience), Silent())
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_file_in_the_way_is_replaced_only_when_that_is_wanted(
    desk: Desk, person: Person, tmp_path: Path
) -> None:
    out = tmp_path / "case.pdf"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="already"):
        print_case_file(desk, person.id, out, CaseFileOptions(), Silent())
    assert out.read_text(encoding="utf-8") == "mine"
    print_case_file(desk, person.id, out, CaseFileOptions(), Silent(), overwrite=True)
    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(Problem, match="folder"):
        print_case_file(desk, person.id, tmp_path, CaseFileOptions(), Silent(), overwrite=True)


def test_a_cancelled_print_leaves_no_file(desk: Desk, person: Person, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(), Stop())
    assert list(tmp_path.glob("*.pdf*")) == []


def test_the_photo_of_the_register_is_printed(desk: Desk, person: Person, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), (120, 130, 140)).save(picture, "JPEG")
    attach_photo(desk, person.id, picture.getvalue(), "portrait.jpg")
    print_case_file(desk, person.id, tmp_path / "case.pdf", CaseFileOptions(), Silent())
    page = pypdfium2.PdfDocument(tmp_path / "case.pdf")[0]
    assert len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) == 1


def test_the_same_state_gives_the_same_file_after_a_restart(
    desk: Desk, person: Person, tmp_path: Path, reopen: Callable[[Desk], Desk]
) -> None:
    first = print_case_file(desk, person.id, tmp_path / "a.pdf", CaseFileOptions(), Silent())
    again = print_case_file(reopen(desk), person.id, tmp_path / "b.pdf", CaseFileOptions(), Silent())
    assert first.sha256 == again.sha256


def test_the_office_prints_the_consents_and_nobody_else_does(
    desk: Desk, person: Person, tmp_path: Path
) -> None:
    add_record(
        desk,
        ConsentFields(
            person_id=person.id,
            level=ConsentLevel.PARTNER,
            items="facts photo",
            recipients="Echo",
            giver="mandate",
            giver_name="Aunt Nina",
            basis="Asked for in a letter",
            given=PartialDate("2025-03-01"),
            withdrawn=PartialDate("2026-01-10"),
        ),
    )
    add_record(
        desk,
        ConsentFields(person_id=person.id, level=ConsentLevel.UN, given=PartialDate("2026-02-01")),
    )
    inside, outside = tmp_path / "inside.pdf", tmp_path / "outside.pdf"
    print_case_file(desk, person.id, inside, CaseFileOptions(), Silent())
    told = " ".join(text_of(inside).split())
    for words in ("Consents", "Aunt Nina", "only for: Echo", "withdrawn on 10 January 2026", "1 March 2025"):
        assert words.replace(" ", "") in told.replace(" ", ""), words
    options = CaseFileOptions(audience=Audience.UN, sections=frozenset(Section))
    print_case_file(desk, person.id, outside, options, Silent())
    assert "Nina" not in text_of(outside)
