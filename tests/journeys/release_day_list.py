"""Makes the list of release day: 123 lines in mixed scripts, 20 with a typo, 6 unknown people, 3 that fit two persons.

The same register gives the same list; the answer says for each line who is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from app.domain.names.romanise import Scheme, romanise
from app.domain.person import NameForm, NameFormDraft, NameUsage, PersonFields, Sex
from app.domain.record import PersonId
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records

LINES, TYPOS, UNKNOWN, AMBIGUOUS = 123, 20, 6, 3
_STRANGERS = (
    "Хведар Скрабатун",
    "Ulyana Marshankulava",
    "Брындзюк Лявонцій Цімафеевіч",
    "Жураўковая Аўдоцця",
    "Мацюшэўскі-Кнорын Пракоп",
    "Zinaida Pustakhod, 1971",
)
_NAMESAKES = (("Дробыш", "Павел"), ("Жаўняк", "Алена"), ("Кандыбовіч", "Ілья"))
_SCHEMES = (Scheme.BE_PASSPORT, Scheme.BE_LACINKA, Scheme.BE_2007, Scheme.BE_BGN)


@dataclass(frozen=True, slots=True)
class PrintedList:
    """The text of the list, and by line (from 0) the person meant: None for strangers, two for namesakes."""

    text: str
    meant: Sequence[frozenset[PersonId]]

    @property
    def unknown(self) -> list[int]:
        """The lines of people whom the register does not know."""
        return [line for line, persons in enumerate(self.meant) if not persons]

    @property
    def ambiguous(self) -> list[int]:
        """The lines that fit two persons."""
        return [line for line, persons in enumerate(self.meant) if len(persons) > 1]


def make_list(desk: Desk, candidates: Sequence[PersonId]) -> PrintedList:
    """Return the list; three pairs of namesakes are added to the register for it."""
    rng = Random(20251213)
    forms = {
        form.person_id: form
        for form in list_records(desk, NameForm)
        if form.surname and form.given and form.usage is NameUsage.LEGAL and form.position == 0
    }
    chosen = [person for person in candidates if person in forms][: LINES - UNKNOWN - AMBIGUOUS]
    lines: list[tuple[str, frozenset[PersonId]]] = []
    for place, person in enumerate(chosen):
        printed = _printed(forms[person], place)
        lines.append(
            (
                _misspelt(printed, rng) if place % 5 == 4 and place < 5 * TYPOS else printed,
                frozenset({person}),
            )
        )
    lines += [(stranger, frozenset()) for stranger in _STRANGERS]
    for surname, given in _NAMESAKES:
        twins = frozenset(
            add_person(
                desk,
                PersonFields(sex=Sex.UNKNOWN),
                [NameFormDraft(surname=surname, given=given, patronymic=patronymic, language="be")],
            ).id
            for patronymic in ("", "")
        )
        lines.append((f"{surname} {given}", twins))
    rng.shuffle(lines)
    text = "\n".join(f"{number}. {printed}" for number, (printed, _persons) in enumerate(lines, start=1))
    return PrintedList(text, [persons for _printed_name, persons in lines])


def _printed(form: NameForm, place: int) -> str:
    """Print a name in one of the ways in which people print names."""
    if form.language == "be" and place % 3:
        scheme = _SCHEMES[place % len(_SCHEMES)]
        surname, given = (romanise(part, scheme) for part in (form.surname, form.given))
        return f"{given} {surname}" if place % 2 else f"{surname.upper()} {given}"
    if form.patronymic:
        return f"{form.surname} {form.given} {form.patronymic}"
    return f"{form.given} {form.surname}"


def _misspelt(printed: str, rng: Random) -> str:
    """Change two neighbouring letters in the middle of the longest word."""
    word = max(printed.split(), key=len)
    if len(word) < 5:
        return printed
    place = rng.randrange(1, len(word) - 2)
    wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return printed.replace(word, wrong)
