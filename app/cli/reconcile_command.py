"""`vigil reconcile`: an announced list held against the register."""

import sys
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from app.base.errors import Problem
from app.base.i18n import _
from app.cli import terminal
from app.cli.options import LARGEST_ID, AsJson, PassphraseFile, RegisterFolder
from app.domain.announced_list import AnnouncedListFields
from app.domain.event_figures import Missing
from app.domain.names.matching import Candidate, Decision, Match
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.record import PersonId
from app.domain.source import SourceFields
from app.workflows.announced_lists import NameList, add_list, read_name_list, read_pasted
from app.workflows.desk import Desk
from app.workflows.event_figures import expected_people
from app.workflows.find_people import people_of
from app.workflows.reconcile import Compared, compare_names, is_no_name

People = Mapping[int, PersonLine]


def reconcile_list(
    register: RegisterFolder,
    file: Annotated[
        Path, typer.Argument(metavar="LIST", help="Text, CSV or workbook with one name a line; - reads text.")
    ],
    event_id: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--event", metavar="ID", min=1, max=LARGEST_ID, help="The release event it belongs to."),
    ] = None,
    which: Annotated[
        Missing,
        typer.Option("--missing", help="Whom to tell of as expected in the event but not on its lists."),
    ] = Missing.RECOGNISED,
    save: Annotated[bool, typer.Option("--save", help="Keep the list in the event, undecided.")] = False,
    title: Annotated[str, typer.Option("--title", help="What the kept list is called.")] = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Hold an announced list against the register. Example: vigil reconcile ~/register list.txt --event 3"""
    if save and event_id is None:
        raise Problem(
            _("A list is kept in a release event."),
            _("Name the event with --event ID; see: vigil event list."),
        )
    names = read_pasted(sys.stdin.read()) if str(file) == "-" else read_name_list(file)
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        compared = compare_names(desk, names, progress, event_id)
        matches = compared.matches
        people = people_of(desk, {one.person_id for match in matches for one in match.candidates})
        proposed = {match.person_id for match in matches}
        missing = _not_on_list(desk, event_id, which, proposed)
        kept = (
            _keep(desk, event_id, names, title or names.file_name or _("List"))
            if save and event_id is not None
            else None
        )
    progress.end()
    lines = [
        _line(number, printed.printed, match, people, compared)
        for number, (printed, match) in enumerate(zip(names.lines, matches, strict=True), start=1)
    ]
    terminal.answer(
        {
            "lines": lines,
            "not_on_list": missing,
            "missing": which.value,
            "counts": {
                "lines": len(lines),
                **{decision.value: 0 for decision in Decision},
                **Counter(line["decision"] for line in lines),
                "no_name": sum(line["no_name"] for line in lines),
                "namesakes": sum(line["namesake"] is not None for line in lines),
                "not_on_list": len(missing),
            },
            "list": kept,
        },
        as_json,
        _in_words,
    )


def _keep(desk: Desk, event_id: int, names: NameList, title: str) -> int:
    # The spellings that the list teaches need a source; without a publisher it is the list itself.
    source = SourceFields(title=title, date=PartialDate.of(desk.clock.today()))
    fields = AnnouncedListFields(release_event_id=event_id, title=title)
    return add_list(desk, fields, names, source).announced_list.id


def _not_on_list(
    desk: Desk, event_id: int | None, which: Missing, proposed: Collection[int | None]
) -> list[int]:
    """Return who is expected in the event and neither on its lists nor proposed for this one."""
    if event_id is None:
        return []
    return [person for person in expected_people(desk, event_id, which).ids if person not in proposed]


def _line(number: int, printed: str, match: Match, people: People, compared: Compared) -> dict[str, Any]:
    person = people.get(match.person_id) if match.person_id is not None else None
    first = match.candidates[0].probability if match.candidates else 0.0
    return {
        "line": number,
        "as_printed": printed,
        "decision": match.decision.value,
        "person": match.person_id,
        "reference": person.reference or None if person else None,
        "probability": round(first, 4),
        "nobody": round(match.nobody, 4),
        "no_name": is_no_name(printed, match),
        "candidates": [_candidate(one, people, compared) for one in match.candidates],
        "namesake": match.namesake.person_id if match.namesake else None,
        "advice": match.advice(),
    }


def _candidate(one: Candidate, people: People, compared: Compared) -> dict[str, Any]:
    person = people.get(one.person_id)
    return {
        "id": one.person_id,
        "case_number": person.case_number if person else None,
        "reference": person.reference or None if person else None,
        "name": person.name if person else "",
        "birth": person.birth or None if person else None,
        "probability": round(one.probability, 4),
        "held_on_eve": _held_on_eve(one.person_id, compared),
        "same_name": one.same_name,
        "contradictions": [what.value for what in one.contradictions],
        "reasons": [
            {
                "feature": reason.feature,
                "announced": reason.announced,
                "register": reason.register,
                "weight": reason.weight,
                "text": reason.text,
            }
            for reason in one.reasons
        ],
    }


def _in_words(value: dict[str, Any]) -> str:
    rows = []
    for line in value["lines"]:
        rows.append(f"{line['line']:>5}  {line['as_printed']}")
        if line["no_name"]:
            rows.append("       no name: a heading or a total")
            continue
        if line["decision"] == Decision.NOBODY.value:
            nearest = ", nearest:" if line["candidates"] else ""
            rows.append(f"       not in the register ({line['nobody']:.0%}){nearest}")
        rows.extend(
            f"       {one['probability']:>4.0%}  {one['case_number']}  {one['name']}  {one['birth'] or ''}".rstrip()
            + ("  (not held on the eve)" if one["held_on_eve"] is False else "")
            for one in line["candidates"]
        )
        if line["advice"]:
            rows.append(f"       {line['advice']}")
    counts = value["counts"]
    missing = f"not on list ({value['missing']})"
    words = {name: name.replace("_", " ") for name in counts} | {"not_on_list": missing}
    rows.append(", ".join(f"{words[name]} {counts[name]}" for name in counts))
    return "\n".join(rows)


def _held_on_eve(person_id: PersonId, compared: Compared) -> bool | None:
    """Tell whether somebody was held on the eve of the event; None where nobody knows."""
    return True if person_id in compared.held else False if person_id in compared.doubtful else None
