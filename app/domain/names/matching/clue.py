"""What is known of one person who was announced or entered, before anybody knows whether the register has them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.domain.partial_date import DateNotUnderstood, PartialDate

NO_HINTS: Mapping[str, str] = MappingProxyType({})
_FIRST_SEX = {"m": "m", "f": "f", "м": "m", "ж": "f"}


@dataclass(frozen=True, slots=True)
class Clue:
    """One announced or entered person.

    `text` is the line as it was printed and may be empty; `surname`, `given` and `patronymic` are filled where
    somebody knows which word is which, and then count instead of the text. `birth` is the date of birth, `sex` is
    "m", "f" or nothing. `announced` is the day of the announcement: with it a printed age tells the year of
    birth. `hints` holds the other columns of a table (place, articles) by their names; they are kept for the
    reader and do not count.
    """

    text: str = ""
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    announced: dt.date | None = None
    hints: Mapping[str, str] = field(default_factory=lambda: NO_HINTS, hash=False)

    @classmethod
    def of_line(cls, text: str, announced: dt.date | None = None, **columns: object) -> "Clue":
        """Return the clue of a printed line and of the other columns of its row.

        `surname`, `given`, `patronymic`, `sex`, `birth` and `birth_year` are understood; a date that is not
        understood, and every other column, becomes a hint.
        """
        hints = {name: str(value) for name, value in columns.items() if value not in (None, "")}
        birth = _date(hints, "birth") or _date(hints, "birth_date") or _date(hints, "birth_year")
        parts = {name: hints.pop(name, "").strip() for name in ("surname", "given", "patronymic")}
        sex = _FIRST_SEX.get(hints.get("sex", "").strip().casefold()[:1], "")
        if sex:
            del hints["sex"]
        return cls(text=text, birth=birth, sex=sex, announced=announced, hints=hints or NO_HINTS, **parts)

    @property
    def is_structured(self) -> bool:
        """Whether somebody told which word is the surname or the given name."""
        return bool(self.surname.strip() or self.given.strip())

    @property
    def shown(self) -> str:
        """The name as a reader should see it: the line, or the parts surname first."""
        parts = filter(None, (self.surname.strip(), self.given.strip(), self.patronymic.strip()))
        return self.text.strip() or " ".join(parts)


def _date(hints: dict[str, str], column: str) -> PartialDate | None:
    """Take the column out of the hints when it is a date."""
    if column not in hints:
        return None
    try:
        found = PartialDate.parse(hints[column])
    except DateNotUnderstood:
        return None
    del hints[column]
    return found
