"""What is asked of the answers to a field of the organisation."""

import pytest

from app.base.errors import Problem
from app.domain.asked_answers import asked
from app.domain.custom_field import CustomKind

TEXT, NUMBER, DATE = CustomKind.TEXT, CustomKind.NUMBER, CustomKind.DATE


@pytest.mark.parametrize(
    ("kind", "typed", "answer", "fits"),
    [
        (TEXT, "ВЯС", "спадар з Вясны", True), (TEXT, "вясна", "спадар з Вясны", False),
        (TEXT, "  два   словы ", "гэта два словы", True),
        (NUMBER, "5", "5", True), (NUMBER, "5,0", "5", True), (NUMBER, "5", "55", False),
        (NUMBER, "5–10", "10", True), (NUMBER, "10-5", "7.5", True), (NUMBER, "5–10", "11", False),
        (NUMBER, "> 5", "5", False), (NUMBER, ">=5", "5", True), (NUMBER, "≤ 5", "5", True),
        (NUMBER, "< -1", "-2", True), (NUMBER, "-3--1", "-2", True), (NUMBER, "5", "it was a text once", False),
        (DATE, "2025", "2025-03-04", True), (DATE, "March 2025", "2025-03", True),
        (DATE, "2025", "2024-12-31", False), (DATE, "after 2024", "2026-01-01", True),
        (DATE, "4.3.2025", "2025-03", True), (DATE, "2025", "it was a text once", False),
    ],
)  # fmt: skip
def test_what_fits(kind: CustomKind, typed: str, answer: str, fits: bool) -> None:
    assert asked(kind, typed)(answer) is fits


@pytest.mark.parametrize(
    ("kind", "typed"), [(NUMBER, "five"), (NUMBER, "5 10"), (NUMBER, "٥"), (NUMBER, ">"), (DATE, "someday")]
)
def test_what_makes_no_sense_is_refused(kind: CustomKind, typed: str) -> None:
    with pytest.raises(Problem):
        asked(kind, typed)
