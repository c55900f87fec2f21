"""The calendar file: folded and escaped as RFC 5545 wants it, and without names unless somebody asks for them."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import Problem
from app.domain.disclosure import Audience
from app.domain.follow_up import FollowUpFields
from app.domain.person import Person
from app.reports.icalendar import CalendarDay, calendar_file, escaped, folded
from app.workflows.consents import where_data_went
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.export_calendar import export_calendar
from app.workflows.print_report import report_title
from tests.workflows.made_case import somebody

TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=300)


@given(TEXT)
def test_no_line_is_too_long_and_no_letter_is_cut(text: str) -> None:
    made = folded(f"SUMMARY:{text}")
    assert made.endswith(b"\r\n")
    lines = made[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() for line in lines)
    assert made[:-2].replace(b"\r\n ", b"").decode() == f"SUMMARY:{text}"


@given(TEXT)
def test_what_is_escaped_is_read_back(text: str) -> None:
    plain, letters = [], iter(escaped(text))
    for letter in letters:
        if letter == "\\":
            following = next(letters)
            plain.append("\n" if following == "n" else following)
        else:
            assert letter not in ";,\n\r"
            plain.append(letter)
    assert "".join(plain) == "".join(one for one in text if one.isprintable())


def test_a_line_end_in_a_text_begins_no_new_property() -> None:
    day = CalendarDay("1@vigil", dt.date(2026, 12, 31), "one\r\nATTENDEE:mailto:a@b", "a;b,c\\d")
    made = calendar_file([day], dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)).decode()
    assert "\r\nATTENDEE" not in made
    assert "SUMMARY:one\\nATTENDEE:mailto:a@b\r\n" in made
    assert "DESCRIPTION:a\\;b\\,c\\\\d\r\n" in made
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in made


@pytest.fixture
def owed(desk: Desk) -> Desk:
    """A desk with two follow-ups that have a day, and one that has none."""
    person = somebody(desk)
    for title, due, assignee in (
        ("Call Ганна", dt.date(2026, 12, 1), "Alena"),
        ("Write", dt.date(2026, 12, 2), ""),
        ("Some day", None, ""),
    ):
        add_record(
            desk, FollowUpFields(person_id=person.id, kind="LET", title=title, due=due, assignee=assignee)
        )
    return desk


def test_nobody_is_named_unless_somebody_asks_for_it(owed: Desk, tmp_path: Path) -> None:
    out = tmp_path / "follow-ups.ics"
    assert export_calendar(owed, out).many == 2
    plain = out.read_bytes().replace(b"\r\n ", b"").decode()
    assert "Ясевіч" not in plain
    assert "Ганна" not in plain
    assert "SUMMARY:Letter · V-000001" in plain
    with pytest.raises(Problem, match="already"):
        export_calendar(owed, out)
    export_calendar(owed, out, with_names=True, assignee="Alena", overwrite=True)
    named = out.read_bytes().replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Call Ганна · Ясевіч Ян" in named
    assert named.count("BEGIN:VEVENT") == 1


def test_nothing_is_written_into_the_register(owed: Desk) -> None:
    with pytest.raises(Problem):
        export_calendar(owed, owed.path / "follow-ups.ics")


def test_a_calendar_that_leaves_is_noted(owed: Desk, tmp_path: Path) -> None:
    out = tmp_path / "owed.ics"
    export_calendar(owed, out)
    person = list_records(owed, Person)[0]
    (gone,) = where_data_went(owed, person.id)
    assert (gone.document, gone.audience, gone.who) == ("calendar", Audience.INTERNAL, "Alena")
    assert gone.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert report_title(gone.document) == "Calendar of follow-ups"
