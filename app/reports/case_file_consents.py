"""The consents in the case file: what may be told to whom, who agreed to it, and what was taken back."""

from collections.abc import Mapping

from app.base.i18n import N_
from app.domain.consent import ConsentLevel
from app.reports.case_file_data import CaseFileData
from app.reports.consent_data import Agreed
from app.reports.flow import Block
from app.reports.ink import Font
from app.reports.table import Cell, Column, RowTable
from app.reports.wording import Wording, joined

LEVELS: Mapping[int, str] = {
    ConsentLevel.NOT_ASKED: N_("Not asked, or could not be asked: internal only"),
    ConsentLevel.STATISTICS: N_("Internal use; elsewhere only as one of a figure"),
    ConsentLevel.PARTNER: N_("A named partner, in confidence"),
    ConsentLevel.UN: N_("UN and OSCE: the name may reach the Government"),
    ConsentLevel.PUBLIC_INITIALS: N_("Public, with initials only"),
    ConsentLevel.PUBLIC_NAME: N_("Public, with the full name"),
    ConsentLevel.WITHDRAWN: N_("Everything is taken back"),
}


def consents(data: CaseFileData, words: Wording) -> list[Block]:
    """Each consent and withdrawal, the latest first."""
    if not data.consents:
        return []
    t = words.t
    columns = (
        Column(t._("Given on"), 32, Font.SANS_BOLD),
        Column(t._("How far it may go"), 62),
        Column(t._("About, and for what"), 44),
        Column(t._("Given by"), 40),
    )
    return [RowTable(columns, [_row(one, words) for one in data.consents])]


def _row(one: Agreed, words: Wording) -> tuple[str | Cell, ...]:
    t = words.t
    limits = [
        t._("only for: {recipients}").format(recipients=one.recipients) if one.recipients else "",
        t._("withdrawn on {date}").format(date=words.date(one.withdrawn)) if one.withdrawn else "",
        t._("valid until {date}").format(date=words.date(one.until)) if one.until else "",
        one.note,
    ]
    custody = t._("given in custody") if one.in_custody else ""
    return (
        words.date(one.given) or t._("unknown date"),
        Cell(t._(LEVELS[one.level]), below=joined(*limits)),
        Cell(one.about or t._("about everything"), below=one.purposes or t._("for every purpose")),
        Cell(one.giver, below=joined(one.how, one.basis, custody)),
    )
