"""`vigil duplicates`, `vigil merge` and `vigil part`: who is in the register twice, made one and taken apart again."""

from collections import Counter
from typing import Annotated, Any, Optional

import typer

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.cli import terminal
from app.cli.options import LARGEST_ID, AsJson, PassphraseFile, RegisterFolder
from app.domain.compare_cases import COMPARED, PROSE, Take
from app.workflows.merge_people import MergeChoice, merge_people
from app.workflows.part_again import part_again
from app.workflows.similar_people import PossibleDuplicate, find_duplicates


def duplicates(
    register: RegisterFolder,
    limit: Annotated[Optional[int], typer.Option("--limit", metavar="N", min=1)] = None,  # noqa: UP045
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List pairs of people who may be one, best first. Example: vigil duplicates ~/register --limit 50"""
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        found = find_duplicates(desk, progress, limit)
    progress.end()
    terminal.answer(
        [_pair(one) for one in found],
        as_json,
        lambda value: "\n".join(map(_pair_in_words, value)) or _("Nobody seems to be in the register twice."),
    )


def merge(
    register: RegisterFolder,
    keep: Annotated[int, typer.Argument(metavar="KEEP", min=1, max=LARGEST_ID, help="Who is kept.")],
    other: Annotated[int, typer.Argument(metavar="OTHER", min=1, max=LARGEST_ID, help="Who is merged.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why they are one person.")] = "",
    take: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--take",
            metavar="FIELD=other",
            help="Whose value of a field stays: kept, other, or both (texts). May be given several times.",
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make one person of two records. Example: vigil merge ~/register 17 204 --take birth_date=other"""
    choice = MergeChoice(dict(_taken(one) for one in take or ()), reason)
    with terminal.opened(register, passphrase_file) as desk:
        made = merge_people(desk, keep, other, choice)
    terminal.answer(
        {
            "person": made.person_id,
            "merged": made.merged_id,
            "merge": made.id,
            "moved": len(made.moved_records),
            "moved_by_kind": dict(sorted(Counter(kind for kind, _id in made.moved_records).items())),
        },
        as_json,
        lambda value: _(
            "Person {merged} is now part of person {person}: {moved} records moved. "
            "To take this apart: vigil part REGISTER {merge}"
        ).format(**value),
    )


def part(
    register: RegisterFolder,
    merge_id: Annotated[int, typer.Argument(metavar="MERGE_ID", min=1, max=LARGEST_ID)],
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Take a merge apart again. Example: vigil part ~/register 3"""
    with terminal.opened(register, passphrase_file) as desk:
        parted = part_again(desk, merge_id)
    terminal.answer(
        {"merge": parted.id, "person": parted.person_id, "parted": parted.merged_id, "state": parted.state},
        as_json,
        lambda value: _("Persons {person} and {parted} are two again.").format(**value),
    )


def _taken(word: str) -> tuple[str, Take]:
    field, _equals, whose = word.partition("=")
    if field not in COMPARED:
        raise FieldProblem(
            "take",
            _("There is no field “{name}” to choose.").format(name=field),
            _("The fields are: {names}.").format(names=", ".join(COMPARED)),
        )
    if whose not in tuple(Take) or (whose == Take.BOTH and field not in PROSE):
        raise Problem(
            _("“{text}” does not say whose value stays.").format(text=word),
            _("Write FIELD=other or FIELD=kept; of {names} also FIELD=both.").format(names=", ".join(PROSE)),
        )
    return field, Take(whose)


def _pair(one: PossibleDuplicate) -> dict[str, Any]:
    return {
        "person": one.person.id,
        "other": one.other.id,
        "probability": round(one.probability, 4),
        "reasons": list(one.reasons),
        "names": [one.person.name, one.other.name],
        "case_numbers": [one.person.case_number, one.other.case_number],
    }


def _pair_in_words(pair: dict[str, Any]) -> str:
    both = " = ".join(
        f"{person} {name} ({number})"
        for person, name, number in zip(
            (pair["person"], pair["other"]), pair["names"], pair["case_numbers"], strict=True
        )
    )
    return f"{pair['probability']:.2f}  {both}: {' '.join(pair['reasons'])}"
