"""Reads the cells of a table as values of ours and complains about those that cannot be understood."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from app.base.i18n import _, language_in_force
from app.base.progress import Progress
from app.domain.articles import parse_articles
from app.domain.partial_date import DateNotUnderstood, PartialDate
from app.domain.person import Sex
from app.domain.person_draft import Complaint
from app.domain.vocabulary import Term, Terms, Vocabulary, folded
from app.importers.sentence_words import sentence_of
from app.importers.table_file import Row, Table

T = TypeVar("T")

LONGEST_LINE = 500
LONGEST_PROSE = 50_000

_ROWS_PER_STEP = 500
_EXCERPT = 100
_MOST_WORDS = 12
# Ways of leaving a cell empty.
_NOTHING = frozenset(
    {"", "-", "–", "—", "?", "n/a", "unknown", "not known", "неизвестно", "неизвестна", "неизвестен", "нет данных",
     "не известно", "невядома", "невядомая", "невядомы", "няма звестак", "null", "none"}
)  # fmt: skip
_LONGEST_NOTHING = 30
_SEXES = {
    Sex.FEMALE: "f female woman ж жен женский женщина жаночы жанчына жанчына ж.",
    Sex.MALE: "m male man м муж мужской мужчина мужчынскі мужчына",
    Sex.OTHER: "x other другое иной іншае іншы",
    Sex.UNKNOWN: "u",
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words.split()}
_TIME_OF_DAY = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$")

_NEXT_ARTICLE = re.compile(r",\s*(?=(?:ч\w*\.?\s*\d+\s*)?(?:ст|арт|art)\w*\.?\s*\d)", re.IGNORECASE)


def heading_key(heading: str) -> str:
    """Return the name of a column as it is compared: «Given name», `given_name` and `GIVEN_NAME` are one."""
    return folded(heading.replace("_", " "))


def known_columns(header: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return our column → heading in the file; `names` maps what a heading may be (see `heading_key`) to our column."""
    found: dict[str, str] = {}
    for heading in header:
        column = names.get(heading_key(heading))
        if column is not None:
            found.setdefault(column, heading)
    return found


class TableReader:
    """Answers what the cells of a table say, by our names of the columns; collects the complaints."""

    def __init__(self, table: Table, names: Mapping[str, str], terms: Terms) -> None:
        # A cell may be asked twice; it is complained about once.
        self._complaints: dict[Complaint, None] = {}
        self._table = table
        self._terms = terms
        self._headings = known_columns(table.header, names)
        self._understood: dict[tuple[object, ...], Any] = {}
        self._absent = dict.fromkeys(names.values(), "")
        used = set(self._headings.values())
        for heading in table.header:
            if heading not in used:
                problem = _("This column is not known; it was left out.")
                self._complaints[Complaint(1, heading, heading, problem)] = None

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """What was not understood so far."""
        return tuple(self._complaints)

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Yield the rows, reporting progress; their cells go by our names, empty where the file has no such column."""
        total, headings = len(self._table.rows), tuple(self._headings.items())
        for done, row in enumerate(self._table.rows):
            if done % _ROWS_PER_STEP == 0:
                progress.step(done, total, _("Reading the rows"))
            cells = {column: row.cells[heading] for column, heading in headings}
            yield Row(row.number, {**self._absent, **cells})

    def heading(self, column: str) -> str:
        """Return what the file calls the column; our own name when it has none."""
        return self._headings.get(column, column)

    def line(self, row: Row, column: str, longest: int = LONGEST_LINE) -> str:
        """Return the cell as one line."""
        text = row.cells[column]
        if not text:
            return ""
        text = " ".join(text.split())
        return text if len(text) <= longest else self._shortened(row, column, text, longest)

    def prose(self, row: Row, column: str) -> str:
        """Return the cell as free text."""
        text = row.cells[column]
        return text if len(text) <= LONGEST_PROSE else self._shortened(row, column, text, LONGEST_PROSE)

    def given(self, row: Row, column: str) -> str:
        """Return the cell as one line, empty when it only says that nothing is known."""
        text = self.line(row, column)
        return "" if _says_nothing(text) else text

    def date(self, row: Row, column: str) -> PartialDate | None:
        """Return the date, None when there is none or it is not understood."""
        text = row.cells[column]
        if not text:
            return None
        found = self.once(_date_or_problem, text)
        if isinstance(found, PartialDate):
            return found
        if found:
            self.complain(row, column, found)
        return None

    def term(self, row: Row, column: str, vocabulary: Vocabulary) -> Term | None:
        """Return the term whose code or label the cell is."""
        text = self.line(row, column)
        if not text:
            return None
        found = self.once(self._terms.find, vocabulary, text)
        if found is None:
            self.complain(row, column, self.once(self._known_words, vocabulary))
        return found

    def _known_words(self, vocabulary: Vocabulary) -> str:
        """Say which words a column may hold."""
        language = language_in_force()
        words = [term.label(language) for term in self._terms.of(vocabulary)]
        told = "; ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
        return _("This word is in none of the lists that Vigil knows. It knows: {words}").format(words=told)

    def sex(self, row: Row, column: str) -> Sex:
        """Return the sex, UNKNOWN when the cell does not tell."""
        text = self.given(row, column)
        found = self.once(_sex_of, text) if text else Sex.UNKNOWN
        if found is None:
            self.complain(row, column, _("This is not understood as a sex; write m, f or x."))
        return found or Sex.UNKNOWN

    def charges(self, row: Row, column: str) -> tuple[tuple[str, str], ...]:
        """Return the code and the part of every article."""
        text = self.prose(row, column)
        if _says_nothing(text):
            return ()
        found = self.once(_charges, text)
        if not found:
            self.complain(row, column, _("No article of a code is recognised in it."))
        return found

    def sentence(self, row: Row, *columns: str) -> dict[str, str | int]:
        """Return the columns of a sentence that these cells tell; empty when they are."""
        return dict(self.once(sentence_of, *(self.prose(row, column) for column in columns)))

    def in_order(
        self, row: Row, column: str, start: PartialDate | None, end: PartialDate | None
    ) -> PartialDate | None:
        """Return `end` (of `column`), or None with a complaint when it lies before `start`."""
        if start and end and end.certainly_before(start):
            self.complain(row, column, _("The date lies before the one it follows; it was left out."))
            return None
        return end

    def once(self, understand: Callable[..., T], *said: object) -> T:
        """Return what `understand` makes of the texts: thousands of rows share few dates, articles and places."""
        key = (understand, *said)
        try:
            return cast("T", self._understood[key])
        except KeyError:
            found = self._understood[key] = understand(*said)
            return found

    def note(self, row: Row, columns: Iterable[str]) -> str:
        """Return what these columns say as lines, each with its heading."""
        told = [column for column in columns if row.cells[column]]
        return "\n".join(f"{self.heading(column)}: {self.prose(row, column)}" for column in told)

    def complain(self, row: Row, column: str, problem: str) -> None:
        """Tell that the cell was not understood."""
        value = " ".join(row.cells[column][:_EXCERPT].split())
        self._complaints[Complaint(row.number, self.heading(column), value, problem)] = None

    def _shortened(self, row: Row, column: str, text: str, longest: int) -> str:
        problem = _("The text is longer than {most} letters; the rest was left out.").format(most=longest)
        self.complain(row, column, problem)
        return text[:longest]


def _sex_of(text: str) -> Sex | None:
    return _SEX_OF.get(folded(text))


def _says_nothing(text: str) -> bool:
    return len(text) < _LONGEST_NOTHING and " ".join(text.split()).casefold() in _NOTHING


def _date_or_problem(text: str) -> PartialDate | str:
    """Return the date, the sentence that says why it is none, or nothing where nothing is said."""
    if _says_nothing(text):
        return ""
    try:
        return PartialDate.parse(_TIME_OF_DAY.sub("", text))
    except DateNotUnderstood as problem:
        return problem.sentence


def _charges(text: str) -> tuple[tuple[str, str], ...]:
    """Return the articles; what follows a comma and begins like an article is one even after a long title."""
    lines = _NEXT_ARTICLE.sub("\n", text)
    return tuple((article.code, article.part) for article in parse_articles(lines))
