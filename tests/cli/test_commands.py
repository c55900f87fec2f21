"""The command line: what each command prints, its exit status, and one sentence instead of a traceback."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.commands import run
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
Ask = Callable[..., Any]


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Path:
    """A sample register of the test's own."""
    return shutil.copytree(sample_folder, tmp_path / "sample")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A file whose first line is the passphrase."""
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\nsomething else\n", encoding="utf-8")
    return file


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command with --json that must succeed, and return what it says."""

    def asked(*words: object) -> Any:
        assert run([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return asked


@pytest.fixture
def words(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must succeed, and return what it says to a person."""

    def said(*command: object) -> str:
        assert run([*map(str, command)]) == 0
        return capsys.readouterr().out

    return said


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must fail with a sentence, and return the sentence."""

    def sentence(*words: object) -> str:
        assert run([*map(str, words)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert "Traceback" not in said.err
        return said.err.strip()

    return sentence


def test_a_sample_is_made_and_found_in(tmp_path: Path, ask: Ask) -> None:
    made = ask("sample", tmp_path / "new", "--persons", 5, "--seed", 3)
    assert made["persons"] == 5
    assert made["passphrase"] == SAMPLE_PASSPHRASE
    assert len(ask("find", tmp_path / "new", "V-00000")) == 5


def test_a_new_register_is_empty_and_asks_for_its_passphrase(
    tmp_path: Path, key: Path, ask: Ask, told: Callable[..., str]
) -> None:
    folder = tmp_path / "office"
    assert ask("new", folder, "--organisation", "Office", "--passphrase-file", key)["register"] == str(folder)
    assert ask("find", folder, "anybody", "--passphrase-file", key) == []
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not this one", encoding="utf-8")
    assert "passphrase" in told("find", folder, "anybody", "--passphrase-file", wrong)
    assert "already something" in told("new", folder, "--organisation", "Office", "--passphrase-file", key)


def test_a_hit_has_the_promised_keys(sample: Path, ask: Ask) -> None:
    (hit,) = ask("find", sample, "V-000007")
    assert set(hit) >= {"id", "case_number", "reference", "name", "matched", "birth", "status", "score"}
    assert hit["case_number"] == "V-000007"


def test_a_person_has_a_status_with_its_source(sample: Path, ask: Ask) -> None:
    whole = ask("person", sample, 7)
    assert set(whole["status"]) >= {"code", "since", "confidence", "sources"}
    assert whole["status"]["sources"]
    assert whole["names"]
    assert whole["claims"]
    before = ask("person", sample, 7, "--on", "1999-01-01")
    assert before["status"]["code"] == "unknown"
    assert before["as_of"] == "1999-01-01"


def test_a_person_in_words_has_every_part_of_the_case(
    sample: Path, ask: Ask, words: Callable[..., str]
) -> None:
    whole = ask("person", sample, 7)
    text = words("person", sample, 7)
    assert text.startswith(f"{whole['name']} ({whole['case_number']}")
    assert whole["status"]["label"] in text.splitlines()[1]
    for heading, part in (
        ("Status claims", "claims"),
        ("Detentions", "detentions"),
        ("Charges", "charges"),
        ("Sentences", "sentences"),
        ("Releases", "releases"),
        ("Follow-ups", "follow_ups"),
        ("Notes", "notes"),
    ):
        assert (heading in text) == bool(whole[part]), part
    for follow_up in whole["follow_ups"]:
        assert follow_up["title"] in text
    for sentence in whole["sentences"]:
        assert sentence["court"] in text
    for claim in whole["claims"]:
        assert whole["sources"][str(claim["source_id"])]["title"] in text
    assert "police_custody" not in text, "codes of terms are for scripts, not for people"


def test_no_character_of_a_name_acts_on_the_terminal(
    sample: Path, tmp_path: Path, ask: Ask, words: Callable[..., str]
) -> None:
    file = tmp_path / "list.csv"
    name = "Жук\u202eнавІ\x1b[2J"
    file.write_text(f"reference,surname,given_name\nZ-9,{name},Янка\n", encoding="utf-8")
    assert ask("import", sample, file)["created"] == 1
    found = words("person", sample, "Z-9")
    assert "\u202e" not in found
    assert "\x1b" not in found
    assert "[U+202E]" in found


def test_an_import_says_what_it_would_do_and_then_does_it(sample: Path, tmp_path: Path, ask: Ask) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "reference,surname,given_name,birth_date\nZ-1,Журавок,Марыя,1990\nZ-2,Ясевіч,Алесь,31.02.1980\n",
        encoding="utf-8",
    )
    planned = ask("import", sample, file, "--dry-run")
    assert (planned["read"], planned["created"], planned["held"]) == (2, 2, 0)
    (complaint,) = planned["complaints"]
    assert (complaint["row"], complaint["column"], complaint["value"]) == (3, "birth_date", "31.02.1980")
    assert ask("find", sample, "Z-1") == []
    assert ask("import", sample, file, "--source", "List of a partner")["created"] == 2
    (hit,) = ask("find", sample, "Zhuravok Maryia")
    assert hit["reference"] == "Z-1"
    again = ask("import", sample, file)
    assert (again["created"], again["unchanged"]) == (0, 2)
    newest = ask("history", sample, "--limit", 1)[0]
    assert "Import" in newest["sentence"]


def test_a_case_file_is_printed(sample: Path, tmp_path: Path, ask: Ask) -> None:
    out = tmp_path / "case.pdf"
    printed = ask("report", sample, "case-file", "--person", 7, "--out", out, "--language", "be")
    assert printed["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF")
    assert {one["name"] for one in ask("reports")} == {
        "case-file",
        "reconciliation",
        "handover",
        "still-held",
    }


def test_the_documents_of_a_release_day_are_printed(
    sample: Path, tmp_path: Path, ask: Ask, told: Callable[..., str]
) -> None:
    event = ask("event", "list", sample)[0]["id"]
    for words in (
        ("reconciliation", "--event", event, "--missing", "recognised"),
        ("handover", "--person", 7, "--person", 8),
        ("handover", "--event", event),
        ("still-held", "--on", "2025-12-13", "--group", "alphabet"),
        ("still-held", "--all"),
        ("still-held", "--event", event),
    ):
        out = tmp_path / "out.pdf"
        printed = ask("report", sample, *words, "--out", out, "--language", "ru")
        assert set(printed) >= {"file", "pages", "sha256", "withheld"}
        assert out.read_bytes().startswith(b"%PDF")
        out.unlink()
    for words in (
        ("reconciliation",),
        ("handover",),
        ("still-held", "--person", 7),
        ("still-held", "--on", "soon"),
        ("still-held", "--group", "colour"),
        ("case-file", "--person", 7, "--group", "alphabet"),
        ("reconciliation", "--event", 999),
    ):
        assert told("report", sample, *words, "--out", tmp_path / "out.pdf")
        assert not (tmp_path / "out.pdf").exists()


def test_a_backup_is_restored_elsewhere_and_overwrites_nothing(
    sample: Path, tmp_path: Path, ask: Ask, told: Callable[..., str]
) -> None:
    backup = ask("backup", sample, tmp_path / "stick.vigil-backup")
    key = tmp_path / "sample.txt"
    key.write_text(SAMPLE_PASSPHRASE, encoding="utf-8")
    restored = ask("restore", backup["file"], tmp_path / "second", "--passphrase-file", key)
    assert restored["persons"] == backup["persons"] > 0
    second = tmp_path / "second"
    assert ask("find", second, "V-000007", "--passphrase-file", key) == ask("find", sample, "V-000007")
    assert told("restore", backup["file"], second, "--passphrase-file", key)


def test_no_file_is_replaced_that_nobody_agreed_to(
    sample: Path, tmp_path: Path, ask: Ask, told: Callable[..., str]
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"a photo of the only kind")
    assert "already a file photo.jpg" in told("backup", sample, photo)
    assert "no backup of Vigil" in told("backup", sample, photo, "--force")
    assert "already a file photo.jpg" in told("report", sample, "case-file", "--person", 1, "--out", photo)
    assert photo.read_bytes() == b"a photo of the only kind"
    stick = tmp_path / "stick.vigil-backup"
    ask("backup", sample, stick)
    assert "already a file" in told("backup", sample, stick)
    assert ask("backup", sample, stick, "--force")["persons"]
    case = tmp_path / "case.pdf"
    ask("report", sample, "case-file", "--person", 1, "--out", case)
    assert ask("report", sample, "case-file", "--person", 2, "--out", case, "--force")["pages"]


def test_a_person_is_named_by_id_case_number_or_reference(
    sample: Path, tmp_path: Path, ask: Ask, told: Callable[..., str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("reference,surname\nR-77,Дуб\nR-78,\n", encoding="utf-8")
    assert ask("import", sample, file)["left_out"] == 1
    found = ask("person", sample, "R-77")
    assert ask("person", sample, found["case_number"]) == found == ask("person", sample, found["id"])
    assert told("person", sample, "999999").startswith("There is no person 999999 in this register.")
    assert told("person", sample, " ").startswith("Nobody was named. Give the id")


def test_a_sound_register_passes_the_check(sample: Path, ask: Ask) -> None:
    checked = ask("check", sample)
    assert checked["ok"]
    assert all(one["ok"] for one in checked["checks"])


def test_the_history_of_a_person_names_who_and_what(sample: Path, ask: Ask) -> None:
    changes = ask("history", sample, "--person", 7)
    assert changes
    assert set(changes[0]) >= {"number", "at", "who", "sentence", "changes"}


@pytest.mark.parametrize(
    "words",
    [
        ("find", "{nowhere}", "anybody"),
        ("person", "{sample}", "999999"),
        ("person", "{sample}", "7", "--on", "soon"),
        ("import", "{sample}", "{nowhere}"),
        ("import", "{sample}", "{picture}"),
        ("report", "{sample}", "novel", "--person", "7", "--out", "{nowhere}"),
        ("restore", "{picture}", "{nowhere}"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    sample: Path, tmp_path: Path, told: Callable[..., str], words: tuple[str, ...]
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    places = {"sample": sample, "nowhere": tmp_path / "nowhere", "picture": picture}
    assert told(*(word.format(**places) for word in words)).endswith((".", "!"))
    assert not (tmp_path / "nowhere").exists()


def test_wrong_usage_has_a_status_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find"]) == 2
    assert run(["fly", "away"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["", "new", "sample", "import", "find", "person", "report", "check", "backup"]
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*([command] if command else []), "--help"]) == 0
    out = capsys.readouterr().out
    assert "Usage: vigil" in out
    assert not command or "Example: vigil" in out


def test_the_program_itself_answers_in_a_process_of_its_own(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "find", str(sample), "V-000007", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout)[0]["case_number"] == "V-000007"


def test_what_is_held_is_told_with_its_reason(
    sample: Path, tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("surname,given_name\nДуб,Пракоп\nДуб,Пракоп\n", encoding="utf-8")
    told = ask("import", sample, file, "--dry-run")
    assert [one["row"] for one in told["held_rows"]] == [2, 3]
    assert "same name" in told["held_rows"][0]["reasons"][0]
    assert run(["import", str(sample), str(file), "--dry-run"]) == 0
    assert "row 2 held, Дуб Пракоп: Row 3 has the same name" in capsys.readouterr().out


def test_a_document_never_lands_among_the_files_of_a_register(sample: Path, told: Callable[..., str]) -> None:
    before = (sample / "register.db").read_bytes()
    for name in ("register.db", "register.keys", "case.pdf"):
        words = ("report", sample, "case-file", "--person", 1, "--out", sample / name)
        assert "holds the files of a register" in told(*words)
    assert (sample / "register.db").read_bytes() == before


def test_a_number_too_large_for_an_id_is_wrong_usage(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("person", sample, "9" * 20), ("history", sample, "--person", "9" * 20)):
        assert run([*map(str, words)]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_somebody_of_whom_nothing_is_recorded_is_not_called_missing(
    tmp_path: Path, key: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "office", tmp_path / "list.csv"
    file.write_text("surname\nДуб\n", encoding="utf-8")
    ask("new", folder, "--organisation", "Office", "--passphrase-file", key)
    ask("import", folder, file, "--passphrase-file", key)
    assert run(["person", str(folder), "1", "--passphrase-file", str(key)]) == 0
    assert "No status recorded" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_name_is_printed_whatever_the_system_thinks_of_it(sample: Path, encoding: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "app", "find", str(sample), "V-000001"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert told.stderr == b""
    assert any(ord(letter) > 0x400 for letter in told.stdout.decode("utf-8"))


def test_protocols_are_listed_with_their_steps(sample: Path, ask: Ask) -> None:
    listed = ask("protocols", sample)
    assert [one["code"] for one in listed] == [
        "after_release", "after_arrest", "after_judgment", "after_transfer"
    ]  # fmt: skip
    assert listed[0]["titles"] == {
        "be": "Пасля вызвалення", "ru": "После освобождения", "en": "After release"
    }  # fmt: skip
    assert set(listed[0]["steps"][0]) == {
        "id", "kind", "titles", "offset_days", "priority", "condition"
    }  # fmt: skip


def test_a_protocol_is_applied_to_an_event_once_and_tells_who_is_left_out(sample: Path, ask: Ask) -> None:
    words = ("protocol", "apply", sample, "after_release", "--event", 3)
    planned = ask(*words, "--dry-run")
    done = ask(*words)
    assert done == planned
    assert done["protocol"] == "after_release"
    assert done["created"] > 0
    assert done["people"] == done["served"] + len(done["skipped"])
    assert all(set(one) == {"person", "reason", "text"} for one in done["skipped"])
    again = ask(*words)
    assert (again["created"], again["people"]) == (0, done["people"])
    assert ask("history", sample)[0]["sentence"].startswith("Apply protocol “After release” to")


def test_a_protocol_is_applied_in_the_language_that_is_asked_for(sample: Path, ask: Ask) -> None:
    (person, *_more) = [
        one["person"] for one in ask("protocol", "apply", sample, "after_arrest", "--event", 3)["skipped"]
    ]
    ask("protocol", "apply", sample, "1", "--person", person, "--language", "be", "--assignee", "Марта")
    owed = [one for one in ask("person", sample, person)["follow_ups"] if one["protocol_step_id"]]
    assert owed[-1]["title"] == "Даведацца пра самаадчуванне: год"
    assert {one["assignee"] for one in owed} >= {"Марта"}


def test_what_a_protocol_cannot_be_applied_to_is_told(sample: Path, told: Callable[..., str]) -> None:
    assert "after_judgment" in told("protocol", "apply", sample, "nonsense", "--person", 1)
    assert "Nobody is named" in told("protocol", "apply", sample, "after_release")
    assert "no record with the number 9999" in told(
        "protocol", "apply", sample, "after_release", "--person", 9999
    )
    assert "no record with the number" in told("protocol", "apply", sample, "after_release", "--event", 9999)
