"""The sections of the case file on alleged violations and on the documents of the register."""

from app.reports import ink
from app.reports.case_file_data import CaseFileData
from app.reports.facts import Fact, Facts
from app.reports.flow import Block
from app.reports.ink import CELL, Font, Type
from app.reports.prose import Prose
from app.reports.table import Cell, Column, RowTable
from app.reports.violations_data import Beneath, Violation
from app.reports.wording import Wording, joined

_QUIET = Type(CELL.font, CELL.size, CELL.leading, ink.GREY)
_SHORT = 60


def violations(data: CaseFileData, words: Wording) -> list[Block]:
    """Return each incident as facts, texts under their headings, and a table of what hangs on it."""
    blocks: list[Block] = []
    for one in data.violations:
        blocks += _violation(one, words)
    return blocks


def _violation(one: Violation, words: Wording) -> list[Block]:
    t = words.t
    short = [(label, text) for label, text in one.texts if len(text) <= _SHORT and one.death]
    facts = [
        Fact(t._("What is alleged"), "" if one.death else one.title),
        Fact(t._("Date of death") if one.death else t._("When"), _when(one, words)),
        Fact(t._("Place"), one.place),
        *(Fact(t._(label), t._(text) if text in ("yes", "no") else text) for label, text in short),
        Fact(t._("HURIDOCS code"), one.code),
        Fact(t._("Sources"), one.codes),
    ]
    known = [fact for fact in facts if fact.value]
    blocks: list[Block] = []
    if one.death:
        blocks.append(Prose(t._(one.title), ink.LABEL, before=4, keep_with_next=True))
    blocks += [Facts(known)] if known else []
    for label, text in one.texts:
        if (label, text) not in short:
            blocks += [
                Prose(t._(label), ink.LABEL, before=5, keep_with_next=True),
                Prose(text, ink.BODY, before=1, after=3),
            ]
    if one.beneath:
        blocks.append(_table(one.beneath, words))
    return blocks


def _when(one: Violation, words: Wording) -> str:
    return words.span(one.start, one.end) if one.end else words.date(one.start)


def _table(lines: tuple[Beneath, ...], words: Wording) -> RowTable:
    t = words.t
    columns = (
        Column(t._("Involved, examined, investigated"), 88),
        Column(t._("Degree, consistency or state"), 44),
        Column(t._("Date"), 28),
        Column(t._("Sources"), 12),
    )
    rows = [
        (
            ": ".join(part for part in (t._(one.label) if one.label else "", one.what) if part),
            one.said,
            words.date(one.start),
            Cell(one.codes, _QUIET),
        )
        for one in lines
    ]
    return RowTable(columns, rows)


def documents(data: CaseFileData, words: Wording) -> list[Block]:
    """Return the list of documents with the hashes by which they are known."""
    if not data.papers:
        return []
    t = words.t
    columns = (
        Column(t._("Title"), 62, Font.SANS_BOLD),
        Column(t._("Kind"), 34),
        Column(t._("Taken or issued"), 26),
        Column(t._("SHA-256"), 38),
        Column(t._("Sources"), 12),
    )
    rows = [
        (
            "\n".join(part for part in (one.title, one.filename) if part),
            joined(one.kind, t._("evidentiary original") if one.original else ""),
            words.date(one.captured),
            Cell(" ".join(one.sha256[start : start + 16] for start in range(0, len(one.sha256), 16)), _QUIET),
            Cell(one.codes, _QUIET),
        )
        for one in data.papers
    ]
    return [RowTable(columns, rows)]
