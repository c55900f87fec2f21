"""The sections of the case file on contacts, help, health and family."""

from app.reports.case_file_data import CaseFileData
from app.reports.facts import Fact, Facts
from app.reports.flow import Block
from app.reports.ink import Font
from app.reports.table import Column, RowTable
from app.reports.wording import Wording, joined


def contacts(data: CaseFileData, words: Wording) -> list[Block]:
    """The contacts, newest first, and above them since when nobody has heard of the person."""
    found, t = data.wellbeing, words.t
    if not found.contacts:
        return []
    blocks: list[Block] = []
    if found.last_proof is not None:
        said = f"{words.date(found.last_proof)} ({words.days(found.silent_days)})"
        blocks.append(Facts([Fact(t._("Last proof of life"), said)]))
    columns = (
        Column(t._("Date"), 30, Font.SANS_BOLD),
        Column(t._("Contact"), 62),
        Column(t._("What became of it"), 38),
        Column(t._("Reason"), 42),
    )
    rows = [
        (
            words.date(one.date),
            "\n".join(filter(None, (joined(one.what, one.whom), t._("Proof of life") if one.proof else ""))),
            one.outcome,
            one.reason,
        )
        for one in found.contacts
    ]
    return [*blocks, RowTable(columns, rows)]


def support(data: CaseFileData, words: Wording) -> list[Block]:
    """What was given, newest first, and the sum of each currency."""
    found, t = data.wellbeing, words.t
    if not found.given:
        return []
    columns = (
        Column(t._("Date"), 30, Font.SANS_BOLD),
        Column(t._("Support"), 52),
        Column(t._("Amount"), 30),
        Column(t._("To whom"), 30),
        Column(t._("Who gave it"), 30),
    )
    rows = [
        (words.date(one.date), one.what, one.money, one.to or t._("the person"), one.donor)
        for one in found.given
    ]
    sums = " + ".join(found.sums)
    total: list[Block] = [Facts([Fact(t._("In all"), sums)])] if sums else []
    return [RowTable(columns, rows), *total]


def health(data: CaseFileData, words: Wording) -> list[Block]:
    """The items of health that are not restricted, and how many are left out."""
    found, t = data.wellbeing, words.t
    columns = (Column(t._("Dates"), 44, Font.SANS_BOLD), Column(t._("Health"), 64), Column(t._("Needs"), 64))
    rows = [
        (joined(words.date(one.since), words.until(one.until) if one.until else ""), one.what, one.needs)
        for one in found.health
    ]
    blocks: list[Block] = [RowTable(columns, rows)] if rows else []
    if found.restricted:
        said = t.ngettext("{n} restricted item", "{n} restricted items", found.restricted)
        blocks.append(Facts([Fact(t._("Left out"), said.format(n=found.restricted))]))
    return blocks


def family(data: CaseFileData, words: Wording) -> list[Block]:
    """Who is near to the person; how to reach them is not printed."""
    found, t = data.wellbeing, words.t
    if not found.relatives:
        return []
    columns = (Column(t._("Name"), 80), Column(t._("Relation"), 52), Column(t._("Risk"), 40))
    rows = [(one.name, one.relation, t._("At risk") if one.at_risk else "") for one in found.relatives]
    return [RowTable(columns, rows)]
