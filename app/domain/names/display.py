"""Writes a name for a reader: in either order, as initials, or the line in the other script."""

from collections.abc import Iterable
from enum import StrEnum

from app.domain.names.scripts import Script, script_of


class NameOrder(StrEnum):
    """Which part of a name stands first."""

    SURNAME_FIRST = "surname_first"
    GIVEN_FIRST = "given_first"


def display_name(
    surname: str, given: str, patronymic: str = "", order: NameOrder = NameOrder.SURNAME_FIRST
) -> str:
    """Return the parts that are known as one line."""
    parts = (surname, given, patronymic) if order is NameOrder.SURNAME_FIRST else (given, patronymic, surname)
    return " ".join(filter(None, (part.strip() for part in parts)))


def initials(surname: str, given: str, patronymic: str = "", *, with_surname: bool = False) -> str:
    """Return "A. B. C." or "A. B. Surname", given name first; double names keep both letters."""
    letters = [_initial(part) for part in (given, patronymic) if part.strip()]
    if surname.strip():
        letters.append(surname.strip() if with_surname else _initial(surname))
    return " ".join(letters)


def _initial(part: str) -> str:
    return "-".join(f"{word[0].upper()}." for word in part.replace("-", " ").split())


def second_script(written: str, others: Iterable[str]) -> str:
    """Return the first of `others` that is in another script than `written`, or nothing."""
    script = script_of(written)
    apart = (Script.NONE, script)
    return next((other for other in others if script_of(other) not in apart), "")
