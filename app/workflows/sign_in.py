"""Who works at an open register: the holder of the passphrase, or, where that is shared, whoever one says one is."""

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.staff import Staff, same_name, who_may_sign_in
from app.store import key_file
from app.store.register import KEYS
from app.workflows.desk import Desk


def offered_staff(desk: Desk) -> tuple[Staff, ...]:
    """Return among whom one has to say who one is; nobody where the passphrase says it, or there is no staff."""
    found = _possible(desk)
    return () if any(same_name(one.name, desk.label) for one in found) else found


def sign_in(desk: Desk, who: str) -> None:
    """Let a member of the staff work here; raises Problem where the passphrase does not allow it."""
    found = next((one for one in _possible(desk) if same_name(one.name, who)), None)
    if found is None:
        raise Problem(
            _("{name} cannot sign in with this passphrase.").format(name=who),
            _(
                "Who has a passphrase of their own uses that. A shared one is for readers and caseworkers as soon as "
                "an administrator has their own."
            ),
        )
    desk.sign_in(found.name)


def require_working_here(desk: Desk) -> None:
    """Raise Problem where the passphrase belongs to somebody who does not work here any more."""
    named = [one for one in _staff(desk) if same_name(one.name, desk.label)]
    if named and not any(one.active for one in named):
        raise Problem(
            _("{name} does not work with this register now.").format(name=desk.label),
            _("An administrator can change that in the settings."),
        )


def _possible(desk: Desk) -> tuple[Staff, ...]:
    keys = key_file.read(desk.path / KEYS)
    labels = [one.label for one in keys.list_holders(desk.register.master)]
    return who_may_sign_in(desk.label, _staff(desk), labels)


def _staff(desk: Desk) -> tuple[Staff, ...]:
    with desk.register.reading() as reader:
        return tuple(sorted(reader.find(Staff), key=lambda one: one.name.casefold()))
