"""`vigil event …`: each command with its promised keys, its problems in a sentence, and undoable as one change."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.commands import run

Ask = Callable[..., Any]
SOURCE = ("--source", "The published list")


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Path:
    """A sample register of the test's own."""
    return shutil.copytree(sample_folder, tmp_path / "sample")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command with --json that must succeed, and return what it says."""

    def asked(*words: object) -> Any:
        assert run([*map(str, words), "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return asked


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must fail with a sentence, and return the sentence."""

    def sentence(*words: object) -> str:
        assert run([*map(str, words)]) == 1
        said = capsys.readouterr()
        assert (said.out, "Traceback" in said.err) == ("", False)
        return said.err.strip()

    return sentence


def held(sample: Path, ask: Ask, many: int) -> list[int]:
    """Return people who are in a colony and in no event."""
    found = []
    for person_id in range(1, 151):
        whole = ask("person", sample, person_id)
        if whole["status"]["code"] == "colony" and not whole["releases"]:
            found.append(person_id)
        if len(found) == many:
            break
    return found


def test_the_events_are_listed_and_shown_with_everything(sample: Path, ask: Ask) -> None:
    listed = ask("event", "list", sample)
    assert [one["date"] for one in listed] == ["2025-12-13", "2025-09-12", "2025-06-20"]
    assert listed[0]["announced"] == 123
    whole = ask("event", "show", sample, listed[0]["id"])
    assert (
        whole["figures"]["recorded"]
        == listed[0]["recorded"]
        == len(
            [
                one
                for one in whole["people"]
                if one["release"] and one["confirmation"] != "refuted" and not one["refused"]
            ]
        )
    )
    assert {one["claimant"] for one in whole["numbers"]} >= {"Прэс-служба ўладаў", "«Ліхтар»"}
    assert all(one["verified_by_then"] is not None for one in whole["numbers"])
    assert {one["side"] for one in whole["pledges"]} == {"authority", "counterpart"}
    assert whole["key_events"]
    assert whole["family_notices"]
    assert "original" not in whole["lists"][0]
    gone_on = [one for one in whole["people"] if one["journey"]]
    assert gone_on[0]["destination"] == gone_on[0]["journey"][-1]["destination"]
    assert any(one["held_again"] for one in whole["people"])


def test_an_event_is_made_and_people_are_released_in_it(sample: Path, ask: Ask) -> None:
    made = ask(
        "event", "new", sample, "--title", "A deal", "--date", "1 November 2026", "--announced", 3,
        "--authority", "The press service",
    )  # fmt: skip
    assert (made["date"], made["announced"], made["authority"]) == ("2026-11-01", 3, "The press service")
    people = held(sample, ask, 2)
    persons = [word for one in [*people, 3] for word in ("--person", one)]
    outcome = (
        "event", "outcome", sample, made["id"], "--kind", "pardon_expelled", "--date", "2026-11-01",
        "--confirmation", "listed", *SOURCE, *persons, "--destination", "Lithuania",
    )  # fmt: skip
    before = ask("history", sample)
    planned = ask(*outcome, "--dry-run")
    assert ask("history", sample) == before
    done = ask(*outcome)
    assert (done["recorded"], done["skipped"]) == (planned["recorded"], planned["skipped"]) == (
        people, done["skipped"]
    )  # fmt: skip
    assert [one["id"] for one in done["skipped"]] == [3]
    assert done["skipped"][0]["reason"].startswith("Released already")
    assert len(ask("history", sample)) == len(before) + 1
    whole = ask("person", sample, people[0])
    assert whole["status"]["code"] == "expelled"
    assert [one["level"] for one in whole["confirmations"]] == ["listed"]
    assert whole["journey"] == []


def test_who_is_recorded_as_released_and_on_no_list_is_named(
    sample: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    persons = [word for one in held(sample, ask, 4) for word in ("--person", one)]
    event = ask("event", "list", sample)[0]["id"]
    before = ask("event", "show", sample, event)
    done = ask(
        "event", "outcome", sample, event, "--kind", "pardon_expelled", "--date", "2025-12-13",
        "--confirmation", "listed", *SOURCE, *persons,
    )  # fmt: skip
    assert done["recorded"]
    whole = ask("event", "show", sample, event)
    added = {one["id"] for one in whole["on_no_list"] if one not in before["on_no_list"]}
    assert added == set(done["recorded"])
    assert len(whole["on_no_list"]) == whole["figures"]["unlisted"]
    assert run(["event", "show", str(sample), str(event)]) == 0
    assert f"Recorded as released, on no list: {done['recorded'][0]}  " in capsys.readouterr().out


def test_confirming_goes_up_the_ladder_and_names_who_has_no_release(sample: Path, ask: Ask) -> None:
    event = ask("event", "list", sample)[0]["id"]
    people = [one["id"] for one in ask("event", "show", sample, event)["people"][:2]]
    stranger = held(sample, ask, 1)[0]
    persons = [word for one in [*people, stranger] for word in ("--person", one)]
    done = ask(
        "event", "confirm", sample, event, "--level", "refuted", *SOURCE, *persons, "--date", "2026-11-20",
        "--time", "9.05",
    )  # fmt: skip
    assert [(one["id"], one["confirmation"]) for one in done["confirmed"]] == [
        (one, "refuted") for one in people
    ]
    assert done["confirmed"][0]["step"]["time"] == "09:05"
    assert [one["id"] for one in done["skipped"]] == [stranger]


def test_what_is_wrong_is_said_in_a_sentence(sample: Path, told: Callable[..., str]) -> None:
    start = ("event", "outcome", sample, 1, "--date", "2025-12-13", "--confirmation", "listed", *SOURCE)
    assert "no kind of release" in told(*start, "--kind", "flying", "--matched")
    assert "either" in told(*start, "--kind", "pardon")
    assert "There is no record with the number" in told("event", "show", sample, 99)
    assert "future" in told(
        "event", "outcome", sample, 1, "--date", "2099", "--confirmation", "listed", *SOURCE, "--kind", "pardon",
        "--matched",
    )  # fmt: skip
    confirm = ("event", "confirm", sample, 1, "--level", "seen", *SOURCE, "--person", 1)
    assert "nothing to confirm" in told(*confirm)
    assert "--person" in told("event", "confirm", sample, 1, "--level", "seen", *SOURCE)


def test_in_words(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("list",), ("show", "3")):
        assert run(["event", words[0], str(sample), *words[1:]]) == 0
        said = capsys.readouterr().out
        assert "Вызваленне 13 снежня 2025" in said
    assert "recorded" in said
    assert "Прэс-служба ўладаў: 123" in said


def test_an_unknown_person_stops_everything(
    sample: Path, ask: Ask, told: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    known = held(sample, ask, 1)[0]
    before = ask("history", sample)
    outcome = (
        "event", "outcome", sample, 1, "--kind", "pardon", "--date", "2026-11-01", "--confirmation", "listed",
        *SOURCE, "--person", known, "--person", 99999,
    )  # fmt: skip
    assert "99999" in told(*outcome)
    assert "99999" in told(*outcome, "--dry-run")
    assert "99999" in told(
        "event", "confirm", sample, 1, "--level", "seen", *SOURCE, "--person", 1, "--person", 99999
    )
    assert ask("history", sample) == before
    assert run([*map(str, outcome), "--json"]) == 1
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert "99999" in error["sentence"]
    assert error["field"] == "person"
    assert "99999" in said.err


def test_an_event_is_removed_unless_releases_hang_on_it(
    sample: Path, ask: Ask, told: Callable[..., str]
) -> None:
    busy = ask("event", "list", sample)[0]["id"]
    assert "recorded in this event" in told("event", "remove", sample, busy)
    made = ask("event", "new", sample, "--title", "A slip", "--date", "2026-11-01")["id"]
    before = ask("history", sample)
    assert ask("event", "remove", sample, made, "--dry-run")["dry_run"]
    assert ask("history", sample) == before
    assert ask("event", "remove", sample, made)["title"] == "A slip"
    assert made not in [one["id"] for one in ask("event", "list", sample)]
