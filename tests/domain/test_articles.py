"""Articles of the codes as papers and people print them."""

import pytest

from app.domain.articles import ParsedArticle, article_number, parse_articles
from app.domain.vocabulary import Vocabulary, shipped_terms


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ст. 342 ч. 1", [("BLR-UK-342", "1")]),
        ("ч.1 ст.342", [("BLR-UK-342", "1")]),
        ("ч. 1 ст. 342 УК", [("BLR-UK-342", "1")]),
        ("арт. 130 ч. 3 КК", [("BLR-UK-130", "3")]),
        ("Art. 361-1", [("BLR-UK-361-1", "")]),
        ("361¹", [("BLR-UK-361-1", "")]),
        ("361–4 ч. 2", [("BLR-UK-361-4", "2")]),
        ("342 ч. 1; 361-4", [("BLR-UK-342", "1"), ("BLR-UK-361-4", "")]),
        ("ст. 342 ч. 1; ст. 342 ч. 1", [("BLR-UK-342", "1")]),
        ("24.23 КоАП", [("BLR-KOAP-24.23", "")]),
        ("Art. 361 — Calls for restrictive measures 2020", [("BLR-UK-361", "")]),
        ("", []),
        ("no article at all", []),
        ("1 студзеня", []),
    ],
)
def test_what_is_printed_is_read(printed: str, read: list[tuple[str, str]]) -> None:
    assert parse_articles(printed) == tuple(ParsedArticle(*one) for one in read)


def test_the_number_of_every_shipped_article_is_read_back() -> None:
    articles = [term.code for term in shipped_terms() if term.vocabulary is Vocabulary.ARTICLE]
    assert len(articles) > 50
    for code in articles:
        written = article_number(code)
        text = f"ст. {written} КоАП" if "KOAP" in code else f"ст. {written}"
        assert [one.code for one in parse_articles(text)] == [code]
