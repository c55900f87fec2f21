"""What we ship is complete: licences are named and present, fonts have our letters, icons can be drawn."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont
from PySide6.QtSvg import QSvgRenderer

from app.base.paths import resource

ROOT = Path(__file__).resolve().parents[2]
LETTERS = (
    "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
    "aąābcćčdeęėěēfgģhiįījkķlłļmnńņoópqrsśštuŭųūvwxyzźžż"
    "0123456789 «»„“”’ʼ№§€₽–—…"
)
FALLBACKS = {
    "NotoSansGeorgian-Regular.ttf": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "NotoSansArmenian-Regular.ttf": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "NotoSansHebrew-Regular.ttf": "אבגדהוזחטיכלמנסעפצקרשת",
    "NotoNaskhArabic-Regular.ttf": "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگی",
    "NotoSansSymbols-Regular.ttf": "⚖✡✝☪",
    "NotoSansSymbols2-Regular.ttf": "☎★✉➡☒",
}
FONTS = sorted(path.name for path in resource("fonts").glob("*.ttf"))
ICONS = sorted(path.name for path in resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", FONTS)
def test_font_has_the_letters_it_is_there_for(qapp: object, name: str) -> None:
    font = QRawFont(str(resource("fonts", name)), 12)
    letters = FALLBACKS.get(name, LETTERS + LETTERS.upper())
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_every_fallback_ships() -> None:
    assert set(FALLBACKS) < set(FONTS)


@pytest.mark.parametrize("name", ICONS)
def test_icon_takes_our_colour_and_can_be_drawn(qapp: object, name: str) -> None:
    drawing = resource("icons", name).read_text(encoding="utf-8")
    assert "currentColor" in drawing
    assert QSvgRenderer(QByteArray(drawing.replace("currentColor", "#17233B").encode())).isValid()


def test_notice_names_every_package_we_need() -> None:
    requirements = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    needed = set(re.findall(r"(?m)^([a-z0-9-]+)==", requirements))
    named = set(re.findall(r"[a-z0-9-]+", (ROOT / "NOTICE").read_text(encoding="utf-8")))
    assert needed
    assert needed - named == set()


def test_notice_and_the_licence_texts_agree() -> None:
    named = set(re.findall(r"[\w.-]+\.txt", (ROOT / "NOTICE").read_text(encoding="utf-8")))
    assert named == {path.name for path in resource("licenses").iterdir()}
