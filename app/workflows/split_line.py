"""Parting a printed line that names several people, so that somebody decides about each of them."""

from collections.abc import Sequence

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.announced_list import AnnouncedLine, AnnouncedLineFields, LineDecision
from app.domain.names.matching import JOINED, MARKS, is_surname, name_in
from app.workflows.desk import Desk
from app.workflows.retract_decision import let_go

MOST = 20


def likely_parts(printed: str) -> tuple[str, ...]:
    """Return how a line is likely parted: at the words that join people, or else at commas.

    A surname that stands once for all is given to each («Пастушенко М. и А.»).
    """
    for by in (JOINED, MARKS):
        parts = tuple(part.strip(" ,;.") for part in by.split(printed))
        found = tuple(part for part in parts if any(letter.isalpha() for letter in part))
        if len(found) > 1:
            return (
                _with_surnames([one for part in found for one in _enumerated(part)])
                if by is JOINED
                else found
            )
    return (printed.strip(),)


def _enumerated(part: str) -> tuple[str, ...]:
    """Return a part cut at its commas too, where given names alone follow a whole name («Ивановы Анна, Мария»)."""
    pieces = tuple(one.strip() for one in MARKS.split(part))
    first, *further = [name_in(one) for one in pieces]
    alone = all(words and not any(map(is_surname, words)) for words in further)
    return pieces if further and alone and len(first) > 1 else (part,)


def _with_surnames(parts: Sequence[str]) -> tuple[str, ...]:
    """Return the parts, each that is a given name or initials alone with the surname of the one beside it."""
    said = [name_in(part) for part in parts]
    surnames = [next((word.text for word in words if is_surname(word)), "") for words in said]
    first = next(filter(None, surnames), "")
    found, known = [], first
    for part, words, surname in zip(parts, said, surnames, strict=True):
        known = surname or known
        if not words or not first:
            found.append(part)
        elif surname:
            found.append(part[words[0].start :])
        else:
            found.append(f"{known} {part[words[0].start :]}")
    return tuple(_initialled(one) for one in found)


def _initialled(part: str) -> str:
    """Return the part with the full stop of the initial at its end, which was taken for the end of the line."""
    return f"{part}." if part[-2:-1] in (" ", ".") else part


def split_line(
    desk: Desk, line_id: int, parts: Sequence[str], *, take_back_release: bool = False
) -> tuple[AnnouncedLine, ...]:
    """Add an undecided line for each of the parts and return them, as one change.

    The printed line stays as it is, decided as no name of its own; the new ones have its number and what its other
    columns say.
    """
    names = [" ".join(part.split()) for part in parts if part.strip()]
    if not 2 <= len(names) <= MOST:
        raise FieldProblem("printed", _("Write each person on a line of their own, at least two."))
    with desk.register.reading() as reader:
        printed = reader.get(AnnouncedLine, line_id).printed
    terms = desk.terms  # read before the change begins
    with desk.changing(_("Part “{printed}” into several people").format(printed=printed)) as change:
        line = change.get(AnnouncedLine, line_id)
        if line.decision is LineDecision.NO_NAME:
            raise FieldProblem("printed", _("This line was decided to be no name."))
        note = _("Parted into: {names}").format(names="; ".join(names))
        change.save(line.but(decision=LineDecision.NO_NAME, person_id=None, note=note))
        let_go(change, terms, line, take_back_release=take_back_release)
        return tuple(
            change.add(
                AnnouncedLineFields(
                    announced_list_id=line.announced_list_id,
                    number=line.number,
                    printed=name,
                    clues=line.clues,
                )
            )
            for name in names
        )
