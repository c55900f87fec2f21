"""What stands on every page of every document: for whom it is, whose it is, and the state of the register."""

from collections.abc import Sequence

from app.base.i18n import N_
from app.domain.disclosure import Audience
from app.domain.leaving import FEWEST_IN_A_FIGURE
from app.reports import ink
from app.reports.flow import Block
from app.reports.ink import Colour
from app.reports.issue import Issue
from app.reports.page import Band, Furniture
from app.reports.prose import Prose
from app.reports.wording import Wording, joined

BANDS: dict[Audience, tuple[str, Colour]] = {
    Audience.INTERNAL: (N_("Internal: do not pass on"), ink.RED),
    Audience.PARTNER: (N_("For the named partner only"), ink.RED),
    Audience.UN: (N_("For the UN: the name may reach the Government"), ink.AMBER),
    Audience.PUBLIC_INITIALS: (N_("Public: initials only"), ink.BLUE),
    Audience.PUBLIC_NAME: (N_("Public"), ink.BLUE),
}


def furniture(issue: Issue, audience: Audience, words: Wording, title: str) -> Furniture:
    """Return what stands on every page around the text."""
    t = words.t
    band, colour = BANDS[audience]
    sample = t._("Fictional sample: no real person") if issue.is_sample else ""
    state = joined(
        t._("Issued {date}").format(date=words.whole(issue.day)),
        t._("state of {moment} UTC").format(moment=words.moment(issue.moment)),
        t._("change {number}, seal {seal}").format(
            number=words.number(issue.history_number), seal=_grouped(issue.history_seal)
        ),
        t._("fictional sample") if issue.is_sample else "",
    )
    return Furniture(
        band=Band(t._(band).upper(), colour, sample),
        organisation=issue.organisation,
        document=title,
        state=state,
        numbered=lambda page, pages: t._("Page {page} of {pages}").format(page=page, pages=pages),
    )


def _grouped(seal: str) -> str:
    """Return the first twelve digits of a seal as people read them out: `7F3A 91C4 0B2E`."""
    return " ".join(seal[start : start + 4].upper() for start in range(0, min(len(seal), 12), 4))


def withheld(issue: Issue, words: Wording) -> list[str]:
    """Return what the audience does not see: how many people are left out, and how many values."""
    told = []
    if 0 < issue.left_out < FEWEST_IN_A_FIGURE:
        few = words.t._(
            "Fewer than {n} people are left out of this document: there is no consent for its readers."
        )
        told.append(few.format(n=words.number(FEWEST_IN_A_FIGURE)))
    elif issue.left_out:
        people = words.t.ngettext(
            "{n} person is left out of this document: there is no consent for its readers.",
            "{n} people are left out of this document: there is no consent for its readers.",
            issue.left_out,
        )
        told.append(people.format(n=words.number(issue.left_out)))
    if not issue.withheld:
        return told
    said = words.t.ngettext(
        "{n} value is withheld from this document.",
        "{n} values are withheld from this document.",
        issue.withheld,
    )
    return [*told, said.format(n=words.number(issue.withheld))]


def counted(sentences: Sequence[str], words: Wording) -> list[Block]:
    """Return the note at the end that says how things were counted and what was withheld."""
    if not sentences:
        return []
    return [
        Prose(words.t._("How this was counted"), ink.LABEL, before=16, keep_with_next=True),
        *(Prose(sentence, ink.SMALL, before=1) for sentence in sentences),
    ]
