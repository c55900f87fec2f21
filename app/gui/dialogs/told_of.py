"""Says beneath the choice of an audience of whom it may be told, on what that rests, and who is left out."""

from app.base.i18n import _, language_in_force, ngettext
from app.domain.disclosure import Audience
from app.gui.wording import number
from app.workflows.consents import WHY_NOT, Offered


def for_whom(offered: Offered | None) -> str:
    """Return what the person who prints must know about the readers."""
    if offered is None or offered.audience is Audience.INTERNAL:
        return _(
            "The file is for internal use: it shows everything and is not encrypted. "
            "Save it only where nobody else can read it."
        )
    limited = (
        _("Some consents are only for: {recipients}.").format(recipients=", ".join(offered.recipients))
        if offered.recipients
        else ""
    )
    kept_back = _("It shows only what they may see, and it is not encrypted.")
    if offered.people == 1:
        return " ".join(filter(None, (_rests_on(offered), limited, kept_back)))
    told = ngettext(
        "{n} of {all} person agreed to be told of.",
        "{n} of {all} people agreed to be told of.",
        offered.people,
    ).format(n=number(offered.told), all=number(offered.people))
    reasons = "; ".join(
        _("{n}: {reason}").format(n=number(many), reason=_(WHY_NOT[why]))
        for why, many in sorted(offered.why_not.items(), key=lambda one: -one[1])
    )
    left_out = _("The others are left out ({reasons}).").format(reasons=reasons) if reasons else ""
    return " ".join(filter(None, (told, left_out, limited, kept_back)))


def _rests_on(offered: Offered) -> str:
    given = offered.by.given if offered.by else None
    if given is None:
        return _("The consent on record allows it.")
    return _("The consent of {date} allows it.").format(date=given.display(language_in_force()))
