"""The people of the organisation who work with the register, what each may do, and which cases each needs to know."""

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


class Staff(StaffFields, Record):
    """A stored member of staff."""
