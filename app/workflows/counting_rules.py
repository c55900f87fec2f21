"""The rules by which days in custody are counted: entering those that come with Vigil, once."""

from app.base.i18n import _
from app.domain.counting_rule import shipped_rules
from app.store.unit import Unit
from app.workflows.desk import Desk

RULES_GIVEN = "counting_rules_given"
"""The fact that a register has been given the rules that come with Vigil: once, however they fared since."""


def enter_shipped_rules(change: Unit) -> None:
    """Enter the rules that come with Vigil."""
    for rule in shipped_rules():
        change.add(rule)


def give_counting_rules(desk: Desk) -> None:
    """Enter the rules that come with Vigil in a register that was made before there were any.

    Once only: whoever removes them does not get them back.
    """
    if RULES_GIVEN in desk.register.facts():
        return
    with desk.changing(_("Enter the counting rules that Vigil brings")) as change:
        enter_shipped_rules(change)
    desk.forget_changes()
    desk.register.note_fact(RULES_GIVEN, "yes")
