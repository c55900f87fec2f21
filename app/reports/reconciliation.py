"""The reconciliation report of a release event: from the announced number down to those who are confirmed."""

from typing import BinaryIO

from app.base.progress import Progress
from app.reports import ink
from app.reports.big_figures import BigFigures, Figure
from app.reports.document import Titled, write_document
from app.reports.drawn import Drawn
from app.reports.facts import Fact, Facts
from app.reports.flow import Block
from app.reports.ink import Font
from app.reports.letterhead import counted, furniture, withheld
from app.reports.prose import Heading, Panel, Prose
from app.reports.reconciliation_data import ReconciliationData, ReconciliationOptions
from app.reports.reconciliation_names import names
from app.reports.reconciliation_sum import deal, lists, numbers, the_sum
from app.reports.typeset import Span
from app.reports.wording import Wording, joined


def draw(
    data: ReconciliationData, options: ReconciliationOptions, out: BinaryIO, progress: Progress
) -> Drawn:
    """Write the report as PDF to `out`; `progress` may raise Cancelled."""
    words = Wording(options.language)
    t = words.t
    title = t._("Reconciliation report")
    blocks: list[Block] = [*_head(data, words, title)]
    sections = (
        (t._("The sum"), the_sum(data, words) if data.figures.told else []),
        (t._("Promised and delivered"), deal(data, words)),
        (t._("Who said which number when"), numbers(data, words)),
        (t._("The lists"), lists(data, words)),
        *names(data, options, words),
    )
    for heading, made in sections:
        blocks += [Heading(heading), *made] if made else []
    blocks += counted([*_counting(data, words), *withheld(data.issue, words)], words)
    around = furniture(data.issue, options.audience, words, joined(title, data.event.title))
    return write_document(
        blocks, around, Titled(joined(title, data.event.title), options.language), out, progress
    )


def _head(data: ReconciliationData, words: Wording, title: str) -> list[Block]:
    t, event, figures = words.t, data.event, data.figures
    facts = [
        Fact(t._("Date"), words.date(event.date)),
        Fact(t._("Announcing authority"), event.authority),
        Fact(t._("Counterpart"), event.counterpart),
        Fact(t._("Consideration"), event.consideration, wide=True),
        Fact(t._("Note"), event.note, wide=True),
        Fact(t._("Source"), event.source, wide=True),
    ]
    known = [fact for fact in facts if fact.value]
    announced = "–" if figures.announced is None else words.number(figures.announced)
    row: tuple[Figure, ...] = (
        Figure(announced, t._("announced")),
        Figure(words.number(figures.listed), t._("people named on the lists")),
    )
    if figures.told:
        row = (
            *row,
            Figure(words.number(figures.matched + figures.new_persons), t._("of them in the register")),
            Figure(words.number(figures.confirmed), t._("confirmed by the person, the family or a lawyer")),
        )
    first, *rest = data.explained or ("",)
    return [
        Prose(title, ink.ALSO),
        Prose(event.title, ink.NAME, before=2, after=7),
        *([Facts(known)] if known else []),
        BigFigures(row),
        Panel(
            [Span(first, Font.SERIF_BOLD), Span(" " + " ".join(rest) if rest else "", Font.SERIF)],
            ink.SUMMARY,
        ),
    ]


def _counting(data: ReconciliationData, words: Wording) -> list[str]:
    t = words.t
    said = [
        t._(
            "Every figure counts people, not lines: somebody on several lists is one, and a name nobody has decided"
            " about counts once however many lists print it. Lists whose place a later one has taken do not count."
        ),
        t._(
            "A release is confirmed when the person, the family or a lawyer has said so; the date below is that of"
            " their word. Names are given as the lists printed them, without the numbers and bullets before them;"
            " L1 12 is line 12 of list L1."
        ),
    ]
    if data.numbers:
        said.append(
            t._(
                "Verified by then: people of whom we knew when the number was said that they were free, as they had"
                " been seen, or the person, the family or a lawyer had said so."
            )
        )
    return said
