"""Raising a risk flag that the case speaks for, with the reason that was shown: only ever by a person."""

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.person import RiskFlag, RiskFlagFields
from app.domain.proposed_flags import ProposedFlag
from app.domain.record import PersonId
from app.workflows.desk import Desk


def raise_flag(desk: Desk, person_id: PersonId, proposed: ProposedFlag, why: str) -> RiskFlag:
    """Raise the proposed flag; `why` is kept as its note. Refused when somebody has raised it meanwhile."""
    name = desk.name_of(person_id)
    with desk.changing(_("Raise a risk flag of {name}").format(name=name)) as change:
        if change.find(RiskFlag, person_id=person_id, flag=proposed.flag):
            raise Problem(_("This risk flag has been raised already."))
        flag: RiskFlag = change.add(
            RiskFlagFields(person_id=person_id, flag=proposed.flag, since=proposed.since, note=why)
        )
        return flag
