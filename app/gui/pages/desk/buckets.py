"""How the desk sorts the lines of a list, and how each looks: a word, a colour and a symbol."""

from enum import StrEnum

from app.base.i18n import N_, _
from app.domain.announced_list import LineDecision
from app.domain.names.matching import Agreement, Decision, namesake_words
from app.domain.record import PersonId
from app.gui.widgets.record_table import Chip
from app.gui.wording import day
from app.workflows.reconcile import DeskLine, Reconciliation, decision_label


class Bucket(StrEnum):
    """Where a line lies on the desk until somebody decides about it."""

    ALL = "all"
    PROPOSED = "proposed"
    OPEN = "open"
    NOBODY = "nobody"
    DECIDED = "decided"


BUCKETS = {
    Bucket.ALL: N_("All"),
    Bucket.PROPOSED: N_("Proposed"),
    Bucket.OPEN: N_("To look at"),
    Bucket.NOBODY: N_("Not in the register"),
    Bucket.DECIDED: N_("Decided"),
}
_DECIDED_LOOKS = {
    LineDecision.MATCH: ("free", "same"),
    LineDecision.NEW_PERSON: ("abroad", "new"),
    LineDecision.NOT_OURS: ("died", "out"),
    LineDecision.REPEATED: ("normal", "repeated"),
    LineDecision.NO_NAME: ("normal", "out"),
}
AGREEMENTS: dict[Agreement, tuple[str, str, str]] = {
    Agreement.SAME: (N_("same"), "free", "same"),
    Agreement.SAME_NAME: (N_("same name"), "abroad", "languages"),
    Agreement.SIMILAR: (N_("similar"), "restricted", "alert"),
    Agreement.DIFFERENT: (N_("different"), "high", "different"),
    Agreement.MISSING: (N_("not given"), "unknown", "none"),
}
"""The word, the tone and the symbol for how two words go together."""


def bucket_of(one: DeskLine) -> Bucket:
    """Return the bucket of a line."""
    if one.line.decision is not LineDecision.UNDECIDED:
        return Bucket.DECIDED
    if one.no_name or one.match.decision is Decision.MATCH:
        return Bucket.PROPOSED
    return Bucket.OPEN if one.match.needs_look else Bucket.NOBODY


def line_chip(one: DeskLine) -> Chip:
    """Return the chip of a line: what was decided, or what the register proposes."""
    if one.line.decision is not LineDecision.UNDECIDED:
        tone, symbol = _DECIDED_LOOKS[one.line.decision]
        return Chip(decision_label(one.line.decision), tone, symbol)
    if one.no_name:
        return Chip(_("Proposed: no name"), "transit", "arrow")
    if one.is_foreign:
        return Chip(_("Proposed: not one of ours"), "transit", "arrow")
    first = one.match.candidates[0].probability if one.match.candidates else 0.0
    if one.match.decision is Decision.MATCH:
        return Chip(_("Proposed, {percent} %").format(percent=percent(first)), "transit", "arrow")
    if one.match.namesake is not None:
        return Chip(namesake_words(one.match.namesake), "high", "question")
    if one.match.needs_look:
        return Chip(_("To look at"), "high", "question")
    return Chip(_("Not in the register"), "unknown", "none")


def eve_warning(found: Reconciliation | None, person_id: PersonId) -> str:
    """Say that somebody was not held on the eve of the event, or nothing."""
    if found is None or found.eve is None or not found.is_doubtful(person_id):
        return ""
    return _("Not held on {date}, as far as the register knows").format(date=day(found.eve))


def percent(probability: float) -> int:
    """Return a probability in whole percent; never 100, because nobody is certain, nor 0 for what is possible."""
    return min(99, max(1, round(100 * probability)))
