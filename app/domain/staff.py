"""The people of the organisation who work with the register, what each may do, and which cases each needs to know."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import Fields, Record, coded, line, prose


class Role(StrEnum):
    """What a member of staff may do, each role everything that the ones before it may."""

    READER = "reader"
    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class StaffFields(Fields):
    """A member of staff; `groups` are the names of the groups of cases they see, separated by semicolons.

    `restricted` lets them see what is restricted (health, confidential sources). `name` is the one that the history
    and follow-ups show.
    """

    name: str = line(..., min_length=1, unique=True)
    role: Role = coded(Role.CASEWORKER)
    groups: str = line()
    restricted: bool = False
    active: bool = True
    note: str = prose()

    @property
    def group_names(self) -> tuple[str, ...]:
        """The names of the groups, each by itself."""
        return tuple(word.strip() for word in self.groups.split(";") if word.strip())


class Staff(StaffFields, Record):
    """A stored member of staff."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What whoever works at the desk may do: the role, whether they see what is restricted, and which cases.

    `groups` (in small letters) None: every case. A case without a group is for everybody.
    """

    role: Role
    restricted: bool = True
    groups: frozenset[str] | None = None

    def reach(self, role: Role) -> bool:
        """Tell whether the role allows what `role` is needed for."""
        ranks = tuple(Role)
        return ranks.index(self.role) >= ranks.index(role)

    def know(self, case_group: str) -> bool:
        """Tell whether a case of this group is one of theirs."""
        return self.groups is None or not case_group or case_group.strip().casefold() in self.groups


EVERYTHING = Rights(Role.ADMINISTRATOR)
"""What one may do while the register has no administrator among its staff."""


def rights_of(who: str, staff: Iterable[Staff]) -> Rights:
    """Return what somebody may do; until there is an administrator, everything.

    Who is not on the staff only reads, and only the cases that are for everybody.
    """
    here = [one for one in staff if one.active]
    if not any(one.role is Role.ADMINISTRATOR for one in here):
        return EVERYTHING
    me = next((one for one in here if same_name(one.name, who)), None)
    if me is None:
        return Rights(Role.READER, restricted=False, groups=frozenset())
    groups = frozenset(word.casefold() for word in me.group_names)
    return Rights(me.role, me.restricted, groups or None)


def same_name(one: str, other: str) -> bool:
    """Tell whether two texts name the same member of staff."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def who_may_sign_in(label: str, staff: Iterable[Staff], labels: Collection[str]) -> tuple[Staff, ...]:
    """Return as whom one may work who opened the register with the passphrase that is labelled so.

    The rule: a passphrase that is labelled with a member of the staff is theirs alone, and signs in as them. Any other
    is shared: whoever has it says who they are, and can be anybody who has no passphrase of their own. As soon as an
    administrator has a passphrase of their own, a shared one signs in readers and caseworkers only. `labels` are those
    of all passphrases of the register. None: nobody fits, or no staff has been entered.
    """
    here = [one for one in staff if one.active]
    own = [one for one in here if any(same_name(one.name, word) for word in labels)]
    me = next((one for one in own if same_name(one.name, label)), None)
    if me is not None:
        return (me,)
    guarded = any(one.role is Role.ADMINISTRATOR for one in own)
    return tuple(
        one for one in here if one not in own and not (guarded and Rights(one.role).reach(Role.COORDINATOR))
    )
