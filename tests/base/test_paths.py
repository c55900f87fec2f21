"""Files are found wherever the program runs from, and settings go where each system wants them."""

import sys
from pathlib import Path

import pytest

from app.base.paths import config_folder, data_folder, resource

HOME = Path("/home/anna")


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", lambda: HOME)


def test_what_ships_is_found_in_the_checkout() -> None:
    assert resource("fonts", "Inter-Regular.ttf").is_file()
    assert resource("icons", "app", "vigil.svg").is_file()


def test_what_ships_is_found_in_a_built_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "sun.svg") == tmp_path / "resources" / "icons" / "sun.svg"


@pytest.mark.parametrize(
    ("platform", "config", "data"),
    [
        ("linux", HOME / ".config/vigil", HOME / ".local/share/vigil"),
        ("win32", HOME / "AppData/Roaming/Vigil", HOME / "AppData/Local/Vigil"),
        ("darwin", HOME / "Library/Application Support/Vigil", HOME / "Library/Application Support/Vigil"),
    ],
)
def test_folders_of_each_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, config: Path, data: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert config_folder() == config
    assert data_folder() == data


@pytest.mark.parametrize(
    ("platform", "config", "data", "name"),
    [("linux", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "vigil"), ("win32", "APPDATA", "LOCALAPPDATA", "Vigil")],
)
def test_the_environment_moves_the_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, config: str, data: str, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(config, str(tmp_path / "config"))
    monkeypatch.setenv(data, str(tmp_path / "data"))
    assert config_folder() == tmp_path / "config" / name
    assert data_folder() == tmp_path / "data" / name


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_an_environment_that_names_no_folder_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    assert config_folder() == HOME / ".config" / "vigil"
