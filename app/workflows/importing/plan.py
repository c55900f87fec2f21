"""What an import would do, row by row, before anything is written."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.person_draft import Complaint, NameDraft, PersonDraft
from app.domain.record import PersonId
from app.workflows.importing.known import REFERENCE, Number, numbers_of


class RowAction(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    HELD = "held"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the row would add or change; `old` is empty where there is nothing yet. All in words."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in the register whom the row may mean, and why, in sentences."""

    person_id: PersonId
    name: str
    case_number: str
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class PlannedRow:
    """One person of the file: what becomes of it, and why.

    `person` is who would be updated; of a row that is held for a decision, `candidates` are those it may mean and
    `reasons` say in words what is to be decided; about those in `told_already` the row says nothing new. `owners` are
    those to whom its numbers belong in the register. `content` stands for what the row says, wherever it stands.
    """

    draft: PersonDraft
    action: RowAction
    person: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    was_held: bool = False
    told_already: frozenset[PersonId] = frozenset()
    owners: Mapping[Number, Candidate] = field(default_factory=dict)
    numbers: Mapping[Number, str] = field(init=False)
    content: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.numbers = numbers_of(self.draft)

    @property
    def number(self) -> int:
        """The number of the row, as a spreadsheet counts."""
        return self.draft.row

    def means_another_than(self, other: "PlannedRow") -> bool:
        """Tell whether the two rows, as decided, are brought in as two persons."""
        if self is other or not {self.action, other.action} <= {RowAction.CREATE, RowAction.UPDATE}:
            return False
        return self.person is None or other.person is None or self.person.person_id != other.person.person_id

    def allows(self, person: Candidate | None) -> bool:
        """Tell whether the row can be decided to be about this person (None: a new one), as far as its numbers go."""
        return all(person and owner.person_id == person.person_id for owner in self.owners.values())

    @property
    def name(self) -> str:
        """The name as the row has it, surname first."""
        return written(self.draft.names[0])


@dataclass(slots=True)
class ImportPlan:
    """A file, read and compared. The numbers count rows; `complaints` tell values that were not understood.

    `made_at` is the number of the last change of the register that the plan knows of; once it was carried out it is
    `spent`.
    """

    file: Path
    format_title: str
    source: str
    read: int
    rows: list[PlannedRow]
    complaints: Sequence[Complaint]
    made_at: int = 0
    spent: bool = False

    def __post_init__(self) -> None:
        alike: Counter[str] = Counter()
        for row in self.rows:
            said = repr(row.draft._replace(row=0)).encode("utf-8", "surrogatepass")
            digest = hashlib.sha256(said).hexdigest()
            alike[digest] += 1
            row.content = f"{digest}.{alike[digest]}"

    @property
    def created(self) -> int:
        """How many persons would be new."""
        return self._count(RowAction.CREATE)

    @property
    def updated(self) -> int:
        """How many persons would get something new."""
        return self._count(RowAction.UPDATE)

    @property
    def unchanged(self) -> int:
        """How many rows say nothing new."""
        return self._count(RowAction.UNCHANGED)

    @property
    def held(self) -> int:
        """How many rows wait for a decision; they are not brought in until somebody decides."""
        return self._count(RowAction.HELD)

    @property
    def left_out(self) -> int:
        """How many rows have no name or were decided to be left out."""
        return self.read - len(self.rows) + self._count(RowAction.LEFT_OUT)

    def decide(self, row: PlannedRow, action: RowAction, person: Candidate | None = None) -> None:
        """Decide about a row that was held: bring in a new person, update that person, leave out, or hold again.

        Raises Problem, and holds the row, when one of its numbers would then belong to two persons.
        """
        if not row.was_held:
            raise ValueError("only a row that is held can be decided about")
        if action is RowAction.UPDATE and person is None:
            raise ValueError("an update needs a person")
        row.action, row.person = action, person if action is RowAction.UPDATE else None
        if row.person and row.person.person_id in row.told_already:
            row.action = RowAction.UNCHANGED
        try:
            _require_own_numbers(row)
            for other in self.rows:
                if row.means_another_than(other):
                    _require_no_shared_number(row, other)
        except Problem:
            row.action, row.person = RowAction.HELD, None
            raise

    def decide_again(self, decisions: Mapping[str, tuple[RowAction, PersonId | None]]) -> None:
        """Keep the decisions, by the content of the row, when the file is read anew, where they still make sense."""
        for row in self.rows:
            action, person_id = decisions.get(row.content, (RowAction.HELD, None))
            if row.was_held and action is not RowAction.HELD:
                person = next((one for one in row.candidates if one.person_id == person_id), None)
                if person is not None or action is not RowAction.UPDATE:
                    # What collides since the register has changed waits for a decision again.
                    with suppress(Problem):
                        self.decide(row, action, person)

    def _count(self, action: RowAction) -> int:
        return sum(row.action is action for row in self.rows)


def written(name: NameDraft) -> str:
    """Return a name as lists show it."""
    return " ".join(part for part in (name.surname, name.given, name.patronymic) if part) or name.text


def _require_own_numbers(row: PlannedRow) -> None:
    """Raise Problem when the row is decided to be about somebody to whom one of its numbers does not belong."""
    if row.action not in (RowAction.CREATE, RowAction.UPDATE):
        return
    for number, owner in row.owners.items():
        if row.person is None or row.person.person_id != owner.person_id:
            raise Problem(
                _(
                    "Row {row} stays to be decided: its number {number} is that of {name} ({case_number}) in the "
                    "register."
                ).format(
                    row=row.number,
                    number=row.numbers[number],
                    name=owner.name,
                    case_number=owner.case_number,
                ),
                _("Decide for that person, leave the row out, or mend the number in the file.")
                if len(set(row.owners.values())) == 1
                else _("Leave the row out, or mend its numbers in the file."),
            )


def _require_no_shared_number(row: PlannedRow, other: PlannedRow) -> None:
    """Raise Problem when two rows that are brought in as two persons have a number in common."""
    shared = next((number for number in row.numbers if number in other.numbers), None)
    if shared is None:
        return
    sentence = _(
        "Row {row} stays to be decided: its number {number} is also that of row {other}, which is brought in as "
        "another person."
    ).format(row=row.number, number=row.numbers[shared], other=other.number)
    if shared[0] == REFERENCE:
        sentence = _(
            "Row {row} stays to be decided: its reference {reference} is also that of row {other}, "
            "which is brought in as another person."
        ).format(row=row.number, reference=row.numbers[shared], other=other.number)
    advice = _("Decide the same person for both, leave one out, or mend the reference in the file.")
    if shared[0] != REFERENCE:
        advice = _("Decide the same person for both, leave one out, or mend the number in the file.")
    raise Problem(sentence, advice)
