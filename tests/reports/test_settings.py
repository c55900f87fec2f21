"""What reportlab must never do in our process, tried out."""

import ast
from pathlib import Path

import pytest
from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from app.reports import settings

REPORTS = Path(__file__).resolve().parents[2] / "app" / "reports"


@pytest.mark.parametrize(
    "tag", ["<img src='/etc/hostname'/>", "<IMG src='x'/>", "<a href='x'>y</a>", "<onDraw name='x'/>"]
)
def test_tags_that_read_link_or_call_are_closed(tag: str) -> None:
    settings.apply()
    with pytest.raises((settings.ClosedTag, ValueError, AttributeError)):
        Paragraph(f"x {tag}", ParagraphStyle("plain"))


def test_nothing_is_fetched_and_files_are_reproducible() -> None:
    settings.apply()
    assert rl_config.trustedSchemes == []
    assert rl_config.trustedHosts is None
    assert rl_config.invariant == 1


def test_no_module_of_ours_uses_markup() -> None:
    named = {"Paragraph", "XPreformatted", "Table", "LongTable"}
    for file in REPORTS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                assert not named & {alias.name for alias in node.names}, file


def test_the_table_of_characters_leaves_out_unused_codes_and_knows_characters_beyond_the_basic_plane() -> (
    None
):
    table = settings.to_unicode_map("F", [0, 0x41, 0x1F5F8, 0xFEEA, *range(0x400, 0x490)])
    assert "<00> <0000>" not in table
    assert "<01> <0041>" in table
    assert "<02> <D83DDDF8>" in table
    assert "<03> <0647>" in table
    assert all(int(line.split()[0]) <= 100 for line in table.splitlines() if line.endswith(" beginbfchar"))
