"""Case files to print: one with everything, and one with a given text in every field; all fictional."""

import dataclasses
import datetime as dt
import io
import types
import typing
from enum import Enum
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from app.base.language import Language
from app.base.progress import Silent
from app.domain.detention import Warrant
from app.domain.follow_up import FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import NameUsage, Sex
from app.domain.release import Confirmation
from app.domain.silence import Silence
from app.domain.source import Reliability
from app.domain.status import Confidence
from app.reports import case_file_data as paper
from app.reports.case_file import draw
from app.reports.issue import Issue

DAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
P = PartialDate


def issue(*, is_sample: bool = False, withheld: int = 0) -> Issue:
    return Issue("Office for Letters", is_sample, DAY, NOW, DAY, 1204, "7f3a91c40b2e55aa0011", withheld)


def rich(**changes: Any) -> paper.CaseFileData:
    """A person with something in every section."""
    data = paper.CaseFileData(
        issue=issue(),
        case_number="V-000417",
        reference="OLD-17",
        name="Volha Kavalčuk-Ŭłasievič",
        second_name="Вольга Кавальчук-Ўласевіч",
        other_names=(paper.OtherName("Ольга Ковальчук ё й", NameUsage.PASSPORT),),
        standing=paper.Standing(
            "At liberty",
            paper.StatusTone.FREE,
            False,
            True,
            P("2026-10-19"),
            Confidence.CONFIRMED,
        ),
        person=paper.PersonFacts(
            sex=Sex.FEMALE,
            birth_date=P("1987-03-14"),
            birth_place="Sosnavy Bor",
            citizenship="Belarus",
            residence="Zarečnaja 4",
            occupation="Librarian",
            activity="Interview about the library",
            caseworker="Alena",
            summary="«Мне сказалі, што я выйду», — паведаміла яна. Съешь ещё этих мягких булок.",
            identifiers=("Passport: MP0000017",),
            flags=(paper.Flag("Chronic illness", note="Hypertension"),),
        ),
        recognitions=(paper.Recognised("Spring watch", "Recognised", P("2024-03-05")),),
        stretches=(
            paper.Stretch(
                dt.date(2024, 2, 7), dt.date(2024, 11, 26), "SIZO 9", paper.StatusTone.PRETRIAL, True, True
            ),
            paper.Stretch(
                dt.date(2024, 11, 26),
                dt.date(2026, 10, 19),
                "Colony 99",
                paper.StatusTone.CUSTODY,
                True,
                False,
            ),
        ),
        silences=(Silence(dt.date(2024, 11, 26), dt.date(2026, 3, 7)),),
        punished=((dt.date(2025, 6, 3), dt.date(2025, 6, 13)),),
        arrests=(
            paper.Arrest(
                P("2024-02-07"),
                P("2026-10-19"),
                "at home",
                "plain clothes",
                Warrant.NOT_SHOWN,
                "Public order",
                "Five officers",
                "S1",
            ),
        ),
        stays=(
            paper.Stay("SIZO 9", P("2024-02-17"), P("2024-11-26"), cell="34", codes="S2", first=True),
            paper.Stay("Colony 99", P("2024-11-26"), P("2026-10-19"), regime="General regime", codes="S2"),
            paper.Stay("Colony 99", P("2025-06-03"), P("2025-06-13"), punishment="Isolator", note="Cold"),
        ),
        accusations=(paper.Accusation("342", "Group actions", "1", "Verdict", "Convicted", P("2024-11-21")),),
        judgments=(
            paper.Judgment(
                "Imprisonment",
                2,
                8,
                court="District court",
                judge="P. D.",
                date=P("2024-11-21"),
                text="The decision as printed",
                codes="S2",
            ),
        ),
        statements=(
            paper.Statement("Colony", P("2024-11-26"), Confidence.CONFIRMED, DAY, "Colony 99", told=True),
            paper.Statement(
                "Expelled", P("2026-09-12"), Confidence.REFUTED, DAY, note="A letter came later", codes="S3"
            ),
            paper.Statement("At liberty", P("2026-10-19"), Confidence.CONFIRMED, DAY, codes="S1", holds=True),
        ),
        releases=(
            paper.Freed(
                "Served in full",
                Confirmation.PERSON,
                P("2026-10-19"),
                "gate",
                "Sosnavy Bor",
                "Weekly reporting to the police",
                ("Certificate",),
                "Autumn list",
                "Met by family",
                "S1",
            ),
        ),
        owed=(
            paper.Owed(
                "Medical examination", FollowUpState.OPEN, Priority.HIGH, dt.date(2026, 11, 1), "T. Berg"
            ),
            paper.Owed("Emergency grant", FollowUpState.DONE, Priority.NORMAL, outcome="Paid"),
        ),
        remarks=(paper.Remark("Do not call before 18:00", "Alena", P("2026-10-25")),),
        sources=(
            paper.Reference("S1", "", "Family", Reliability.GOOD, True, P("2024-02-09")),
            paper.Reference("S2", "Lawyer’s notes", "Lawyer", Reliability.PROVEN, False),
            paper.Reference(
                "S3", "A channel", "Media", Reliability.DOUBTFUL, False, url="https://example.org/x"
            ),
        ),
    )
    return dataclasses.replace(data, **changes)


def filled_with(text: str) -> paper.CaseFileData:
    """A person with `text` in every field of text there is, and every list at least one long."""
    made = filled(paper.CaseFileData, text)
    assert isinstance(made, paper.CaseFileData)
    return made


def filled(kind: Any, text: str) -> Any:
    """Return data of any kind with `text` in every field of text, every list one long, and no photo."""
    if kind is str:
        return text
    if dataclasses.is_dataclass(kind):
        return kind(
            **{
                field.name: None if field.name == "photo" else filled(_hints(kind)[field.name], text)
                for field in dataclasses.fields(kind)
            }
        )
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        wanted = arguments[:1] if len(arguments) == 2 and arguments[1] is Ellipsis else arguments
        return tuple(filled(one, text) for one in wanted)
    if origin in (typing.Union, types.UnionType):
        return filled(arguments[0], text)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[-1]
    return {PartialDate: P("2025-03"), bool: True, int: 3, dt.date: DAY, dt.datetime: NOW, bytes: b""}[kind]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def printed(data: paper.CaseFileData, options: paper.CaseFileOptions | None = None) -> bytes:
    """Return the case file as PDF."""
    out = io.BytesIO()
    draw(data, options or paper.CaseFileOptions(), out, Silent())
    return out.getvalue()


def in_language(language: Language) -> paper.CaseFileOptions:
    return paper.CaseFileOptions(language=language)


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, its lines joined by blanks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def letters_of(pdf: bytes) -> str:
    """Return the text without any blanks: what was typed, however it was broken into lines."""
    return "".join(text_of(pdf).split())


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Return the fonts of the file and whether each is embedded."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        return {str(font.BaseFont): "/FontFile2" in font.get("/FontDescriptor", {}) for font in found}


def photo_with_a_place() -> bytes:
    """A photo as a camera writes it, with words about who and where inside."""
    picture = Image.new("RGB", (640, 800), (200, 210, 220))
    exif = Image.Exif()
    exif[0x010E] = "CANARY taken at Zarečnaja 4"
    exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()
