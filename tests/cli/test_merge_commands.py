"""Duplicates, merging and parting by command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.open_register import close_register
from tests.cli.test_commands import Ask, ask, key, told

__all__ = ["ask", "key", "told"]


@pytest.fixture
def office(desk: Desk, open_desks: list[Desk]) -> Path:
    """A closed register with one woman entered twice (1, 2), and somebody else (3)."""
    for surname, given, birth in (
        ("Кавальчук", "Ганна", "1990"),
        ("Ковальчук", "Анна", "1990"),
        ("Гарбуз", "Ян", "1985"),
    ):
        add_person(
            desk,
            PersonFields(birth_date=PartialDate(birth), occupation=given),
            [NameFormDraft(surname=surname, given=given)],
        )
    close_register(desk)
    open_desks.remove(desk)
    return desk.path


def test_duplicates_are_listed_merged_and_parted(office: Path, key: Path, ask: Ask) -> None:
    by = ("--passphrase-file", key)
    (pair,) = ask("duplicates", office, "--limit", 5, *by)
    assert (pair["person"], pair["other"]) == (1, 2) and pair["probability"] > 0.5 and pair["reasons"]
    made = ask("merge", office, 1, 2, "--take", "occupation=other", "--reason", "Her sister said so.", *by)
    assert (made["person"], made["merged"], made["moved"]) == (1, 2, 1)
    assert ask("duplicates", office, *by) == []
    assert [hit["id"] for hit in ask("find", office, "V-000002", *by)] == [1]
    person = ask("person", office, 2, *by)
    assert (person["id"], person["occupation"]) == (1, "Анна")
    assert person["merges"] == [
        {"merge": made["merge"], "merged": 2, "reason": "Her sister said so.", "moved": 1}
    ]
    assert ask("part", office, made["merge"], *by)["parted"] == 2
    assert [ask("person", office, one, *by)["occupation"] for one in (1, 2)] == ["Ганна", "Анна"]
    assert ask("check", office, *by)["ok"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("merge", 1, 1), "themselves"),
        (("merge", 1, 3), "cannot both be true"),
        (("merge", 1, 2, "--take", "shoes=other"), "There is no field “shoes”"),
        (("merge", 1, 2, "--take", "sex=both"), "does not say whose value stays"),
        (("merge", 1, 99), "There is no record with the number"),
        (("part", 7), "There is no record with the number"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    words: tuple[object, ...], sentence: str, office: Path, key: Path, told: Callable[..., str]
) -> None:
    assert sentence in told(words[0], office, *words[1:], "--passphrase-file", key)
